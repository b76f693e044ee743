"""The capture view: the printed sheet on screen, marked by one letter a row."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.attendance import AttendanceStatus, ExpectedRow
from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.domain.session import Session
from rehabdesk.services.done import Done
from rehabdesk.services.undoing import take_back
from rehabdesk.storage import Change
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.asking import Asking, Question
from rehabdesk.ui.screens.attendance.foot import Foot
from rehabdesk.ui.screens.attendance.legend import Legend
from rehabdesk.ui.screens.attendance.mark_table import MarkModel, MarkTable
from rehabdesk.ui.screens.attendance.opened import MarkLine, OpenSheet, open_sheet
from rehabdesk.ui.screens.attendance.steps import Steps
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.wording.dates import clock

T = TypeVar("T")
_OTHER = Qt.FocusReason.OtherFocusReason


class Capture(QWidget):
    """One open sheet; what is done to it is told by ``sheet_changed``."""

    sheet_changed = Signal()
    legend: Legend
    foot: Foot

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.store = context.store
        self.sheet: OpenSheet | None = None
        self.working = False
        self.steps = Steps(self._take_back)
        self.model = MarkModel()
        self.table = MarkTable(self.model)
        self.asking = Asking(self)
        on(self.asking.closed, self._focus_table)

    def put(self, legend: Legend, foot: Foot) -> None:
        """Lay out the table with what stands beside and below it."""
        self.legend, self.foot = legend, foot
        self.table.digits_changed.connect(self.foot.show_digits)
        left = QVBoxLayout()
        left.setSpacing(Space.MEDIUM)
        left.addWidget(self.table, 1)
        left.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.WIDE)
        whole.addLayout(left, 1)
        whole.addWidget(self.legend)

    def open_session(self, session_id: str, numbers: range = range(0)) -> None:
        """Show a session's sheet on the first empty row, of those numbers if any are given."""
        self.steps.forget()
        self.asking.close_question()
        self.table.take_digits()
        self.foot.show_mode(marking_engagement=False)
        self.table.digits_mark = False
        self._show(open_sheet(self.store, session_id))
        self.go_to(self.model.first_of(numbers))

    def look_again(self) -> None:
        """Show the same sheet as it is now, with the cursor where it was."""
        if self.sheet is None:
            return
        line = self.table.current_row()
        place = self.table.currentIndex().row()
        self._show(open_sheet(self.store, self.sheet.session.id))
        there = self.model.place_of(line.row.resident) if line else None
        self.go_to(there if there is not None else max(0, place))

    def go_to(self, place: int) -> None:
        """Put the cursor on a row and the focus on the table."""
        self.table.select_place(max(0, min(place, len(self.model.lines) - 1)))
        if self.table.isVisible():
            self.table.setFocus(_OTHER)

    def go_to_number(self, number: int) -> bool:
        """Go to the row with a printed number, if there is one."""
        for place, line in enumerate(self.model.lines):
            if line.row.number == number:
                self.go_to(place)
                return True
        self.foot.say(f"Tidak ada baris nomor {number}.")
        return False

    def perform(
        self,
        deed: Callable[[], Done[T]],
        refused: Callable[[Undone], object] | None = None,
        *,
        same_step: bool = False,
    ) -> Done[T] | None:
        """Carry out a deed of this sheet and remember the step.

        ``refused`` is told why it was not done, where a question can answer that; else it is
        said in words.
        """
        done = self._work(deed, refused)
        if done is not None:
            self.steps.add(done.change, same_step=same_step)
            self._say_saved()
        return done

    def _work(
        self, deed: Callable[[], T], refused: Callable[[Undone], object] | None = None
    ) -> T | None:
        """Carry out something that this view shows by itself, and say where it is not saved."""

        def answer(why: Undone) -> None:
            if not isinstance(why, Refusal):
                self.legend.show_saved("Perubahan terakhir BELUM tersimpan.", failed=True)
            (refused or self.context.refuse)(why)

        self.working = True
        try:
            return self.context.carry_out(deed, answer)
        finally:
            self.working = False

    def keep_head_count(self, deed: Callable[[], Done[Session]]) -> None:
        """Keep a typed head count; its field has an undo of its own, so it is no step."""
        done = self._work(deed)
        if done is None:
            return
        if self.sheet is not None:
            self.sheet = replace(self.sheet, session=done.record)
        self._say_saved()
        self.show_totals()

    def put_row(self, row: ExpectedRow, *, corrected: bool = False) -> None:
        """Show a row that was written."""
        place = self.model.place_of(row.resident)
        if place is None or self.sheet is None:
            return
        line = self.sheet.line_of(self.model.lines[place], row, corrected=corrected)
        self.model.set_line(place, line)
        self.show_totals()

    def take_step_back(self) -> None:
        """Undo the latest step of this sheet (Ctrl+Z)."""
        self._turn(self.steps.back, "Tidak ada lagi yang dapat diurungkan di lembar ini.")

    def do_step_again(self) -> None:
        """Do again what was undone (Ctrl+Y)."""
        self._turn(self.steps.again, "Tidak ada yang dapat diulangi.")

    def ask(self, question: Question) -> None:
        """Ask beside the current row."""
        box = self.table.visualRect(self.table.currentIndex())
        corner = self.table.viewport().mapTo(self, box.topLeft())
        row = QRect(corner.x(), corner.y(), self.table.viewport().width(), box.height())
        self.asking.ask(question, row)

    def place(self) -> int:
        """Where the cursor is, -1 for nowhere."""
        return self.table.currentIndex().row()

    def line(self) -> MarkLine | None:
        """The row under the cursor."""
        return self.table.current_row()

    def statuses(self) -> tuple[AttendanceStatus, ...]:
        """All statuses of the office."""
        return self.sheet.statuses if self.sheet else ()

    def show_totals(self) -> None:
        """Count the rows as they are shown."""
        self.legend.show_totals([one.row.status for one in self.model.lines], self.statuses())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z and Ctrl+Y for this sheet: the window would undo something else."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo) or _is_ctrl_y(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo by step."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_step_back()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self.do_step_again()
        else:
            super().keyPressEvent(event)

    def _focus_table(self) -> None:
        self.table.setFocus(_OTHER)

    def _show(self, sheet: OpenSheet) -> None:
        self.sheet = sheet
        self.legend.show_sheet(sheet)
        self.model.show_lines(sheet.lines)
        self.foot.show_guests(sheet.guests)
        self.show_totals()
        self.sheet_changed.emit()

    def _turn(self, turn: Callable[[], list[Change]], nothing: str) -> None:
        turned = self._work(turn)
        if turned is None:
            return
        if not turned:
            self.foot.say(nothing)
            return
        self._follow(turned)
        self._say_saved()
        announce(self.table, turned[-1].label)

    def _follow(self, turned: list[Change]) -> None:
        """Show what a step back or again changed, and go there when it is one row."""
        keys = {one.key for change in turned for one in change.touched if len(one.key) > 1}
        if not keys:
            self.look_again()
            return
        rows = {key: self.store.attendance.row(*key) for key in keys}
        if any(self.model.place_of(key[1]) is None or not row for key, row in rows.items()):
            self.look_again()
        for row in rows.values():
            if row is not None:
                self.put_row(row)
        place = self.model.place_of(next(iter(keys))[1]) if len(keys) == 1 else None
        if place is not None:
            self.go_to(place)

    def _take_back(self, change: Change) -> Change:
        return take_back(self.store, change).change

    def _say_saved(self) -> None:
        self.legend.show_saved(f"Tersimpan pukul {clock(self.context.now().time())}.")


def _is_ctrl_y(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_Y
