"""Where the cells of a printed sheet stand, kept beside its names to be read by a machine later.

All lengths are tenths of a millimetre, from the left edge and from the top of the page, as the
paper has them. Odd numbers sign in one column and even ones in another, each over two rows.
"""

import struct
from itertools import pairwise

from msgspec import Struct

from rehabdesk.domain.identity import SheetId, SheetPrintingId

_FORM = 1
_HEAD = struct.Struct("<B2H6H3HB")
_PAGE = struct.Struct("<2H")
_NO_PLACES = "these are no places of a sheet"


class Span(Struct, frozen=True):
    """From where to where a column goes."""

    left: int
    right: int


class Box(Struct, frozen=True):
    """A rectangle on a page: its corner at the upper left, width and height."""

    left: int
    top: int
    across: int
    down: int


class PagePlaces(Struct, frozen=True):
    """The rows of one page: the number of the first, and the lines above, between and below."""

    first: int
    lines: tuple[int, ...]

    @property
    def numbers(self) -> range:
        """The numbers that stand before the rows of this page."""
        return range(self.first, self.first + len(self.lines) - 1)


class SheetPlaces(Struct, frozen=True, kw_only=True):
    """Size of the paper, the columns that are written in, the code's place, and each page's rows.

    ``code`` is the square of the QR code without its empty border; its side is 0 where there is
    none.
    """

    across: int
    down: int
    odd: Span
    even: Span
    remark: Span
    code: tuple[int, int, int]
    pages: tuple[PagePlaces, ...]

    def signing_cell(self, page: int, number: int) -> Box:
        """Where the row of this number is signed, on a page counted from 1.

        Raises:
            IndexError: there is no such page, or the number is on another one.
        """
        lines, at = self._line_above(page, number)
        column = self.odd if number % 2 else self.even
        return _box(column, lines[at], lines[min(at + 2, len(lines) - 1)])

    def remark_cell(self, page: int, number: int) -> Box:
        """Where the letter of an absence stands; raises as ``signing_cell``."""
        lines, at = self._line_above(page, number)
        return _box(self.remark, lines[at], lines[at + 1])

    def _line_above(self, page: int, number: int) -> tuple[tuple[int, ...], int]:
        if not 1 <= page <= len(self.pages) or number not in self.pages[page - 1].numbers:
            message = f"row {number} is not on page {page}"
            raise IndexError(message)
        found = self.pages[page - 1]
        return found.lines, number - found.first


class SheetPrinting(Struct, frozen=True, kw_only=True):
    """One way a sheet was printed: the first is 1, a later one has its rows in other places.

    ``places`` are those of ``packed``.
    """

    id: SheetPrintingId
    sheet: SheetId
    printing: int
    places: bytes


def packed(places: SheetPlaces) -> bytes:
    """The places in few bytes: form 1, about 80 for a page of 24 rows."""
    columns = (places.odd, places.even, places.remark)
    spans = [edge for one in columns for edge in (one.left, one.right)]
    head = (_FORM, places.across, places.down, *spans, *places.code, len(places.pages))
    parts = [_HEAD.pack(*head)]
    for page in places.pages:
        parts.append(_PAGE.pack(page.first, len(page.lines)))
        parts.append(struct.pack(f"<{len(page.lines)}H", *page.lines))
    return b"".join(parts)


def unpacked(content: bytes) -> SheetPlaces:
    """The places that ``packed`` wrote.

    Raises:
        ValueError: the bytes have another form.
    """
    try:
        form, across, down, *rest, count = _HEAD.unpack_from(content)
        pages, at = _pages(content, count)
    except struct.error:
        raise ValueError(_NO_PLACES) from None
    if form != _FORM or at != len(content) or not all(map(_is_page, pages)):
        raise ValueError(_NO_PLACES)
    odd, even, remark = (Span(*rest[start : start + 2]) for start in (0, 2, 4))
    left, top, side = rest[6:9]
    return SheetPlaces(
        across=across,
        down=down,
        odd=odd,
        even=even,
        remark=remark,
        code=(left, top, side),
        pages=tuple(pages),
    )


def _pages(content: bytes, count: int) -> tuple[list[PagePlaces], int]:
    """So many pages, and where the last one ends."""
    pages: list[PagePlaces] = []
    at = _HEAD.size
    for _ in range(count):
        first, lines = _PAGE.unpack_from(content, at)
        at += _PAGE.size
        found = struct.unpack_from(f"<{lines}H", content, at)
        pages.append(PagePlaces(first, found))
        at += struct.calcsize(f"<{lines}H")
    return pages, at


def _is_page(page: PagePlaces) -> bool:
    return bool(page.lines) and all(one <= other for one, other in pairwise(page.lines))


def _box(column: Span, top: int, foot: int) -> Box:
    return Box(column.left, top, column.right - column.left, foot - top)
