"""What can be done with the chosen participants of a cohort, as commands of the page."""

from collections.abc import Callable

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.rights import Right
from rehabdesk.services.enrolment import last_suspension
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.screens.programs import person_dialogs as dialogs
from rehabdesk.ui.screens.programs.lines import PersonLine
from rehabdesk.ui.widgets.table import Table


class PeopleDeeds:
    """Deeds on the rows that are chosen in a table of participants."""

    def __init__(
        self, context: Context, table: Table[PersonLine], cohort: Callable[[], Cohort | None]
    ) -> None:
        self._context, self._table, self._cohort = context, table, cohort

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the chosen; the first six have buttons."""
        active, suspended = EnrolmentState.ACTIVE, EnrolmentState.SUSPENDED
        ended = {one for one in EnrolmentState if one.ended}
        start = Command(
            text="&Ubah tanggal mulai…",
            run=self._change_start,
            icon="calendar",
            right=Right.ENROL,
            why_not=self._why_not_one,
        )
        back = Command(
            text="Ubah tanggal &kembali…",
            run=self._change_return,
            icon="calendar",
            right=Right.ENROL,
            why_not=self._why_no_return,
            only_where_it_fits=True,
        )
        remove = Command(
            text="&Hapus pendaftaran yang keliru…",
            run=self._remove,
            icon="remove",
            right=Right.ENROL,
            why_not=self._why_nobody,
        )
        return (
            self._told("&Pindahkan peserta…", self._move_people, "move", {active, suspended}),
            start,
            self._told("&Tangguhkan peserta…", self._suspend, "suspend", {active}),
            self._told(
                "Akti&fkan lagi peserta…", self._resume, "refresh", {suspended}, seldom=True
            ),
            self._told("Akhi&ri kepesertaan…", self._end, "end", {active, suspended}),
            self._told("Pu&lihkan kepesertaan…", self._reinstate, "undo", ended, seldom=True),
            back,
            remove,
        )

    def _why_not_one(self) -> str:
        return "" if len(self._table.selected_rows()) == 1 else "Pilih satu peserta dahulu."

    def _why_nobody(self) -> str:
        return "" if self._table.selected_rows() else "Pilih peserta dahulu."

    def _why_no_return(self) -> str:
        if reason := self._why_not_one():
            return reason
        (person,) = self._table.selected_rows()
        away = last_suspension(self._context.store, person.enrolment)
        return "" if away else "Peserta ini belum pernah ditangguhkan sampai suatu tanggal."

    def _told(
        self,
        text: str,
        run: Callable[[], None],
        picture: str,
        fit: set[EnrolmentState],
        *,
        seldom: bool = False,
    ) -> Command:
        """A deed on the chosen, and the states that it fits; ``seldom`` shows it only then."""

        def why_not() -> str:
            chosen = self._table.selected_rows()
            if not chosen:
                return "Pilih peserta dahulu."
            fits = any(one.enrolment.state in fit for one in chosen)
            return "" if fits else "Tidak sesuai dengan status peserta yang dipilih."

        return Command(
            text=text,
            run=run,
            icon=picture,
            right=Right.ENROL,
            why_not=why_not,
            only_where_it_fits=seldom,
        )

    def _move_people(self) -> None:
        """Move the chosen to another group."""
        if (cohort := self._cohort()) is not None and (chosen := self._ended(False)):
            dialogs.open_move(self._context, cohort, chosen)

    def _change_start(self) -> None:
        """Correct the first day of the chosen one."""
        (person,) = self._table.selected_rows()
        dialogs.open_start(self._context, person)

    def _change_return(self) -> None:
        """Correct the first day back of the chosen one."""
        (person,) = self._table.selected_rows()
        dialogs.open_return(self._context, person)

    def _remove(self) -> None:
        """Remove the chosen enrolments, which were made by mistake."""
        dialogs.open_remove(self._context, self._table.selected_rows())

    def _suspend(self) -> None:
        """Suspend the chosen."""
        if chosen := self._in_state(EnrolmentState.ACTIVE):
            dialogs.open_suspend(self._context, chosen)

    def _resume(self) -> None:
        """Expect the chosen suspended people again."""
        if chosen := self._in_state(EnrolmentState.SUSPENDED):
            dialogs.open_resume(self._context, chosen)

    def _end(self) -> None:
        """End the chosen enrolments."""
        if (cohort := self._cohort()) is not None and (chosen := self._ended(False)):
            dialogs.open_end(self._context, cohort, chosen)

    def _reinstate(self) -> None:
        """Take back the ends of the chosen."""
        if chosen := self._ended(True):
            dialogs.open_reinstate(self._context, chosen)

    def _ended(self, ended: bool) -> tuple[PersonLine, ...]:
        return tuple(
            one for one in self._table.selected_rows() if one.enrolment.state.ended is ended
        )

    def _in_state(self, state: EnrolmentState) -> tuple[PersonLine, ...]:
        return tuple(one for one in self._table.selected_rows() if one.enrolment.state is state)
