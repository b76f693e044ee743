"""Numbered sentences under each other: what to do with a sheet of paper."""

from collections.abc import Sequence

from rehabdesk.documents.kit.fitting import Fitted, set_lines, wrap
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Anchor, Pen

_INK = Ink(Style.REGULAR, 9.5)
_INDENT = 7 * MM
_BETWEEN = 1.6 * MM


def draw_steps(pen: Pen, steps: Sequence[str], left: float, right: float, top: float) -> float:
    """Set the sentences from ``top`` down, and return where they end."""
    for number, step in enumerate(steps, 1):
        fitted = Fitted(wrap(step, _INK, right - left - _INDENT), _INK)
        set_lines(pen, left, top, Fitted((f"{number}.",), _INK), Anchor.LEFT)
        top = set_lines(pen, left + _INDENT, top, fitted, Anchor.LEFT) - _BETWEEN
    return top
