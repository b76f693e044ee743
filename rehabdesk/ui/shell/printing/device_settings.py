"""Windows' settings of a printer for one page: paper, how it lies, sides, and no scaling at all."""

from ctypes import Structure, c_int16, c_uint16, c_uint32
from typing import Any, ClassVar

from rehabdesk.domain.printer_paper import PaperSize, PrinterPaper, Sides

_ORIENTATION, _PAPER, _LENGTH, _WIDTH, _SCALE = 0x1, 0x2, 0x4, 0x8, 0x10
_COPIES, _DUPLEX, _FORM = 0x100, 0x1000, 0x10000
_STANDING, _LYING = 1, 2
OWN_SIZES = (256, 0)
"""How drivers are told that the size stands beside: by the number that Windows keeps for it, or by
none. Wine's driver takes the first for a paper of its own."""

_FULL_SIZE = 100
_AN_INCH = 25.4
_SIDES = {Sides.ONE: 1, Sides.LONG_EDGE: 2, Sides.SHORT_EDGE: 3}


class DeviceMode(Structure):
    """The public part of DEVMODEW (wingdi.h), 220 bytes; a driver's own part follows it."""

    _fields_: ClassVar[Any] = [
        ("device_name", c_uint16 * 32),
        ("version", c_uint16),
        ("driver_version", c_uint16),
        ("size", c_uint16),
        ("driver_extra", c_uint16),
        ("fields", c_uint32),
        ("orientation", c_int16),
        ("paper", c_int16),
        ("length", c_int16),
        ("width", c_int16),
        ("scale", c_int16),
        ("copies", c_int16),
        ("source", c_int16),
        ("quality", c_int16),
        ("colour", c_int16),
        ("duplex", c_int16),
        ("y_resolution", c_int16),
        ("true_type", c_int16),
        ("collate", c_int16),
        ("form_name", c_uint16 * 32),
        ("log_pixels", c_uint16),
        ("rest", c_uint32 * 13),
    ]


def ask_for(
    mode: DeviceMode, paper: PrinterPaper, sides: Sides, *, lying: bool, number: int
) -> None:
    """Write into the settings what a page needs; all else stays as the office has set it.

    ``number`` is the paper's; beside one of ``OWN_SIZES`` the size itself is written.
    """
    mode.orientation = _LYING if lying else _STANDING
    mode.scale = _FULL_SIZE
    mode.copies = 1
    fields = mode.fields & ~(_LENGTH | _WIDTH | _FORM)
    fields |= _ORIENTATION | _PAPER | _SCALE | _COPIES
    mode.paper = number
    if number in OWN_SIZES:
        # Tenths of a millimetre, of the sheet standing.
        mode.width, mode.length = round(paper.size.width * 10), round(paper.size.height * 10)
        fields |= _LENGTH | _WIDTH
    if sides in _SIDES:
        mode.duplex = _SIDES[sides]
        fields |= _DUPLEX
    mode.fields = fields


def numbers_of(paper: PrinterPaper) -> tuple[int, ...]:
    """The numbers to be tried for a paper, one after the other."""
    return (paper.code,) if paper.code else OWN_SIZES


def is_paper(sheet: tuple[int, int], dots: tuple[int, int], paper: PrinterPaper) -> bool:
    """Whether the device's whole sheet, in its dots, is the paper that was asked for."""
    found = sorted(long / per * _AN_INCH for long, per in zip(sheet, dots, strict=True))
    return PaperSize(*found).is_same(paper.size)


def place_on_device(
    page: tuple[float, float],
    dots: tuple[int, int],
    sheet: tuple[int, int],
    margin: tuple[int, int],
) -> tuple[int, int, int, int]:
    """Left, top, width, height in the device's dots of a page in points: full size, in the middle.

    ``dots`` an inch, the whole ``sheet``, and the ``margin`` where no printer prints, all across
    and down: a device counts from the corner of what it can print.
    """
    across, down = (round(long / 72 * per) for long, per in zip(page, dots, strict=True))
    left = round((sheet[0] - across) / 2) - margin[0]
    top = round((sheet[1] - down) / 2) - margin[1]
    return left, top, across, down
