"""Kehadiran: find the sheet, type it in, close it, and on to the next one."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import HeadCountDiffers, SheetUnfinished, Undone
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import SessionState
from rehabdesk.services import attendance
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.foot import Foot
from rehabdesk.ui.screens.attendance.keys import (
    commands_of,
    foot_commands,
    keys_of,
    legend_commands,
    row_menu,
    unready_commands,
)
from rehabdesk.ui.screens.attendance.legend import Legend
from rehabdesk.ui.screens.attendance.listing import Listing
from rehabdesk.ui.screens.attendance.marking import Marking
from rehabdesk.ui.screens.attendance.notices import Notices
from rehabdesk.ui.screens.attendance.opened import MarkLine, OpenSheet
from rehabdesk.ui.screens.attendance.people import NameListDeeds
from rehabdesk.ui.screens.attendance.sheet_commands import Deeds, going_back, joining, printing
from rehabdesk.ui.screens.attendance.unready import why_unready
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys, pop_up, press
from rehabdesk.ui.screens.kit.paper import print_sheets
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.text import icon_button
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.refusals import sentence

if TYPE_CHECKING:
    from rehabdesk.ui.widgets.empty_state import EmptyState

_TITLE = "Kehadiran"
_SUBTITLE = "Ketik nomor dari lembar yang ditandatangani, atau pilih sesinya dari daftar."


class AttendancePage(ScreenPage):
    """The entry view, and behind it the capture view of one sheet."""

    key = "attendance"
    lists = (ImportSubject.MARKS,)
    list_print_keys = ""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _TITLE, _SUBTITLE)
        self.listing = Listing(context)
        self.capture = Capture(context)
        self.marking = Marking(self.capture)
        self.people = NameListDeeds(context, self.capture)
        self.back_button = icon_button("back", "Kembali ke daftar", "Esc")
        deeds = Deeds(page=self, marking=self.marking, people=self.people)
        self._commands = deeds
        self.capture.put(
            Legend(context, legend_commands(deeds)), Foot(context, foot_commands(deeds))
        )
        self.notices_bar = Notices(context, joining(deeds))
        self._back = going_back(deeds)
        buttons = CommandButtons(context)
        buttons.take(self.back_button, self._back)
        self.print_button = buttons.add(printing(deeds), "&Cetak lembar")
        self.number_chip = Chip("", Tone.INFO)
        self.state_chip = Chip("")
        self.stack = QStackedWidget()
        self._unready: EmptyState | None = None
        self._lay_out()
        self._connect()
        self.show_list()

    def reload(self) -> None:
        """Look again at what is shown."""
        if self.stack.currentWidget() is self.listing:
            self.listing.reload()
        else:
            self.capture.look_again()

    def look_again(self) -> None:
        """Look again, except while this page itself is writing: it shows that by itself."""
        if not self.capture.working:
            super().look_again()

    def show_target(self, target: object) -> None:
        """Open the sheet of a session by its id, or the sheet and rows that ``find_page`` found.

        A day leads to the list of its sessions, anything else to the list.
        """
        match target:
            case str():
                self.open_session(target)
            case (Sheet() as sheet, range() as numbers):
                self.open_session(sheet.session, numbers)
            case date():
                self.show_list()
                self.listing.show_day(target)
            case _:
                self.show_list()

    def take_focus(self) -> None:
        """Begin with the number on the paper, or go on in the open sheet."""
        if self.is_capturing():
            self.capture.table.setFocus()
        else:
            self.listing.start()

    def commands(self) -> tuple[Command, ...]:
        """The keys of the view that is shown."""
        return commands_of(self._commands, capturing=self.is_capturing())

    def is_capturing(self) -> bool:
        """Whether a sheet is open."""
        return self.stack.currentWidget() is not self.listing

    def open_session(self, session_id: str, numbers: range = range(0)) -> None:
        """Open a session's sheet on the first empty row, of those numbers if any are given."""
        self.notices_bar.close_question()
        self.stack.setCurrentWidget(self.capture)
        self.context.carry_out(
            lambda: self.capture.open_session(session_id, numbers), self._not_opened
        )

    def show_list(self) -> None:
        """Go back to the entry view."""
        self.notices_bar.close_question()
        self.notices_bar.show_sheet(None)
        self.stack.setCurrentWidget(self.listing)
        self.set_title(_TITLE, _SUBTITLE)
        self._show_head(capturing=False)
        self.listing.reload()
        self.listing.start()

    def finish(self, *, accept_empty: bool = False, accept_count: bool = False) -> None:
        """Close the sheet; what is not in order is asked about with its numbers."""
        sheet = self.capture.sheet
        if sheet is None or sheet.recorded or self.capture.asking.question is not None:
            return
        done = self.context.carry_out(
            lambda: attendance.finish_sheet(
                self.context.store,
                sheet.session,
                accept_empty=accept_empty,
                accept_count=accept_count,
            ),
            partial(self._unfinished, accept_empty),
        )
        if done is not None:
            day = medium_date(sheet.session.held_on)
            self.context.tell(done.change, f"Daftar hadir {sheet.title}, {day}: selesai.")
            later = self.listing.after(sheet.session.id)
            self.show_list()
            self.listing.go_on(later)

    def _unfinished(self, accept_empty: bool, answer: Undone) -> None:
        if isinstance(answer, SheetUnfinished):
            self._ask_empty()
        elif isinstance(answer, HeadCountDiffers):
            self._ask_count(sentence(answer), accept_empty=accept_empty)
        else:
            self.context.refuse(answer)

    def _not_opened(self, answer: Undone) -> None:
        self.show_list()
        self.context.refuse(answer)

    def reopen(self) -> None:
        """Open a closed sheet again."""
        sheet = self.capture.sheet
        if sheet is not None and sheet.recorded:
            self.context.perform(lambda: attendance.reopen_sheet(self.context.store, sheet.session))

    def print_sheet(self) -> None:
        """Print the open sheet, or the one under the cursor of the list."""
        if self.is_capturing() and self.capture.sheet is not None:
            print_sheets(self.context, [self.capture.sheet.session])
            return
        line = self.listing.table.current_row()
        if line is not None:
            print_sheets(self.context, [line.session])

    def why_not_printed(self) -> str:
        """Why there is no sheet to print; empty where there is."""
        there = self.is_capturing() or self.listing.table.current_row() is not None
        return "" if there else "Pilih sebuah sesi dahulu."

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.is_capturing():
            press(self.context, self._back)
        else:
            super().keyPressEvent(event)

    def _ask_empty(self) -> None:
        numbers = [
            str(line.row.number) for line in self.capture.model.lines if line.row.status is None
        ]
        which = ", ".join(numbers[:8]) + (", …" if len(numbers) > 8 else "")  # noqa: PLR2004
        self.notices_bar.ask(
            f"{len(numbers)} baris masih kosong (nomor {which}). Kosong tidak dihitung alpa.",
            (
                Command("Ke baris &kosong pertama", self._to_first_empty),
                Command(
                    "Selesai, biarkan kosong",
                    lambda: self.finish(accept_empty=True),
                    right=Right.MARK,
                ),
            ),
        )

    def _ask_count(self, text: str, *, accept_empty: bool) -> None:
        self.notices_bar.ask(
            text,
            (
                Command("Periksa lagi", self.capture.legend.head_count.setFocus),
                Command(
                    "Selesai, biarkan berbeda",
                    lambda: self.finish(accept_empty=accept_empty, accept_count=True),
                    right=Right.MARK,
                ),
            ),
        )

    def _to_first_empty(self) -> None:
        self.capture.go_to(self.capture.model.first_empty() or 0)

    def _sheet_changed(self) -> None:
        """Show the heading of the open sheet, and why it cannot be marked where it cannot."""
        sheet = self.capture.sheet
        if sheet is None or not self.is_capturing():
            return
        self.set_title(sheet.title, sheet.facts)
        self.number_chip.set_chip(
            f"Lembar {sheet.number}" if sheet.number else "Belum dicetak", Tone.INFO
        )
        words, tone = {
            SessionState.PLANNED: ("Belum selesai", Tone.WARNING),
            SessionState.RECORDED: ("Selesai", Tone.SUCCESS),
            SessionState.CANCELLED: ("Ditiadakan", Tone.DANGER),
        }[sheet.session.state]
        if sheet.session.held_on > self.context.today() and not sheet.recorded:
            words, tone = "Belum berlangsung", Tone.INFO
        self.state_chip.set_chip(words, tone)
        self._show_head(capturing=True)
        self.notices_bar.show_sheet(sheet)
        self._show_unready(sheet)

    def _show_unready(self, sheet: OpenSheet) -> None:
        if self._unready is not None:
            self.stack.removeWidget(self._unready)
            self._unready.hide()
            self._unready.deleteLater()
        self._unready = why_unready(self.context, sheet, unready_commands(self._commands))
        if self._unready is None:
            self.stack.setCurrentWidget(self.capture)
            return
        self.stack.addWidget(self._unready)
        self.stack.setCurrentWidget(self._unready)
        self.print_button.setVisible(False)
        self._unready.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, *, capturing: bool) -> None:
        for widget in (self.back_button, self.number_chip, self.state_chip, self.print_button):
            widget.setVisible(capturing)

    def _row_menu(self, _line: MarkLine, place: QPoint) -> None:
        pop_up(self, self.context, row_menu(self._commands), place)

    def _connect(self) -> None:
        self.listing.opened.connect(self.open_session)
        self.capture.sheet_changed.connect(self._sheet_changed)
        self.capture.legend.head_count_typed.connect(self.people.count_heads)
        self.capture.table.row_menu_wanted.connect(self._row_menu)
        on(self.notices_bar.left_question, self.capture.table.setFocus)
        add_keys(self, self.context, keys_of(self._commands))

    def _lay_out(self) -> None:
        self.head.insertWidget(0, self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        self.head.insertWidget(2, self.number_chip)
        self.head.insertWidget(3, self.state_chip)
        self.add_action_widget(self.print_button)
        self.add_notice(self.notices_bar)
        self.stack.addWidget(self.listing)
        self.stack.addWidget(self.capture)
        self.add(self.stack, 1)
