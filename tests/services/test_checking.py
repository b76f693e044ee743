"""A check finds what is wrong with an office's file, by name."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.enrolment import Enrolment, Membership
from rehabdesk.domain.identity import (
    CohortId,
    EnrolmentId,
    GroupId,
    MembershipId,
    ResidentId,
    SessionId,
    new_id,
)
from rehabdesk.domain.program import Cohort, Group
from rehabdesk.domain.resident import Resident
from rehabdesk.services.checking import WORDS, check_office
from rehabdesk.services.defaults import put_defaults
from rehabdesk.storage import Store, open_in_memory


@pytest.fixture
def store():
    opened = open_in_memory()
    put_defaults(opened, 2021)
    yield opened
    opened.close()


def _wrong(store: Store) -> dict[str, int]:
    return {name: count for name, _, count in check_office(store).findings if count}


def _resident(store: Store) -> Resident:
    resident = Resident(id=ResidentId(new_id()), name="Uji")
    with store.change("Uji"):
        store.residents.put(resident)
        store.search.refresh(resident.id)
    return resident


def test_a_sound_office_has_no_findings(store: Store):
    _resident(store)
    result = check_office(store)
    assert result.sound
    assert result.counts["Residen"] == 1
    assert {name for name, _, _ in result.findings} == set(WORDS)


def test_a_mark_without_its_session_is_found(store: Store):
    resident = _resident(store)
    with store.change("Uji"):
        row = ExpectedRow(
            session=SessionId(new_id()), resident=resident.id, number=1, status=77, note="x"
        )
        store.attendance.put(row)
    assert _wrong(store) == {"marks_without_session": 1, "marks_of_unknown_status": 1}


def test_two_groups_at_one_time_are_found(store: Store):
    resident = _resident(store)
    cohort = Cohort(
        id=CohortId(new_id()),
        name="Uji",
        fiscal_year=2021,
        kind=store.program_kinds.all()[0].id,
        starts_on=date(2021, 3, 1),
        ends_on=date(2021, 8, 31),
    )
    group = Group(id=GroupId(new_id()), cohort=cohort.id, name="A")
    enrolment = Enrolment(
        id=EnrolmentId(new_id()),
        resident=resident.id,
        cohort=cohort.id,
        enrolled_on=cohort.starts_on,
    )
    first = Membership(
        id=MembershipId(new_id()),
        enrolment=enrolment.id,
        care_group=group.id,
        since=cohort.starts_on,
        until=date(2021, 4, 1),
    )
    second = replace(first, id=MembershipId(new_id()), since=date(2021, 4, 2), until=None)
    with store.change("Uji"):
        store.cohorts.put(cohort)
        store.groups.put(group)
        store.enrolments.put(enrolment)
        store.memberships.put_all((first, second))
    assert check_office(store).sound
    with store.change("Uji"):
        store.memberships.put(replace(second, since=date(2021, 4, 1)))
    assert _wrong(store) == {"overlapping_memberships": 1}


def test_a_search_index_that_lost_somebody_is_found(store: Store):
    resident = Resident(id=ResidentId(new_id()), name="Tak terindeks")
    with store.change("Uji"):
        store.residents.put(resident)
    assert _wrong(store) == {"search_out_of_step": 1}
