"""Where the cells of a sheet stand: kept in few bytes, and found again by page and number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.sheet_places import (
    Box,
    PagePlaces,
    SheetPlaces,
    Span,
    packed,
    unpacked,
)

LENGTHS = st.integers(0, 65_535)
SPANS = st.builds(Span, LENGTHS, LENGTHS)
LINES = st.lists(LENGTHS, min_size=1, max_size=40).map(lambda made: tuple(sorted(made)))
PAGES = st.builds(PagePlaces, LENGTHS, LINES)
PLACES = st.builds(
    SheetPlaces,
    across=LENGTHS,
    down=LENGTHS,
    odd=SPANS,
    even=SPANS,
    remark=SPANS,
    code=st.tuples(LENGTHS, LENGTHS, LENGTHS),
    pages=st.lists(PAGES, max_size=4).map(tuple),
)
TWO_PAGES = SheetPlaces(
    across=2100,
    down=2970,
    odd=Span(1350, 1585),
    even=Span(1585, 1820),
    remark=Span(1820, 1960),
    code=(980, 2760, 140),
    pages=(PagePlaces(1, (700, 775, 850, 925)), PagePlaces(4, (240, 315, 390))),
)


@given(PLACES)
def test_places_are_read_back_as_they_were_kept(places):
    assert unpacked(packed(places)) == places


@given(PLACES, st.data())
def test_places_that_were_cut_off_or_go_on_are_not_read(places, data):
    kept = packed(places)
    cut = data.draw(st.integers(0, len(kept) - 1))

    for wrong in (kept[:cut], kept + b"\0", b"\2" + kept[1:]):
        with pytest.raises(ValueError, match="no places"):
            unpacked(wrong)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    try:
        read = unpacked(content)
    except ValueError:
        return
    assert packed(read) == content


def test_a_page_whose_lines_go_up_again_or_that_has_none_is_no_page():
    for lines in ((700, 699), ()):
        broken = packed(SheetPlaces(**{**vars_of(TWO_PAGES), "pages": (PagePlaces(1, lines),)}))
        with pytest.raises(ValueError, match="no places"):
            unpacked(broken)


def vars_of(places):
    return {name: getattr(places, name) for name in places.__struct_fields__}


def test_a_sheet_of_two_pages_takes_about_a_hundred_bytes():
    """The form is on disk for ever: form 1, size, columns, code, pages with their lines."""
    head = "01 3408 9a0b 4605 3106 3106 1c07 1c07 a807 d403 c80a 8c00 02"
    pages = "0100 0400 bc02 0703 5203 9d03", "0400 0300 f000 3b01 8601"
    assert packed(TWO_PAGES) == bytes.fromhex(" ".join((head, *pages)))


@pytest.mark.parametrize(
    ("page", "number", "box"),
    [
        (1, 1, Box(1350, 700, 235, 150)),
        (1, 2, Box(1585, 775, 235, 150)),
        (1, 3, Box(1350, 850, 235, 75)),
        (2, 4, Box(1585, 240, 235, 150)),
        (2, 5, Box(1350, 315, 235, 75)),
    ],
)
def test_odd_numbers_sign_in_one_column_and_even_ones_in_the_other_over_two_rows(page, number, box):
    assert TWO_PAGES.signing_cell(page, number) == box


@pytest.mark.parametrize(
    ("page", "number", "box"),
    [
        (1, 1, Box(1820, 700, 140, 75)),
        (1, 3, Box(1820, 850, 140, 75)),
        (2, 4, Box(1820, 240, 140, 75)),
        (2, 5, Box(1820, 315, 140, 75)),
    ],
)
def test_the_letter_of_an_absence_stands_in_one_row(page, number, box):
    assert TWO_PAGES.remark_cell(page, number) == box


@pytest.mark.parametrize(
    ("page", "number"), [(0, 1), (0, 5), (1, 0), (1, 4), (2, 3), (2, 6), (3, 6)]
)
def test_a_row_is_on_its_own_page_only(page, number):
    for cell in (TWO_PAGES.signing_cell, TWO_PAGES.remark_cell):
        with pytest.raises(IndexError, match=f"row {number} is not on page {page}"):
            cell(page, number)


def test_a_page_knows_the_numbers_of_its_rows():
    assert [page.numbers for page in TWO_PAGES.pages] == [range(1, 4), range(4, 6)]
