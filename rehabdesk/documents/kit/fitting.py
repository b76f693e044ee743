"""Making words fit their place: smaller down to a floor, then on more lines, never cut.

No paper of this program has words below seven points: whoever signs it must be able to read it.
"""

from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.fonts import Ink, width
from rehabdesk.documents.kit.pen import Anchor, Pen

LEADING = 1.18
SMALLEST = 7.0
"""The smallest size on any paper, in points."""
_STEP = 0.25
# Sizes are written with two digits; rounded down, so that words stay inside their width.
_DIGITS = 100


class Fitted(Struct, frozen=True):
    """Lines that fit, and the ink they fit in."""

    lines: tuple[str, ...]
    ink: Ink

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * self.ink.size * LEADING


@lru_cache(maxsize=16384)
def fit(words: str, ink: Ink, across: float, up: float, floor: float) -> Fitted:
    """Fit words into a box: shrink to ``floor`` on one line, then wrap, then shrink further.

    Nothing is set smaller than ``SMALLEST``: words that are still too many are higher than ``up``.
    """
    measured = width(words, ink)
    if measured <= across:
        return Fitted((words,), ink)
    floor = max(floor, SMALLEST)
    shrunk = int(ink.size * across / measured * _DIGITS) / _DIGITS
    if shrunk >= floor:
        return Fitted((words,), ink.sized(shrunk))
    size = min(floor, ink.size)
    fitted = Fitted(wrap(words, ink.sized(size), across), ink.sized(size))
    while fitted.height > up and size > SMALLEST:
        size = max(SMALLEST, size - _STEP)
        fitted = Fitted(wrap(words, ink.sized(size), across), ink.sized(size))
    return fitted


@lru_cache(maxsize=4096)
def wrap(words: str, ink: Ink, across: float) -> tuple[str, ...]:
    """Break words into lines no wider than ``across``; a longer word is broken where it must."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if width(longer, ink) <= across:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, ink, across)
        lines += full
    return (*lines, line) if line or not lines else tuple(lines)


def balanced(words: str, ink: Ink, across: float) -> tuple[str, ...]:
    """Break words into as few lines as possible, of about equal length."""
    lines = wrap(words, ink, across)
    low, high = across / 2, across
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        if len(wrap(words, ink, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return wrap(words, ink, high) if len(lines) > 1 else lines


def set_in_box(
    pen: Pen, box: tuple[float, float, float, float], words: str, ink: Ink, align: Anchor
) -> None:
    """Set words inside (left, foot, width, height), in the middle of its height."""
    left, foot, across, up = box
    fitted = fit(words, ink, across, up, min(ink.size, ink.size * 0.76))
    set_lines(pen, left + across * align.value, foot + (up + fitted.height) / 2, fitted, align)


def set_lines(pen: Pen, x: float, top: float, fitted: Fitted, align: Anchor) -> float:
    """Set lines from ``top`` down and return where they end."""
    ink = fitted.ink
    lead = ink.size * LEADING
    # A capital's middle is the middle of the line: Inter's capitals are 0.73 of its size.
    baseline = top - lead / 2 - ink.size * 0.3635
    for line in fitted.lines:
        pen.text(x, baseline, line, ink, align)
        baseline -= lead
    return top - lead * len(fitted.lines)


def _broken(word: str, ink: Ink, across: float) -> list[str]:
    """A word in pieces that fit; one letter at least in each."""
    pieces: list[str] = []
    piece = ""
    for letter in word:
        if piece and width(piece + letter, ink) > across:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
