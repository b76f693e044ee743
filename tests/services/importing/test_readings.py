"""Columns as they are read: cells that cannot be read are told, and no odd cell ends the look."""

from datetime import date, datetime, time
from typing import Any

import pytest

from rehabdesk.services.importing.fields import ColumnMeaning, FieldKind
from rehabdesk.services.importing.readings import Readings
from rehabdesk.services.importing.values import Unclear
from rehabdesk.spreadsheets.days import DayOrder
from tests.services.importing.office_lists import TODAY


def read(kind, *cells, limit=40) -> tuple[list[Any], bool]:
    """What cells of a column mean, refusals as their words, and whether there are any."""
    readings = Readings(
        ColumnMeaning(key="x", label="X", kind=kind, limit=limit), DayOrder(), TODAY
    )
    found = [str(one) if isinstance(one, Unclear) else one for one in readings.of(cells)]
    return found, readings.unclear


@pytest.mark.parametrize("kind", [FieldKind.DAY, FieldKind.BIRTHDAY])
@pytest.mark.parametrize("cell", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_is_none_is_no_day(kind, cell):
    assert read(kind, "12-03-1988", cell) == (
        [date(1988, 3, 12), "Isinya tidak dapat dibaca."],
        True,
    )


@pytest.mark.parametrize("kind", [FieldKind.DAY, FieldKind.BIRTHDAY])
@pytest.mark.parametrize("cell", [time(0), datetime(1899, 12, 30), datetime(1899, 12, 31), 0, "-"])
def test_a_nought_that_excel_shows_as_a_day_says_nothing(kind, cell):
    assert read(kind, cell) == ([None], False)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.WHOLE, 0),
        (FieldKind.YES, False),
        (FieldKind.CELL, "0"),
        (FieldKind.BLOCK, "0"),
        (FieldKind.TEXT, None),
    ],
)
@pytest.mark.parametrize("cell", [0, "0"])
def test_a_nought_is_a_value_in_few_columns(kind, value, cell):
    assert read(kind, cell, limit=4) == ([value], False)


@pytest.mark.parametrize(
    "kind", [FieldKind.TEXT, FieldKind.REGISTRATION, FieldKind.PERSON, FieldKind.DAY]
)
def test_the_sign_for_the_same_as_above_is_told_among_other_cells(kind):
    words, unclear = read(kind, '"', "")

    assert words[0] == "Tanda “sama dengan di atas” tidak dibaca. Tulis isinya."
    assert (words[1], unclear) == (None, True)


@pytest.mark.parametrize(("length", "kept"), [(39, True), (40, True), (41, False)])
@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.REGISTRATION, FieldKind.PERSON_NO])
def test_a_text_is_as_long_as_its_column_and_a_number_has_40_signs(kind, length, kept):
    text = "x" * length

    (value,), unclear = read(kind, text)

    assert (value == text, unclear) == (kept, not kept)


def test_one_cell_that_says_nothing_or_is_untidy_leaves_its_neighbours_as_they_are():
    cells = ("Islam", " Kristen ", "-", "n/a", "", "Hindu  Bali", 12, True)

    found, unclear = read(FieldKind.TEXT, *cells)

    assert found == ["Islam", "Kristen", None, None, None, "Hindu Bali", "12", "Ya"]
    assert not unclear


def test_a_power_among_numbers_is_told_and_the_others_are_taken():
    found, unclear = read(FieldKind.PERSON_NO, "0012345", "1.23E+15", "12345")

    assert (found[0], found[2], unclear) == ("0012345", "12345", True)
    assert "pangkat" in found[1]
    assert read(FieldKind.PERSON_NO, "1+2") == (["1+2"], False)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (FieldKind.PERSON, "Mahmud bin -", "Mahmud"),
        (FieldKind.PERSON, "Mahmud binti ...", "Mahmud"),
        (FieldKind.PERSON, "Mahmud bin Karta -", "Mahmud bin Karta -"),
    ],
)
def test_a_father_who_is_a_dash_is_none(kind, cell, value):
    (name,), _ = read(kind, cell)

    assert name.name == value
