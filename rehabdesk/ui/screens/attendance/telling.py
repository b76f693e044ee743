"""Saying more of a mark than its letter: minutes late, a reason, a note, engagement."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus, ExpectedRow
from rehabdesk.domain.refusals import ReasonNeeded, Undone
from rehabdesk.services.attendance import Detail
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.screens.attendance.asking import Question
from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.opened import MarkLine

_MARK_FIRST = "Tandai baris ini dahulu."


class MarkWriting(Protocol):
    """Who writes marks and asks for what a mark needs."""

    capture: Capture

    def put(
        self,
        line: MarkLine,
        status: AttendanceStatus,
        detail: Detail,
        *,
        refused: Callable[[Undone], object],
        same_step: bool = False,
    ) -> bool:
        """Write a mark with what is said of it; whether anything was written."""
        ...

    def ask_for(self, field: str, line: MarkLine, status: AttendanceStatus, detail: Detail) -> None:
        """Ask for the reason of a mark, or why it is changed, and mark then."""
        ...

    def ask(
        self,
        title: str,
        answer: Callable[[str], str | None],
        *,
        value: str = "",
        choices: tuple[str, ...] = (),
    ) -> None:
        """Ask beside the current row."""
        ...


class Telling:
    """The questions about the current row."""

    def __init__(self, marking: MarkWriting) -> None:
        self.marking = marking
        self.capture = marking.capture

    def ask_minutes(self, *, optional: bool = False) -> None:
        """Ask how late somebody came, in minutes; an empty answer leaves it open.

        ``optional`` is how a late mark asks by itself: then Esc goes on as well.
        """
        line = self.capture.line()
        if line is None or line.status is None or not line.status.is_late:
            self.capture.foot.say("Menit terlambat hanya untuk tanda terlambat.")
            return
        late, place = line.row.minutes_late, self.capture.place()
        self.capture.ask(
            Question(
                title=f"Terlambat berapa menit? · {line.name}",
                answer=partial(self._minutes, line, place, optional),
                leave=partial(self.capture.go_to, place + 1 if optional else place),
                value="" if late is None else str(late),
                hint="Boleh kosong. Enter maju; huruf langsung menandai baris berikutnya.",
                letters_pass=True,
            )
        )

    def ask_note(self) -> None:
        """Ask for a note on the current row."""
        line = self._marked_line()
        if line is not None:
            self.marking.ask(
                f"Catatan · {line.name}", partial(self._note, line), value=line.row.note
            )

    def ask_reason(self) -> None:
        """Ask for the reason of the current row's mark."""
        line = self._marked_line()
        if line is None or line.status is None:
            return
        self.marking.ask(
            f"Alasan · {line.name}",
            partial(self._reason, line),
            value=line.row.reason,
            choices=self.capture.store.attendance.recent_reasons(line.status.number),
        )

    def engage(self, level: int, *, move_on: bool) -> None:
        """Note how much somebody took part, 1 to 5; 0 takes it away."""
        line, place = self._marked_line(), self.capture.place()
        if line is None:
            return
        trouble = self._change(line, replace(line.row, engagement=level or None))
        if trouble:
            self.capture.context.shell.warn(trouble)
        elif move_on:
            self.capture.go_to(place + 1)

    def switch_engagement(self) -> None:
        """Let the digits fill in engagement, or row numbers again (F6)."""
        table = self.capture.table
        table.take_digits()
        table.digits_mark = not table.digits_mark
        self.capture.foot.show_mode(marking_engagement=table.digits_mark)

    def _marked_line(self) -> MarkLine | None:
        line = self.capture.line()
        if line is None or line.status is None:
            self.capture.foot.say(_MARK_FIRST)
            return None
        return line

    def _minutes(self, line: MarkLine, place: int, same_step: bool, text: str) -> str | None:
        if text and not text.isdecimal():
            return "Tulis menit dengan angka, misalnya 15."
        minutes = int(text) if text else None
        if minutes != line.row.minutes_late:
            changed = replace(line.row, minutes_late=minutes)
            trouble = self._change(line, changed, same_step=same_step)
            if trouble:
                return trouble
        self.capture.go_to(place + 1)
        return None

    def _note(self, line: MarkLine, text: str) -> str | None:
        return self._change(line, replace(line.row, note=text))

    def _reason(self, line: MarkLine, text: str) -> str | None:
        return self._change(line, replace(line.row, reason=text))

    def _change(self, line: MarkLine, row: ExpectedRow, *, same_step: bool = False) -> str | None:
        """Write what is said of a mark; gives the sentence of a refusal."""
        status = line.status
        if status is None:
            return _MARK_FIRST
        detail = Detail(
            reason=row.reason,
            minutes_late=row.minutes_late,
            note=row.note,
            engagement=row.engagement,
        )
        said: list[str] = []

        def refused(answer: Undone) -> None:
            if isinstance(answer, ReasonNeeded) and answer.field == "why":
                self.marking.ask_for(answer.field, line, status, detail)
            else:
                said.append(answer_sentence(answer))

        self.marking.put(line, status, detail, refused=refused, same_step=same_step)
        return said[0] if said else None
