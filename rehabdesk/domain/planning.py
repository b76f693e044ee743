"""From a template to a calendar: each lesson in the next hour of its kind, nobody in two places.

No solver: hours are taken in the order of time, and whatever is put elsewhere or left open says
why. The same input always gives the same plan.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum

from msgspec import Struct, field

from rehabdesk.domain.identity import CounselorId, GroupId, RoomId
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.template import (
    Audience,
    ProgramTemplate,
    TemplateLesson,
    TemplatePhase,
    TemplateSlot,
)

LAST_HOUR = time(16, 0)
"""When a session that is put elsewhere on its day must be over."""
_STEP = timedelta(minutes=15)


class GroupToPlan(Struct, frozen=True, kw_only=True):
    """A group of the cohort with the counselor who leads it and the room where it meets."""

    group: GroupId
    counselor: CounselorId | None = None
    room: RoomId | None = None


class PlannedHour(Struct, frozen=True, kw_only=True):
    """A session as it is proposed.

    ``closed`` are the closed days that took an hour of its kind since the phase began, where the
    lesson would have been held earlier without them; ``due_at`` is the hour of the timetable where
    it is held at another one, since the counselor or the room is needed elsewhere.
    """

    phase: int
    day: date
    starts_at: time
    ends_at: time
    kind: str
    groups: tuple[GroupId, ...]
    topic: str = ""
    counselor: CounselorId | None = None
    room: RoomId | None = None
    closed: tuple[date, ...] = ()
    due_at: time | None = None


class Unplaced(Enum):
    """Why a lesson found no hour."""

    NO_HOUR = "no_hour"
    TOO_FEW_HOURS = "too_few_hours"


class OpenLesson(Struct, frozen=True, kw_only=True):
    """A lesson that is left open: of which phase and whom, why, and the days that held its place.

    ``more_days`` is how many days longer the phase would have to be for it, 0 where no length
    helps.
    """

    phase: int
    kind: str
    topic: str
    groups: tuple[GroupId, ...]
    reason: Unplaced
    closed: tuple[date, ...] = ()
    more_days: int = 0


class Plan(Struct, frozen=True, kw_only=True):
    """Every hour of a template on the calendar, in the order of time, and what is left open."""

    hours: tuple[PlannedHour, ...]
    open_lessons: tuple[OpenLesson, ...]
    ends_on: date


class _Queue(Struct):
    """The lessons of one kind that one audience still has in a phase."""

    lessons: deque[TemplateLesson]
    taught: bool
    last: date | None = None
    until: time = time.min
    closed: list[date] = field(default_factory=list[date])
    late: bool = False
    waits_on: date | None = None

    def is_ready(self, day: date) -> bool:
        """Whether the next lesson may be held on a day: enough days after the one before."""
        gap = self.lessons[0].gap if self.lessons else 0
        return self.last is None or (day - self.last).days >= gap


class _Taken:
    """Who and what is needed when: counselors, rooms and groups of one day."""

    def __init__(self, busy: Iterable[Session]) -> None:
        self._spans: dict[date, list[tuple[time, time, frozenset[str]]]] = {}
        for session in busy:
            if session.state is not SessionState.CANCELLED:
                needs: set[str] = {*session.counselors, *session.care_groups}
                if session.room is not None:
                    needs.add(session.room)
                self.take(session.held_on, session.starts_at, session.ends_at, needs)

    def take(self, day: date, starts_at: time, ends_at: time, needs: Iterable[str]) -> None:
        self._spans.setdefault(day, []).append((starts_at, ends_at, frozenset(needs)))

    def is_free(self, day: date, starts_at: time, ends_at: time, need: str) -> bool:
        return not any(
            need in needs and starts_at < end and start < ends_at
            for start, end, needs in self._spans.get(day, ())
        )


def plan(
    template: ProgramTemplate,
    starts_on: date,
    groups: Sequence[GroupToPlan],
    closed: Mapping[date, str],
    *,
    hall: RoomId | None = None,
    busy: Iterable[Session] = (),
) -> Plan:
    """Put a template on the calendar from a day on.

    ``closed`` are the days without sessions; ``busy`` what stands on the calendar already; ``hall``
    is where everybody meets. No session stands on a closed day or outside its phase.
    """
    taken = _Taken(busy)
    hours: list[PlannedHour] = []
    missing: list[OpenLesson] = []
    ends_on = starts_on
    for number, (phase, first, last) in enumerate(template.spans(starts_on)):
        stretch = _Stretch(number, phase, groups, hall, taken)
        for day in _days(first, last):
            if day in closed:
                stretch.lose(day)
            else:
                hours += stretch.hold(day)
        missing += stretch.open_lessons(last, closed)
        ends_on = last
    hours.sort(key=lambda hour: (hour.day, hour.starts_at))
    return Plan(hours=tuple(hours), open_lessons=tuple(missing), ends_on=ends_on)


class _Stretch:
    """One phase while its days are filled."""

    def __init__(
        self,
        number: int,
        phase: TemplatePhase,
        groups: Sequence[GroupToPlan],
        hall: RoomId | None,
        taken: _Taken,
    ) -> None:
        self._number = number
        self._phase = phase
        self._groups = tuple(groups)
        self._hall = hall
        self._taken = taken
        self._turn = 0
        self._queues: dict[tuple[str, tuple[GroupId, ...]], _Queue] = {}
        for kind in dict.fromkeys(one.kind for one in (*phase.slots, *phase.lessons)):
            lessons = phase.topics_of(kind)
            for targets in self._targets(phase.audience_of(kind)):
                names = tuple(target.group for target in targets)
                self._queues[kind, names] = _Queue(lessons=deque(lessons), taught=bool(lessons))

    def lose(self, day: date) -> None:
        """Note the hours that a closed day takes."""
        for kind in {slot.kind for slot in self._slots(day)}:
            for (name, _groups), queue in self._queues.items():
                if name == kind:
                    queue.closed.append(day)
                    queue.late = queue.late or bool(queue.lessons and queue.is_ready(day))

    def hold(self, day: date) -> Iterator[PlannedHour]:
        """The sessions of a day: those at their own hour first, then what must be put elsewhere."""
        later: list[tuple[TemplateSlot, tuple[GroupToPlan, ...]]] = []
        for slot in self._slots(day):
            for targets in self._targets(slot.audience):
                queue = self._queue(slot.kind, targets)
                if not _is_wanted(slot, queue, day):
                    continue
                # What waits for a later hour of its day is not overtaken by the next of its kind.
                hour = None if queue.waits_on == day else self._at(day, slot, targets)
                if hour is None:
                    queue.waits_on = day
                    later.append((slot, targets))
                else:
                    yield hour
        for slot, targets in later:
            queue = self._queue(slot.kind, targets)
            if _is_wanted(slot, queue, day) and (hour := self._elsewhere(day, slot, targets)):
                yield hour
            elif queue.lessons:
                queue.late = True

    def open_lessons(self, last: date, closed: Mapping[date, str]) -> Iterator[OpenLesson]:
        """What the phase had no hour for."""
        for (kind, names), queue in self._queues.items():
            has_hours = any(slot.kind == kind for slot in self._phase.slots)
            for count, lesson in enumerate(queue.lessons, 1):
                yield OpenLesson(
                    phase=self._number,
                    kind=kind,
                    topic=lesson.topic,
                    groups=names,
                    reason=Unplaced.TOO_FEW_HOURS if has_hours else Unplaced.NO_HOUR,
                    closed=tuple(queue.closed),
                    more_days=self._more_days(kind, count, last, closed) if has_hours else 0,
                )

    def _more_days(self, kind: str, count: int, last: date, closed: Mapping[date, str]) -> int:
        """How many days after the phase the hours stand that so many lessons would need."""
        found = 0
        for more, day in enumerate(_days(last + timedelta(days=1), last + timedelta(days=366)), 1):
            if day not in closed:
                found += sum(slot.kind == kind for slot in self._slots(day))
            if found >= count:
                return more
        return 0

    def _slots(self, day: date) -> list[TemplateSlot]:
        there = [slot for slot in self._phase.slots if slot.weekday == day.weekday()]
        return sorted(there, key=lambda slot: slot.starts_at)

    def _targets(self, audience: Audience) -> list[tuple[GroupToPlan, ...]]:
        if audience is Audience.COHORT:
            return [self._groups] if self._groups else []
        return [(group,) for group in self._groups]

    def _queue(self, kind: str, targets: tuple[GroupToPlan, ...]) -> _Queue:
        names = tuple(target.group for target in targets)
        return self._queues.setdefault((kind, names), _Queue(lessons=deque(), taught=False))

    def _elsewhere(
        self, day: date, slot: TemplateSlot, targets: tuple[GroupToPlan, ...]
    ) -> PlannedHour | None:
        """The next hour of the day at which everybody is free, before the day is over."""
        queue = self._queue(slot.kind, targets)
        earliest = queue.until if queue.last == day else time.min
        length, over = timedelta(minutes=slot.minutes), datetime.combine(day, LAST_HOUR)
        begin = datetime.combine(day, slot.starts_at)
        while begin + length <= over:
            if begin.time() >= earliest and (hour := self._at(day, slot, targets, begin.time())):
                return hour
            begin += _STEP
        return None

    def _at(
        self,
        day: date,
        slot: TemplateSlot,
        targets: tuple[GroupToPlan, ...],
        starts_at: time | None = None,
    ) -> PlannedHour | None:
        """The hour with whoever leads it, or nothing where somebody or the room is not free."""
        begin = starts_at or slot.starts_at
        end = (datetime.combine(day, begin) + timedelta(minutes=slot.minutes)).time()
        names = tuple(target.group for target in targets)

        def is_free(need: str) -> bool:
            return self._taken.is_free(day, begin, end, need)

        leaders = self._leaders(targets)
        leader = next((one for one in leaders if is_free(one)), None)
        room = targets[0].room if len(targets) == 1 else self._hall
        if not all(map(is_free, names)) or (leaders and leader is None):
            return None
        if room is not None and not is_free(room):
            return None
        queue = self._queue(slot.kind, targets)
        lesson = queue.lessons.popleft() if queue.lessons else None
        queue.last, queue.until = day, end
        if len(targets) > 1:
            self._turn += 1
        self._taken.take(day, begin, end, [need for need in (*names, leader, room) if need])
        return PlannedHour(
            phase=self._number,
            day=day,
            starts_at=begin,
            ends_at=end,
            kind=slot.kind,
            groups=names,
            topic=lesson.topic if lesson else "",
            counselor=leader,
            room=room,
            closed=tuple(queue.closed) if lesson and queue.late else (),
            due_at=slot.starts_at if begin != slot.starts_at else None,
        )

    def _leaders(self, targets: tuple[GroupToPlan, ...]) -> list[CounselorId]:
        """Who may lead: the group's counselor, or with several groups one after the other."""
        named = list(dict.fromkeys(one.counselor for one in targets if one.counselor is not None))
        at = self._turn % len(named) if named else 0
        return [*named[at:], *named[:at]]


def _is_wanted(slot: TemplateSlot, queue: _Queue, day: date) -> bool:
    """Whether an hour is held: a lesson is due, or it goes on without one."""
    if queue.lessons:
        return queue.is_ready(day)
    return slot.goes_on or not queue.taught


def _days(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + timedelta(days=count)
