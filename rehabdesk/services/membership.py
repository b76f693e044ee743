"""Dated membership of groups: moves that never leave a day with two of them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.enrolment import Enrolment, Membership, membership_on
from rehabdesk.domain.identity import CohortId, EnrolmentId, GroupId, MembershipId, new_id
from rehabdesk.domain.program import Group
from rehabdesk.domain.refusals import (
    NotActive,
    OtherCohort,
    OutsideCohort,
    OverlappingMembership,
)
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Store

_DAY = timedelta(days=1)


class Moved(Struct, frozen=True, kw_only=True):
    """The outcome of a move: who is where now, and what is no longer true.

    ``written`` are new or changed, ``current`` is the one that holds on the day of the move.
    """

    current: Membership
    written: tuple[Membership, ...]
    removed: tuple[Membership, ...]


@needs(Right.ENROL)
def move_to_group(
    store: Store, enrolment_id: str, group_id: GroupId, *, since: date, reason: str = ""
) -> Done[Membership]:
    """Put somebody in a group from a day on; the group until then ends the day before.

    Raises:
        NotActive, OtherCohort, OutsideCohort, OverlappingMembership (already there).
    """
    enrolment = required(store.enrolments, enrolment_id, "peserta")
    with store.change("Peserta dipindah kelompok") as change:
        made = _move(store, enrolment, group_id, since, reason)
    return Done(made, change)


@needs(Right.ENROL)
def put_in_groups(
    store: Store, groups: Mapping[EnrolmentId, GroupId], *, since: date, reason: str = ""
) -> Done[tuple[Membership, ...]]:
    """Put many in their groups from a day on, all or nobody; who is there already stays."""
    made: list[Membership] = []
    with store.change("Peserta dibagi ke kelompok") as change:
        for enrolment_id, group_id in groups.items():
            enrolment = required(store.enrolments, enrolment_id, "peserta")
            if _group_on(store, enrolment_id, since) != group_id:
                made.append(_move(store, enrolment, group_id, since, reason))
    return Done(tuple(made), change)


def moved(memberships: Iterable[Membership], move: Membership) -> Moved:
    """Fit ``move`` among the memberships of one enrolment.

    What ran on its first day ends the day before; one that began on that very day was a slip
    and goes. A later move that is already known stands: ``move`` lasts until the day before it.
    """
    known = sorted(memberships, key=lambda one: one.since)
    removed = tuple(one for one in known if one.since == move.since)
    earlier = [one for one in known if one.since < move.since]
    later = [one for one in known if one.since > move.since]
    current = replace(move, until=later[0].since - _DAY if later else None)
    before = earlier[-1] if earlier else None
    if before is None:
        return Moved(current=current, written=(current,), removed=removed)
    if before.care_group == move.care_group and _reaches(before, current):
        joined = replace(before, until=current.until)
        return Moved(current=joined, written=(joined,), removed=removed)
    closed = (replace(before, until=move.since - _DAY),) if before.runs_on(move.since) else ()
    return Moved(current=current, written=(*closed, current), removed=removed)


def _reaches(before: Membership, after: Membership) -> bool:
    return before.until is None or before.until >= after.since - _DAY


def _move(
    store: Store, enrolment: Enrolment, group_id: GroupId, since: date, reason: str
) -> Membership:
    group = require_group(store, group_id, enrolment.cohort)
    if enrolment.ended_by(since):
        raise NotActive(name=resident_name(store, enrolment))
    cohort = required(store.cohorts, enrolment.cohort, "angkatan")
    if since < enrolment.enrolled_on or not cohort.holds(since):
        first = max(enrolment.enrolled_on, cohort.starts_on)
        raise OutsideCohort("since", starts_on=first, ends_on=cohort.ends_on)
    if _group_on(store, enrolment.id, since) == group_id:
        raise OverlappingMembership("group", name=resident_name(store, enrolment), group=group.name)
    move = new_membership(enrolment.id, group_id, since, reason)
    outcome = moved(store.memberships.of_enrolment(enrolment.id), move)
    for membership in outcome.removed:
        store.memberships.remove(membership.id)
    store.memberships.put_all(outcome.written)
    return outcome.current


def _group_on(store: Store, enrolment_id: str, day: date) -> GroupId | None:
    found = membership_on(store.memberships.of_enrolment(enrolment_id), day)
    return found.care_group if found else None


def require_group(store: Store, group_id: GroupId, cohort: CohortId) -> Group:
    """The group, if it belongs to this cohort; raises ``NotFound`` or ``OtherCohort``."""
    group = required(store.groups, group_id, "kelompok")
    if group.cohort != cohort:
        raise OtherCohort("group", group=group.name)
    return group


def new_membership(
    enrolment: EnrolmentId, group: GroupId, since: date, reason: str = ""
) -> Membership:
    """A membership from a day on, open at its end."""
    return Membership(
        id=MembershipId(new_id()),
        enrolment=enrolment,
        care_group=group,
        since=since,
        reason=reason.strip(),
    )


def resident_name(store: Store, enrolment: Enrolment) -> str:
    """The name of the person behind an enrolment, for what a refusal says."""
    resident = store.residents.get(enrolment.resident)
    return resident.name if resident else ""
