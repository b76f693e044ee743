"""Weekly series: shown before they are made, then changed or cut off from one session on."""

from collections.abc import Sequence
from datetime import date, time
from typing import TypedDict

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.identity import (
    CounselorId,
    GroupId,
    RoomId,
    SeriesId,
    SessionId,
    SessionKindId,
    new_id,
)
from rehabdesk.domain.office import Holiday
from rehabdesk.domain.refusals import NoDatesInSeries, SessionHasMarks
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Clash, Session, SessionSeries, SessionState, clashes
from rehabdesk.domain.text import require_text
from rehabdesk.domain.timetable import PlannedDate, Recurrence, planned_dates
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.services.schedule import (
    checked_session,
    has_paper,
    plan_session,
    remove_with_guests,
    require_people,
    require_within,
    sessions_by_day,
)
from rehabdesk.storage import Store


class PlannedSession(Struct, frozen=True, kw_only=True):
    """A day of a series: the holiday that takes it out, or what it would clash with."""

    day: date
    holiday: Holiday | None = None
    clashes: tuple[Clash, ...] = ()


class SessionChanges(TypedDict, total=False):
    """What a change of a series may set; what is left out stays as it is."""

    kind: SessionKindId
    care_groups: tuple[GroupId, ...]
    starts_at: time
    ends_at: time
    topic: str
    room: RoomId | None
    counselors: tuple[CounselorId, ...]
    speaker: str


def preview_series(
    store: Store, template: Session, recurrence: Recurrence
) -> tuple[PlannedSession, ...]:
    """Every day of a series with its holiday or clashes; nothing is saved.

    ``template`` gives kind, groups, times, room and leaders; its date is not used. Without an
    end the series stops with its cohort.

    Raises:
        What ``plan_session`` and ``timetable.planned_dates`` raise.
    """
    dates = _dates(store, template, recurrence)
    by_day = sessions_by_day(store, dates[0].day, dates[-1].day)
    return tuple(
        PlannedSession(
            day=one.day,
            holiday=one.skipped,
            clashes=clashes(replace(template, held_on=one.day), by_day.get(one.day, ()))
            if one.held
            else (),
        )
        for one in dates
    )


@needs(Right.PLAN_SESSIONS)
def plan_series(
    store: Store, template: Session, recurrence: Recurrence, label: str
) -> Done[tuple[Session, ...]]:
    """Put a whole series on the calendar, holidays left out; its sessions then stand alone.

    Raises:
        What ``preview_series`` raises; Missing or TooLong for the label.
    """
    name = require_text("label", label, 120)
    dates = _dates(store, template, recurrence)
    series = SessionSeries(id=SeriesId(new_id()), cohort=template.cohort, label=name)
    sessions = tuple(
        checked_session(
            store,
            replace(
                template,
                id=SessionId(new_id()),
                held_on=one.day,
                series=series.id,
                state=SessionState.PLANNED,
                supersedes=None,
                head_count=None,
            ),
        )
        for one in dates
        if one.held
    )
    with store.change("Jadwal mingguan dibuat") as change:
        store.series.put(series)
        store.sessions.put_all(sessions)
    return Done(sessions, change)


@needs(Right.PLAN_SESSIONS)
def plan_each(
    store: Store, sessions: Sequence[Session], recurrence: Recurrence | None, labels: Sequence[str]
) -> Done[tuple[Session, ...]]:
    """Put a session, or a series, of each of several groups on the calendar, all or none.

    ``labels`` name the series, one for each session. Gives every session that was made.

    Raises:
        What ``plan_session`` and ``plan_series`` raise.
    """
    made: list[Session] = []
    with store.change(f"Sesi {len(sessions)} kelompok dijadwalkan") as change:
        for session, name in zip(sessions, labels, strict=True):
            if recurrence is None:
                made.append(plan_session(store, session).record)
            else:
                made += plan_series(store, session, recurrence, name).record
    return Done(tuple(made), change)


@needs(Right.PLAN_SESSIONS)
def change_series(
    store: Store, session_id: str, changes: SessionChanges, *, this_and_later: bool
) -> Done[tuple[Session, ...]]:
    """Change a planned session, or it and the later planned ones of its series.

    Recorded and cancelled sessions are never touched, nor those of a frozen list or a printed
    sheet: the paper says when and where they are held.

    Raises:
        NotFound, SessionHasMarks (nothing is left to change), and what ``plan_session`` raises.
    """
    chosen = _from_here(store, session_id, this_and_later=this_and_later)
    planned = [one for one in chosen if _is_open(store, one)]
    if not planned:
        raise SessionHasMarks(reason="series", count=0)
    changed = tuple(checked_session(store, replace(one, **changes)) for one in planned)
    if "care_groups" in changes:
        require_people(store, changed[0], tuple(one.held_on for one in changed))
    with store.change("Jadwal mingguan diubah") as change:
        store.sessions.put_all(changed)
    return Done(changed, change)


@needs(Right.PLAN_SESSIONS)
def delete_series_rest(store: Store, session_id: str) -> Done[tuple[Session, ...]]:
    """Delete this and the later planned sessions of a series that have no list and no sheet.

    Raises:
        NotFound, SessionHasMarks (nothing is left to delete).
    """
    removed = tuple(
        one for one in _from_here(store, session_id, this_and_later=True) if _is_open(store, one)
    )
    if not removed:
        raise SessionHasMarks(count=len(store.attendance.of_session(session_id)))
    with store.change("Sisa jadwal mingguan dihapus") as change:
        for session in removed:
            remove_with_guests(store, session.id)
    return Done(removed, change)


def _dates(store: Store, template: Session, recurrence: Recurrence) -> tuple[PlannedDate, ...]:
    """The days of a series inside its cohort, with everything else about it checked."""
    cohort = required(store.cohorts, template.cohort, "angkatan")
    require_within(cohort, recurrence.starts_on, "starts_on")
    if recurrence.ends_on is not None:
        require_within(cohort, recurrence.ends_on, "ends_on")
    bounded = replace(recurrence, ends_on=recurrence.ends_on or cohort.ends_on)
    dates = planned_dates(bounded, store.holidays.all())
    held = tuple(one.day for one in dates if one.held)
    if not held:
        raise NoDatesInSeries("weekdays")
    checked_session(store, replace(template, held_on=held[0]))
    require_people(store, template, (held[0], held[-1]))
    return dates


def _is_open(store: Store, session: Session) -> bool:
    """Whether a session may still be replanned with its series."""
    return session.state is SessionState.PLANNED and not has_paper(store, session.id)


def _from_here(store: Store, session_id: str, *, this_and_later: bool) -> tuple[Session, ...]:
    here = required(store.sessions, session_id, "sesi")
    if here.series is None or not this_and_later:
        return (here,)
    return tuple(
        one
        for one in store.sessions.find(series=here.series)
        if (one.held_on, one.starts_at) >= (here.held_on, here.starts_at)
    )
