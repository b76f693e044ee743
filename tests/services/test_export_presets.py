"""Orders of columns for a list of people: shipped, changed, an office's own."""

import pytest

from rehabdesk.domain.importing import ExportPreset
from rehabdesk.domain.refusals import AlreadyThere, Missing
from rehabdesk.services.export_presets import (
    add_preset,
    drop_preset,
    keep_preset,
    presets,
    save_presets,
)
from rehabdesk.services.exporting import BNN_LIKE, SDP_LIKE, people_table
from tests.services.importing.office_lists import MAHMUD, RUDI, a_plan, imported, people_list

MINE = ExportPreset.of("Kanwil", [("name", "NAMA WBP"), ("person_no", "NIW")])


def test_an_office_keeps_an_order_of_its_own_beside_the_two_shipped_ones(store):
    add_preset(store, MINE)
    imported(store, a_plan(store, people_list(MAHMUD, RUDI)))

    assert presets(store) == (SDP_LIKE, BNN_LIKE, MINE)
    table = people_table(store, MINE)
    assert table.headings == ("NAMA WBP", "NIW")
    assert table.rows[0] == ("Mahmud Bin Karta", "0012345")

    drop_preset(store, "kanwil")
    assert presets(store) == (SDP_LIKE, BNN_LIKE)


def test_a_shipped_order_is_changed_and_brought_back(store):
    short = ExportPreset.of(SDP_LIKE.name, SDP_LIKE.pairs[:3])

    keep_preset(store, short)
    assert presets(store) == (short, BNN_LIKE)

    drop_preset(store, SDP_LIKE.name)
    assert presets(store) == (SDP_LIKE, BNN_LIKE)


def test_what_nobody_could_read_is_refused(store):
    with pytest.raises(Missing):
        save_presets(store, [ExportPreset(name="Kosong", columns=())])
    with pytest.raises(Missing):
        save_presets(store, [ExportPreset.of("Tanpa judul", [("name", " ")])])
    with pytest.raises(AlreadyThere):
        save_presets(store, [ExportPreset.of("Sama", [("name", "Nama"), ("nik", "NAMA")])])
    with pytest.raises(AlreadyThere):
        add_preset(store, ExportPreset.of("urutan sdp", MINE.pairs))
