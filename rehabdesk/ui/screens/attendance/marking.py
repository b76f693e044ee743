"""What keys and clicks do to the open sheet: mark, clear, fill, each by a service."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from rehabdesk.domain.attendance import AttendanceStatus, ExpectedRow, status_by_key
from rehabdesk.domain.refusals import ReasonNeeded, Undone
from rehabdesk.services import attendance
from rehabdesk.services.attendance import Detail, kept_detail
from rehabdesk.services.done import Done
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.attendance.asking import Question
from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.opened import MarkLine
from rehabdesk.ui.screens.attendance.telling import Telling
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.wording.refusals import sentence

WHYS = ("Salah baca lembar", "Salah ketik", "Ada surat keterangan", "Laporan konselor")
"""What a correction's *why* offers; anything else can be typed."""

_WHY = "Mengapa diubah?"


class Marking(QObject):
    """Connects the capture view's table with the deeds on a sheet."""

    def __init__(self, capture: Capture) -> None:
        super().__init__(capture)
        self.capture = capture
        self.store = capture.store
        self.telling = Telling(self)
        table = capture.table
        table.letter_typed.connect(self.letter)
        table.digit_typed.connect(self._digit)
        table.engagement_wanted.connect(self._engagement)
        table.clear_wanted.connect(self._rub_out)
        on(table.activated_row, self.enter)
        capture.asking.letter_passed.connect(self.letter)

    def letter(self, key: str) -> None:
        """Mark by one letter: the row whose number was typed before it, else the current one."""
        status = carry_out(
            lambda: status_by_key(self.capture.statuses(), key),
            lambda _unknown: self._other_letter(key),
        )
        if status is None:
            return
        number = self.capture.table.take_digits()
        if number is None or self.capture.go_to_number(number):
            self.give(status)

    def give(self, status: AttendanceStatus) -> None:
        """Mark the current row, asking what the office wants to know, and go on."""
        line = self.capture.line()
        if line is None:
            return
        self.capture.asking.close_question()
        detail = kept_detail(line.row)
        if line.row.status == status.number:
            detail = replace(detail, reason=line.row.reason, minutes_late=line.row.minutes_late)
        place = self.capture.place()

        def refused(answer: Undone) -> None:
            if isinstance(answer, ReasonNeeded):
                self.ask_for(answer.field, line, status, detail)
            else:
                self.capture.context.refuse(answer)

        if self.put(line, status, detail, refused=refused):
            self._after(place, status)

    def put(
        self,
        line: MarkLine,
        status: AttendanceStatus,
        detail: Detail,
        why: str = "",
        *,
        refused: Callable[[Undone], object],
        same_step: bool = False,
    ) -> bool:
        """Write a mark and show it; ``refused`` is told why it was not written."""
        sheet = self.capture.sheet
        if sheet is None:
            return False
        done = self.capture.perform(
            lambda: attendance.mark(
                self.store, sheet.session, line.row.resident, status, detail, why=why
            ),
            refused,
            same_step=same_step,
        )
        return self._shown(done)

    def ask_for(self, field: str, line: MarkLine, status: AttendanceStatus, detail: Detail) -> None:
        """Ask for the reason of a mark, or why it is changed, and mark then."""
        place = self.capture.place()
        answer = partial(self._answered, field, line, status, detail, place)
        if field == "why":
            self.ask(f"{_WHY} · {line.name}", answer, choices=WHYS)
            return
        self.ask(
            f"Alasan {status.label.lower()} · {line.name}",
            answer,
            value=detail.reason,
            choices=self.store.attendance.recent_reasons(status.number),
        )

    def ask(
        self,
        title: str,
        answer: Callable[[str], str | None],
        *,
        value: str = "",
        choices: tuple[str, ...] = (),
    ) -> None:
        """Ask beside the current row; leaving the question changes nothing."""
        self.capture.ask(
            Question(
                title=title,
                answer=answer,
                leave=partial(self.capture.go_to, self.capture.place()),
                value=value,
                choices=choices,
            )
        )

    def clear(self, *, go_back: bool = False) -> None:
        """Make the current row empty; with ``go_back`` an empty row goes one up instead."""
        line = self.capture.line()
        if line is None:
            return
        if line.status is not None:
            if words := self._clear(line):
                self.capture.context.shell.warn(words)
        elif go_back:
            self.capture.go_to(self.capture.place() - 1)

    def fill(self) -> None:
        """Mark every empty row, and no other, as present (F8)."""
        sheet = self.capture.sheet
        if sheet is None or sheet.usual is None:
            return
        usual = sheet.usual
        done = self.capture.perform(lambda: attendance.fill_empty(self.store, sheet.session, usual))
        if done is None:
            return
        self.capture.look_again()
        self.capture.foot.say(
            f"{done.record} baris kosong diisi {usual.label}. Ctrl+Z mengurungkan."
        )

    def enter(self) -> None:
        """Go to the row whose number was typed, else to the next row."""
        number = self.capture.table.take_digits()
        if number is None:
            self.capture.go_to(self.capture.place() + 1)
        else:
            self.capture.go_to_number(number)

    def _after(self, place: int, status: AttendanceStatus) -> None:
        """A late mark asks for minutes, any other goes on to the next row."""
        if status.is_late:
            self.capture.go_to(place)
            self.telling.ask_minutes(optional=True)
        else:
            self.capture.go_to(place + 1)

    def _answered(
        self,
        field: str,
        line: MarkLine,
        status: AttendanceStatus,
        detail: Detail,
        place: int,
        text: str,
    ) -> str | None:
        if not text:
            return sentence(ReasonNeeded(field))
        given = replace(detail, reason=text) if field == "reason" else detail
        said: list[str] = []

        def refused(answer: Undone) -> None:
            if isinstance(answer, ReasonNeeded):
                self.ask_for(answer.field, line, status, given)
            else:
                said.append(answer_sentence(answer))

        if self.put(line, status, given, text if field == "why" else "", refused=refused):
            self._after(place, status)
        return said[0] if said else None

    def _shown(self, done: Done[ExpectedRow] | None) -> bool:
        if done is None:
            return False
        corrected = self.store.corrections.table in done.change.tables
        self.capture.put_row(done.record, corrected=corrected)
        return True

    def _clear(self, line: MarkLine, why: str = "") -> str | None:
        sheet = self.capture.sheet
        if sheet is None:
            return None
        said: list[str] = []

        def refused(answer: Undone) -> None:
            if isinstance(answer, ReasonNeeded) and self.capture.asking.question is None:
                self.ask(f"{_WHY} · {line.name}", partial(self._clear, line), choices=WHYS)
            else:
                said.append(answer_sentence(answer))

        done = self.capture.perform(
            lambda: attendance.clear(self.store, sheet.session, line.row.resident, why=why),
            refused,
        )
        self._shown(done)
        return said[0] if said else None

    def _digit(self, digit: int) -> None:
        self.telling.engage(digit, move_on=True)

    def _engagement(self, digit: int) -> None:
        self.telling.engage(digit, move_on=False)

    def _rub_out(self, go_back: bool) -> None:
        self.clear(go_back=go_back)

    def _other_letter(self, key: str) -> None:
        if key.casefold() == "n":
            self.telling.ask_note()
            return
        keys = "  ".join(f"{one.key} {one.label}" for one in self.capture.statuses() if one.active)
        self.capture.foot.say(f"“{key}” bukan tanda. {keys}")
