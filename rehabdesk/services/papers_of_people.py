"""The papers of people who were chosen: which sheets name them, which certificates they have."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum, auto

from msgspec import Struct

from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.expected_list import current_roster
from rehabdesk.services.printing import printable
from rehabdesk.storage import Store

_LOOKED_AHEAD = timedelta(days=62)


class NoPaper(Enum):
    """Why somebody is on none of the papers."""

    NO_PART = auto()
    SUSPENDED = auto()
    NO_GROUP = auto()
    NO_SESSION = auto()
    CANCELLED = auto()
    NOT_LISTED = auto()
    NO_CERTIFICATE = auto()
    REVOKED = auto()


class SheetsOfPerson(Struct, frozen=True, kw_only=True):
    """The sessions whose sheets name somebody, or why there are none."""

    resident: Resident
    sessions: tuple[Session, ...]
    why_none: NoPaper | None


class SheetsOfPeople(Struct, frozen=True, kw_only=True):
    """All sessions whose sheets are printed, in their order, and everybody in the order given."""

    sessions: tuple[Session, ...]
    people: tuple[SheetsOfPerson, ...]


class CertificatesOfPerson(Struct, frozen=True, kw_only=True):
    """Somebody's certificates that are in force, or why there are none."""

    resident: Resident
    certificates: tuple[Certificate, ...]
    why_none: NoPaper | None


def sheets_of_people(
    store: Store, residents: Iterable[str], first: date, last: date
) -> SheetsOfPeople:
    """Which sheets from one day to another, both included, name some residents.

    A list that is frozen counts as it stands, any other as its groups are on its day.
    """
    sessions = store.sessions.between(first, last)
    listed = {one.id: _listed(store, one) for one in sessions}
    held = printable(store, sessions)
    people = tuple(
        SheetsOfPerson(
            resident=person,
            sessions=own,
            why_none=None if own else _why_no_sheet(store, person, sessions, first, last),
        )
        for person in _known(store, residents)
        for own in [tuple(one for one in held if person.id in listed[one.id])]
    )
    wanted = {session.id for one in people for session in one.sessions}
    return SheetsOfPeople(sessions=tuple(one for one in held if one.id in wanted), people=people)


def next_day_of(store: Store, residents: Iterable[str], today: date) -> date:
    """The first day from today, within two months, whose sheets name any of them; else today."""
    wanted = set(residents)
    groups = {
        membership.care_group
        for resident in wanted
        for enrolment in store.enrolments.of_resident(resident)
        for membership in store.memberships.of_enrolment(enrolment.id)
    }
    for session in printable(store, store.sessions.between(today, today + _LOOKED_AHEAD)):
        # A list is asked for only where it may name them: of their groups, or made already.
        may = groups.intersection(session.care_groups) or store.attendance.has_rows(session.id)
        if may and wanted & _listed(store, session):
            return session.held_on
    return today


def certificates_of_people(
    store: Store, residents: Iterable[str]
) -> tuple[CertificatesOfPerson, ...]:
    """The certificates of some residents that are in force, person by person."""
    return tuple(_certificates_of(store, one) for one in _known(store, residents))


def _certificates_of(store: Store, person: Resident) -> CertificatesOfPerson:
    found = [
        certificate
        for enrolment in store.enrolments.of_resident(person.id)
        for certificate in store.certificates.find(enrolment=enrolment.id)
    ]
    own = tuple(one for one in found if not one.revoked)
    none = NoPaper.REVOKED if found else NoPaper.NO_CERTIFICATE
    return CertificatesOfPerson(resident=person, certificates=own, why_none=None if own else none)


def _known(store: Store, residents: Iterable[str]) -> list[Resident]:
    wanted = list(dict.fromkeys(residents))
    known = store.residents.many(wanted)
    return [known[one] for one in wanted if one in known]


def _listed(store: Store, session: Session) -> set[str]:
    rows = store.attendance.of_session(session.id)
    return {row.resident for row in rows} if rows else set(current_roster(store, session))


def _why_no_sheet(
    store: Store, person: Resident, sessions: Iterable[Session], first: date, last: date
) -> NoPaper:
    """Why none of the sessions between two days has a sheet that names somebody."""
    parts = [
        one
        for one in store.enrolments.of_resident(person.id)
        if one.enrolled_on <= last and (one.ended_on is None or one.ended_on >= first)
    ]
    if not parts:
        return NoPaper.NO_PART
    states = store.enrolments.states_on(last, resident=person.id)
    if all(states.get(one.id) is EnrolmentState.SUSPENDED for one in parts):
        return NoPaper.SUSPENDED
    groups = {
        membership.care_group
        for part in parts
        for membership in store.memberships.of_enrolment(part.id)
        if membership.since <= last and (membership.until is None or membership.until >= first)
    }
    if not groups:
        return NoPaper.NO_GROUP
    own = [one for one in sessions if groups.intersection(one.care_groups)]
    if not own:
        return NoPaper.NO_SESSION
    if all(one.state is SessionState.CANCELLED for one in own):
        return NoPaper.CANCELLED
    return NoPaper.NOT_LISTED
