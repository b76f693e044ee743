"""A day's or a week's sheets and sessions, and sessions by what they are called."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from rehabdesk.domain.finding import Asked, Told, nearness, plain_words, told
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.paper import print_sheets
from rehabdesk.ui.screens.schedule.names import Names, read_names
from rehabdesk.ui.shell.finding.found import Found, Request
from rehabdesk.ui.widgets.command_model import CommandItem
from rehabdesk.wording.dates import clock_range, long_date, medium_date, period

_WEEK = timedelta(days=6)
_BACK, _AHEAD = timedelta(days=7), timedelta(days=7)
_MOST_SESSIONS = 8
_MOST_BY_NAME = 5
_DAYS_OF_WEEK = 7
_SCHEDULE, _FILL, _PRINT, _SESSION, _BY_NAME = -14, -13, -12, -6, 14
_OTHER_DAY = 4
_NOTHING = Asked(words=(), ways=())


class DaysFinder:
    """Looks into the days that are named, else into two weeks around today."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._near: tuple[Session, ...] = ()
        self._words: dict[str, Told] = {}
        self._names: Names | None = None

    def start(self) -> None:
        """Read the sessions around today and what they name."""
        store, today = self._context.store, self._context.today()
        self._names, self._words = read_names(store), {}
        self._near = store.sessions.between(today - _BACK, today + _AHEAD)

    def find(self, request: Request) -> list[Found]:
        """The sheets, the schedule and the sessions of what was typed."""
        days = request.days
        if days is None:
            return self._by_name(request)
        if days.week:
            return self._of(request, days.day, days.day + _WEEK, 0)
        found = self._of(request, days.day, days.day, 0)
        if days.other is None:
            return found
        # Who types marks in means the day that was, who prints or plans the one to come.
        before = _fills(request) and days.day != request.today
        behind = -_OTHER_DAY if before else _OTHER_DAY
        return found + self._of(request, days.other, days.other, behind)

    def find_days(self, request: Request) -> list[Found]:
        """The sheets and the schedule of the day that was named, whatever else was typed."""
        if request.days is None:
            return []
        return self.find(replace(request, rest=_NOTHING))

    def to_print(self, day: date) -> CommandItem | None:
        """What prints the sheets of a day, where it has any and somebody may."""
        sessions = self._context.store.sessions.between(day, day)
        return self._printing(sessions, day, day)

    def _of(self, request: Request, first: date, last: date, behind: int) -> list[Found]:
        sessions = self._context.store.sessions.between(first, last)
        rest = request.rest if request.rest.words else _NOTHING
        made: list[Found] = []
        for item, words, at in (
            (self._schedule(first, last), ("jadwal", "sesi", "kegiatan"), _SCHEDULE),
            (self._filling(first, last), ("isi", "daftar hadir", "kehadiran", "tanda"), _FILL),
            (self._printing(sessions, first, last), ("cetak", "daftar hadir", "lembar"), _PRINT),
        ):
            far = nearness(rest, told(item.title, *words)) if item is not None else None
            if item is not None and far is not None:
                made.append(Found(item=item, nearness=far + at + behind))
        return made + self._sessions(sessions, rest, _SESSION + behind)

    def _by_name(self, request: Request) -> list[Found]:
        return self._sessions(self._near, request.asked, _BY_NAME)[:_MOST_BY_NAME]

    def _sessions(self, sessions: Sequence[Session], asked: Asked, behind: int) -> list[Found]:
        """Sessions that fit, those of today and to come first."""
        today = self._context.today()
        found: list[tuple[int, int, Session]] = []
        for session in sessions:
            far = nearness(asked, self._told(session))
            if far is None or session.state is SessionState.CANCELLED:
                continue
            away = (session.held_on - today).days
            late = away if away >= 0 else _DAYS_OF_WEEK - away
            found.append((far, late, session))
        found.sort(key=lambda ranked: (ranked[0] + ranked[1], ranked[2].starts_at))
        return [
            Found(item=self._session(one), nearness=far + behind + min(late, _BY_NAME))
            for far, late, one in found[:_MOST_SESSIONS]
        ]

    def _told(self, session: Session) -> Told:
        names = self._names
        if names is None:
            return Told(title=())
        if session.id not in self._words:
            self._words[session.id] = self._read(names, session)
        return self._words[session.id]

    def _read(self, names: Names, session: Session) -> Told:
        title = plain_words(f"{names.kind(session)} {names.group_names(session)}")
        others = (session.topic, names.room(session), names.leaders(session), "sesi kegiatan")
        return Told(title=title, others=tuple(w for one in others for w in plain_words(one)))

    def _session(self, session: Session) -> CommandItem:
        names = self._names or read_names(self._context.store)
        past = session.held_on <= self._context.today()
        where, screen = ("Kehadiran", "attendance") if past else ("Jadwal", "schedule")
        hours = clock_range(session.starts_at, session.ends_at)
        day = medium_date(session.held_on, weekday=True)
        return CommandItem(
            title=f"{names.kind(session)} · {names.group_names(session)}",
            subtitle=" · ".join(w for w in (where, day, hours, names.room(session)) if w),
            icon_name="schedule" if screen == "schedule" else "attendance",
            payload=partial(self._context.shell.go, screen, session.id),
            key=f"session:{session.id}",
        )

    def _schedule(self, first: date, last: date) -> CommandItem:
        return CommandItem(
            title=f"Jadwal {_days_words(first, last)}",
            subtitle="Jadwal",
            icon_name="schedule",
            payload=partial(self._context.shell.go, "schedule", first),
            key=f"schedule:{first}:{last}",
        )

    def _filling(self, first: date, last: date) -> CommandItem | None:
        if first != last or first > self._context.today():
            return None
        return CommandItem(
            title=f"Isi daftar hadir {_days_words(first, last)}",
            subtitle="Kehadiran",
            icon_name="attendance",
            payload=partial(self._context.shell.go, "attendance", first),
            key=f"filling:{first}",
        )

    def _printing(self, sessions: Sequence[Session], first: date, last: date) -> CommandItem | None:
        held = [one for one in sessions if one.state is not SessionState.CANCELLED]
        if not held or not allowed(self._context.store, Right.PRINT):
            return None
        return CommandItem(
            title=f"Cetak daftar hadir {_days_words(first, last)}",
            subtitle=f"Cetak · {len(held)} lembar",
            icon_name="print",
            payload=partial(print_sheets, self._context, held),
            key=f"printing:{first}:{last}",
        )


def _days_words(first: date, last: date) -> str:
    return long_date(first, weekday=True) if first == last else period(first, last)


def _fills(request: Request) -> bool:
    return request.wants("daftar hadir") and not request.wants("cetak")
