"""One column of a table, as data."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import Qt

from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column_widths import LEAST

Row = TypeVar("Row")


class Align(Enum):
    """Where the text of a cell stands."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


# No slots: CPython 3.11 cannot make Column[Row](...) of a frozen class that has them.
class Column(Struct, Generic[Row], frozen=True, kw_only=True):
    """How one column reads, sorts and looks.

    ``sort`` gives the native value to sort by (default: the text); ``width`` is a hint in
    pixels, 0 to fit, ``least`` what is kept where there is not enough room for all columns;
    ``stretch`` takes what is left; ``tone`` draws the text as a small pill;
    ``spoken`` is what a screen reader says when it is more than the text, ``out`` what an
    exported list holds when it is more than that.
    """

    key: str
    heading: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    align: Align = Align.LEFT
    width: int = 0
    least: int = LEAST
    stretch: bool = False
    icon: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone | None] | None = None
    spoken: Callable[[Row], str] | None = None
    out: Callable[[Row], str | int | date | None] | None = None
    tip: Callable[[Row], str] | None = None
    muted: bool = False
    strong: bool = False
    sortable: bool = True
    hidden: bool = False
