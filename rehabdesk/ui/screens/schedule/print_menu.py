"""The print menu of the schedule: what there is to print in the week that is in sight."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtWidgets import QMenu, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session
from rehabdesk.services.printing import printable, sessions_to_print
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, fill_menu
from rehabdesk.ui.screens.schedule.deeds import SessionDeeds
from rehabdesk.ui.screens.schedule.filter import WeekFilter
from rehabdesk.ui.screens.schedule.panel import SessionPanel
from rehabdesk.ui.screens.schedule.printing import day_title, print_sessions
from rehabdesk.ui.screens.schedule.week import Week
from rehabdesk.wording.dates import long_date, month_year, period


class PageOfPrintMenu(Protocol):
    """What the menu asks of the page."""

    context: Context
    week: Week
    panel: SessionPanel
    filter: WeekFilter
    deeds: SessionDeeds
    wall_command: Command


class PrintMenu(QMenu):
    """Made anew each time it opens: the chosen session, the day, the week, the group."""

    def __init__(self, page: PageOfPrintMenu) -> None:
        super().__init__(page if isinstance(page, QWidget) else None)
        self._page = page
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        fill_menu(self, self._page.context, self._entries())

    def _entries(self) -> list[Command | None]:
        page, week = self._page, self._page.week
        words = period(week.monday, week.sunday)
        several = [
            self._day(),
            self._sheets(f"Pekan {words}", week.sessions, f"Daftar hadir {words}"),
            *self._group(),
        ]
        wall = replace(page.wall_command, text="Jadwal pekan ini untuk dinding", icon="")
        session = page.panel.session
        if session is None:
            return [*several, None, wall]
        chosen = f"Sesi terpilih: {week.names.line(session)}"
        blank = "Lembar kosong untuk sesi terpilih"
        return [
            replace(page.deeds.print_command, text=chosen, icon=""),
            *several,
            None,
            replace(page.deeds.blank_command, text=blank, icon=""),
            wall,
        ]

    def _day(self) -> Command:
        """The day of the chosen session, or today when it is in the week."""
        session = self._page.panel.session
        week, today = self._page.week, self._page.context.today()
        here = week.monday <= today <= week.sunday
        day = session.held_on if session else today if here else week.monday
        held = [one for one in week.sessions if one.held_on == day]
        return self._sheets(long_date(day, weekday=True), held, day_title(day))

    def _group(self) -> tuple[Command, ...]:
        """The week and the month of the group in sight."""
        group = self._page.week.names.groups.get(self._page.filter.group())
        if group is None:
            return ()
        week, store = self._page.week, self._page.context.store
        within = sessions_to_print(store, week.monday, week.sunday, group.id)
        first, last = _month_of(week.monday)
        month = sessions_to_print(store, first, last, group.id)
        words = f"{group.name}, {month_year(first)}"
        return (
            self._sheets(f"{group.name}, pekan ini", within, f"Daftar hadir {group.name}"),
            self._sheets(words, month, f"Daftar hadir {words}"),
        )

    def _sheets(self, words: str, sessions: Sequence[Session], title: str) -> Command:
        page, count = self._page, len(printable(self._page.context.store, sessions))
        return Command(
            f"{words} ({count} lembar)",
            lambda: print_sessions(page.context, page.week.names, tuple(sessions), title, title),
            right=Right.PRINT,
            why_not=lambda: "" if count else "Tidak ada daftar hadir yang dapat dicetak di sini.",
        )


def _month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)
