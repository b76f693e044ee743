"""The foot of every page: what it belongs to, when it was printed, which page it is."""

from rehabdesk.documents.kit.fitting import fit
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Align, Pen

FOOTER = 8 * MM
_SMALL = Ink(Style.REGULAR, 7)
_APART = 4 * MM


def page_words(number: int, count: int) -> str:
    """Say "Halaman 1 dari 2", or nothing where there is one page only."""
    return f"Halaman {number} dari {count}" if count > 1 else ""


def draw_footer(pen: Pen, margin: float, foot: float, left: str, right: tuple[str, ...]) -> None:
    """Set small words at both margins on the baseline ``foot``; the left ones shrink to fit."""
    words = "  ·  ".join(filter(None, right))
    end = pen.size.width - margin
    pen.text(end, foot, words, _SMALL, Align.RIGHT)
    room = end - margin - width(words, _SMALL) - _APART
    fitted = fit(left, _SMALL, room, 3 * _SMALL.size, 5)
    for number, line in enumerate(fitted.lines):
        pen.text(margin, foot - number * fitted.ink.size * 1.15, line, fitted.ink)
