"""Six months of sessions from the demonstration's weekly timetable."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from rehabdesk.domain.identity import (
    CounselorId,
    SeriesId,
    SessionId,
    SessionKindId,
    new_id,
)
from rehabdesk.domain.session import Session, SessionSeries, SessionState
from rehabdesk.services.demonstration_program import DemonstrationPeople
from rehabdesk.services.demonstration_tables import (
    CANCELLATIONS,
    DEMONSTRATION_DAY,
    ENDS_ON,
    EVENTS,
    LEBARAN,
    NOT_PRINTED,
    NOT_TYPED,
    STARTS_ON,
    TIMETABLE,
    Event,
    TimetableLine,
)
from rehabdesk.storage import Store

_CANCELLED = {
    (one.day, time.fromisoformat(one.starts), letter): one.reason
    for one in CANCELLATIONS
    for letter in one.groups
}


def plan_sessions(store: Store, cast: DemonstrationPeople) -> list[Session]:
    """Every session of the programme in the order of time, not written yet; puts their series."""
    planner = _Planner(store, cast)
    sessions = list(planner.sessions())
    store.series.put_all(planner.series.values())
    return sorted(sessions, key=lambda one: (one.held_on, one.starts_at))


class _Planner:
    """What sessions are made of: the office's kinds, topics and rooms, and the series so far."""

    def __init__(self, store: Store, cast: DemonstrationPeople) -> None:
        self.cast = cast
        self.kinds = {one.short: one.id for one in store.session_kinds.all()}
        self.names = {one.short: one.name for one in store.session_kinds.all()}
        self.rooms = {one.name: one.id for one in store.rooms.all()}
        self.days_off = {one.day for one in store.holidays.all()}
        self.topics: dict[SessionKindId, list[str]] = {}
        for topic in store.topics.all():
            if topic.kind is not None:
                self.topics.setdefault(topic.kind, []).append(topic.title)
        self.series: dict[tuple[str, str], SessionSeries] = {}
        self.held: dict[tuple[str, str], int] = {}

    def sessions(self) -> Iterator[Session]:
        """Day by day: the slots of the week, then what stands outside it."""
        for day in _days():
            if day in self.days_off or LEBARAN[0] <= day <= LEBARAN[1]:
                continue
            for slot in TIMETABLE:
                if slot.weekday == day.weekday():
                    targets = (slot.groups,) if slot.joint else tuple(slot.groups)
                    yield from (self._of_slot(day, slot, letters) for letters in targets)
            yield from (self._of_event(event) for event in EVENTS if event.day == day)

    def _of_slot(self, day: date, slot: TimetableLine, letters: str) -> Session:
        starts_at = time.fromisoformat(slot.starts)
        cancelled = _CANCELLED.get((day, starts_at, letters[0]), "")
        group = self.cast.groups[letters[0]]
        state = SessionState.CANCELLED if cancelled else _state(day, slot.kind)
        return Session(
            id=SessionId(new_id()),
            cohort=group.cohort,
            kind=self.kinds[slot.kind],
            care_groups=tuple(self.cast.groups[letter].id for letter in letters),
            held_on=day,
            starts_at=starts_at,
            ends_at=time.fromisoformat(slot.ends),
            topic=self._next_topic(slot.kind, letters, cancelled),
            room=self.rooms[slot.room] if slot.room else group.room,
            counselors=self._leaders(letters, day),
            speaker=slot.speaker,
            state=state,
            state_reason=cancelled,
            series=self._series_of(slot.kind, letters),
        )

    def _of_event(self, event: Event) -> Session:
        letters = event.groups
        return Session(
            id=SessionId(new_id()),
            cohort=self.cast.groups[letters[0]].cohort,
            kind=self.kinds[event.kind],
            care_groups=tuple(self.cast.groups[letter].id for letter in letters),
            held_on=event.day,
            starts_at=time.fromisoformat(event.starts),
            ends_at=time.fromisoformat(event.ends),
            topic=event.topic,
            room=self.rooms[event.room],
            counselors=self._leaders(letters, event.day),
            speaker=event.speaker,
            state=_state(event.day, event.kind),
        )

    def _next_topic(self, short: str, letters: str, cancelled: str) -> str:
        """The kind's topics in turn; a session that was not held does not use one up."""
        titles = self.topics.get(self.kinds[short], [])
        if not titles:
            return ""
        at = self.held.get((short, letters), 0)
        self.held[short, letters] = at + (not cancelled)
        return titles[at % len(titles)]

    def _leaders(self, letters: str, day: date) -> tuple[CounselorId, ...]:
        """The group's counselor; joint sessions are led by one counselor after the other."""
        letter = letters[day.toordinal() // 7 % len(letters)]
        counselor = self.cast.groups[letter].counselor
        return () if counselor is None else (counselor,)

    def _series_of(self, short: str, letters: str) -> SeriesId:
        key = (short, letters)
        if key not in self.series:
            groups = [self.cast.groups[letter] for letter in letters]
            whose = groups[0].name if len(groups) == 1 else "semua kelompok"
            self.series[key] = SessionSeries(
                id=SeriesId(new_id()),
                cohort=groups[0].cohort,
                label=f"{self.names[short]} · {whose}",
            )
        return self.series[key].id


def _days() -> Iterator[date]:
    for offset in range((ENDS_ON - STARTS_ON).days + 1):
        yield STARTS_ON + timedelta(days=offset)


def _state(day: date, kind: str) -> SessionState:
    waits = day >= DEMONSTRATION_DAY or (day, kind) in {NOT_TYPED, NOT_PRINTED}
    return SessionState.PLANNED if waits else SessionState.RECORDED
