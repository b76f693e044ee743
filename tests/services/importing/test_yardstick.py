"""Which rows of a monthly list say nothing new of anybody: those alone are passed over quickly."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import RowFate
from rehabdesk.domain.resident import ExitReason, NumberKind
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.rows import read_rows
from rehabdesk.services.importing.yardstick import Yardstick
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_registration, a_resident
from tests.services.importing.office_lists import a_plan, imported

HEADINGS = (
    "Nama", "No. Registrasi", "No. Induk", "Tgl. Lahir", "Agama", "Blok", "Sel", "Tgl Masuk UPT",
    "Ekspirasi", "Alias", "No. Rekam Medis",
)  # fmt: skip
MAHMUD = {
    "Nama": "Mahmud Bin Karta",
    "No. Registrasi": "BI 283/20",
    "No. Induk": "0012345",
    "Tgl. Lahir": date(1988, 3, 12),
    "Agama": "Islam",
    "Blok": "A",
    "Sel": "18",
    "Tgl Masuk UPT": date(2020, 6, 1),
    "Ekspirasi": date(2022, 12, 31),
    "Alias": "Cungkring",
    "No. Rekam Medis": "RM 12",
}


def a_list(store, row, headings=HEADINGS):
    return a_plan(store, xlsx_of(headings, [[row.get(one, "") for one in headings]]))


def passed_over(store, row, headings=HEADINGS):
    """Whom a row says nothing new of, as the look at a whole list asks it."""
    plan = a_list(store, row, headings)
    yardstick = Yardstick(store, plan)
    essential = ("name", "registration_no", "person_no")
    (read,) = read_rows(plan, plan.day_order(plan.question()), essential, yardstick.compared)
    return yardstick.unchanged(read)


@pytest.fixture
def mahmud(store):
    imported(store, a_list(store, MAHMUD))
    (resident,) = store.residents.all()
    return resident.id


def without(*names):
    return {name: value for name, value in MAHMUD.items() if name not in names}


@pytest.mark.parametrize(
    "row",
    [
        MAHMUD,
        MAHMUD | {"No. Induk": "12345"},
        MAHMUD | {"No. Registrasi": "B I. 283 / 20"},
        without("No. Induk"),
        without("No. Registrasi"),
        without("Nama"),
        without("Alias"),
        without("No. Rekam Medis"),
        without("Tgl. Lahir", "Agama", "Blok", "Sel", "Tgl Masuk UPT", "Ekspirasi"),
        {"No. Registrasi": "BI 283/20"},
        {"No. Induk": "0012345"},
    ],
)
def test_a_row_that_says_what_we_have_or_nothing_is_passed_over(store, mahmud, row):
    assert passed_over(store, row) == mahmud


@pytest.mark.parametrize(
    "new",
    [
        {"Nama": "Mahmud Bin Karto"},
        {"Nama": "MAHMUD BIN KARTA ALS. ACIL"},
        {"No. Registrasi": "BI 284/20"},
        {"No. Induk": "12346"},
        {"Tgl. Lahir": date(1988, 3, 13)},
        {"Agama": "Hindu"},
        {"Blok": "B"},
        {"Sel": "19"},
        {"Tgl Masuk UPT": date(2020, 6, 2)},
        {"Ekspirasi": date(2023, 12, 31)},
        {"Alias": "Acil"},
        {"Alias": "Cungkring, Acil"},
        {"No. Rekam Medis": "RM 13"},
    ],
)
def test_a_row_that_says_anything_new_is_looked_at(store, mahmud, new):
    assert passed_over(store, MAHMUD | new) is None


@pytest.mark.parametrize(
    "row", [{"Nama": "Mahmud Bin Karta"}, {"No. Registrasi": "BI 9/20"}, {"No. Induk": "9"}]
)
def test_whom_no_number_says_is_looked_for(store, mahmud, row):
    assert passed_over(store, row) is None


def test_of_a_number_that_two_carry_nobody_is_sure(store, mahmud):
    a_resident(store, "Rudi Bin Ali", "BI 283/20")

    assert passed_over(store, without("No. Induk")) is None
    assert passed_over(store, MAHMUD) == mahmud


@pytest.mark.parametrize("gone", ["exited", "none"])
def test_who_has_left_or_was_never_here_is_looked_at(store, mahmud, gone):
    (stay,) = store.stays.find(resident=mahmud)
    with store.change("Keluar"):
        if gone == "none":
            store.stays.remove(stay.id)
        else:
            left = {"exited_on": date(2021, 1, 1), "exit_reason": ExitReason.RELEASED}
            store.stays.put(replace(stay, **left))

    assert passed_over(store, MAHMUD) is None


@pytest.mark.parametrize(
    ("place", "same"), [("A/18", True), ("", True), ("A/19", False), ("B/18", False)]
)
def test_block_and_cell_in_one_column_are_compared_as_well(store, mahmud, place, same):
    headings = ("Nama", "No. Registrasi", "Blok/Kamar")
    row = MAHMUD | {"Blok/Kamar": place}

    assert (passed_over(store, row, headings) == mahmud) is same


def test_place_and_birthday_in_one_column_are_always_looked_at(store, mahmud):
    headings = ("Nama", "No. Registrasi", "Tempat/Tgl. Lahir")

    assert passed_over(store, MAHMUD | {headings[-1]: "Serang, 12-03-1988"}, headings) is None
    assert passed_over(store, MAHMUD, headings) == mahmud


def test_a_medical_number_is_new_where_there_was_none(store):
    one = a_resident(store, "Rudi Bin Ali", "BI 1/20")
    row = {"Nama": "Rudi Bin Ali", "No. Registrasi": "BI 1/20", "No. Rekam Medis": "RM 1"}
    assert passed_over(store, row) is None
    with store.change("Nomor"):
        store.registrations.put(a_registration(one, "RM 1", kind=NumberKind.MEDICAL))

    assert passed_over(store, row) == one.id


def test_of_whoever_is_passed_over_the_office_has_name_and_number(store, mahmud):
    yardstick = Yardstick(store, a_list(store, MAHMUD))

    assert yardstick.title(mahmud) == ("Mahmud Bin Karta", "BI 283/20")


def test_in_an_empty_register_there_is_nothing_to_compare_with(store):
    assert Yardstick(store, a_list(store, MAHMUD)).compared == ()
    assert passed_over(store, MAHMUD) is None


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Mahmud Bin Karta als. Cungkring", True),
        ("Mahmud Bin Karta als. Acil", False),
        ("Mahmud Bin Karta", True),
    ],
)
def test_an_alias_in_the_column_of_names_is_compared_with_ours(store, mahmud, name, same):
    headings = ("Nama", "No. Registrasi")

    assert (passed_over(store, MAHMUD | {"Nama": name}, headings) == mahmud) is same


def test_of_whoever_is_passed_over_no_record_is_made_and_of_the_others_one_is(store, mahmud):
    same, new = a_list(store, MAHMUD), a_list(store, MAHMUD | {"Agama": "Hindu"})

    (passed,), (looked_at,) = look(store, same).rows, look(store, new).rows
    (asked,) = look(store, same.with_answers({2: mahmud})).rows

    assert (passed.fate, passed.target, passed.result) == (RowFate.UNCHANGED, mahmud, None)
    assert (passed.title, passed.subtitle) == ("Mahmud Bin Karta", "BI 283/20")
    assert looked_at.result.resident.religion == "Hindu"
    assert (asked.fate, asked.result.resident.id) == (RowFate.UNCHANGED, mahmud)
