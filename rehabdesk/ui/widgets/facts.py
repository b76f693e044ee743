"""What is known of a record, as labels with their values."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.text import label

Fact = tuple[str, str]
NOTHING = "–"


class Facts(QWidget):
    """Labels above their values in some columns; an unknown value is a dash."""

    def __init__(self, *, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.PAGE)
        self._grid.setVerticalSpacing(Space.MEDIUM)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts, line after line."""
        _empty(self._grid)
        for number, (name, value) in enumerate(facts):
            row, column = divmod(number, self._columns)
            self._grid.addWidget(_fact(name, value), row, column, Qt.AlignmentFlag.AlignTop)


class FactLines(QWidget):
    """Lines of two cells: when, and what held then."""

    def __init__(self, *, first_width: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.WIDE)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnMinimumWidth(0, first_width)
        self._grid.setColumnStretch(1, 1)

    def set_lines(self, lines: Iterable[tuple[str, str, QWidget | None]], nothing: str) -> None:
        """Show lines, each with a button of its own or none; ``nothing`` where there is none."""
        _empty(self._grid)
        row = -1
        for row, (when, what, widget) in enumerate(lines):
            self._grid.addWidget(label(when, "muted", wrap=True), row, 0)
            self._grid.addWidget(label(what, wrap=True), row, 1)
            if widget is not None:
                self._grid.addWidget(widget, row, 2)
        if row < 0:
            self._grid.addWidget(label(nothing, "muted"), 0, 0, 1, 3)


def _fact(name: str, value: str) -> QWidget:
    """Stack one label and its value, to be read aloud together."""
    block = QWidget()
    block.setAccessibleName(f"{name}: {value or NOTHING}")
    inside = QVBoxLayout(block)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    inside.addWidget(label(name, "label", wrap=True))
    shown = label(value or NOTHING, wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    inside.addWidget(shown)
    return block


def _empty(grid: QGridLayout) -> None:
    """Take all widgets out of a grid."""
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
