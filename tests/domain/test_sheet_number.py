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


@pytest.mark.parametrize(
    ("year", "serial", "made"),
    [
        (1999, 1, False),
        (2000, 1, True),
        (2099, 1, True),
        (2100, 1, False),
        (2021, 0, False),
        (2021, 1, True),
        (2021, 999_999, True),
        (2021, 1_000_000, False),
    ],
)
def test_a_number_is_made_for_this_century_and_up_to_a_million_sheets(year, serial, made):
    if made:
        assert read_sheet_number(make_sheet_number(year, serial)) == (year, serial)
        return
    with pytest.raises(ValueError, match="serial"):
        make_sheet_number(year, serial)


@pytest.mark.parametrize(
    ("serial", "printed"),
    [(1, "21-0001-3"), (9999, "21-9999-2"), (10000, "21-10000-9"), (999_999, "21-999999-0")],
)
def test_a_number_keeps_its_check_digit_for_ever(serial, printed):
    assert make_sheet_number(2021, serial) == printed


@pytest.mark.parametrize("typed", ["21-0O42-7", "2l-0042-7", "2I-0042-7", "21—0042—7", "21‑0042‑7"])
def test_signs_of_a_worn_print_are_read_as_figures(typed):
    assert read_sheet_number(typed) == (2021, 42)


def test_a_refused_number_names_its_field_and_what_was_typed():
    with pytest.raises(SheetNumberWrong) as refused:
        read_sheet_number(" 21-0042-6 ", field="nomor")

    assert refused.value.field == "nomor"
    assert refused.value.facts == {"text": "21-0042-6"}


def test_zeros_before_a_long_serial_are_a_slip():
    digits = make_sheet_number(2021, 42).replace("-", "")

    assert refused(f"{digits[:2]}0{digits[2:]}")
    assert refused("21-00000-0")
