"""A list on screen as a paper: how long it may be, and what the log says of it."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.printed_list import MOST_ROWS, ListColumn
from rehabdesk.domain.refusals import ListTooLong
from rehabdesk.services.list_papers import ShownList, list_dossier, list_pdf
from rehabdesk.storage import AuditFilter
from tests.services.moments import NOON


def a_list(rows):
    columns = (ListColumn(heading="Nama"),)
    return ShownList(name="Residen", columns=columns, rows=(("Mahmud",),) * rows)


def prints(store):
    return store.audit.entries(AuditFilter(kind=EntryKind.PRINT))


@pytest.mark.parametrize("rows", [MOST_ROWS - 1, MOST_ROWS])
def test_a_list_of_as_many_rows_as_may_be_is_printed_and_logged(store, rows):
    assert list_pdf(store, a_list(rows), now=NOON).startswith(b"%PDF")
    assert len(prints(store)) == 1


def test_one_row_more_is_refused_and_not_logged_as_printed(store):
    with pytest.raises(ListTooLong) as refused:
        list_pdf(store, a_list(MOST_ROWS + 1), now=NOON)

    assert refused.value.facts == {"count": MOST_ROWS + 1, "most": MOST_ROWS}
    assert prints(store) == ()


def test_above_a_printed_list_stands_only_what_there_is_to_say(store):
    whole = list_dossier(store, a_list(3), now=NOON)
    narrowed = replace(a_list(3), narrowed=("Blok A", "Aktif"), order="Nama")
    fewer = list_dossier(store, narrowed, now=NOON)

    assert [name for name, _ in whole.facts] == ["Per tanggal", "Jumlah"]
    assert fewer.facts[2:] == (("Saringan", "Blok A; Aktif"), ("Diurutkan menurut", "Nama"))
