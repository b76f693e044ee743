"""Cells of an office's list, as dates, numbers and text."""

from datetime import date, datetime

import pytest

from rehabdesk.domain.refusals import NoSuchDate, NotANumber
from rehabdesk.spreadsheets.cells import date_in, number_in, text_in


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("085980513958", "085980513958"),
        (5967475.0, "5967475"),
        (1.5, "1.5"),
        ("Rudi Bin Ali  ", "Rudi Bin Ali"),
        ("Rudi\nBin\u00a0Ali", "Rudi Bin Ali"),
        (198101112005032001, "198101112005032001"),
        (date(2021, 3, 1), "01-03-2021"),
        (datetime(2021, 3, 1, 8, 0), "01-03-2021"),
        ("", ""),
    ],
)
def test_a_cell_gives_the_text_that_was_meant(cell, text):
    assert text_in(cell) == text


@pytest.mark.parametrize(
    "cell",
    ["05-10-2023", "05/10/2023", "5 Oktober 2023", 45204.0, 45204, date(2023, 10, 5),
     datetime(2023, 10, 5), "2023-10-05"],
)  # fmt: skip
def test_a_cell_gives_the_day_that_was_meant(cell):
    assert date_in(cell) == date(2023, 10, 5)


def test_an_empty_cell_has_no_day_and_no_number():
    assert date_in("") is None
    assert date_in(" - ") is None
    assert number_in("") is None


def test_a_cell_that_is_no_day_is_refused():
    with pytest.raises(NoSuchDate):
        date_in("seumur hidup")


def test_a_cell_gives_its_whole_number():
    assert number_in(62.0) == 62
    assert number_in("15") == 15
    for wrong in ("1,5", 1.5, -1, "dua", 10_000):
        with pytest.raises(NotANumber):
            number_in(wrong)
