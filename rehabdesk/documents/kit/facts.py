"""The block of facts above a table: label, colon, value, in two columns read downwards."""

from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Anchor, Pen, SharedDrawing

_INK = Ink(Style.REGULAR, 9)
# As wide as "Konselor/Narasumber": all labels of a paper have one size.
_LABEL = 34 * MM
_COLON = 2.5 * MM
_BETWEEN = 3 * MM
_LINE = 4.6 * MM
_ROOM = 3 * _LINE
_LEAD = (_LINE - Fitted(("",), _INK).height) / 2

FactPairs = tuple[tuple[str, str], ...]


def facts_height(facts: FactPairs, across: float) -> float:
    """How high the block is."""
    return sum(_block(facts, across).heights)


class _Labels(Struct, frozen=True):
    """Draws the labels and colons, which are the same on many sheets: lines of these heights."""

    labels: tuple[str, ...]
    heights: tuple[float, ...]
    left: float
    right: float
    top: float

    def __call__(self, pen: Pen) -> None:
        half = len(self.heights)
        for at, label in enumerate(self.labels):
            x = self.left + (at >= half) * (_column(self.right - self.left) + _BETWEEN)
            y = self.top - sum(self.heights[: at % half])
            set_lines(pen, x, y - _LEAD, _label(label), Anchor.LEFT)
            set_lines(pen, x + _LABEL, y - _LEAD, Fitted((":",), _INK), Anchor.LEFT)


def labels(facts: FactPairs, left: float, right: float, top: float) -> SharedDrawing:
    """What draws the labels of some facts beside their values."""
    heights = _block(facts, right - left).heights
    return _Labels(tuple(label for label, _ in facts), heights, left, right, top)


def draw_labels(pen: Pen, facts: FactPairs, left: float, right: float, top: float) -> None:
    """Set the labels and colons."""
    labels(facts, left, right, top)(pen)


def draw_values(pen: Pen, facts: FactPairs, left: float, right: float, top: float) -> None:
    """Set the values beside their labels."""
    across = right - left
    block = _block(facts, across)
    half = len(block.heights)
    for first, start in ((0, left), (half, left + _column(across) + _BETWEEN)):
        x, y = start + _LABEL + _COLON, top
        for value, height in zip(block.values[first : first + half], block.heights, strict=False):
            set_lines(pen, x, y - _LEAD, value, Anchor.LEFT)
            y -= height


class _FittedFacts(Struct, frozen=True):
    """The values as they fit, and the height of each line, the highest of its labels and values."""

    values: tuple[Fitted, ...]
    heights: tuple[float, ...]


@lru_cache(maxsize=256)
def _block(facts: FactPairs, across: float) -> _FittedFacts:
    room = _column(across) - _LABEL - _COLON
    half = (len(facts) + 1) // 2
    heights = [_LINE] * half
    values = tuple(fit(value, _INK, room, _ROOM, 7.5) for _, value in facts)
    for at, ((label, _), value) in enumerate(zip(facts, values, strict=True)):
        for fitted in (_label(label), value):
            if len(fitted.lines) > 1:
                heights[at % half] = max(heights[at % half], fitted.height + 2 * _LEAD)
    return _FittedFacts(values, tuple(heights))


def _label(words: str) -> Fitted:
    """A label in the size of all labels, on more lines where it is too long."""
    return fit(words, _INK, _LABEL - 2, _ROOM, _INK.size)


def _column(across: float) -> float:
    return (across - _BETWEEN) / 2
