"""Sessions one by one: planning, changing, moving, cancelling and bringing back."""

from datetime import date, time

from msgspec.structs import replace

from rehabdesk.domain.identity import SessionId, new_id
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.refusals import (
    CohortClosed,
    GroupWithoutPeople,
    LaterThanToday,
    OtherCohort,
    OutsideCohort,
    ReasonNeeded,
    SessionCancelled,
    SessionHasMarks,
    SessionMoved,
)
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Clash, Session, SessionState, clashes, require_times
from rehabdesk.domain.text import require_text
from rehabdesk.services.done import Done
from rehabdesk.services.excuses import settle_session
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked, required
from rehabdesk.storage import Store
from rehabdesk.wording.fields.session import SESSION

_REASON = 200


@needs(Right.PLAN_SESSIONS)
def plan_session(store: Store, session: Session) -> Done[Session]:
    """Put one session on the calendar.

    Raises:
        EndsBeforeStart, OutsideCohort, CohortClosed, Missing (groups), OtherCohort, NotFound,
        GroupWithoutPeople (none of its groups has anybody on that day).
    """
    tidy = checked_session(store, session)
    require_people(store, tidy, (tidy.held_on,))
    with store.change("Sesi dijadwalkan") as change:
        store.sessions.put(tidy)
    return Done(tidy, change)


@needs(Right.PLAN_SESSIONS)
def change_session(store: Store, session: Session, *, reason: str = "") -> Done[Session]:
    """Correct a session in place, after its date, too; its state, list and marks stay.

    For a meeting that really takes place on another day there is ``move_session``.

    Raises:
        NotFound, LaterThanToday (there are marks), and what ``plan_session`` raises; people
        are asked for only where no list is frozen yet.
    """
    before = required(store.sessions, session.id, "sesi")
    tidy = checked_session(store, session)
    why = require_text("reason", reason, _REASON, optional=True)
    changed = replace(
        tidy,
        state=before.state,
        state_reason=why or before.state_reason,
        head_count=before.head_count,
        series=before.series,
        supersedes=before.supersedes,
    )
    rows = store.attendance.of_session(session.id)
    if not rows:
        require_people(store, changed, (changed.held_on,))
    elif changed.held_on > store.today() and any(row.typed for row in rows):
        raise LaterThanToday("held_on", day=changed.held_on)
    with store.change("Sesi diubah", why=reason.strip()) as change:
        store.sessions.put(changed)
        settle_session(store, changed)
    return Done(changed, change)


@needs(Right.PLAN_SESSIONS)
def move_session(
    store: Store,
    session_id: str,
    *,
    held_on: date,
    starts_at: time | None = None,
    ends_at: time | None = None,
    reason: str = "",
) -> Done[Session]:
    """Hold a session at another time; gives the session that will be held.

    One with a frozen list or a printed sheet is cancelled with the reason, and a new one
    takes its place; any other is moved as it is.

    Raises:
        NotFound, SessionCancelled, ReasonNeeded (a new one takes its place), and what
        ``plan_session`` raises.
    """
    before = required(store.sessions, session_id, "sesi")
    if before.state is SessionState.CANCELLED:
        raise SessionCancelled("session")
    why = require_text("reason", reason, _REASON, optional=True)
    moved = replace(
        before,
        held_on=held_on,
        starts_at=starts_at or before.starts_at,
        ends_at=ends_at or before.ends_at,
        state_reason=why,
    )
    checked_session(store, moved)
    require_people(store, moved, (held_on,))
    used = has_paper(store, session_id)
    if used and not why:
        raise ReasonNeeded("reason")
    with store.change("Sesi dipindah", why=reason.strip()) as change:
        if used:
            moved = replace(
                moved,
                id=SessionId(new_id()),
                state=SessionState.PLANNED,
                head_count=None,
                supersedes=before.id,
            )
            store.sessions.put(_cancelled(before, why))
        store.sessions.put(moved)
    return Done(moved, change)


@needs(Right.PLAN_SESSIONS)
def cancel_session(store: Store, session_id: str, *, reason: str) -> Done[Session]:
    """Call a session off, after its date, too; its marks stay and do not count.

    Raises:
        NotFound, ReasonNeeded, SessionCancelled (it is already).
    """
    before = required(store.sessions, session_id, "sesi")
    why = require_text("reason", reason, _REASON, optional=True)
    if not why:
        raise ReasonNeeded("reason")
    if before.state is SessionState.CANCELLED:
        raise SessionCancelled("session")
    cancelled = _cancelled(before, why)
    with store.change("Sesi ditiadakan", why=reason.strip()) as change:
        store.sessions.put(cancelled)
    return Done(cancelled, change)


@needs(Right.PLAN_SESSIONS)
def restore_session(store: Store, session_id: str) -> Done[Session]:
    """Take a cancellation back; a list that was marked to its end is recorded again.

    Raises:
        NotFound, SessionMoved (another session has taken its place).
    """
    before = required(store.sessions, session_id, "sesi")
    heirs = store.sessions.find(supersedes=session_id)
    standing = [one for one in heirs if one.state is not SessionState.CANCELLED]
    if standing:
        raise SessionMoved(day=standing[0].held_on)
    rows = store.attendance.of_session(session_id)
    full = all(row.status is not None for row in rows)
    marked = full and any(row.typed for row in rows)
    state = SessionState.RECORDED if marked else SessionState.PLANNED
    restored = replace(before, state=state, state_reason="")
    with store.change("Sesi diaktifkan kembali") as change:
        store.sessions.put(restored)
    return Done(restored, change)


@needs(Right.PLAN_SESSIONS)
def delete_session(store: Store, session_id: str) -> Done[Session]:
    """Delete a session that was planned by mistake.

    Raises:
        NotFound, SessionHasMarks (a frozen list or a printed sheet: only cancel it).
    """
    session = required(store.sessions, session_id, "sesi")
    rows = store.attendance.of_session(session_id)
    if rows:
        raise SessionHasMarks(count=len(rows))
    if store.sheets.newest_of(session_id) is not None:
        raise SessionHasMarks(reason="sheet", count=0)
    with store.change("Sesi dihapus") as change:
        remove_with_guests(store, session_id)
    return Done(session, change)


@needs(Right.PLAN_SESSIONS)
def remove_with_guests(store: Store, session_id: str) -> None:
    """Remove a session and its guests inside the change that is open."""
    for guest in store.guests.find(session=session_id):
        store.guests.remove(guest.id)
    store.sessions.remove(session_id)


def clashes_between(store: Store, first: date, last: date) -> tuple[Clash, ...]:
    """What sessions from one day to another, both included, clash in; each pair once."""
    by_day = sessions_by_day(store, first, last)
    found: list[Clash] = []
    for sessions in by_day.values():
        for at, session in enumerate(sessions):
            if session.state is not SessionState.CANCELLED:
                found += clashes(session, sessions[at + 1 :])
    return tuple(found)


def sessions_by_day(store: Store, first: date, last: date) -> dict[date, list[Session]]:
    """The sessions of each day that has any, in the order of time."""
    by_day: dict[date, list[Session]] = {}
    for session in store.sessions.between(first, last):
        by_day.setdefault(session.held_on, []).append(session)
    return by_day


def has_paper(store: Store, session_id: str) -> bool:
    """Whether a session's list is frozen, or a sheet of it was printed."""
    return store.attendance.has_rows(session_id) or store.sheets.newest_of(session_id) is not None


def checked_session(store: Store, session: Session) -> Session:
    """The session tidied, if its times, cohort, kind and groups are right."""
    tidy = checked(session, SESSION)
    require_times(tidy.starts_at, tidy.ends_at)
    cohort = required(store.cohorts, tidy.cohort, "angkatan")
    require_within(cohort, tidy.held_on)
    required(store.session_kinds, tidy.kind, "jenis sesi")
    for group_id in tidy.care_groups:
        group = required(store.groups, group_id, "kelompok")
        if group.cohort != cohort.id:
            raise OtherCohort("care_groups", group=group.name)
    return tidy


def require_within(cohort: Cohort, day: date, field: str = "held_on") -> None:
    """Refuse a day on which the cohort does not run (``OutsideCohort``, ``CohortClosed``)."""
    if not cohort.holds(day):
        raise OutsideCohort(field, starts_on=cohort.starts_on, ends_on=cohort.ends_on)
    if cohort.closed_on is not None and cohort.closed_on < day:
        raise CohortClosed(field, cohort=cohort.name)


def require_people(store: Store, session: Session, days: tuple[date, ...]) -> None:
    """Refuse if no group of the session has anybody on any of these days."""
    groups = session.care_groups
    if any(store.memberships.roster(group, day) for group in groups for day in days):
        return
    names = [one.name for one in map(store.groups.get, groups) if one is not None]
    raise GroupWithoutPeople("care_groups", group=", ".join(names), day=days[0])


def _cancelled(session: Session, reason: str) -> Session:
    return replace(session, state=SessionState.CANCELLED, state_reason=reason)
