"""The table of a sheet's rows, and what its keys mean."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.screens.attendance.marks import MarkDelegate
from rehabdesk.ui.screens.attendance.opened import MarkLine
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.rows_model import AnyIndex, RowsModel
from rehabdesk.ui.widgets.table import Table

_ROW = 24
_MARK = "mark"
_MOST_DIGITS = 4
_Key = Qt.Key
_MODIFIED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _said(line: MarkLine) -> str:
    return line.status.label if line.status else "belum ditandai"


def _remarks(line: MarkLine) -> str:
    late = line.row.minutes_late
    words = (line.excuse, line.row.reason, f"terlambat {late} menit" if late else "", line.row.note)
    return "; ".join(one for one in words if one)


COLUMNS: tuple[Column[MarkLine], ...] = (
    Column(
        key="no",
        heading="No",
        text=lambda line: str(line.row.number),
        align=Align.RIGHT,
        width=42,
        muted=True,
    ),
    Column(
        key="name",
        heading="Nama",
        text=lambda line: line.name,
        stretch=True,
        strong=True,
        tip=lambda line: line.name,
    ),
    Column(
        key="registration",
        heading="No. Registrasi",
        text=lambda line: line.registration_no,
        width=114,
        muted=True,
    ),
    Column(key="place", heading="Kamar", text=lambda line: line.place, width=62, muted=True),
    Column(key=_MARK, heading="Tanda", text=lambda _line: "", spoken=_said, width=150, least=118),
    Column(
        key="remarks",
        heading="Alasan / catatan",
        text=_remarks,
        width=146,
        tip=_remarks,
        icon=lambda line: "history" if line.corrected else "",
    ),
    Column(
        key="engagement",
        heading="Keterlibatan",
        text=lambda line: "" if line.row.engagement is None else f"{line.row.engagement} dari 5",
        width=102,
    ),
)


class MarkModel(RowsModel[MarkLine]):
    """A sheet's rows in printed order; one row changes without the others being asked."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self.lines: list[MarkLine] = []

    def row_at(self, number: int) -> MarkLine | None:
        """The line at a place."""
        return self.lines[number] if 0 <= number < len(self.lines) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many rows the sheet has."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def show_lines(self, lines: Sequence[MarkLine]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def set_line(self, place: int, line: MarkLine) -> None:
        """Change one row."""
        self.lines[place] = line
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def place_of(self, resident: str) -> int | None:
        """Where somebody stands."""
        for place, line in enumerate(self.lines):
            if line.row.resident == resident:
                return place
        return None

    def first_empty(self) -> int | None:
        """The first row without a mark."""
        return next((at for at, line in enumerate(self.lines) if line.row.status is None), None)

    def first_of(self, numbers: range) -> int:
        """The first row without a mark among these numbers, else the first of them.

        Where there are no such rows, the same of all rows.
        """
        places = [at for at, line in enumerate(self.lines) if line.row.number in numbers]
        places = places or list(range(len(self.lines)))
        empty = (at for at in places if self.lines[at].row.status is None)
        return next(empty, places[0] if places else 0)


class MarkTable(Table[MarkLine]):
    """Letters mark, digits wait for Enter or a letter, Backspace clears or goes back."""

    letter_typed = Signal(str)
    digit_typed = Signal(int)
    digits_changed = Signal(str)
    clear_wanted = Signal(bool)
    engagement_wanted = Signal(int)

    def __init__(self, model: MarkModel, parent: QWidget | None = None) -> None:
        nothing = EmptyState("Daftar ini kosong.", "Tambahkan orang dengan Ctrl+N.")
        super().__init__("Daftar hadir", model, empty=nothing, parent=parent)
        self.digits = ""
        self.digits_mark = False
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        marks = [number for number, one in enumerate(COLUMNS) if one.key == _MARK]
        self._marks = MarkDelegate(self)
        self.setItemDelegateForColumn(marks[0], self._marks)

    def take_digits(self) -> int | None:
        """The number typed so far, which is forgotten by that."""
        typed, self.digits = self.digits, ""
        if typed:
            self.digits_changed.emit("")
        return int(typed) if typed else None

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl and a digit, which is the engagement here, from the keys of the window."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            digit = 0 <= event.key() - _Key.Key_0 <= 5  # noqa: PLR2004 - engagement is 1 to 5, 0 none
            if digit and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what a key means; what means nothing here goes on to the page."""
        if event.modifiers() & _MODIFIED:
            self._modified(event)
        elif event.key() in {_Key.Key_Backspace, _Key.Key_Delete}:
            self._rub_out(go_back=event.key() == _Key.Key_Backspace)
        elif event.key() == _Key.Key_Escape and self.digits:
            self.take_digits()
        elif event.text().isdigit() and event.text().isascii():
            self._digit(event.text())
        elif event.text().strip() and event.text().isprintable():
            self.letter_typed.emit(event.text())
        elif event.key() == _Key.Key_Space:
            event.accept()
        elif event.key() in {_Key.Key_Return, _Key.Key_Enter}:
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _modified(self, event: QKeyEvent) -> None:
        if self.copy_chosen(event):
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        number = event.key() - _Key.Key_0
        if control and 0 <= number <= 5:  # noqa: PLR2004 - engagement is 1 to 5, 0 takes it away
            self.engagement_wanted.emit(number)
        else:
            event.ignore()

    def _rub_out(self, *, go_back: bool) -> None:
        if self.digits and go_back:
            self.digits = self.digits[:-1]
            self.digits_changed.emit(self.digits)
        else:
            self.clear_wanted.emit(go_back)

    def _digit(self, text: str) -> None:
        if self.digits_mark:
            self.digit_typed.emit(int(text))
            return
        self.digits = (self.digits + text)[-_MOST_DIGITS:]
        self.digits_changed.emit(self.digits)
