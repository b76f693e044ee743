"""The week on paper for the wall: which sessions stand in it, in words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.dossiers import TimetableDossier, TimetableEntry, TimetableRow
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.audit import note
from rehabdesk.services.dossiers import kop_on, manager_signature, stamp_of
from rehabdesk.services.holidays import closed_labels
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store
from rehabdesk.wording.dates import WEEKDAYS, clock_range, day_month, long_date, period

_WORKING_DAYS = 5
_DAYS = 7
_EACH_ITS_OWN = "ruangan masing-masing"


@needs(Right.PRINT)
def timetable_pdf(
    store: Store, monday: date, sessions: Sequence[Session], *, whose: str = "", now: datetime
) -> bytes:
    """The week that begins on a Monday, of the sessions that are given.

    ``whose`` says in words what they are narrowed to: a group, a counselor; empty for all.
    """
    from rehabdesk.documents.weekly_timetable import WEEKLY_TIMETABLE

    note(store, EntryKind.PRINT, f"Jadwal mingguan dicetak: {_week(monday)}")
    dossier = timetable_dossier(store, monday, sessions, whose=whose, now=now)
    return WEEKLY_TIMETABLE.draw([dossier])


def timetable_dossier(
    store: Store, monday: date, sessions: Sequence[Session], *, whose: str = "", now: datetime
) -> TimetableDossier:
    """What the week is printed from; a session that was called off is left out."""
    held = [
        one
        for one in sessions
        if one.state is not SessionState.CANCELLED
        and monday <= one.held_on < monday + timedelta(days=_DAYS)
    ]
    last = max([_WORKING_DAYS, *((one.held_on - monday).days + 1 for one in held)])
    days = [monday + timedelta(days=at) for at in range(last)]
    closed = closed_labels(store)
    today = now.date()
    return TimetableDossier(
        kop=kop_on(store, today),
        paper=store.office.paper,
        titles=tuple(
            one for one in (_title(store, held), f"PEKAN {_week(monday)}".upper(), whose) if one
        ),
        days=tuple(f"{WEEKDAYS[day.weekday()]}, {day_month(day)}" for day in days),
        closed=tuple(closed.get(day, "") for day in days),
        rows=_rows(store, held, days),
        groups=_groups(store, held),
        place_and_date=f"{store.office.city}, {long_date(today)}",
        signature=manager_signature(store, today, "Mengetahui,"),
        printed_at=stamp_of(store.office, now),
    )


def _week(monday: date) -> str:
    return period(monday, monday + timedelta(days=_DAYS - 1))


def _title(store: Store, held: Iterable[Session]) -> str:
    """With the cohort's name where all sessions are of one."""
    cohorts = {one.cohort for one in held}
    cohort = store.cohorts.get(cohorts.pop()) if len(cohorts) == 1 else None
    return f"JADWAL KEGIATAN {cohort.name.upper()}" if cohort else "JADWAL KEGIATAN"


def _rows(store: Store, held: Sequence[Session], days: Sequence[date]) -> tuple[TimetableRow, ...]:
    """A row for each time of day that any session has."""
    names = _TimetableNames(store)
    times: dict[tuple[time, time], dict[date, list[Session]]] = {}
    for session in held:
        of_day = times.setdefault((session.starts_at, session.ends_at), {})
        of_day.setdefault(session.held_on, []).append(session)
    return tuple(
        TimetableRow(
            hours=clock_range(*hours),
            cells=tuple(names.entries(of_day.get(day, ())) for day in days),
        )
        for hours, of_day in sorted(times.items())
    )


class _TimetableNames:
    """The words for what sessions name by id."""

    def __init__(self, store: Store) -> None:
        self._kinds = {one.id: one.name for one in store.session_kinds.all()}
        self._groups = {one.id: one.name for one in store.groups.all()}
        self._rooms = {one.id: one.name for one in store.rooms.all()}

    def entries(self, sessions: Iterable[Session]) -> tuple[TimetableEntry, ...]:
        """Sessions of one kind at one time are told once, with all their groups."""
        of_kind: dict[str, list[Session]] = {}
        for session in sessions:
            of_kind.setdefault(session.kind, []).append(session)
        return tuple(self._entry(same) for same in of_kind.values())

    def _entry(self, same: Sequence[Session]) -> TimetableEntry:
        kind = self._kinds.get(same[0].kind, "Sesi")
        topics = {one.topic for one in same}
        topic = topics.pop() if len(topics) == 1 else ""
        rooms = list(dict.fromkeys(self._rooms[one.room] for one in same if one.room))
        groups = sorted({self._groups[group] for one in same for group in one.care_groups})
        return TimetableEntry(
            what=f"{kind}: {topic}" if topic else kind,
            whom=_together(groups),
            where=rooms[0] if len(rooms) == 1 else _EACH_ITS_OWN if rooms else "",
        )


def _together(groups: Sequence[str]) -> str:
    """Groups in few words: "Kelompok A, B, C"."""
    first = "Kelompok "
    if len(groups) > 1 and all(one.startswith(first) for one in groups):
        return first + ", ".join(one.removeprefix(first) for one in groups)
    return ", ".join(groups)


def _groups(store: Store, held: Iterable[Session]) -> tuple[tuple[str, str], ...]:
    """Each group of the week with its counselor and its room."""
    named = {group for one in held for group in one.care_groups}
    people = {one.id: one.name for one in (*store.counselors.all(), *store.rooms.all())}
    return tuple(
        (
            group.name,
            "; ".join(people[one] for one in (group.counselor, group.room) if one),
        )
        for group in store.groups.all()
        if group.id in named
    )
