"""Pages and the paper of a printer: what fits, what is cut, what goes in one job.

Everything is printed at exactly 100 % and in the middle of the paper; nothing is ever stretched.
Sizes are millimetres.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

SAME = 2.0
"""Paper whose sides differ by no more than this counts as the same: F4 is sold as 215 x 330 and
as 8.5 x 13 inch (215.9 x 330.2)."""

_POINT = 25.4 / 72
_MOST_RANGES = 200
_RANGE = re.compile(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?")


class Sides(Enum):
    """On which sides a sheet is printed; ``AS_SET`` leaves it to the printer's own setting."""

    AS_SET = "as_set"
    ONE = "one"
    LONG_EDGE = "long_edge"
    SHORT_EDGE = "short_edge"


class PaperSize(Struct, frozen=True):
    """A sheet standing upright: the short side is its width."""

    width: float
    height: float

    def is_same(self, other: "PaperSize") -> bool:
        """Whether two sheets are one paper to whoever fills a tray."""
        return abs(self.width - other.width) <= SAME and abs(self.height - other.height) <= SAME


class PrinterPaper(Struct, frozen=True, kw_only=True):
    """A paper as a printer calls it: ``key`` for CUPS, ``code`` for Windows (0: none)."""

    size: PaperSize
    name: str = ""
    key: str = ""
    code: int = 0


class Printer(Struct, frozen=True, kw_only=True):
    """A printer and the paper it knows; ``usual`` is what it takes when nobody says otherwise.

    ``smallest`` and ``largest`` are set where any size between them may be asked for.
    """

    name: str
    words: str = ""
    papers: tuple[PrinterPaper, ...] = ()
    usual: PrinterPaper | None = None
    smallest: PaperSize | None = None
    largest: PaperSize | None = None
    two_sided: bool = False


class Run(Struct, frozen=True):
    """Pages after one another on the same paper; numbers from 0."""

    size: PaperSize
    pages: tuple[int, ...]


class Cut(Struct, frozen=True):
    """How many millimetres of a page find no room at each long edge, and at each short edge."""

    long_edges: float
    short_edges: float

    def __bool__(self) -> bool:
        return self.long_edges > 0 or self.short_edges > 0


def paper_of(width: float, height: float) -> PaperSize:
    """The paper of a page given in points, however it lies; to a tenth of a millimetre."""
    short, long = sorted((width, height))
    return PaperSize(round(short * _POINT, 1), round(long * _POINT, 1))


def runs(sizes: Sequence[tuple[float, float]], pages: Iterable[int]) -> tuple[Run, ...]:
    """The wanted pages (from 0) in their order, cut where the paper changes; sizes in points."""
    found: list[Run] = []
    for number in pages:
        size = paper_of(*sizes[number])
        if found and found[-1].size.is_same(size):
            found[-1] = Run(found[-1].size, (*found[-1].pages, number))
        else:
            found.append(Run(size, (number,)))
    return tuple(found)


def known_paper(printer: Printer, size: PaperSize) -> PrinterPaper | None:
    """The printer's own paper of this size, one of any size where it takes that, or None.

    A printer that names no paper at all is believed to take any.
    """
    same = [one for one in printer.papers if one.size.is_same(size)]
    if same:
        return min(same, key=lambda one: _distance(one, printer, size))
    if not printer.papers and printer.usual is None:
        return PrinterPaper(size=size)
    low, high = printer.smallest, printer.largest
    if low is None or high is None:
        return None
    if low.width <= size.width <= high.width and low.height <= size.height <= high.height:
        return PrinterPaper(size=size)
    return None


def is_usual(printer: Printer, size: PaperSize) -> bool:
    """Whether this is what the printer takes anyway; a printer that does not say counts so."""
    return printer.usual is None or printer.usual.size.is_same(size)


def cut(size: PaperSize, paper: PaperSize) -> Cut:
    """What of a page in the middle of a smaller paper is lost, in millimetres an edge."""
    # A tenth of a millimetre is the rounding of sizes.
    lost = (round((size.width - paper.width) / 2, 2), round((size.height - paper.height) / 2, 2))
    return Cut(*(one if one > 0.1 else 0.0 for one in lost))  # noqa: PLR2004 - see above


def page_numbers(text: str, count: int) -> tuple[int, ...] | None:
    """The pages (from 0) that "1-3, 5" asks for, each once in the document's order.

    An empty text is all of them; None where the text is no such list or a page is not there.
    """
    if not text.strip():
        return tuple(range(count))
    parts = [_RANGE.fullmatch(one) for one in text.split(",")]
    if len(parts) > _MOST_RANGES:
        return None
    wanted: set[int] = set()
    for part in parts:
        if part is None:
            return None
        first = int(part[1])
        last = int(part[2] or first)
        if not 1 <= first <= last <= count:
            return None
        wanted.update(range(first - 1, last))
    return tuple(sorted(wanted))


def _distance(paper: PrinterPaper, printer: Printer, size: PaperSize) -> tuple[float, bool, int]:
    """The nearest first; of equals what the printer takes anyway, then the plainest name."""
    apart = abs(paper.size.width - size.width) + abs(paper.size.height - size.height)
    return (round(apart, 0), paper != printer.usual, len(paper.key))
