"""Which columns a list shows, in what order: by keyboard as well as by mouse."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.asked.shell import COLUMNS

_KEY = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_HEIGHT = 300
_HINT = "Yang bercentang tampil."

Arranged = tuple[tuple[str, bool], ...]
"""The keys of the columns in their order, each with whether it is shown."""


class ColumnList(QWidget):
    """Columns with ticks, which can be dragged or moved with Alt+Up and Alt+Down."""

    changed = Signal()

    def __init__(self, headings: dict[str, str]) -> None:
        super().__init__()
        self._headings = headings
        self.list = QListWidget()
        self.list.setFixedHeight(_HEIGHT)
        self.list.setAccessibleName("Kolom")
        self.list.itemChanged.connect(self.changed)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.up_button = button("N&aik", icon_name="up")
        self.down_button = button("Tu&run", icon_name="down")
        self.setFocusProxy(self.list)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        moves = QVBoxLayout()
        moves.setSpacing(Space.MEDIUM)
        for pressed, step, keys in (
            (self.up_button, -1, "Alt+Up"),
            (self.down_button, 1, "Alt+Down"),
        ):
            moves.addWidget(pressed)
            pressed.setToolTip(as_tip(f"{pressed.text().replace('&', '')} ({keys})"))
            pressed.clicked.connect(lambda _on=False, step=step: self.shift(step))
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.shift(step))
        moves.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.list, 1)
        row.addLayout(moves)

    def shift(self, step: int) -> None:
        """Move the column under the cursor up or down."""
        at = self.list.currentRow()
        if at >= 0 and 0 <= at + step < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(at + step, item)
            self.list.setCurrentRow(at + step)
            self.changed.emit()

    def value(self) -> Arranged:
        """The columns in their order."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple((str(one.data(_KEY)), one.checkState() is _CHECKED) for one in items)

    def set_value(self, value: Arranged) -> None:
        """Show the columns in an order."""
        self.list.clear()
        for key, shown in value:
            item = QListWidgetItem(self._headings[key], self.list)
            item.setData(_KEY, key)
            item.setCheckState(_CHECKED if shown else _UNCHECKED)
        self.list.setCurrentRow(0)

    def is_empty(self) -> bool:
        """Whether no column is shown."""
        return not any(shown for _, shown in self.value())

    def error(self) -> str:
        """Say that no arrangement is wrong."""
        return ""


class ColumnDialog(FormDialog):
    """Arranges columns from their ``state``; ``keep`` is given how they are then.

    *Seperti semula* is how the columns themselves say it.
    """

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        state: dict[str, Any],
        keep: Callable[[dict[str, Any]], None],
        parent: QWidget | None = None,
    ) -> None:
        self._state, self._keep = state, keep
        self.columns = ColumnList({one.key: one.heading or one.key for one in columns})
        self.columns.set_value(tuple((key, key not in state["hidden"]) for key in state["order"]))
        self.again_button = button("Seperti se&mula", "quiet", "undo")
        self.again_button.clicked.connect(
            lambda: self.columns.set_value(tuple((one.key, not one.hidden) for one in columns))
        )
        form = Form(COLUMNS)
        form.row("&Kolom", self.columns, name="columns", hint=_HINT, required=True)
        form.add_widget(self.again_button)
        super().__init__("Susun kolom", form, "&Pakai", self._arranged, parent=parent)

    def _arranged(self) -> None:
        chosen = self.columns.value()
        self._keep(
            {
                **self._state,
                "order": [key for key, _ in chosen],
                "hidden": [key for key, shown in chosen if not shown],
            }
        )
