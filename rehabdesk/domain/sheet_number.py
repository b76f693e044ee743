"""The number printed on an attendance sheet and typed to find it again: "21-0042-7".

The last is Damm's check digit (H. M. Damm, 2004) over the digits before it: it finds every single
wrong digit and every swap of two neighbours.
"""

import re

from rehabdesk.domain.refusals import SheetNumberWrong

MOST_SHEETS = 999_999
"""The highest serial of a year."""

_CENTURY = 2000
_SERIAL_DIGITS = 4
_SHAPE = re.compile(r"(?P<year>\d\d)[-./]?(?P<serial>\d{4,6})[-./]?(?P<check>\d)")
_APART = re.compile(r"(?P<year>\d\d)[-./](?P<serial>\d{1,3})[-./](?P<check>\d)")
# Letters that stand for digits on a worn-out print.
_MISREAD = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "–": "-", "—": "-", "‑": "-"})
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def make_sheet_number(year: int, serial: int) -> str:
    """The printed number of the ``serial``-th sheet (1 to 999 999) of ``year`` (2000 to 2099)."""
    if not (_CENTURY <= year < _CENTURY + 100 and 1 <= serial <= MOST_SHEETS):
        message = "a sheet number needs a year of this century and a serial from 1"
        raise ValueError(message)
    digits = f"{year - _CENTURY:02}", f"{serial:0{_SERIAL_DIGITS}}"
    return f"{digits[0]}-{digits[1]}-{_check_digit(''.join(digits))}"


def read_sheet_number(text: str, *, field: str = "sheet_number") -> tuple[int, int]:
    """The year and serial of a typed number; dashes, spaces and leading zeros may be missing.

    Raises:
        SheetNumberWrong: it is not of this form, or a digit is wrong or swapped.
    """
    typed = re.sub(r"\s+", "", text).translate(_MISREAD)
    found = _SHAPE.fullmatch(typed) or _APART.fullmatch(typed)
    if not found or not typed.isascii():
        raise SheetNumberWrong(field=field, text=text.strip())
    serial = found["serial"].zfill(_SERIAL_DIGITS)
    # Zeros before a long serial are never printed: the number was mistyped.
    padded = len(serial) > _SERIAL_DIGITS and serial.startswith("0")
    if padded or int(serial) == 0 or _check_digit(found["year"] + serial) != found["check"]:
        raise SheetNumberWrong(field=field, text=text.strip())
    return _CENTURY + int(found["year"]), int(serial)


def _check_digit(digits: str) -> str:
    interim = "0"
    for digit in digits:
        interim = _DAMM[int(interim)][int(digit)]
    return interim
