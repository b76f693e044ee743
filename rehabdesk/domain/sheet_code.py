"""What the QR code of an attendance sheet holds: "21-1569-7.1KM", number, page, office, printing.

The two letters tell the office, so that a sheet of another one is not taken for one's own. They
follow from the office's id, which never changes. Where a sheet was printed again and its rows stand
elsewhere since, the number of that printing (2 to 99) follows. All signs are in QR's alphanumeric
mode, and 20 of them fit into its version 1 at level M.
"""

import hashlib
import re

from msgspec import Struct

from rehabdesk.domain.refusals import SheetOfOtherOffice
from rehabdesk.domain.sheet_number import read_sheet_number

MOST_PAGES = 99
MOST_PRINTINGS = 99

# Letters that are not taken for digits, neither by a reader nor by what mends typed numbers.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
_TAIL = re.compile(
    rf"(?P<number>.*)\.(?P<page>\d{{1,2}})(?P<signs>[{_LETTERS}]{{2}})(?P<printing>\d{{0,2}})",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(rf".*\d\.(\d{{0,2}}[{_LETTERS}]?)", re.IGNORECASE)


class TypedSheet(Struct, frozen=True):
    """A sheet as its number or code names it; ``page`` is 0 where only the number was given."""

    year: int
    serial: int
    page: int = 0
    printing: int = 1


def office_signs(office: str) -> str:
    """The two letters that tell an office, from its id: one of 529 pairs, the same for ever."""
    digest = hashlib.sha256(f"rehabdesk sheet code 1 {office}".encode()).digest()
    high, low = divmod(int.from_bytes(digest[:8], "big") % len(_LETTERS) ** 2, len(_LETTERS))
    return _LETTERS[high] + _LETTERS[low]


def make_sheet_code(number: str, page: int, signs: str, printing: int = 1) -> str:
    """The code of one page (1 to 99) of a printed sheet; ``printing`` from 1 to 99."""
    if not (1 <= page <= MOST_PAGES and 1 <= printing <= MOST_PRINTINGS):
        message = "a sheet code needs a page and a printing from 1 to 99"
        raise ValueError(message)
    return f"{number}.{page}{signs}{printing if printing > 1 else ''}"


def read_sheet(text: str, signs: str, *, field: str = "sheet_number") -> TypedSheet:
    """What was typed, or scanned, into the field of the sheet number of the office ``signs``.

    Raises:
        SheetNumberWrong: it is neither a number nor a code.
        SheetOfOtherOffice: the code is one of another office.
    """
    found = _TAIL.fullmatch(_plain(text))
    if not found or int(found["page"]) == 0 or found["printing"].startswith("0"):
        return TypedSheet(*read_sheet_number(text, field=field))
    year, serial = read_sheet_number(found["number"], field=field)
    theirs = found["signs"].upper()
    if theirs != signs:
        raise SheetOfOtherOffice(field, theirs=theirs, ours=signs)
    return TypedSheet(year, serial, int(found["page"]), int(found["printing"] or 1))


def is_unfinished(text: str) -> bool:
    """Whether a code is on its way: its number is there, its page and office not yet."""
    return _UNFINISHED.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
