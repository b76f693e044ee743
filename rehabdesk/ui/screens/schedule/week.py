"""One week of the schedule read from the store: sessions, what became of them, clashes."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.session import Clash, Session, SessionState
from rehabdesk.services.schedule import clashes_between
from rehabdesk.storage import Store
from rehabdesk.ui.screens.schedule.names import Names, read_names
from rehabdesk.ui.theme.tokens import Tone

_WEEK = timedelta(days=6)


class SessionProgress(Enum):
    """How far a session is: from the plan over the printed sheet to the typed marks."""

    PLANNED = "planned"
    PRINTED = "printed"
    OVERDUE = "overdue"
    RECORDED = "recorded"
    CANCELLED = "cancelled"


PROGRESS_WORDS = {
    SessionProgress.PLANNED: "Direncanakan",
    SessionProgress.PRINTED: "Daftar hadir tercetak",
    SessionProgress.OVERDUE: "Belum diisi",
    SessionProgress.RECORDED: "Sudah diisi",
    SessionProgress.CANCELLED: "Ditiadakan",
}
PROGRESS_TONES = {
    SessionProgress.PLANNED: Tone.NEUTRAL,
    SessionProgress.PRINTED: Tone.INFO,
    SessionProgress.OVERDUE: Tone.WARNING,
    SessionProgress.RECORDED: Tone.SUCCESS,
    SessionProgress.CANCELLED: Tone.DANGER,
}


class Week(Struct, frozen=True, kw_only=True):
    """The sessions from Monday to Sunday with everything that is shown of them."""

    monday: date
    sessions: tuple[Session, ...]
    progress: Mapping[str, SessionProgress]
    clashes: Mapping[str, tuple[str, ...]]
    holidays: Mapping[date, Holiday]
    names: Names

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + _WEEK

    def session(self, key: str) -> Session | None:
        """The session with an id, if it is in this week."""
        return next((one for one in self.sessions if one.id == key), None)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def read_week(store: Store, monday: date, today: date) -> Week:
    """Read a week; clashes are told as sentences for both sessions."""
    sessions = store.sessions.between(monday, monday + _WEEK)
    names = read_names(store)
    by_id = {str(one.id): one for one in sessions}
    found: dict[str, list[Clash]] = {}
    mirrored: dict[str, list[Clash]] = {}
    for clash in clashes_between(store, monday, monday + _WEEK):
        found.setdefault(clash.session, []).append(clash)
        mirrored.setdefault(clash.other, []).append(clash)
    told = {
        key: (
            *names.clash_sentences(found.get(key, ()), by_id),
            *names.clash_sentences(mirrored.get(key, ()), by_id, mirrored=True),
        )
        for key in {**found, **mirrored}
    }
    return Week(
        monday=monday,
        sessions=sessions,
        progress={one.id: progress_of(store, one, today) for one in sessions},
        clashes=told,
        holidays=holidays_between(store, monday, monday + _WEEK),
        names=names,
    )


def progress_of(store: Store, session: Session, today: date) -> SessionProgress:
    """How far a session is."""
    if session.state is SessionState.CANCELLED:
        return SessionProgress.CANCELLED
    if session.state is SessionState.RECORDED:
        return SessionProgress.RECORDED
    if session.held_on < today:
        return SessionProgress.OVERDUE
    printed = store.sheets.newest_of(session.id) is not None
    return SessionProgress.PRINTED if printed else SessionProgress.PLANNED


def holidays_between(store: Store, first: date, last: date) -> dict[date, Holiday]:
    """The days off from one day to another; those that work anyway are left out."""
    return {
        one.day: one
        for one in _within(store.holidays.all(), first, last)
        if one.kind is not DayKind.WORKS_ANYWAY
    }


def _within(holidays: Iterable[Holiday], first: date, last: date) -> list[Holiday]:
    return [one for one in holidays if first <= one.day <= last]
