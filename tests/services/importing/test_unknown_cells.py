"""Cells that say that nothing is known, wholly or in a part, column by column."""

from datetime import date, datetime, time

import pytest

from rehabdesk.domain.matching import NameParts
from rehabdesk.services.importing.fields import ColumnMeaning
from rehabdesk.services.importing.readings import Readings
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.wording.fields.field import FieldKind
from tests.services.importing.office_lists import a_plan, fates, imported, people_list

TODAY = date(2021, 4, 5)


def readings(kind, cells, *, limit=20):
    column = Readings(
        ColumnMeaning(key="x", label="X", kind=kind, limit=limit, most=10**limit - 1),
        DayOrder(),
        TODAY,
    )
    return column, column.of(cells)


@pytest.mark.parametrize("word", ["", "-", "–", "…", "N/A", "tidak ada", "Blm ada", "0", "000"])
@pytest.mark.parametrize(
    "kind",
    [
        *(
            FieldKind.TEXT,
            FieldKind.REGISTRATION,
            FieldKind.PERSON_NO,
            FieldKind.NIK,
            FieldKind.NIP,
            FieldKind.PHONE,
            FieldKind.DAY,
        ),
        *(
            FieldKind.BIRTHDAY,
            FieldKind.BORN,
            FieldKind.SEX,
            FieldKind.PLACE,
            FieldKind.ALIASES,
            FieldKind.PERSON,
        ),
    ],
)
def test_words_for_nothing_mean_nothing(kind, word):
    column, found = readings(kind, [word, word.upper(), f" {word}\u00a0"])

    assert found == [None, None, None]
    assert not column.unclear


@pytest.mark.parametrize("nought", [0, 0.0, "0"])
@pytest.mark.parametrize("kind", [FieldKind.WHOLE, FieldKind.YES, FieldKind.CELL, FieldKind.BLOCK])
def test_a_nought_is_a_value_where_it_can_be_one(kind, nought):
    _, (found,) = readings(kind, [nought])

    assert found in (0, False, "0")
    assert found is not None


@pytest.mark.parametrize(
    "cell", [0, 0.0, time(0), datetime(1899, 12, 30), datetime(1899, 12, 31), "00/01/1900"]
)
@pytest.mark.parametrize("kind", [FieldKind.DAY, FieldKind.BIRTHDAY])
def test_a_nought_that_is_shown_as_a_day_is_no_day(kind, cell):
    column, found = readings(kind, [cell])

    assert found == [None]
    assert not column.unclear


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (FieldKind.PLACE, "A/-", ("A", "")),
        (FieldKind.PLACE, "-/12", ("12", "")),
        (FieldKind.BORN, "-, 12-03-1988", ("", date(1988, 3, 12))),
        (FieldKind.BORN, "Serang, -", ("Serang", None)),
        (FieldKind.BORN, "Serang, 00-00-0000", ("Serang", None)),
        (FieldKind.ALIASES, "-, Acil", ("Acil",)),
        (FieldKind.PERSON, "Ali alias -", NameParts(name="Ali")),
        (FieldKind.PERSON, "Ali bin -", NameParts(name="Ali")),
        (FieldKind.PERSON, "Ali Bin .....", NameParts(name="Ali")),
        (FieldKind.PERSON, "Ali Bin", NameParts(name="Ali Bin")),
    ],
)
def test_a_part_of_a_cell_may_be_unknown(kind, cell, value):
    assert readings(kind, [cell], limit=60)[1] == [value]


@pytest.mark.parametrize(
    "kind", [FieldKind.TEXT, FieldKind.REGISTRATION, FieldKind.DAY, FieldKind.PERSON]
)
def test_a_ditto_is_told_and_not_taken_for_a_value(kind):
    _, (_, found) = readings(kind, ["", '"'])

    assert "sama dengan di atas" in str(found)


NUMBERS = ("No", "Nama", "No. Registrasi", "No. Induk", "NIK", "No. Rekam Medis", "Alamat")


@pytest.mark.parametrize("nought", [0, "0", "0000", "-", "–", "belum ada", "Blm ada", "...", "N/A"])
def test_people_without_numbers_are_no_one_person(store, nought):
    names = ("Radit Sentosa", "Galih Permadi", "Yoga Prasetyo")
    rows = [(at, name, *[nought] * 5) for at, name in enumerate(names, 1)]

    assert fates(imported(store, a_plan(store, people_list(*rows, headings=NUMBERS)))) == {"new": 3}

    assert not store.registrations.all()
    assert {(one.registration_no, one.nik, one.address) for one in store.residents.all()} == {
        ("", "", "")
    }
