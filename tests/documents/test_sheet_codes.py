"""The code at the foot of every page of an attendance sheet can be read by a machine."""

import pytest
import zxingcpp
from msgspec.structs import replace

from rehabdesk.documents.attendance_sheet import draw
from rehabdesk.documents.kit.qr import qr_code
from rehabdesk.domain.dossiers import Signature
from rehabdesk.domain.office import Paper
from rehabdesk.domain.sheet_code import make_sheet_code
from rehabdesk.domain.sheet_number import MOST_SHEETS, make_sheet_number
from tests.documents import invented as samples
from tests.documents import real
from tests.documents.reading import MM, pictures_of

SCANNED = 100 / 72
FINE = 300 / 72
VERSION_1 = 21
FAINT = 240
"""A pixel beside an edge that is blended is this bright at least; ink is darker."""
NAME = "Muhammad Nurhidayatullah Al-Farisi bin Haji Abdurrahman Sidik "
ADDRESS = "Jalan Raya Serang-Pandeglang KM. 06 Kelurahan Kemanisan "
CENTRES = (None, samples.WARDEN)
EACH_PAPER = pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)


def codes_on(pdf):
    """What a scanner at 100 dots an inch reads from each page."""
    return [
        [one.text for one in zxingcpp.read_barcodes(page)] for page in pictures_of(pdf, SCANNED)
    ]


def wanted(dossier, pages):
    number, signs, printing = dossier.sheet_number, dossier.office_signs, dossier.printing
    return [[make_sheet_code(number, page, signs, printing)] for page in range(1, pages + 1)]


def assert_read(dossier):
    """Each page has its own code, and nothing stands on it or within its empty border."""
    pdf = draw([dossier])
    found = codes_on(pdf)

    assert found == wanted(dossier, len(found))
    for page in pictures_of(pdf, FINE):
        assert_border_is_empty(page)


def assert_border_is_empty(page):
    found = zxingcpp.read_barcode(page)
    assert found is not None
    place = found.position
    left, top = place.top_left.x, place.top_left.y
    right = place.bottom_right.x
    module = (right - left) / VERSION_1
    assert (right - left) * 72 / 300 / MM == pytest.approx(14, abs=0.3)
    border = page.crop(
        [
            round(one)
            for one in (left - 4 * module + 1, top - 4 * module + 1, right + 4 * module - 1)
        ]
        + [page.height]
    )
    inside = (round(4 * module - 5), round(4 * module - 5))
    side = round(VERSION_1 * module + 10)
    border.paste((255, 255, 255), (*inside, inside[0] + side, inside[1] + side))
    assert border.convert("L").getextrema()[0] > FAINT


def hostile(dossier):
    """The same with everything as long as an office can make it, and longer."""
    signer = Signature(
        heading="Mengetahui,",
        position="Kepala Seksi Bimbingan Narapidana/Anak Didik " * 3,
        name=NAME * 2,
        nip="19850923 200912 2 003",
    )
    kop = replace(dossier.kop, lines=(*dossier.kop.lines[:3], ADDRESS * 4), address_lines=1)
    return replace(
        dossier,
        kop=kop,
        rows=tuple(replace(row, name=NAME * 2) for row in dossier.rows),
        facts=tuple((label, value * 4) for label, value in dossier.facts),
        place_and_date=f"{ADDRESS * 2}, 30 September 2021",
        left_signature=signer,
        right_signature=signer,
        centre_signature=signer if dossier.centre_signature else None,
        session_line=dossier.session_line * 6,
        absence_rule=dossier.absence_rule * 3,
        printed_at=dossier.printed_at * 2,
        printing=99,
    )


@EACH_PAPER
@pytest.mark.parametrize("centre", CENTRES, ids=("two", "three"))
@pytest.mark.parametrize("people", [0, 1, 5, 22, 40, 70])
def test_every_page_has_a_code_that_a_scanner_reads(people, centre, paper):
    assert_read(replace(samples.sheet(people, 2, paper), centre_signature=centre))


@EACH_PAPER
@pytest.mark.parametrize("centre", CENTRES, ids=("two", "three"))
@pytest.mark.parametrize("people", [2, 22, 40])
def test_however_long_names_and_addresses_are_nothing_stands_on_the_code(people, centre, paper):
    assert_read(hostile(replace(samples.sheet(people, 2, paper), centre_signature=centre)))


def test_every_sheet_of_the_sample_office_is_read_back():
    for dossier in real.samples()["attendance_sheet"]:
        if dossier.sheet_number:
            assert_read(dossier)


@EACH_PAPER
def test_sheets_in_one_file_have_each_their_own_code(paper):
    dossiers = [
        replace(samples.sheet(30, 2, paper), sheet_number=make_sheet_number(2021, serial))
        for serial in (1, 9999, 10_000, MOST_SHEETS)
    ]
    pages = [len(codes_on(draw([one]))) for one in dossiers]

    assert codes_on(draw(dossiers)) == [
        code for one, count in zip(dossiers, pages, strict=True) for code in wanted(one, count)
    ]


@EACH_PAPER
def test_a_blank_copy_has_a_code_if_it_has_a_number(paper):
    blank = samples.sheet(0, 22, paper)

    assert_read(blank)
    assert codes_on(draw([replace(blank, sheet_number="")])) == [[]]


@pytest.mark.parametrize("serial", [1, 9999, 99_999, MOST_SHEETS])
@pytest.mark.parametrize("page", [1, 99])
@pytest.mark.parametrize("printing", [1, 99])
def test_every_code_fits_into_the_qr_code(serial, page, printing):
    code = make_sheet_code(make_sheet_number(2099, serial), page, "WW", printing)

    assert qr_code(code).modules == VERSION_1
