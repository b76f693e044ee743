"""The counselors with their caseload, and the sessions of one of them, asked of the store."""

from datetime import date, timedelta

from msgspec import Struct

from rehabdesk.domain.program import Group
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.counselors import Caseload, caseload
from rehabdesk.storage import Store
from rehabdesk.ui.screens.counselors.columns import CounselorLine

AHEAD = timedelta(days=14)
"""How far ahead the coming sessions are shown."""
_LIMIT = 22


class LedGroup(Struct, frozen=True, kw_only=True):
    """One group of a counselor, with its cohort, its people and how many it should hold."""

    group: Group
    cohort: str
    residents: int


class SessionLine(Struct, frozen=True, kw_only=True):
    """One coming session in words."""

    session: Session
    kind: str
    groups: str
    room: str


def counselor_lines(store: Store, day: date) -> list[CounselorLine]:
    """Every counselor with the caseload of a day, by name."""
    loads = caseload(store, day)
    ratios = {one.id: one.ratio for one in store.program_kinds.all()}
    kinds = {one.id: one.kind for one in store.cohorts.all()}
    lines: list[CounselorLine] = []
    for counselor in store.counselors.all():
        load = loads.get(counselor.id, Caseload())
        limits = [ratios.get(kinds[group.cohort], _LIMIT) for group in load.groups]
        lines.append(
            CounselorLine(
                counselor=counselor,
                load=load,
                active=counselor.active_on(day),
                limit=min(limits, default=_LIMIT),
            )
        )
    return lines


def group_lines(store: Store, line: CounselorLine, day: date) -> list[LedGroup]:
    """The present groups of a counselor."""
    names = {one.id: one.name for one in store.cohorts.all()}
    return [
        LedGroup(
            group=one,
            cohort=names.get(one.cohort, ""),
            residents=len(store.memberships.roster(one.id, day)),
        )
        for one in line.load.groups
    ]


def coming_sessions(store: Store, counselor: str, today: date) -> list[SessionLine]:
    """The sessions that somebody leads from today on, without the cancelled ones."""
    kinds = {one.id: one.name for one in store.session_kinds.all()}
    groups = {one.id: one.name for one in store.groups.all()}
    rooms = {one.id: one.name for one in store.rooms.all()}
    return [
        SessionLine(
            session=one,
            kind=kinds.get(one.kind, ""),
            groups=", ".join(groups.get(key, "") for key in one.care_groups),
            room=rooms.get(one.room, "") if one.room else "",
        )
        for one in store.sessions.between(today, today + AHEAD)
        if counselor in one.counselors and one.state is not SessionState.CANCELLED
    ]
