"""The print menu of the schedule: what there is to print in the week that is in sight."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from rehabdesk.domain.session import Session
from rehabdesk.services.printing import printable, sessions_to_print
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.schedule.deeds import SessionDeeds
from rehabdesk.ui.screens.schedule.filter import WeekFilter
from rehabdesk.ui.screens.schedule.panel import SessionPanel
from rehabdesk.ui.screens.schedule.printing import day_title, print_sessions
from rehabdesk.ui.screens.schedule.week import Week
from rehabdesk.wording.dates import long_date, month_year, period


class Page(Protocol):
    """What the menu asks of the page."""

    context: Context
    week: Week
    panel: SessionPanel
    filter: WeekFilter
    deeds: SessionDeeds


class PrintMenu(QMenu):
    """Made anew each time it opens: the chosen session, the day, the week, the group."""

    def __init__(self, page: Page) -> None:
        super().__init__(page if isinstance(page, QWidget) else None)
        self._page = page
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        session = self._page.panel.session
        if session is not None:
            line = self._page.week.names.line(session)
            self.addAction(f"Sesi terpilih: {line}").triggered.connect(self._page.deeds.print_sheet)
        self._add_day(session)
        week = self._page.week
        words = period(week.monday, week.sunday)
        self._offer(f"Minggu {words}", week.sessions, f"Daftar hadir {words}")
        self._add_group()
        if session is not None:
            self.addSeparator()
            blank = self.addAction("Lembar kosong untuk sesi terpilih")
            blank.triggered.connect(self._page.deeds.print_blank)

    def _add_day(self, session: Session | None) -> None:
        """Offer the day of the chosen session, or today when it is in the week."""
        week, today = self._page.week, self._page.context.today()
        here = week.monday <= today <= week.sunday
        day = session.held_on if session else today if here else week.monday
        held = [one for one in week.sessions if one.held_on == day]
        self._offer(long_date(day, weekday=True), held, day_title(day))

    def _add_group(self) -> None:
        """Offer the week and the month of the group in sight."""
        group = self._page.week.names.groups.get(self._page.filter.group())
        if group is None:
            return
        week, store = self._page.week, self._page.context.store
        within = sessions_to_print(store, week.monday, week.sunday, group.id)
        self._offer(f"{group.name}, minggu ini", within, f"Daftar hadir {group.name}")
        first, last = _month_of(week.monday)
        month = sessions_to_print(store, first, last, group.id)
        words = f"{group.name}, {month_year(first)}"
        self._offer(words, month, f"Daftar hadir {words}")

    def _offer(self, words: str, sessions: tuple[Session, ...] | list[Session], title: str) -> None:
        count = len(printable(self._page.context.store, sessions))
        action = self.addAction(f"{words} ({count} lembar)")
        action.setEnabled(count > 0)
        action.triggered.connect(self._printer(tuple(sessions), title))

    def _printer(self, sessions: tuple[Session, ...], title: str) -> Callable[[], None]:
        page = self._page
        return lambda: print_sessions(page.context, page.week.names, sessions, title, title)


def _month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)
