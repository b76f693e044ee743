"""The next sensible step for the office, and how far a new office has come."""

from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.program import Cohort
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.expected_list import current_roster
from rehabdesk.storage import Store

ENDING = timedelta(days=7)
"""How long before a cohort's end its certificates come next."""

_AHEAD = timedelta(days=7)


class NextStepKind(Enum):
    """What could come next, in the order in which it is looked at."""

    COUNSELORS = "counselors"
    COHORT = "cohort"
    GROUPS = "groups"
    RESIDENTS = "residents"
    ENROLMENTS = "enrolments"
    SESSIONS = "sessions"
    PRINT_TODAY = "print_today"
    TYPE_IN = "type_in"
    CERTIFICATES = "certificates"
    NOTHING = "nothing"

    @property
    def is_setting_up(self) -> bool:
        """Whether the office is not ready to work yet."""
        return self in SETTING_UP


SETTING_UP = (
    NextStepKind.COUNSELORS,
    NextStepKind.COHORT,
    NextStepKind.GROUPS,
    NextStepKind.RESIDENTS,
    NextStepKind.ENROLMENTS,
    NextStepKind.SESSIONS,
)
"""The steps of a new office, in order."""


class NextStep(Struct, frozen=True, kw_only=True):
    """One step: how many things wait for it, and the cohort or session where it begins."""

    step: NextStepKind
    count: int = 0
    cohort: Cohort | None = None
    session: Session | None = None


def next_step(store: Store, today: date) -> NextStep:
    """The first step that is not done."""
    cohorts = _open_cohorts(store)
    for step, done in set_up(store, today):
        if not done:
            return NextStep(step=step, cohort=cohorts[0] if cohorts else None)
    unprinted = unprinted_on(store, today)
    if unprinted:
        return NextStep(step=NextStepKind.PRINT_TODAY, count=len(unprinted), session=unprinted[0])
    waiting = sessions_to_type_in(store, today)
    if waiting:
        return NextStep(step=NextStepKind.TYPE_IN, count=len(waiting), session=waiting[0])
    ending = [one for one in cohorts if one.ends_on - ENDING <= today]
    if ending:
        first = min(ending, key=lambda one: one.ends_on)
        return NextStep(
            step=NextStepKind.CERTIFICATES, count=(first.ends_on - today).days, cohort=first
        )
    return NextStep(step=NextStepKind.NOTHING)


def set_up(store: Store, today: date) -> tuple[tuple[NextStepKind, bool], ...]:
    """The steps of a new office, each with whether it is done."""
    cohorts = _open_cohorts(store)
    keys = {one.id for one in cohorts}
    done = (
        any(one.active_on(today) for one in store.counselors.all()),
        bool(cohorts),
        any(one.cohort in keys for one in store.groups.all()),
        bool(store.residents.count()),
        any(store.enrolments.of_cohort(one) for one in keys),
        _has_sessions(store, cohorts, today),
    )
    return tuple(zip(SETTING_UP, done, strict=True))


def unprinted_on(store: Store, day: date) -> tuple[Session, ...]:
    """The sessions of a day whose sheet is still to be printed; those without people have none."""
    return tuple(
        one
        for one in store.sessions.between(day, day)
        if one.state is SessionState.PLANNED
        and store.sheets.newest_of(one.id) is None
        and (store.attendance.has_rows(one.id) or current_roster(store, one))
    )


def sessions_to_type_in(store: Store, today: date) -> tuple[Session, ...]:
    """Sessions that are over or printed and not typed in: printed ones first, oldest first."""
    printed = {one.session for one in store.sheets.printed_not_recorded(today)}
    waiting = [
        one
        for one in store.sessions.unrecorded_until(today)
        if one.id in printed or one.held_on < today
    ]
    waiting.sort(key=lambda one: (one.id not in printed, one.held_on, one.starts_at))
    return tuple(waiting)


def _open_cohorts(store: Store) -> tuple[Cohort, ...]:
    return tuple(one for one in store.cohorts.all() if one.closed_on is None)


def _has_sessions(store: Store, cohorts: tuple[Cohort, ...], today: date) -> bool:
    """Whether the days ahead are planned; a cohort about to end needs no further week."""
    first = today - timedelta(days=today.weekday())
    going_on = [one for one in cohorts if one.starts_on <= today + _AHEAD <= one.ends_on]
    if going_on:
        return any(store.sessions.between(first, today + _AHEAD, one.id) for one in going_on)
    return any(store.sessions.between(one.starts_on, one.ends_on, one.id) for one in cohorts)
