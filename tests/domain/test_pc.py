"""Each PC of an office gives numbers from a range of its own, and none twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.pc import (
    PLACES,
    floor_after_restore,
    next_sheet_serial,
    next_status_number,
    sheet_serials,
    status_numbers,
)
from rehabdesk.domain.refusals import NumbersUsedUp
from rehabdesk.domain.sheet_number import make_sheet_number, read_sheet_number


@pytest.mark.parametrize(
    ("place", "last", "floor", "serial"),
    [
        (0, 0, 0, 1),
        (0, 1568, 0, 1569),
        (0, 99_998, 0, 99_999),
        (0, 1999, 2000, 2001),
        (0, 2000, 2000, 2001),
        (0, 2001, 2000, 2002),
        (1, 0, 0, 100_000),
        (1, 100_000, 0, 100_001),
        (9, 0, 0, 900_000),
        (9, 999_998, 0, 999_999),
    ],
)
def test_a_pc_gives_the_next_serial_of_its_range(place, last, floor, serial):
    assert next_sheet_serial(place, last, floor) == serial


@pytest.mark.parametrize(("place", "last"), [(0, 99_999), (1, 199_999), (9, 999_999)])
def test_a_pc_whose_range_is_at_its_end_gives_no_number_of_another_pc(place, last):
    with pytest.raises(NumbersUsedUp):
        next_sheet_serial(place, last)


@pytest.mark.parametrize(
    ("place", "last", "floor", "expected"),
    [
        (0, 0, 0, 1000),
        (0, 999, 0, 1000),
        (0, 1000, 0, 2000),
        (0, 1569, 0, 2000),
        (0, 1569, 2000, 3000),
        (0, 2500, 2000, 3000),
        (2, 0, 0, 201_000),
        (2, 200_000, 0, 201_000),
        (2, 200_999, 0, 201_000),
        (2, 201_000, 0, 202_000),
        (2, 0, 201_000, 202_000),
    ],
)
def test_after_a_restore_serials_go_on_in_the_next_full_thousand(place, last, floor, expected):
    assert floor_after_restore(place, last, floor) == expected
    assert next_sheet_serial(place, last, expected) == expected + 1


@pytest.mark.parametrize("place", [-1, 10])
def test_there_are_ten_places_for_pcs(place):
    with pytest.raises(ValueError, match="0 to 9"):
        sheet_serials(place)
    with pytest.raises(ValueError, match="0 to 9"):
        status_numbers(place)


@pytest.mark.parametrize("numbers_of", [sheet_serials, status_numbers])
def test_no_two_pcs_share_a_number(numbers_of):
    given_out = [
        number for place in PLACES for number in (numbers_of(place)[0], numbers_of(place)[-1])
    ]

    assert given_out == sorted(set(given_out))
    assert given_out[0] == 1


@given(st.sampled_from(PLACES), st.integers(0, 99_000), st.integers(0, 98))
def test_every_serial_of_a_pc_makes_a_number_that_leads_back_to_it(place, steps, thousands):
    start = sheet_serials(place).start
    serial = next_sheet_serial(place, start + steps - 1, thousands * 1000)

    assert serial in sheet_serials(place)
    assert read_sheet_number(make_sheet_number(2026, serial)) == (2026, serial)


@pytest.mark.parametrize(
    ("place", "last", "number"), [(0, 0, 1), (0, 8, 9), (0, 98, 99), (1, 0, 100), (9, 998, 999)]
)
def test_a_status_gets_the_next_number_of_the_pc(place, last, number):
    assert next_status_number(place, last) == number


@pytest.mark.parametrize(("place", "last"), [(0, 99), (1, 199), (9, 999)])
def test_a_pc_that_gave_all_its_status_numbers_gives_no_other(place, last):
    with pytest.raises(NumbersUsedUp):
        next_status_number(place, last)
