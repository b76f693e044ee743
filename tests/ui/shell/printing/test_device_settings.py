"""What Windows is told of a page, and where the page lies on the device; no Windows is needed."""

from ctypes import sizeof

import pytest

from rehabdesk.domain.printer_paper import PaperSize, PrinterPaper, Sides
from rehabdesk.ui.shell.printing.device_settings import (
    DeviceMode,
    ask_for,
    is_paper,
    numbers_of,
    place_on_device,
)

A4 = PrinterPaper(size=PaperSize(210, 297), code=9)
F4 = PrinterPaper(size=PaperSize(215, 330))
ORIENTATION, PAPER, LENGTH, WIDTH, SCALE, DUPLEX = 1, 2, 4, 8, 0x10, 0x1000
FORM = 0x10000


def test_the_settings_lie_in_memory_as_windows_lays_them():
    """DEVMODEW of wingdi.h, 220 bytes."""
    assert sizeof(DeviceMode) == 220
    places = {
        "version": 64,
        "size": 68,
        "driver_extra": 70,
        "fields": 72,
        "orientation": 76,
        "paper": 78,
        "length": 80,
        "width": 82,
        "scale": 84,
        "copies": 86,
        "duplex": 94,
        "form_name": 102,
        "log_pixels": 166,
        "rest": 168,
    }
    assert {name: getattr(DeviceMode, name).offset for name in places} == places


def test_a_known_paper_is_asked_for_by_its_number_and_never_scaled():
    mode = DeviceMode(fields=LENGTH | WIDTH | FORM, scale=90, copies=3)

    ask_for(mode, A4, Sides.AS_SET, lying=False, number=9)

    assert (mode.paper, mode.orientation, mode.scale, mode.copies) == (9, 1, 100, 1)
    assert mode.fields & (ORIENTATION | PAPER | SCALE) == ORIENTATION | PAPER | SCALE
    assert not mode.fields & (LENGTH | WIDTH | FORM)


@pytest.mark.parametrize("number", [256, 0])
def test_a_paper_without_a_number_is_asked_for_by_its_size_in_tenths_of_a_millimetre(number):
    mode = DeviceMode(fields=FORM)

    ask_for(mode, F4, Sides.AS_SET, lying=True, number=number)

    assert (mode.paper, mode.width, mode.length, mode.orientation) == (number, 2150, 3300, 2)
    assert mode.fields & (PAPER | LENGTH | WIDTH) == PAPER | LENGTH | WIDTH
    assert not mode.fields & FORM


def test_a_driver_is_asked_in_each_way_it_may_understand():
    assert numbers_of(A4) == (9,)
    assert numbers_of(F4) == (256, 0)


@pytest.mark.parametrize(
    ("sheet", "same"),
    [
        ((215, 330), True),
        ((330, 215), True),
        ((216.9, 330), True),
        ((217.1, 330), False),
        ((215, 327.9), False),
        ((279.4, 355.6), False),
    ],
)
def test_a_driver_that_stays_with_another_paper_is_found_out(sheet, same):
    dots = (600, 1200)
    found = tuple(round(long / 25.4 * per) for long, per in zip(sheet, dots, strict=True))

    assert is_paper(found, dots, F4) is same


@pytest.mark.parametrize(
    ("sides", "told"), [(Sides.ONE, 1), (Sides.LONG_EDGE, 2), (Sides.SHORT_EDGE, 3)]
)
def test_both_sides_are_used_as_somebody_chose(sides, told):
    mode = DeviceMode(duplex=9)

    ask_for(mode, A4, sides, lying=False, number=9)

    assert mode.duplex == told
    assert mode.fields & DUPLEX


def test_nobodys_choice_leaves_the_printers_own_setting_of_sides():
    mode = DeviceMode(duplex=2, fields=DUPLEX)

    ask_for(mode, A4, Sides.AS_SET, lying=False, number=9)

    assert mode.duplex == 2


@pytest.mark.parametrize("dots", [(300, 300), (600, 600), (600, 1200)])
@pytest.mark.parametrize("margin", [(0, 0), (100, 100), (142, 71)])
def test_a_page_on_its_own_paper_begins_at_the_papers_corner_in_full_size(dots, margin):
    sheet = tuple(round(long / 25.4 * per) for long, per in zip((210, 297), dots, strict=True))

    left, top, across, down = place_on_device((595.28, 841.89), dots, sheet, margin)

    assert (left + margin[0], top + margin[1]) == pytest.approx((0, 0), abs=1)
    assert (across, down) == pytest.approx(sheet, abs=1)


def test_f4_on_a4_is_in_the_middle_and_hangs_over_at_each_end():
    left, top, across, down = place_on_device((609.45, 935.43), (600, 600), (4961, 7016), (0, 0))

    assert across / 600 * 25.4 == pytest.approx(215, abs=0.1)
    assert down / 600 * 25.4 == pytest.approx(330, abs=0.1)
    assert left / 600 * 25.4 == pytest.approx(-2.5, abs=0.1)
    assert top / 600 * 25.4 == pytest.approx(-16.5, abs=0.1)
