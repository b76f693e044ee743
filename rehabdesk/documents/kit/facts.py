"""The block of facts above a table: label, colon, value, in two columns read downwards."""

from collections.abc import Sequence

from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Align, Pen

_INK = Ink(Style.REGULAR, 9)
_LABEL = 27 * MM
_COLON = 2.5 * MM
_BETWEEN = 5 * MM
_LINE = 4.6 * MM
_ROOM = 3 * _LINE
_LEAD = (_LINE - Fitted(("",), _INK).height) / 2

Facts = Sequence[tuple[str, str]]


def facts_height(facts: Facts, across: float) -> float:
    """How high the block is."""
    return sum(_heights(facts, across))


def draw_labels(pen: Pen, facts: Facts, left: float, right: float, top: float) -> None:
    """Set the labels and colons, which are the same on all sheets of a group."""
    across = right - left
    half = (len(facts) + 1) // 2
    heights = _heights(facts, across)
    for at, (label, _) in enumerate(facts):
        x = left + (at >= half) * (_column(across) + _BETWEEN)
        y = top - sum(heights[: at % half])
        set_lines(pen, x, y - _LEAD, fit(label, _INK, _LABEL - 2, _LINE, 7), Align.LEFT)
        set_lines(pen, x + _LABEL, y - _LEAD, Fitted((":",), _INK), Align.LEFT)


def draw_values(pen: Pen, facts: Facts, left: float, right: float, top: float) -> None:
    """Set the values beside their labels."""
    across = right - left
    half = (len(facts) + 1) // 2
    heights = _heights(facts, across)
    room = _value_room(across)
    y = top
    for at, (_, value) in enumerate(facts):
        y = top if at == half else y
        x = left + (at >= half) * (_column(across) + _BETWEEN) + _LABEL + _COLON
        set_lines(pen, x, y - _LEAD, fit(value, _INK, room, _ROOM, 7.5), Align.LEFT)
        y -= heights[at % half]


def _column(across: float) -> float:
    return (across - _BETWEEN) / 2


def _value_room(across: float) -> float:
    return _column(across) - _LABEL - _COLON


def _heights(facts: Facts, across: float) -> list[float]:
    """The height of each line of the block, the higher of its two values."""
    room = _value_room(across)
    half = (len(facts) + 1) // 2
    heights = [_LINE] * half
    for at, (_, value) in enumerate(facts):
        fitted = fit(value, _INK, room, _ROOM, 7.5)
        if len(fitted.lines) > 1:
            heights[at % half] = max(heights[at % half], fitted.height + 2 * _LEAD)
    return heights
