"""A stretch of days over several series: called off, moved on, or led or held by others."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.identity import CounselorId, GroupId, RoomId, SessionId, new_id
from rehabdesk.domain.program import require_period
from rehabdesk.domain.refusals import Missing, NoDatesInSeries, ReasonNeeded, TooManyDates
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Clash, Session, SessionState, clashes
from rehabdesk.domain.shifting import Became, Ground, Hour, Remedy, Shift, shifts
from rehabdesk.domain.text import require_text
from rehabdesk.services.done import Done
from rehabdesk.services.holidays import closed_labels
from rehabdesk.services.rights import needs
from rehabdesk.services.schedule import remove_with_guests
from rehabdesk.storage import Store

MOST_DAYS = 92
"""A longer stretch than a quarter is a mistake in a date."""
_REASON = 200


class DaysWish(Struct, frozen=True, kw_only=True):
    """What is asked for: from the first day to the last, both included, and of which groups.

    No groups are all. With ``LEADER`` the counselor ``away`` is stood in for by ``instead``; with
    ``ROOM`` what is held in ``room`` is held in ``elsewhere`` (nothing: not decided).
    """

    first: date
    last: date
    remedy: Remedy
    reason: str = ""
    groups: tuple[GroupId, ...] = ()
    away: CounselorId | None = None
    instead: CounselorId | None = None
    room: RoomId | None = None
    elsewhere: RoomId | None = None


class DayLine(Struct, frozen=True, kw_only=True):
    """One session and what becomes of it; ``after`` is how it, or the one instead, is held then.

    ``clashes`` are what it would meet there with sessions that stay as they are.
    """

    session: Session
    became: Became
    after: Session | None = None
    clashes: tuple[Clash, ...] = ()


class _Papers(Struct, frozen=True, kw_only=True):
    """Which sessions have a mark, and which a frozen list or a printed sheet."""

    marked: set[str]
    made: set[str]

    def is_kept(self, session: Session) -> bool:
        """Whether nothing is done with it, whatever is asked for."""
        return session.state is SessionState.RECORDED or session.id in self.marked


def preview_days(store: Store, wish: DaysWish) -> tuple[DayLine, ...]:
    """What a wish changes, in the order of time, and what it has to leave alone; nothing is saved.

    Sessions with marks are kept, whatever is asked for.

    Raises:
        EndsBeforeStart, TooManyDates (more than 92 days), Missing (who is away, who comes instead,
        which room), NoDatesInSeries (no session that could change stands on these days).
    """
    _require_shape(wish)
    here = [one for one in store.sessions.between(wish.first, wish.last) if _is_meant(one, wish)]
    ends_on = max((one.ends_on for one in store.cohorts.all()), default=wish.last)
    papers = _papers(store, wish.first, max(wish.last, ends_on))
    if wish.remedy is Remedy.SHIFT:
        lines = [_shift_line(one) for one in _shifted(store, wish, here, papers)]
    else:
        lines = [_line(one, wish) for one in here if not papers.is_kept(one)]
    if not lines:
        raise NoDatesInSeries("first", reason="days")
    kept = [DayLine(session=one, became=Became.KEPT) for one in here if papers.is_kept(one)]
    return tuple(sorted((*_met(store, lines), *kept), key=lambda line: _when(line.session)))


@needs(Right.PLAN_SESSIONS)
def change_days(store: Store, wish: DaysWish) -> Done[tuple[DayLine, ...]]:
    """Carry out what ``preview_days`` shows, all or nothing, with one reason for all.

    Raises:
        ReasonNeeded, TooLong, and what ``preview_days`` raises.
    """
    why = require_text("reason", wish.reason, _REASON, optional=True)
    if not why:
        raise ReasonNeeded("reason")
    lines = preview_days(store, wish)
    with store.change(_LABELS[wish.remedy], why=why) as change:
        for line in lines:
            _carry_out(store, line, why)
    return Done(lines, change)


_LABELS = {
    Remedy.CANCEL: "Sesi beberapa hari ditiadakan",
    Remedy.SHIFT: "Sesi beberapa hari digeser",
    Remedy.LEADER: "Konselor pengganti ditetapkan",
    Remedy.ROOM: "Ruangan beberapa hari diganti",
}
_CALLED_OFF = {Became.CANCELLED, Became.NO_DATE, Became.REPLACED}


def _carry_out(store: Store, line: DayLine, why: str) -> None:
    before = line.session
    if line.became is Became.DROPPED:
        remove_with_guests(store, before.id)
    elif line.became in _CALLED_OFF:
        store.sessions.put(replace(before, state=SessionState.CANCELLED, state_reason=why))
    if line.after is not None:
        store.sessions.put(replace(line.after, state_reason=why))


def _require_shape(wish: DaysWish) -> None:
    require_period(wish.first, wish.last, "last")
    if (wish.last - wish.first).days >= MOST_DAYS:
        raise TooManyDates("last", reason="days", most=MOST_DAYS)
    if wish.remedy is Remedy.LEADER:
        if wish.away is None:
            raise Missing("away")
        if wish.instead is None or wish.instead == wish.away:
            raise Missing("instead")
    if wish.remedy is Remedy.ROOM and wish.room is None:
        raise Missing("room")


def _is_meant(session: Session, wish: DaysWish) -> bool:
    """Whether a session of these days is one that the wish is about."""
    if session.state is SessionState.CANCELLED:
        return False
    if wish.groups and not set(wish.groups) & set(session.care_groups):
        return False
    if wish.remedy is Remedy.LEADER:
        return wish.away in session.counselors
    return wish.remedy is not Remedy.ROOM or session.room == wish.room


def _papers(store: Store, first: date, last: date) -> _Papers:
    """Asked once for all sessions from one day to another."""
    listed = store.figures.of_sessions(first, last)
    return _Papers(
        marked=store.attendance.typed_between(first, last),
        made=set(listed) | set(store.sheets.newest_between(first, last)),
    )


def _line(session: Session, wish: DaysWish) -> DayLine:
    """What becomes of a session that is not moved to another day."""
    if wish.remedy is Remedy.CANCEL:
        return DayLine(session=session, became=Became.CANCELLED)
    if wish.remedy is Remedy.ROOM:
        after = replace(session, room=wish.elsewhere)
    else:
        others = [one for one in session.counselors if one not in {wish.away, wish.instead}]
        led = [wish.instead, *others] if wish.instead else others
        after = replace(session, counselors=tuple(led))
    return DayLine(session=session, became=Became.CHANGED, after=after)


def _shifted(
    store: Store, wish: DaysWish, here: Sequence[Session], papers: _Papers
) -> Iterable[Shift]:
    """What becomes of the series that lose a session, and of single sessions, which lose it."""
    closed = set(closed_labels(store))
    lost = {wish.first + timedelta(days=at) for at in range((wish.last - wish.first).days + 1)}
    cohorts = {one.id: one for one in store.cohorts.all()}
    for series in dict.fromkeys(one.series for one in here if one.series):
        whole = store.sessions.find(series=series)
        cohort = cohorts[whole[0].cohort]
        yield from shifts(
            whole,
            Ground(
                lost=lost,
                closed=closed,
                today=store.today(),
                last=min(cohort.ends_on, cohort.closed_on or cohort.ends_on),
                fixed={one.id for one in whole if papers.is_kept(one)},
                printed=papers.made,
            ),
        )
    for session in here:
        if session.series is None and not papers.is_kept(session):
            yield Shift(session=session, became=Became.NO_DATE)


def _shift_line(shift: Shift) -> DayLine:
    before = shift.session
    if shift.to is None:
        return DayLine(session=before, became=shift.became)
    moved = replace(
        before,
        held_on=shift.to.day,
        starts_at=shift.to.starts_at,
        ends_at=shift.to.ends_at,
    )
    if shift.became is Became.REPLACED:
        moved = replace(
            moved,
            id=SessionId(new_id()),
            state=SessionState.PLANNED,
            head_count=None,
            supersedes=before.id,
        )
    return DayLine(session=before, became=shift.became, after=moved)


def _met(store: Store, lines: Sequence[DayLine]) -> list[DayLine]:
    """The lines with what each would meet of what stays, and of what is put beside it."""
    days = [line.after.held_on for line in lines if line.after]
    if not days:
        return list(lines)
    changing = {line.session.id for line in lines}
    beside = [line.after for line in lines if line.after]
    there = [one for one in store.sessions.between(min(days), max(days)) if one.id not in changing]
    by_day: dict[date, list[Session]] = {}
    for session in (*there, *beside):
        by_day.setdefault(session.held_on, []).append(session)
    return [
        replace(line, clashes=clashes(line.after, by_day[line.after.held_on]))
        if line.after
        else line
        for line in lines
    ]


def _when(session: Session) -> Hour:
    return Hour(session.held_on, session.starts_at, session.ends_at)
