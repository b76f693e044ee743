"""The schedule page: a week as a calendar, and the chosen session beside it."""

from datetime import date, time, timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from rehabdesk.domain.program import CohortState
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import (
    Command,
    CommandButtons,
    add_keys,
    commands_in,
    pop_up,
)
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.planning import PlanningOffer
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.schedule.blocks import blocks, sessions_of
from rehabdesk.ui.screens.schedule.days_dialog import open_days
from rehabdesk.ui.screens.schedule.deeds import SessionDeeds
from rehabdesk.ui.screens.schedule.filter import WeekFilter
from rehabdesk.ui.screens.schedule.new_dialog import open_new
from rehabdesk.ui.screens.schedule.panel import SessionPanel
from rehabdesk.ui.screens.schedule.print_menu import PrintMenu
from rehabdesk.ui.screens.schedule.printing import print_timetable
from rehabdesk.ui.screens.schedule.week import Week, monday_of, read_week
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.filter_note import FilterNote
from rehabdesk.ui.widgets.text import button, icon_button
from rehabdesk.ui.widgets.week_grid import WeekGrid
from rehabdesk.ui.widgets.week_layout import WeekItem
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import programs
from rehabdesk.wording.dates import period

_WEEK = timedelta(days=7)
_SATURDAY, _WHOLE = 6, 7


class SchedulePage(ScreenPage):
    """Arrows go between sessions, Enter goes into one, PgUp and PgDn change the week."""

    key = "schedule"
    list_print_keys = ""

    def __init__(self, context: Context) -> None:
        self._new = Command(
            text="Sesi &baru…",
            run=self.new_session,
            icon="add",
            keys="Ctrl+N",
            right=Right.PLAN_SESSIONS,
            why_not=self._why_not_planned,
        )
        self._print = Command(
            text="&Cetak daftar hadir pekan ini…",
            run=self._open_print,
            icon="print",
            keys="Ctrl+P",
            right=Right.PRINT,
            why_not=lambda: "" if self.week.sessions else "Pekan ini tidak ada sesi.",
        )
        self._days = Command(
            text="Sesi beberapa &hari…",
            run=self.change_days,
            icon="move",
            keys="Ctrl+Shift+H",
            right=Right.PLAN_SESSIONS,
            why_not=self._why_not_planned,
        )
        self.wall_command = Command(
            text="Cetak &jadwal pekan ini untuk dinding",
            run=self.print_week,
            icon="print",
            right=Right.PRINT,
            why_not=lambda: "" if self.sessions_in_sight() else "Pekan ini tidak ada sesi.",
        )
        self._buttons = CommandButtons(context)
        self.days_button = self._buttons.add(self._days, "Beberapa &hari…")
        self.print_button = self._buttons.add(self._print, "&Cetak")
        self.new_button = self._buttons.add(self._new, kind="primary")
        super().__init__(
            context, "Jadwal", actions=(self.days_button, self.print_button, self.new_button)
        )
        self.monday = monday_of(context.today())
        self.week: Week = read_week(context.store, self.monday, context.today())
        self._wanted = ""
        self.grid = WeekGrid("Jadwal pekan", self.monday)
        self.deeds = SessionDeeds(context, self)
        self.panel = SessionPanel(context, self.deeds)
        self.filter = WeekFilter()
        self.note = FilterNote("sesi pekan ini")
        self.filter.restore(context.preferences.page(self.key))
        self.planning = PlanningOffer(context)
        self.jump = DateField(context.today(), today=context.today())
        explain(self.jump, programs.WEEK["jump"])
        self.jump.line_edit().setAccessibleName("Lompat ke tanggal")
        self.print_menu = PrintMenu(self)
        self.print_button.setMenu(self.print_menu)
        self.print_button.setProperty("menu", "true")
        self.places = QStackedWidget()
        self._lay_out()
        self._connect()
        add_keys(self, context, self.commands())

    def reload(self) -> None:
        """Read the week again; the chosen session stays chosen."""
        context = self.context
        chosen = self._wanted or (self.panel.session.id if self.panel.session else "")
        self._wanted = ""
        self.week = read_week(context.store, self.monday, context.today())
        self.filter.offer(self.week)
        self.planning.look(context.today())
        if chosen and self.week.session(chosen) and not self._in_sight(chosen):
            self.filter.show_all()
        self._show_week(chosen)

    def show_target(self, target: object) -> None:
        """Show a session by its id, or the week of a day."""
        if isinstance(target, date):
            self.go_to(target)
            self._stand_on(target)
        elif isinstance(target, str):
            session = self.context.store.sessions.get(target)
            if session is not None:
                self._wanted = target
                self.go_to(session.held_on)

    def go_to(self, day: date) -> None:
        """Show the week of a day."""
        self.monday = monday_of(day)
        self.jump.blockSignals(True)
        self.jump.set_value(day)
        self.jump.blockSignals(False)
        self.reload()

    def next_week(self) -> None:
        """Show the week after this one."""
        self.go_to(self.monday + _WEEK)

    def previous_week(self) -> None:
        """Show the week before this one."""
        self.go_to(self.monday - _WEEK)

    def this_week(self) -> None:
        """Show the week of today, with nothing chosen."""
        self.panel.session = None
        self.go_to(self.context.today())

    def new_session(self, day: date | None = None, start: time | None = None) -> None:
        """Plan a session where the user pointed, or on a sensible day of the week in sight."""
        if self._why_not_planned():
            return
        chosen = self.panel.session
        today = self.context.today()
        here = self.monday <= today <= self.week.sunday
        day = day or (chosen.held_on if chosen else today if here else self.monday)
        open_new(self.context, (day, start, self.filter.groups()), self.show_target)

    def change_days(self) -> None:
        """Change the sessions of several days at once, from the chosen session's day on."""
        chosen, today = self.panel.session, self.context.today()
        here = self.monday <= today <= self.week.sunday
        open_days(self.context, chosen.held_on if chosen else today if here else self.monday)

    def print_week(self) -> None:
        """Show the week that is in sight as a paper for the wall."""
        whose = "; ".join(self.filter.reasons())
        print_timetable(self.context, self.monday, self.sessions_in_sight(), whose)

    def sessions_in_sight(self) -> tuple[Session, ...]:
        """The sessions that the filter leaves of the week."""
        return self.filter.sessions(self.week)

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the schedule."""
        going = tuple(
            Command(text=text, run=run, icon=picture, keys=keys)
            for text, run, picture, keys in (
                ("Pekan ini", self.this_week, "calendar", "T"),
                ("Pekan berikutnya", self.next_week, "next", "PgDown"),
                ("Pekan sebelumnya", self.previous_week, "previous", "PgUp"),
                ("Lompat ke tanggal", self.jump.setFocus, "search", "Ctrl+F"),
            )
        )
        return (
            self._new,
            self._days,
            self._print,
            self.wall_command,
            self.planning.command,
            *going,
            *commands_in(self.deeds.entries()),
        )

    def chosen(self) -> Session | None:
        """The session that is chosen."""
        return self.panel.session

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.MEDIUM)
        back = icon_button("previous", "Pekan sebelumnya", "PgUp")
        forth = icon_button("next", "Pekan berikutnya", "PgDn")
        now = button("Hari ini")
        now.setToolTip("Pekan ini (T)")
        back.clicked.connect(self.previous_week)
        forth.clicked.connect(self.next_week)
        now.clicked.connect(self.this_week)
        for widget in (back, now, forth, self.jump):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.filter)
        self.body.addLayout(bar)
        self.body.addWidget(self.planning)
        self.body.addWidget(self.note)
        both = QHBoxLayout()
        both.setSpacing(Space.LARGE)
        self.places.addWidget(self.grid)
        self.places.addWidget(self._empty_office())
        both.addWidget(self.places, 1)
        both.addWidget(self.panel)
        self.body.addLayout(both, 1)

    def _empty_office(self) -> EmptyState:
        """What is shown before there is a cohort to plan for."""
        programs = button("Buat angkatan", "primary", "cohort")
        programs.clicked.connect(lambda: self.context.shell.go("programs"))
        only_with(self.context, Right.RUN_PROGRAMS, programs)
        return EmptyState(
            "Belum ada angkatan untuk dijadwalkan.",
            "Buat angkatan dengan kelompok dan pesertanya dahulu; sesudah itu sesi dapat disusun.",
            icon_name="schedule",
            buttons=(programs,),
        )

    def _connect(self) -> None:
        self.filter.changed.connect(self._filter_chosen)
        self.note.cleared.connect(self._show_all)
        self.jump.line_edit().editingFinished.connect(self._jump)
        self.jump.changed.connect(self._picked)
        self.grid.current_changed.connect(self._current_changed)
        self.grid.item_opened.connect(self._opened)
        self.grid.slot_chosen.connect(self.new_session)
        self.grid.item_menu_wanted.connect(self._open_menu)

    def _show_week(self, chosen: str) -> None:
        """Show what the filter leaves, and stand on the chosen session."""
        week, shown = self.week, self.sessions_in_sight()
        items = blocks(week, shown, bundled=self.filter.bundled())
        sunday = any(one.held_on == week.sunday for one in shown)
        self.grid.set_week(
            week.monday,
            items,
            now=self.context.now(),
            notes={day: one.label for day, one in week.holidays.items()},
            days=_WHOLE if sunday else _SATURDAY,
        )
        self.set_title("Jadwal", f"{period(week.monday, week.sunday)} · {len(shown)} sesi")
        self.places.setCurrentIndex(0 if not self._why_not_planned() or week.sessions else 1)
        self._buttons.offer()
        self.note.say(self.filter.reasons(), len(shown), len(week.sessions))
        self.panel.count(shown)
        item = next((one for one in items if chosen in [s.id for s in sessions_of(one)]), None)
        self.panel.show_bundle(week, sessions_of(item), chosen)
        blocked = self.grid.blockSignals(True)
        self.grid.set_current(item.id if item else "")
        self.grid.blockSignals(blocked)

    def _why_not_planned(self) -> str:
        ready = any(
            one.state_on(self.week.sunday) is not CohortState.CLOSED
            for one in self.week.names.cohorts.values()
        )
        return "" if ready else "Belum ada angkatan untuk dijadwalkan."

    def _in_sight(self, session: str) -> bool:
        return any(one.id == session for one in self.sessions_in_sight())

    def _current_changed(self, item: WeekItem | None) -> None:
        self.panel.show_bundle(self.week, sessions_of(item))

    def _opened(self, item: WeekItem) -> None:
        """Go into a block: its list where there are several, else its first deed."""
        if len(sessions_of(item)) > 1:
            self.panel.choice.setFocus()
        elif self.panel.buttons.fill.isVisible():
            self.panel.buttons.fill.setFocus()
        else:
            self.panel.buttons.restore.setFocus()

    def _open_menu(self, _item: WeekItem, place: QPoint) -> None:
        if self.panel.session is not None:
            pop_up(self, self.context, self.deeds.entries(), place)

    def _filter_chosen(self) -> None:
        page = self.context.preferences.page(self.key)
        self.context.preferences.remember_page(self.key, {**page, **self.filter.state()})
        self._show_week(self.panel.session.id if self.panel.session else "")

    def _show_all(self) -> None:
        self.filter.show_all()
        self._filter_chosen()

    def _stand_on(self, day: date) -> None:
        """Choose the first session of a day, where another day's is chosen or none."""
        chosen = self.panel.session
        if chosen is None or chosen.held_on != day:
            first = next((one for one in self.sessions_in_sight() if one.held_on == day), None)
            self._show_week(first.id if first else "")

    def _open_print(self) -> None:
        self.print_button.showMenu()

    def _jump(self) -> None:
        day = self.jump.value()
        if day is None:
            return
        if monday_of(day) != self.monday:
            self.go_to(day)
        self._stand_on(day)

    def _picked(self) -> None:
        """Follow the calendar and the stepping keys at once, typing only when it is done."""
        if not self.jump.line_edit().isModified():
            self._jump()
