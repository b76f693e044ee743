"""Asks what a column of a list is narrowed to: words, or some of the values it has."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.column_filter import EMPTY, ColumnFilter, values_in
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked.shell import FILTER
from rehabdesk.wording.numbers import thousands

_LONGEST = 80
_HEIGHT = 236
_MOST_VALUES = 500
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ValueList(QListWidget):
    """The values of a column with ticks; no tick is the same as all of them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.itemChanged.connect(self.changed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("Nilai di kolom ini")
        self._values: tuple[str, ...] = ()

    def offer(self, values: Sequence[tuple[str, int]], ticked: frozenset[str]) -> None:
        """Show other values, each with how many rows have it."""
        self.clear()
        self._values = tuple(value for value, _ in values[:_MOST_VALUES])
        for value, count in values[:_MOST_VALUES]:
            item = QListWidgetItem(f"{value or EMPTY} ({thousands(count)})", self)
            item.setCheckState(_CHECKED if value in ticked else _UNCHECKED)

    def value(self) -> frozenset[str]:
        """The ticked values."""
        ticked = (self.item(at).checkState() is _CHECKED for at in range(self.count()))
        return frozenset(value for value, on in zip(self._values, ticked, strict=True) if on)

    def set_value(self, value: frozenset[str]) -> None:
        """Tick some values."""
        for at, cell in enumerate(self._values):
            self.item(at).setCheckState(_CHECKED if cell in value else _UNCHECKED)

    def is_empty(self) -> bool:
        """Whether nothing is ticked."""
        return not self.value()

    def error(self) -> str:
        """Say that ticks cannot be wrong."""
        return ""


class FilterDialog(FormDialog):
    """One column at a time; ``keep`` is told the column's key and its filter."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        first: str,
        filters: dict[str, ColumnFilter],
        rows: Callable[[str], Sequence[Any]],
        keep: Callable[[str, ColumnFilter], None],
        parent: QWidget | None = None,
    ) -> None:
        self._columns = {one.key: one for one in columns}
        self._filters, self._rows, self._keep = filters, rows, keep
        self.column: ChoiceField[str] = ChoiceField(
            [(one.key, one.heading or one.key) for one in columns], value=first, searchable=False
        )
        self.words = TextField(limit=_LONGEST)
        self.values = ValueList()
        form = Form(FILTER)
        form.row("&Kolom", self.column, name="column")
        form.row("&Memuat", self.words, name="words", hint="Huruf besar dan kecil tidak dibedakan.")
        form.row("&Nilainya", self.values, name="values", hint="Tanpa centang berarti semua nilai.")
        super().__init__("Saring menurut kolom", form, "&Saring", self._done, parent=parent)
        self.column.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        key = self.column.value() or next(iter(self._columns))
        known = self._filters.get(key, ColumnFilter())
        self.words.set_value(known.words)
        self.values.offer(values_in(self._columns[key], self._rows(key)), known.values)

    def _done(self) -> None:
        if (key := self.column.value()) is not None:
            words = " ".join(self.words.value().split())
            self._keep(key, ColumnFilter(words=words, values=self.values.value()))
