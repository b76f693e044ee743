"""The foot of every page: what it belongs to, when it was printed, which page it is."""

from rehabdesk.documents.kit.fitting import LEADING, wrap
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Anchor, Pen

FOOTER = 8 * MM
_SMALL = Ink(Style.REGULAR, 7)
_APART = 4 * MM


def page_words(number: int, count: int) -> str:
    """Draw "Halaman 1 dari 2"; a single page has "Halaman 1 dari 1"."""
    return f"Halaman {number} dari {count}"


def draw_footer(pen: Pen, margin: float, foot: float, left: str, right: tuple[str, ...]) -> None:
    """Set small words at both margins on the baseline ``foot``; long left ones climb from there."""
    words = "  ·  ".join(filter(None, right))
    end = pen.size.width - margin
    pen.text(end, foot, words, _SMALL, Anchor.RIGHT)
    room = end - margin - width(words, _SMALL) - _APART
    lines = wrap(left, _SMALL, room)
    for above, line in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
        pen.text(margin, foot + above * _SMALL.size * LEADING, line, _SMALL)
