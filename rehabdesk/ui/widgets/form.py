"""Forms: the only way to put a field with its label on a screen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.field import Field
from rehabdesk.ui.widgets.form_row import FormRow
from rehabdesk.ui.widgets.order import order_trouble
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.text import hairline, label

Check = Callable[[], str]
_FEW = 2


class Form(QWidget):
    """Labelled fields in one or two columns, with errors in words under the field.

    ``what`` explains each field by its name (*Apa ini?*).
    """

    changed = Signal()

    def __init__(
        self,
        what: Mapping[str, str] | None = None,
        *,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._what = what
        self._columns = columns
        self._rows: dict[str, FormRow] = {}
        self._checks: dict[str, Check] = {}
        self._orders: list[tuple[str, str]] = []
        self._refused: set[str] = set()
        self._dirty = False
        self._next = (0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.PAGE)
        self._grid.setVerticalSpacing(Space.LARGE)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def row(  # noqa: PLR0913 - the parts of every field
        self,
        text: str,
        field: QWidget,
        *,
        name: str = "",
        hint: str = "",
        what: str = "",
        required: bool = False,
        wide: bool = False,
        check: Check | None = None,
    ) -> FormRow:
        """Add a field under its label; ``&`` in the text makes its access key.

        ``name`` is how errors find it (default: the label); ``what`` explains it where the
        form's table does not, a field of neither is a KeyError; ``wide`` takes all columns;
        ``check`` returns a sentence when the value cannot stand.
        """
        key = name or text.replace("&", "")
        if not what and self._what is not None:
            what = self._what[key]
        row = FormRow(text, field, hint=hint, what=what, required=required, parent=self)
        self._rows[key] = row
        if check is not None:
            self._checks[key] = check
        self._place(row, wide=wide)
        if isinstance(field, Field):
            field.changed.connect(lambda: self._field_changed(row))
        (field.focusProxy() or field).installEventFilter(self)
        return row

    def keep_order(self, first: str, last: str) -> None:
        """Refuse, beside the later of two fields, a day or time before that of the earlier one.

        Days may be the same, times may not. It is said as soon as either of them is left.
        """
        self._orders.append((first, last))

    def section(self, title: str, caption: str = "") -> None:
        """Begin a titled group of fields."""
        block = QWidget(self)
        inside = QVBoxLayout(block)
        inside.setContentsMargins(0, Space.MEDIUM if self._rows else 0, 0, 0)
        inside.setSpacing(Space.SMALL)
        if self._rows:
            inside.addWidget(hairline())
            inside.addSpacing(Space.SMALL)
        inside.addWidget(label(title, "heading"))
        if caption:
            inside.addWidget(label(caption, "small", wrap=True))
        self._place(block, wide=True)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field, across all columns."""
        self._place(widget, wide=True)

    def is_small(self) -> bool:
        """Whether there are so few fields that Enter in one of them may end the form."""
        return len(self._rows) <= _FEW

    def field_row(self, name: str) -> FormRow:
        """Give the row of a name; KeyError when there is none."""
        return self._rows[name]

    def has_field(self, name: str) -> bool:
        """Whether there is a row of this name."""
        return name in self._rows

    def show_error(self, name: str, text: str) -> None:
        """Write a sentence under a field, mark it red and say it aloud."""
        row = self._rows[name]
        row.show_error(text)
        self._refused.add(name)
        announce(row.field, f"{row.spoken_label}: {text}")

    def show_errors(self, errors: dict[str, str]) -> None:
        """Show several errors at once and go to the first field that has one."""
        self.clear_errors()
        for name in [name for name in self._rows if name in errors]:
            self.show_error(name, errors[name])
        self.focus_first_error()

    def clear_errors(self) -> None:
        """Take all error sentences away."""
        self._refused.clear()
        for row in self._rows.values():
            row.show_error("")

    def errors(self) -> dict[str, str]:
        """Give the sentences that are shown now."""
        return {name: row.error_text() for name, row in self._rows.items() if row.error_text()}

    def validate(self) -> bool:
        """Check all fields, show what is wrong and go there; True when all is well."""
        found = {name: self._trouble(name, row, strict=True) for name, row in self._rows.items()}
        self.show_errors({name: text for name, text in found.items() if text})
        return not self.errors()

    def focus_first(self) -> None:
        """Put the cursor into the first field that can take it."""
        for row in self._rows.values():
            if row.field.isEnabled() and not row.isHidden():
                row.field.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def focus_first_error(self) -> None:
        """Put the cursor into the first field with an error."""
        for row in self._rows.values():
            if row.error_text():
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def is_dirty(self) -> bool:
        """Tell whether anything was changed since the form was filled."""
        return self._dirty

    def set_dirty(self) -> None:
        """Count what was changed beside the fields as typed, too."""
        self._dirty = True

    def set_clean(self) -> None:
        """Take the present values as the starting point."""
        self._dirty = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check a field when it is left, an empty one is not scolded; keep stray chords out."""
        if isinstance(event, QKeyEvent) and _is_chord(event):
            # Qt would write the letter of Alt+B where no button has that access key.
            event.ignore()
            return True
        if event.type() is QEvent.Type.FocusOut:
            for name, row in self._rows.items():
                if watched in (row.field, row.field.focusProxy()):
                    self._look_at(name)
                    for later in (last for first, last in self._orders if first == name):
                        self._look_at(later)
        return super().eventFilter(watched, event)

    def _look_at(self, name: str) -> None:
        """Say what is wrong with a field that was left, or with one that must follow it."""
        row = self._rows.get(name)
        found = self._trouble(name, row, strict=False) if row else ""
        # What was refused stays in sight until something is changed.
        if row and (found or name not in self._refused):
            row.show_error(found)

    def _trouble(self, name: str, row: FormRow, *, strict: bool) -> str:
        """Find what is wrong with one field; only a strict look misses empty ones."""
        field = row.field
        if row.isHidden() or not field.isEnabled() or not isinstance(field, Field):
            return ""
        if field.is_empty():
            missing = strict and row.required
            return f"{row.spoken_label} harus diisi." if missing else ""
        check = self._checks.get(name)
        return field.error() or (check() if check else "") or self._order_trouble(name)

    def _order_trouble(self, name: str) -> str:
        """Name the field that a day or time ought to follow."""
        for first in (first for first, last in self._orders if last == name):
            earlier = self._rows.get(first)
            if earlier is None or earlier.isHidden() or not isinstance(earlier.field, Field):
                continue
            later = self._rows[name].field
            last = later.value() if isinstance(later, Field) else None
            if trouble := order_trouble(earlier.field.value(), last, earlier.spoken_label):
                return trouble
        return ""

    def _field_changed(self, row: FormRow) -> None:
        """Take the sentence under it away, and refusals that another field may have mended."""
        self._dirty = True
        row.show_error("")
        for name in tuple(self._refused):
            other = self._rows[name]
            if other is row or not self._trouble(name, other, strict=True):
                self._refused.discard(name)
                other.show_error("")
        self.changed.emit()

    def _place(self, widget: QWidget, *, wide: bool) -> None:
        """Put a block into the next free cell of the grid."""
        line, column = self._next
        if wide and column:
            line, column = line + 1, 0
        span = self._columns if wide else 1
        self._grid.addWidget(widget, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
        column += span
        self._next = (line + 1, 0) if column >= self._columns else (line, column)


def _is_chord(event: QKeyEvent) -> bool:
    """Whether a letter or digit was pressed with Alt, which means a command and no text."""
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    pressed = event.type() is QEvent.Type.KeyPress
    return pressed and event.modifiers() in (alt, alt | shift) and bool(event.text().strip())
