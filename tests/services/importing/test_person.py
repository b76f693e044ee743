"""What of somebody known a list changes, cell by cell, and how it is shown before."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportMode
from rehabdesk.domain.resident import NumberKind, Sex
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.person import shown
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.wording.terms import label
from tests.services.importing.office_lists import a_plan, imported

OURS = {
    "Nama": "Mahmud Bin Karta",
    "No. Registrasi": "BI 283/20",
    "No. Induk": "0012345",
    "Tgl. Lahir": date(1988, 3, 12),
    "Jenis Kelamin": "L",
    "Agama": "Islam",
    "Blok": "A",
    "Sel": "18",
    "Tgl Masuk UPT": date(2020, 6, 1),
    "Alias": "Cungkring",
    "No. Rekam Medis": "RM 12",
}


def a_list(store, row, **changes):
    return a_plan(store, xlsx_of(tuple(row), [tuple(row.values())]), **changes)


@pytest.fixture(autouse=True)
def mahmud(store):
    imported(store, a_list(store, OURS))


def differing(store, **plan):
    """Ask a list of one row about Mahmud: key, what we have, what the list has, whether taken."""

    def ask(row):
        (seen,) = look(store, a_list(store, row, **plan)).rows
        return [(one.key, one.our_value, one.file_value, one.taken) for one in seen.changes]

    return ask


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "Ya"),
        (False, "Tidak"),
        (date(2021, 4, 5), "05-04-2021"),
        (Sex.FEMALE, label(Sex.FEMALE)),
        ((), ""),
        (("Acil", "Black"), "Acil, Black"),
        (7, "7"),
        ("Islam", "Islam"),
    ],
)
def test_a_value_is_shown_as_people_write_it(value, words):
    assert shown(value) == words


@pytest.mark.parametrize(
    ("cells", "change"),
    [
        ({"Agama": "Hindu"}, ("religion", "Islam", "Hindu")),
        ({"Tgl. Lahir": date(1988, 3, 13)}, ("birth_on", "12-03-1988", "13-03-1988")),
        ({"Tgl Masuk UPT": date(2020, 7, 1)}, ("entered_on", "01-06-2020", "01-07-2020")),
        ({"No. Rekam Medis": "RM 13"}, ("medical_no", "RM 12", "RM 13")),
        ({"Alias": "Acil"}, ("aliases", "Cungkring", "Cungkring, Acil")),
        ({"Alias": "Cungkring, Acil"}, ("aliases", "Cungkring", "Cungkring, Acil")),
        ({"Blok": "B"}, ("block", "A/18", "B/18")),
        ({"Sel": "19"}, ("cell", "A/18", "A/19")),
        ({"Blok": "B", "Sel": "19"}, ("cell", "A/18", "B/19")),
        ({"Blok/Kamar": "C/1"}, ("place", "A/18", "C/1")),
        ({"Nama": "Mahmud Bin Karto"}, ("name", "Mahmud Bin Karta", "Mahmud Bin Karto")),
    ],
)
def test_what_differs_is_shown_beside_what_we_have(store, cells, change):
    row = {"No. Registrasi": "BI 283/20"} | cells

    assert differing(store)(row) == [(*change, True)]
    assert differing(store, mode=ImportMode.ADD)(row) == [(*change, False)]
    assert differing(store, mode=ImportMode.FILL)(row) == [(*change, False)]


@pytest.mark.parametrize(
    "cells",
    [
        {"Nama": "MAHMUD  BIN KARTA"},
        {"Nama": "Mahmud bin Karta"},
        {"Agama": "ISLAM"},
        {"Alias": "CUNGKRING"},
        {"No. Induk": "12345"},
        {"No. Rekam Medis": "rm 12"},
        {"Blok": "a"},
        {"Blok/Kamar": "A/18"},
        {"Agama": ""},
    ],
)
def test_what_only_looks_otherwise_is_the_same(store, cells):
    assert differing(store)({"No. Registrasi": "BI 283/20"} | cells) == []


def test_a_number_in_another_form_is_the_same_and_another_one_is_told(store):
    assert differing(store)({"No. Induk": "12345", "No. Registrasi": "B.I. 283 / 20"}) == []
    other = differing(store)({"No. Induk": "12345", "No. Registrasi": "BI 284/20"})
    assert other == [("registration_no", "BI 283/20", "BI 284/20", True)]


def test_a_blank_is_filled_where_only_blanks_are_filled(store):
    row = {"No. Registrasi": "BI 283/20", "Suku": "Sunda", "Agama": "Hindu"}
    plan = a_list(store, row, mode=ImportMode.FILL)

    assert sorted(differing(store, mode=ImportMode.FILL)(row)) == [
        ("ethnicity", "", "Sunda", True),
        ("religion", "Islam", "Hindu", False),
    ]
    imported(store, plan)
    (mahmud,) = store.residents.all()
    assert (mahmud.ethnicity, mahmud.religion) == ("Sunda", "Islam")


def test_everything_that_was_taken_is_with_the_person_afterwards(store):
    row = OURS | {
        "Nama": "Mahmud Bin Karto",
        "Agama": "Hindu",
        "Blok": "B",
        "Sel": "19",
        "Alias": "Acil",
        "Tgl Masuk UPT": date(2020, 7, 1),
        "No. Rekam Medis": "RM 13",
    }
    imported(store, a_list(store, row))

    (mahmud,) = store.residents.all()
    assert (mahmud.name, mahmud.religion, mahmud.block, mahmud.cell) == (
        "Mahmud Bin Karto", "Hindu", "B", "19",
    )  # fmt: skip
    assert mahmud.aliases == ("Cungkring", "Acil")
    assert mahmud.sex is Sex.MALE
    assert [one.entered_on for one in store.stays.all()] == [date(2020, 7, 1)]
    numbers = {(one.kind, one.value) for one in store.registrations.all()}
    assert {(NumberKind.PERSON_NO, "0012345"), (NumberKind.MEDICAL, "RM 13")} <= numbers


@pytest.mark.parametrize(
    ("row", "change"),
    [
        ({"Blok": "B/9"}, [("block", "A/18", "B/9", True)]),
        ({"Blok": "A / 18"}, []),
        ({"Blok": "A/19", "Sel": ""}, [("block", "A/18", "A/19", True)]),
    ],
)
def test_a_block_that_names_its_cell_replaces_both(store, row, change):
    asked = differing(store)({"No. Registrasi": "BI 283/20", **row})

    assert asked == change
    imported(store, a_list(store, {"No. Registrasi": "BI 283/20", "Nama": "", "Blok": "C/9"}))
    person = store.residents.all()[0]
    assert (person.block, person.cell) == ("C", "9")
