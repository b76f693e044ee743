"""A field of a form in which several of a few things are ticked."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rehabdesk.ui.widgets.plain_text import as_tip

Option = TypeVar("Option")

_ROW = 28


class CheckList(QListWidget, Generic[Option]):
    """Options with ticks; arrows go, Space ticks, Ctrl+A ticks all or, where all are, none.

    The value is what is ticked, in order.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Option, str]] = (),
        *,
        rows: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self.setFixedHeight(rows * _ROW + 6)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.set_options(options)
        self.itemChanged.connect(self.changed)
        self.itemActivated.connect(_turn)

    def set_options(self, options: Sequence[tuple[Option, str]]) -> None:
        """Offer other options; what is still among them stays ticked."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        self._options = tuple(option for option, _words in options)
        for _option, words in options:
            item = QListWidgetItem(words)
            item.setToolTip(as_tip(words))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self._tick(before)
        self.setCurrentRow(0)
        self.blockSignals(blocked)

    def value(self) -> tuple[Option, ...]:
        """Give what is ticked."""
        checked = Qt.CheckState.Checked
        return tuple(
            option
            for row, option in enumerate(self._options)
            if self.item(row).checkState() is checked
        )

    def set_value(self, chosen: Iterable[Option]) -> None:
        """Tick these and nothing else."""
        blocked = self.blockSignals(True)
        self._tick(chosen)
        self.blockSignals(blocked)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick all, or none where all are ticked."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            whole = len(self.value()) == len(self._options)
            self.set_value(() if whole else self._options)
        else:
            super().keyPressEvent(event)

    def is_empty(self) -> bool:
        """Tell whether nothing is ticked."""
        return not self.value()

    def error(self) -> str:
        """Say that nothing can be wrong."""
        return ""

    def _tick(self, chosen: Iterable[Option]) -> None:
        wanted = tuple(chosen)
        for row, option in enumerate(self._options):
            on = option in wanted
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def _turn(item: QListWidgetItem) -> None:
    """Tick or untick with Enter."""
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
