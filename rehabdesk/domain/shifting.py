"""What becomes of planned sessions when days are lost: lessons keep their order and move on.

Only what has to change is changed: a lesson whose day is lost takes the next hour of its series,
and so on until an hour without a topic takes up the gap, or the series goes on in its weekly
rhythm.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, time, timedelta
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.session import Session, SessionState


class Remedy(Enum):
    """What is done about a stretch of days."""

    CANCEL = "cancel"
    SHIFT = "shift"
    LEADER = "leader"
    ROOM = "room"


class Became(Enum):
    """What becomes of a session on days that something is done about."""

    MOVED = "moved"
    REPLACED = "replaced"
    CANCELLED = "cancelled"
    DROPPED = "dropped"
    NO_DATE = "no_date"
    CHANGED = "changed"
    KEPT = "kept"


class Shift(Struct, frozen=True, kw_only=True):
    """One session and what becomes of it; ``to`` is where it, or its replacement, is held.

    Replaced ones stay cancelled with their number, and a new session is held. Dropped ones have no
    topic and give their hour to a lesson. One without a date is cancelled.
    """

    session: Session
    became: Became
    to: "Hour | None" = None


class Hour(Struct, frozen=True, order=True):
    """A day with the times of a session."""

    day: date
    starts_at: time
    ends_at: time


class Ground(Struct, frozen=True, kw_only=True):
    """What a shift has to keep to.

    ``lost`` are the days without sessions, ``closed`` those of the calendar; nothing is put before
    ``today`` or behind ``last``. ``fixed`` are sessions that never move, such as those with marks;
    ``printed`` those whose sheet was printed, which move only by a replacement.
    """

    lost: Collection[date]
    closed: Collection[date]
    today: date
    last: date
    fixed: Collection[str] = ()
    printed: Collection[str] = ()


def shifts(series: Sequence[Session], ground: Ground) -> tuple[Shift, ...]:
    """What becomes of the sessions of one series, in the order of time; nothing of the others.

    A session that is recorded, cancelled or fixed stays where it is. A printed one on a day that is
    not lost stays, too, and the others move past it.
    """
    open_ones = [
        one
        for one in sorted(series, key=_hour_of)
        if one.state is SessionState.PLANNED and one.id not in ground.fixed
    ]
    hit = [one for one in open_ones if one.held_on in ground.lost]
    if not hit:
        return ()
    chain = [
        one
        for one in open_ones
        if one in hit
        or (
            _hour_of(one) > _hour_of(hit[0])
            and one.id not in ground.printed
            and one.held_on >= ground.today
        )
    ]
    hours = [
        _hour_of(one)
        for one in chain
        if one.held_on not in ground.lost and one.held_on >= ground.today
    ]
    spare = len(chain) - len(hours)
    without = [one for one in chain if not one.topic]
    given_up = {one.id for one in without[:spare]}
    lessons = [one for one in chain if one.id not in given_up]
    taken = {_hour_of(one) for one in series if one.state is not SessionState.CANCELLED}
    more = _going_on(series, ground, after=max([*hours, *taken], default=None))
    told = [_given_up(one, ground) for one in chain if one.id in given_up]
    for lesson in lessons:
        hour = hours.pop(0) if hours else next(more, None)
        if hour != _hour_of(lesson):
            told.append(_moved(lesson, hour, ground))
    return tuple(sorted(told, key=lambda one: _hour_of(one.session)))


def _given_up(session: Session, ground: Ground) -> Shift:
    lost = session.held_on in ground.lost
    return Shift(session=session, became=Became.CANCELLED if lost else Became.DROPPED)


def _moved(session: Session, hour: Hour | None, ground: Ground) -> Shift:
    if hour is None:
        return Shift(session=session, became=Became.NO_DATE)
    stays = session.id in ground.printed or session.held_on < ground.today
    return Shift(session=session, became=Became.REPLACED if stays else Became.MOVED, to=hour)


def _going_on(series: Sequence[Session], ground: Ground, after: Hour | None) -> Iterator[Hour]:
    """Further hours of a series in its weekly rhythm, behind its last one."""
    week = sorted(
        {
            (one.held_on.weekday(), one.starts_at, one.ends_at)
            for one in series
            if one.state is not SessionState.CANCELLED
        }
    )
    day = max(after.day, ground.today) if after else ground.today
    while day <= ground.last:
        if day not in ground.lost and day not in ground.closed:
            for weekday, starts_at, ends_at in week:
                hour = Hour(day, starts_at, ends_at)
                if weekday == day.weekday() and (after is None or hour > after):
                    yield hour
        day += timedelta(days=1)


def _hour_of(session: Session) -> Hour:
    return Hour(session.held_on, session.starts_at, session.ends_at)
