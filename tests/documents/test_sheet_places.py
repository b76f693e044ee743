"""The places kept of a sheet are where its lines and its code really are on paper."""

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import ImageChops

from rehabdesk.documents.attendance_sheet import draw
from rehabdesk.documents.kit.sheet_places import places_of
from rehabdesk.domain.office import Paper
from rehabdesk.domain.sheet_places import packed, unpacked
from tests.documents import invented as samples
from tests.documents import real
from tests.documents.reading import pages_of, pictures_of
from tests.documents.test_sheet_codes import CENTRES, EACH_PAPER, hostile

FINE = 300
TENTHS_AN_INCH = 254
CLOSE = 2
DARK = 110


def pixels(tenths):
    return round(tenths * FINE / TENTHS_AN_INCH)


def is_line(page, box):
    """Whether there is a dark pixel in a box of tenths of a millimetre, along its whole length."""
    left, top, right, foot = box
    part = page.crop([pixels(one) for one in box]).convert("L")
    dark = part.point(lambda value: 255 if value < DARK else 0)
    columns, rows = dark.getprojection()
    return all(columns if right - left > foot - top else rows)


def level(y, column):
    return (column.left + 8, y - CLOSE, column.right - 8, y + CLOSE)


def upright(x, top, foot):
    return (x - CLOSE, top + 8, x + CLOSE, foot - 8)


def assert_places_are_true(dossier):
    places = places_of(dossier)
    pictures = pictures_of(draw([dossier]), FINE / 72)
    assert len(pictures) == len(places.pages)
    for number, (page, picture) in enumerate(zip(places.pages, pictures, strict=True), 1):
        assert (pixels(places.across), pixels(places.down)) == pytest.approx(picture.size, abs=2)
        top, foot = page.lines[0], page.lines[-1]
        for y in page.lines:
            assert is_line(picture, level(y, places.remark))
        for row in page.numbers:
            cell = places.signing_cell(number, row)
            column = places.odd if row % 2 else places.even
            assert (cell.left, cell.left + cell.across) == (column.left, column.right)
            assert is_line(picture, level(cell.top, column))
            assert is_line(picture, level(cell.top + cell.down, column))
        for x in (places.odd.left, places.even.left, places.remark.left, places.remark.right):
            if foot - top > 40:
                assert is_line(picture, upright(x, top, foot))
        assert_code_is_there(picture, places.code)


def assert_code_is_there(picture, code):
    found = zxingcpp.read_barcode(picture)
    if not code[2]:
        assert found is None
        return
    assert found is not None
    corners = found.position.top_left, found.position.bottom_right
    left, top, side = code
    read = [(corner.x, corner.y) for corner in corners]
    kept = [(pixels(left), pixels(top)), (pixels(left + side), pixels(top + side))]
    assert read == [pytest.approx(one, abs=5) for one in kept]


@EACH_PAPER
@pytest.mark.parametrize("centre", CENTRES, ids=("two", "three"))
@pytest.mark.parametrize("people", [1, 5, 22, 30, 61])
def test_the_kept_places_are_where_the_lines_are_on_every_page(people, centre, paper):
    assert_places_are_true(replace(samples.sheet(people, 2, paper), centre_signature=centre))


@EACH_PAPER
def test_places_of_blank_copies_and_of_long_names_are_true_too(paper):
    assert_places_are_true(samples.sheet(0, 22, paper))
    assert_places_are_true(replace(samples.sheet(0, 22, paper), sheet_number=""))
    assert_places_are_true(hostile(samples.sheet(24, 2, paper)))


def test_places_of_the_sample_office_are_true():
    for dossier in real.samples()["attendance_sheet"]:
        assert_places_are_true(dossier)


@EACH_PAPER
def test_a_row_that_is_kept_as_on_a_page_has_its_number_there(paper):
    dossier = samples.sheet(61, 2, paper)
    pages = pages_of(draw([dossier]))

    for kept, page in zip(places_of(dossier).pages, pages, strict=True):
        printed = [int(text) for text in page.column(14, 23.5) if text.isdigit()]
        assert printed == list(kept.numbers)


def test_an_empty_cell_is_empty_and_a_signature_in_it_changes_only_that_cell():
    """The printed number of the row stands at the left; the rest of the cell is white."""
    dossier = samples.sheet(22, 2, Paper.F4)
    places, picture = places_of(dossier), pictures_of(draw([dossier]), FINE / 72)[0]
    for row in range(1, 23):
        cell = places.signing_cell(1, row)
        inside = (
            cell.left + 60,
            cell.top + 6,
            cell.left + cell.across - 6,
            cell.top + cell.down - 6,
        )
        part = picture.crop([pixels(one) for one in inside])
        white = ImageChops.invert(part.convert("L"))
        assert white.getbbox() is None


def test_two_pages_are_kept_in_about_three_hundred_bytes_at_most():
    for people in (22, 61):
        places = places_of(samples.sheet(people))

        assert len(packed(places)) <= 300
        assert unpacked(packed(places)) == places
