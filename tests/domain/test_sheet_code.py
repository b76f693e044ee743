"""The code of a sheet's page: number, page, office and printing, read back as it was made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.identity import new_id
from rehabdesk.domain.refusals import Refusal, SheetNumberWrong, SheetOfOtherOffice
from rehabdesk.domain.sheet_code import (
    MOST_PAGES,
    MOST_PRINTINGS,
    TypedSheet,
    is_unfinished,
    make_sheet_code,
    office_signs,
    read_sheet,
)
from rehabdesk.domain.sheet_number import MOST_SHEETS, make_sheet_number

ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
OFFICE = "0190f3a4c5d67e8f9a0b1c2d3e4f5061"
YEARS = st.integers(2000, 2099)
SERIALS = st.integers(1, MOST_SHEETS)
PAGES = st.integers(1, MOST_PAGES)
PRINTINGS = st.integers(1, MOST_PRINTINGS)


@given(YEARS, SERIALS, PAGES, PRINTINGS, st.text(min_size=1, max_size=32), st.data())
def test_every_code_is_read_back_however_the_scanner_types_it(
    year, serial, page, printing, office, data
):
    signs = office_signs(office)
    code = make_sheet_code(make_sheet_number(year, serial), page, signs, printing)
    typed = data.draw(st.sampled_from((code, code.lower(), f" {code}\r", f"{code}\n")))

    assert read_sheet(typed, signs) == TypedSheet(year, serial, page, printing)
    assert set(code) <= ALPHANUMERIC
    assert len(code) <= 20  # what version 1 of a QR code holds at level M


@given(YEARS, SERIALS, st.text(max_size=32))
def test_a_number_typed_from_the_paper_is_read_as_ever(year, serial, office):
    number = make_sheet_number(year, serial)

    for typed in (number, number.replace("-", ""), number.replace("-", "."), f" {number} "):
        assert read_sheet(typed, office_signs(office)) == TypedSheet(year, serial)


def test_a_number_alone_names_no_page_and_the_first_printing():
    assert read_sheet("21-1569-7", "KM") == TypedSheet(2021, 1569, page=0, printing=1)


def test_a_code_is_made_of_number_page_office_and_a_later_printing():
    assert make_sheet_code("21-1569-7", 1, "KM") == "21-1569-7.1KM"
    assert make_sheet_code("21-1569-7", 12, "KM", 2) == "21-1569-7.12KM2"


@pytest.mark.parametrize(("page", "made"), [(0, False), (1, True), (99, True), (100, False)])
def test_pages_go_from_1_to_99(page, made):
    if made:
        assert make_sheet_code("21-0042-7", page, "KM").startswith(f"21-0042-7.{page}K")
    else:
        with pytest.raises(ValueError, match="page"):
            make_sheet_code("21-0042-7", page, "KM")


@pytest.mark.parametrize(("printing", "made"), [(0, False), (1, True), (99, True), (100, False)])
def test_printings_go_from_1_to_99(printing, made):
    if made:
        shown = "" if printing == 1 else printing
        assert make_sheet_code("21-0042-7", 1, "KM", printing) == f"21-0042-7.1KM{shown}"
    else:
        with pytest.raises(ValueError, match="printing"):
            make_sheet_code("21-0042-7", 1, "KM", printing)


@pytest.mark.parametrize(
    "scanned",
    [
        "21-0042-7.1K",
        "21-0042-7.1",
        "21-0042-7.",
        "21-0042-7.0KM",
        "21-0042-7.1KI",
        "21-0042-7.1KO",
        "21-0042-7.1KL",
        "21-0042-7.1KM01",
        "21-0042-7.1KM100",
        "21-0042-7.100KM",
        "21-0042-6.1KM",
        ".1KM",
        "1KM",
    ],
)
def test_what_is_neither_number_nor_code_is_refused(scanned):
    with pytest.raises(SheetNumberWrong) as refusal:
        read_sheet(scanned, "KM")

    assert refusal.value.field == "sheet_number"


@pytest.mark.parametrize("signs", ["KN", "MK", "AA"])
def test_a_sheet_of_another_office_is_refused_with_the_signs_of_both(signs):
    with pytest.raises(SheetOfOtherOffice) as refusal:
        read_sheet("21-0042-7.1km", signs)

    assert refusal.value.facts == {"theirs": "KM", "ours": signs}
    assert refusal.value.field == "sheet_number"


def test_the_signs_of_an_office_never_change():
    """They are on paper: another way to make them would refuse every sheet printed before."""
    assert office_signs(OFFICE) == "CS"
    assert office_signs("") == "PM"


def test_signs_are_two_letters_that_are_not_taken_for_digits():
    made = {office_signs(new_id()) for _ in range(3000)}

    assert len(made) > 400
    assert all(len(signs) == 2 and not set(signs) & set("ILO0123456789") for signs in made)


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("21-0042-7", False),
        ("21-0042-7.", True),
        ("21-0042-7.1", True),
        ("21-0042-7.12", True),
        ("21-0042-7.1k", True),
        ("21-0042-7.1KM", False),
        ("21-0042-7.123", False),
        ("", False),
    ],
)
def test_a_code_that_is_still_being_typed_is_not_called_wrong(text, unfinished):
    assert is_unfinished(text) is unfinished


@pytest.mark.parametrize("typed", ["x", "21-0042-6", "21-0042-6.1KM", "21-0042-6.1XX"])
def test_what_is_no_sheet_is_refused_at_the_field_where_it_was_typed(typed):
    for named, field in (({}, "sheet_number"), ({"field": "find"}, "find")):
        with pytest.raises(Refusal) as refused:
            read_sheet(typed, "KM", **named)
        assert refused.value.field == field
