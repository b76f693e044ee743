"""What Excel hides from whoever sends a list: left out or taken, and told either way."""

import io

import pytest
import xlsxwriter

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.services.importing.looking import look
from tests.services.importing.office_lists import a_plan, fates, imported

HEADINGS = ("Nama", "No. Registrasi", "Tgl. Lahir", "Agama")
PEOPLE = [
    ("Radit Sentosa", "BI 11/20", "13-02-1990", "Islam"),
    ("Galih Permadi", "BI 12/20", "13-03-1990", "Islam"),
    ("Yoga Prasetyo", "BI 13/20", "14-03-1990", "Hindu"),
    ("Wira Kusuma", "BI 14/20", "15-03-1990", "Hindu"),
]


def a_list(*, rows=(), columns=(), other="", since_1904=False, people=PEOPLE):
    """A list with hidden rows (by their numbers in Excel), columns and perhaps a hidden sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": since_1904})
    sheet = book.add_worksheet("Daftar")
    for at, row in enumerate([HEADINGS, *people]):
        sheet.write_row(at, 0, row)
    for number in rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    for at in columns:
        sheet.set_column(at, at, None, None, {"hidden": True})
    if other:
        book.add_worksheet(other).hide()
    book.close()
    return out.getvalue()


def test_hidden_rows_are_left_out_and_told_with_their_numbers(store):
    preview = imported(store, a_plan(store, a_list(rows=(3, 4))))

    assert fates(preview) == {"new": 2}
    assert {one.name for one in store.residents.all()} == {"Radit Sentosa", "Wira Kusuma"}
    (notice,) = preview.notices
    assert notice.startswith("2 baris tersembunyi di Excel tidak diambil: baris 3-4. Tampilkan")
    assert [(one.row, one.problem) for one in preview.warnings] == [
        (number, "Baris ini tersembunyi di Excel dan tidak diambil.") for number in (3, 4)
    ]


def test_a_list_that_hides_nothing_says_nothing(store):
    preview = look(store, a_plan(store, a_list()))

    assert (preview.notices, preview.warnings) == ((), ())


def test_hidden_headings_and_empty_rows_are_no_hidden_people(store):
    preview = look(store, a_plan(store, a_list(rows=(1, 9))))

    assert fates(preview) == {"new": 4}
    assert not preview.notices


def test_whoever_stands_in_a_hidden_row_is_not_missing(store):
    imported(store, a_plan(store, a_list()))

    preview = look(store, a_plan(store, a_list(rows=(3,), people=PEOPLE[:3])))

    assert [one.name for one in preview.missing] == ["Wira Kusuma"]


def test_hidden_columns_are_taken_and_sheets_left_out_and_both_are_told(store):
    preview = look(store, a_plan(store, a_list(columns=(3,), other="Rujukan")))

    assert fates(preview) == {"new": 4}
    assert preview.notices == (
        "Kolom tersembunyi ikut dibaca: Agama.",
        "Lembar tersembunyi tidak dibaca: Rujukan.",
    )


def test_a_list_of_hidden_rows_alone_says_so(store):
    with pytest.raises(ListUnreadable) as refused:
        a_plan(store, a_list(rows=(2, 3, 4, 5)))

    assert "tersembunyi" in str(refused.value.facts["problem"])


def test_every_kind_of_list_tells_its_hidden_rows(store):
    content = a_list(rows=(3,), people=[("Ruang A", 1), ("Ruang B", 2)])

    preview = look(store, a_plan(store, content, ImportSubject.ROOMS))

    assert any("baris 3" in one for one in preview.notices)


@pytest.mark.parametrize(("since_1904", "born"), [(False, 1986), (True, 1990)])
def test_bare_numbers_of_days_are_counted_from_the_year_of_the_workbook(store, since_1904, born):
    people = [("Radit Sentosa", "BI 11/20", 31455, "Islam")]

    imported(store, a_plan(store, a_list(since_1904=since_1904, people=people)))

    (resident,) = store.residents.all()
    assert resident.birth_on is not None
    assert resident.birth_on.year == born
