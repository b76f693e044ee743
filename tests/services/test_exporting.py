"""Lists out of the office, and back in: the same register, whatever the order of the columns."""

import csv
import io
import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehabdesk.domain.importing import ExportPreset, ImportSubject
from rehabdesk.domain.unknown import is_unknown
from rehabdesk.services.exporting import (
    BNN_LIKE,
    SDP_LIKE,
    ListFormat,
    OutTable,
    list_bytes,
    people_table,
)
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.storage import open_in_memory
from tests.sample_office import an_office
from tests.services.importing.office_lists import (
    MAHMUD,
    a_file_plan,
    a_plan,
    fates,
    imported,
    people_list,
)

FORMS = list(ListFormat)


def an_empty_office():
    store = open_in_memory()
    an_office(store)
    return store


def register(store):
    """The register without ids."""
    table = people_table(store, SDP_LIKE)
    return sorted(map(repr, table.rows))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("preset", [SDP_LIKE, BNN_LIKE], ids=lambda one: one.name)
def test_what_goes_out_comes_back_as_the_same_register(store, form, preset):
    imported(store, a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE))

    content = list_bytes(people_table(store, preset), form)
    preview = look(store, a_plan(store, content, file=f"keluar{form.value}"))

    assert fates(preview) == {"unchanged": 240}


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_office_gets_the_same_register(store, form):
    imported(store, a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE))
    content = list_bytes(people_table(store, SDP_LIKE), form)
    other = an_empty_office()

    imported(other, a_plan(other, content, file=f"keluar{form.value}"))

    assert register(other) == register(store)


# Names as the register keeps them: proper case, no words that split a name.
_LETTERS = st.text("abcdefghijklmnopqrstuvwxyzé'", min_size=3, max_size=9)
_WORD = _LETTERS.filter(lambda one: one[0] != "'" and one not in {"als", "alias", "alis", "aka"})
_NAMED = st.lists(_WORD, min_size=1, max_size=3).map(" ".join)
# A cell that says "null" or "tidak tahu" names nobody.
_NAME = _NAMED.filter(lambda one: not is_unknown(one)).map(str.title)
_TEXT = st.text("abcxyzABC 0123456789=+-@;,\"'./\t", min_size=1, max_size=20).filter(
    lambda one: any(sign.isalnum() for sign in one)
)
_DAY = st.none() | st.dates(date(1950, 1, 1), date(2008, 1, 1))


@given(
    people=st.lists(
        st.tuples(st.integers(1, 9999), _NAME, _DAY, _TEXT, _TEXT, st.none() | st.integers(0, 900)),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[0],
    ),
    seed=st.integers(0, 99),
    form=st.sampled_from(FORMS),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_register_survives_the_round_with_its_columns_in_any_order(people, seed, form):
    rows = [
        (f"BI {number}/20", name, born, f"x{text}", offence, months, f"{number:07}")
        for number, name, born, text, offence, months in people
    ]
    headings = (
        *("No. Registrasi", "Nama", "Tgl Lahir", "Alamat", "Jenis Kejahatan"),
        *("Putusan (bln)", "No Induk"),
    )
    first = an_empty_office()
    imported(first, a_plan(first, people_list(*rows, headings=headings)))
    keys = (
        *("registration_no", "name", "birth_on", "address", "offence"),
        *("sentence_months", "person_no"),
    )
    columns = [f"{key}\t{heading}" for key, heading in zip(keys, headings, strict=True)]
    random.Random(seed).shuffle(columns)
    table = people_table(first, ExportPreset(name="Acak", columns=tuple(columns)))

    second = an_empty_office()
    plan = a_plan(second, list_bytes(table, form), file=f"keluar{form.value}")
    imported(second, plan)

    assert register(second) == register(first)
    assert not look(second, plan).changes


def test_a_cell_that_excel_would_obey_is_made_harmless():
    evil = ("=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", "'=1", "\t=1")
    table = OutTable(name="Uji", headings=("Nama",), rows=tuple((one,) for one in evil))

    text = list_bytes(table, ListFormat.CSV).decode("utf-8-sig")
    cells = [line.strip('"') for line in text.split("\r\n")[1:-1]]
    assert all(cell.startswith("'") for cell in cells)

    back = read_tables("uji.csv", list_bytes(table, ListFormat.CSV))[0].cells
    assert [line[0] for line in back[1:5]] == list(evil[:4])
    again = read_tables("uji.xlsx", list_bytes(table, ListFormat.XLSX))[0].cells
    assert [line[0] for line in again[1:5]] == list(evil[:4])


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_no_cell_is_obeyed_whatever_sign_an_excel_parts_cells_by(separator):
    signs = ("=", "+", "-", "@", "'=", "\t=", "\r=", "\n=", " =")
    parts = (";", ",", "\t", "|", "; ", ",\t", "\r", "\n", '";', '",')
    evil = tuple(f"Ali{part}{sign}cmd(1)" for part in parts for sign in signs)
    table = OutTable(name="Uji", headings=("Nama",), rows=tuple((one,) for one in evil))
    text = list_bytes(table, ListFormat.CSV).decode("utf-8-sig")

    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    cells = [cell.lstrip(' "') for row in rows for cell in row]

    assert [one for one in cells if one.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("text", ["Jl. Raya, -", "Blok A; =1", "a,'=b", "0812,+62", "x|@y"])
def test_a_text_that_was_made_harmless_inside_comes_back_as_it_was(text):
    table = OutTable(name="Uji", headings=("Nama", "Catatan"), rows=(("Ali", text),))

    back = read_tables("uji.csv", list_bytes(table, ListFormat.CSV))[0].cells

    assert list(back[1]) == ["Ali", text]


def test_dates_go_out_as_dates_and_numbers_in_text_stay_text():
    row = (date(1988, 3, 12), "0012345", 22)
    table = OutTable(name="Uji", headings=("Lahir", "No Induk", "Umur"), rows=(row,))

    cells = read_tables("uji.xlsx", list_bytes(table, ListFormat.XLSX))[0].cells

    assert list(cells[1]) == [date(1988, 3, 12), "0012345", 22]


def test_whoever_is_not_in_the_register_is_in_no_list_of_people(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    (mahmud,) = store.residents.all()

    table = people_table(store, SDP_LIKE, ["nobody", mahmud.id])

    assert len(table.rows) == 1
