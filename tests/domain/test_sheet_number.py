"""A sheet's number finds every slip of the typing hand."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rehabdesk.domain.refusals import SheetNumberWrong
from rehabdesk.domain.sheet_number import MOST_SHEETS, make_sheet_number, read_sheet_number

YEARS = st.integers(2000, 2099)
SERIALS = st.integers(1, MOST_SHEETS)


def refused(text: str) -> bool:
    try:
        read_sheet_number(text)
    except SheetNumberWrong:
        return True
    return False


def test_a_sheet_number_shows_year_serial_and_check_digit():
    assert make_sheet_number(2021, 42) == "21-0042-7"
    assert make_sheet_number(2021, 12345).startswith("21-12345-")


@pytest.mark.parametrize(
    "typed",
    ["21-0042-7", "2100427", " 21 0042 7 ", "21-42-7", "21–0042–7", "21-OO42-7", "21.0042.7"],
)
def test_a_sheet_number_is_read_however_it_is_typed(typed):
    assert read_sheet_number(typed) == (2021, 42)


@pytest.mark.parametrize(
    "typed", ["", "abc", "21-0042", "21-0042-6", "21-0000-0", "21-00042-7", "２１-0042-7", "9" * 30]
)
def test_what_is_no_sheet_number_is_refused(typed):
    with pytest.raises(SheetNumberWrong):
        read_sheet_number(typed)


@given(YEARS, SERIALS)
def test_every_sheet_number_is_read_back(year, serial):
    number = make_sheet_number(year, serial)
    assert read_sheet_number(number) == (year, serial)
    assert read_sheet_number(number.replace("-", "")) == (year, serial)


@given(YEARS, SERIALS, st.data())
def test_one_wrong_digit_is_always_found(year, serial, data):
    number = make_sheet_number(year, serial).replace("-", "")
    at = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from("0123456789".replace(number[at], "")))
    assert refused(number[:at] + wrong + number[at + 1 :])


@given(YEARS, SERIALS, st.data())
def test_two_swapped_neighbours_are_always_found(year, serial, data):
    number = make_sheet_number(year, serial).replace("-", "")
    at = data.draw(st.integers(0, len(number) - 2))
    assume(number[at] != number[at + 1])
    assert refused(number[:at] + number[at + 1] + number[at] + number[at + 2 :])


def test_a_serial_outside_its_range_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="serial"):
        make_sheet_number(2021, 0)
