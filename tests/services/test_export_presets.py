"""Orders of columns for a list of people: shipped, changed, an office's own."""

import pytest

from rehabdesk.domain.importing import ExportPreset
from rehabdesk.domain.refusals import AlreadyThere, Missing
from rehabdesk.services.export_presets import (
    ExportPresets,
    add_preset,
    drop_preset,
    keep_preset,
    presets,
    save_presets,
    sound_preset,
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


def test_a_column_that_a_later_program_knows_is_left_out_of_what_was_kept(store):
    line = "Kanwil\tname\tNAMA WBP\tkolom_baru\tBaru\tperson_no\tNIW"
    with store.change("Susunan"):
        store.settings.write(ExportPresets(lines=(line,)))

    assert presets(store) == (SDP_LIKE, BNN_LIKE, MINE)
    odd = ExportPreset.of("Kanwil", [*MINE.pairs, ("kolom_baru", "Baru")])
    assert sound_preset(odd) == MINE


def test_names_and_headings_are_tidied_and_up_to_their_limit(store):
    long = "x" * 60
    kept = sound_preset(ExportPreset.of("  Kanwil  ", [("name", f" {long} ")]))

    assert (kept.name, kept.pairs) == ("Kanwil", (("name", long),))


def test_an_order_is_kept_in_place_of_the_one_of_its_name_and_others_stay(store):
    other = ExportPreset.of("Dinas", [("name", "Nama")])
    add_preset(store, MINE)
    add_preset(store, other)
    again = ExportPreset.of(" kanwil ", [("nik", "NIK")])

    keep_preset(store, again)

    named = {one.name: one.pairs for one in presets(store)[2:]}
    assert named == {"Dinas": other.pairs, "kanwil": (("nik", "NIK"),)}
    drop_preset(store, "DINAS ")
    assert [one.name for one in presets(store)[2:]] == ["kanwil"]


def test_two_of_one_name_are_refused_at_the_name(store):
    with pytest.raises(AlreadyThere) as refused:
        save_presets(store, [MINE, ExportPreset.of("KANWIL", [("nik", "NIK")])])

    assert (refused.value.field, refused.value.facts) == ("name", {"text": "KANWIL"})
    assert presets(store) == (SDP_LIKE, BNN_LIKE)


def test_a_column_that_an_older_program_left_without_a_heading_is_left_out(store):
    with store.change("seperti dahulu"):
        store.settings.write(ExportPresets(lines=("Kanwil\tname\tNAMA\tperson_no",)))

    (mine,) = [one for one in presets(store) if one.name == "Kanwil"]
    assert mine.pairs == (("name", "NAMA"),)
