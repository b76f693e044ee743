"""Who stands on the open sheet: prepare the list, add and remove people, guests, the history."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QObject

from rehabdesk.domain.attendance import Source
from rehabdesk.services import attendance
from rehabdesk.services.expected_list import (
    add_person,
    freeze_roster,
    remove_guest,
    remove_person,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.dialogs import FindPerson, HistoryDialog, guest_dialog
from rehabdesk.ui.screens.kit.excuse_dialogs import excuse_dialog, why_no_excuse


class NameListDeeds(QObject):
    """The deeds on the list of names; what is added or removed can be undone like a mark."""

    def __init__(self, context: Context, capture: Capture) -> None:
        super().__init__(capture)
        self.context = context
        self.capture = capture

    def prepare(self) -> None:
        """Freeze the list and begin to mark."""
        sheet = self.capture.sheet
        if sheet is None:
            return
        if self.context.carry_out(lambda: freeze_roster(self.context.store, sheet.session)):
            self.capture.open_session(sheet.session.id)

    def find_person(self) -> None:
        """Open the search for somebody to be put on the list (Ctrl+N)."""
        if self.capture.sheet is None:
            return
        dialog = FindPerson(self.context, self.context.shell.window_widget())
        dialog.found.connect(self.add_person)
        dialog.open()

    def add_person(self, resident: str) -> None:
        """Put somebody on the list, after the last number."""
        if self._add(resident, Source.ADDED):
            self.capture.look_again()
            self.capture.go_to(len(self.capture.model.lines) - 1)

    def add_joined(self) -> None:
        """Put those on the list who belong to the group and do not stand on it."""
        sheet = self.capture.sheet
        if sheet is None:
            return
        added = [one for one in sheet.joined if self._add(one.id, Source.GROUP)]
        self.capture.look_again()
        self.capture.foot.say(f"{len(added)} orang ditambahkan ke daftar.")

    def remove_person(self) -> None:
        """Take the person under the cursor off the list, if there is no mark (Ctrl+Del)."""
        sheet, line = self.capture.sheet, self.capture.line()
        if sheet is None or line is None:
            return
        if line.row.typed:
            self.capture.foot.say("Hapus tandanya dahulu (Del), baru keluarkan orangnya.")
            return
        done = self.capture.perform(
            lambda: remove_person(self.context.store, sheet.session, line.row.resident)
        )
        if done is not None:
            self.capture.look_again()
            self.capture.foot.say(f"{line.name} dikeluarkan. Ctrl+Z mengurungkan.")

    def ask_excuse(self) -> None:
        """Ask for an excuse of the person under the cursor, or of somebody to be found (F7)."""
        sheet, line = self.capture.sheet, self.capture.line()
        if self.capture.isVisible() and sheet is not None and line is not None:
            self._open_excuse(line.row.resident, sheet.session.held_on)
            return
        dialog = FindPerson(
            self.context,
            self.context.shell.window_widget(),
            title="Catat halangan",
            heading="Siapa yang berhalangan?",
            verb="&Pilih",
        )
        dialog.found.connect(self._excuse_from_today)
        dialog.open()

    def why_no_excuse(self) -> str:
        """Why none can be given; empty where one can."""
        return why_no_excuse(self.context)

    def _excuse_from_today(self, resident: str) -> None:
        self._open_excuse(resident, self.context.today())

    def _open_excuse(self, resident: str, day: date) -> None:
        person = self.context.store.residents.get(resident)
        if person is not None:
            excuse_dialog(self.context, person, day).open()

    def ask_guest(self) -> None:
        """Open the form for a guest (Ctrl+G)."""
        if self.capture.sheet is not None:
            guest_dialog(self.context, self.capture.sheet, self.capture.look_again).open()

    def remove_guest(self, guest: str) -> None:
        """Take a guest off."""
        self.context.perform(lambda: remove_guest(self.context.store, guest))

    def count_heads(self, count: int | None) -> None:
        """Keep the head count as it is typed."""
        sheet = self.capture.sheet
        if sheet is None or count == sheet.session.head_count:
            self.capture.show_totals()
            return
        self.capture.keep_head_count(
            lambda: attendance.set_head_count(self.context.store, sheet.session, count)
        )

    def show_history(self) -> None:
        """Show what the mark under the cursor was before (Ctrl+H)."""
        sheet, line = self.capture.sheet, self.capture.line()
        if sheet is None or line is None:
            return
        store = self.context.store
        kept = [
            replace(one, changed_by=store.users.name_of(one.changed_by))
            for one in store.corrections.find(session=sheet.session.id, resident=line.row.resident)
        ]
        HistoryDialog(
            line, kept, sheet.statuses, store.office.time_zone, self.context.shell.window_widget()
        ).open()

    def _add(self, resident: str, source: Source) -> bool:
        sheet = self.capture.sheet
        if sheet is None:
            return False
        done = self.capture.perform(
            lambda: add_person(self.context.store, sheet.session, resident, source)
        )
        return done is not None
