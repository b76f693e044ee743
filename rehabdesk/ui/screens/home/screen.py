"""Beranda: what today asks for, and the next step as one sentence with one button."""

from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.lines import EarlyRelease
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.next_step import NextStep, NextStepKind, next_step, set_up, unprinted_on
from rehabdesk.services.progress import cohort_progress, cohorts_at_work
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.home.checklist import Checklist
from rehabdesk.ui.screens.home.cohort_card import CohortCard
from rehabdesk.ui.screens.home.step_bar import StepBar
from rehabdesk.ui.screens.home.tables import WAITING, TodayTable, release_columns
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys
from rehabdesk.ui.screens.kit.paper import print_sheets
from rehabdesk.ui.screens.kit.permitting import missing_words, permits
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.kit.sheet_lines import SheetLine, Which, sheet_lines
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.kit.step_words import list_of, words_of
from rehabdesk.ui.screens.kit.tour_offer import decide, is_offered
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.column import Row
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.dates import long_date


class ListCard(Card, Generic[Row]):
    """Title with the number of rows, then the rows or the sentence."""

    def __init__(self, title: str, nothing: str, table: Table[Row]) -> None:
        super().__init__(title)
        self._words = title
        self.table = table
        self.nothing = label(nothing, "muted", wrap=True)
        # The sentence takes the room, or heading and sentence would share it.
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add(self.nothing, 1)
        self.add(table, 1)

    def show_count(self, count: int, caption: str = "") -> None:
        """Show the list, or that there is nothing."""
        self.set_title(f"{self._words} · {count}" if count else self._words, caption)
        self.nothing.setVisible(not count)
        self.table.setVisible(bool(count))


_MOST_COHORTS = 3
_SIDE = 450
_RELEASES = "Bebas sebelum program selesai"


class HomePage(ScreenPage):
    """Today: the next step, cohorts, sessions, what waits, who leaves early."""

    key = "home"
    list_print_keys = ""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Beranda")
        self._print_today = Command(
            text="Cetak daftar &hadir hari ini",
            run=self.print_today,
            icon="print",
            keys="Ctrl+P",
            right=Right.PRINT,
            why_not=lambda: "" if self._sheets_of_today() else "Tidak ada sesi hari ini.",
        )
        self._buttons = CommandButtons(context)
        self.print_button = self._buttons.add(self._print_today, "Cetak lembar &hari ini")
        self.step_bar = StepBar()
        self.checklist = Checklist()
        self.cohorts = QHBoxLayout()
        self.cohort_cards: list[CohortCard] = []
        self.today_table = TodayTable()
        self.waiting_model: TableModel[SheetLine] = TableModel(
            WAITING, key=lambda line: line.session.id
        )
        self.waiting_table: Table[SheetLine] = Table("Menunggu diisi", self.waiting_model)
        self.release_model: TableModel[EarlyRelease] = TableModel(
            release_columns(context.today()), key=lambda one: one.resident
        )
        self.release_table: Table[EarlyRelease] = Table(_RELEASES, self.release_model)
        self.today_card = ListCard("Sesi hari ini", "Tidak ada sesi hari ini.", self.today_table)
        self._waiting_card = ListCard(
            "Menunggu diisi", "Semua daftar hadir sudah diisi.", self.waiting_table
        )
        self._release_card = ListCard(
            _RELEASES, "Tidak ada yang bebas sebelum programnya selesai.", self.release_table
        )
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Look at the day again."""
        store, today = self.context.store, self.context.today()
        self.set_title(long_date(today, weekday=True), store.office.name)
        step = next_step(store, today)
        right = words_of(step).right
        self.step_bar.show_step(step, "" if allowed(store, right) else missing_words(right))
        setting_up = step.step.is_setting_up and step.step is not NextStepKind.SESSIONS
        self._buttons.offer()
        self.checklist.setVisible(setting_up)
        self._work.setVisible(not setting_up)
        self.print_button.setVisible(not setting_up and step.step is not NextStepKind.PRINT_TODAY)
        if setting_up:
            self.checklist.show_steps(set_up(store, today))
            self._offer_tour()
            self._show_cohorts()
            return
        self._show_cohorts()
        self._show_today()
        self._show_waiting()
        self._show_releases()

    def take_focus(self) -> None:
        """Begin on the next step of a new office, else in the first list."""
        if not (self.checklist.isVisibleTo(self) and self.checklist.take_focus()):
            super().take_focus()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        step = self.step_bar.step
        words = words_of(step)
        take = Command(
            text=words.button, run=self.step_bar.choose, icon=words.icon, right=words.right
        )
        return (
            *(() if step.step is NextStepKind.PRINT_TODAY else (take,)),
            self._print_today,
            Command(text="Isi daftar hadir", run=self.go_to_attendance, icon="attendance"),
        )

    def print_today(self) -> None:
        """Print today's sheets: those not printed yet, or all of them again."""
        print_sheets(self.context, self._sheets_of_today())

    def take_step(self, step: NextStep) -> None:
        """Do the next step, or go where it is done."""
        if step.step is NextStepKind.PRINT_TODAY:
            self.print_today()
            return
        target = step.session.id if step.step is NextStepKind.TYPE_IN and step.session else None
        if step.step is NextStepKind.CERTIFICATES and step.cohort is not None:
            target = step.cohort.id
        self.context.shell.go(words_of(step).screen, target)

    def take_line(self, step: NextStepKind) -> None:
        """Go where a line of the checklist is done: first to its list, where one may import."""
        subject = list_of(step)
        if subject is not None and allowed(self.context.store, Right.IMPORT):
            self.context.shell.go("imports", subject.value)
        else:
            self.context.shell.go(words_of(NextStep(step=step)).screen)

    def go_to_attendance(self) -> None:
        """Go to the entry of sheets."""
        self.context.shell.go("attendance")

    def _offer_tour(self) -> None:
        self.checklist.offer_tour(offered=is_offered(self.context.preferences))

    def _decline_tour(self) -> None:
        decide(self.context.preferences)
        self._offer_tour()

    def _sheets_of_today(self) -> tuple[Session, ...]:
        store, today = self.context.store, self.context.today()
        return unprinted_on(store, today) or tuple(
            one
            for one in store.sessions.between(today, today)
            if one.state is not SessionState.CANCELLED
        )

    def _type_in(self, line: SheetLine) -> None:
        self.context.shell.go("attendance", line.session.id)

    def _print(self, line: SheetLine) -> None:
        if permits(self.context, Right.PRINT):
            print_sheets(self.context, [line.session])

    def _open_resident(self, release: EarlyRelease) -> None:
        self.context.shell.go("residents", release.resident)

    def _open_cohort(self, cohort: str) -> None:
        self.context.shell.go("programs", cohort)

    def _show_cohorts(self) -> None:
        store, today = self.context.store, self.context.today()
        for old in self.cohort_cards:
            self.cohorts.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cohort_cards = [
            CohortCard(cohort_progress(store, one, today))
            for one in cohorts_at_work(store, today)[:_MOST_COHORTS]
        ]
        for card in self.cohort_cards:
            card.opened.connect(self._open_cohort)
            self.cohorts.addWidget(card, 1)

    def _show_today(self) -> None:
        store, today = self.context.store, self.context.today()
        lines = sheet_lines(store, today, Which.ALL, day=today)
        lines.sort(key=lambda line: (line.session.starts_at, line.group))
        place = max(0, self.today_table.currentIndex().row())
        self.today_table.lines.replace(lines)
        self.today_table.select_place(min(place, len(lines) - 1))
        done = sum(line.session.state is SessionState.RECORDED for line in lines)
        caption = f"{done} sudah diisi. Enter mengisi baris yang dipilih." if lines else ""
        self.today_card.show_count(len(lines), caption)

    def _show_waiting(self) -> None:
        store, today = self.context.store, self.context.today()
        lines = [
            line
            for line in sheet_lines(store, today, Which.WAITING)
            if line.number or line.session.held_on < today
        ]
        self.waiting_model.replace(lines)
        self._waiting_card.show_count(len(lines))

    def _show_releases(self) -> None:
        today = self.context.today()
        self.release_model.columns = release_columns(today)
        found = self.context.store.residents.released_early(today)
        self.release_model.replace(found)
        self._release_card.show_count(len(found))

    def _connect(self) -> None:
        self.step_bar.chosen.connect(self.take_step)
        self.checklist.chosen.connect(self.take_line)
        on(self.checklist.tour_wanted, self.context.shell.try_tour)
        on(self.checklist.tour_declined, self._decline_tour)
        self.today_table.type_wanted.connect(self._type_in)
        self.today_table.print_wanted.connect(self._print)
        self.waiting_table.activated_row.connect(self._type_in)
        self.release_table.activated_row.connect(self._open_resident)
        add_keys(self, self.context, (self._print_today,))

    def _lay_out(self) -> None:
        self.add_action_widget(self.print_button)
        self.cohorts.setSpacing(Space.WIDE)
        side = QVBoxLayout()
        side.setSpacing(Space.WIDE)
        side.addWidget(self._waiting_card)
        side.addWidget(self._release_card)
        side.addStretch(0)
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE)
        row.addWidget(self.today_card, 3)
        right = QWidget()
        right.setMaximumWidth(_SIDE)
        side.setContentsMargins(0, 0, 0, 0)
        right.setLayout(side)
        row.addWidget(right, 2)
        self.add(self.step_bar)
        self.body.addLayout(self.cohorts)
        self.add(self.checklist)
        self.add(self._work, 1)
        self.body.addStretch(0)
