"""Where somebody stands in a cohort on a day: the day before, the day itself, and the day after."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolment import (
    Enrolment,
    EnrolmentEvent,
    EnrolmentState,
    Membership,
    belongs_on,
    membership_on,
    running_state,
    state_on,
)
from rehabdesk.domain.identity import (
    CohortId,
    EnrolmentEventId,
    EnrolmentId,
    GroupId,
    MembershipId,
    ResidentId,
)

ACTIVE, SUSPENDED, COMPLETED, LEFT = (
    EnrolmentState.ACTIVE,
    EnrolmentState.SUSPENDED,
    EnrolmentState.COMPLETED,
    EnrolmentState.LEFT,
)
FIRST, DAY, LAST = date(2021, 3, 1), date(2021, 5, 10), date(2021, 8, 31)
ONE = timedelta(days=1)
PERSON = Enrolment(
    id=EnrolmentId("e"), resident=ResidentId("r"), cohort=CohortId("c"), enrolled_on=FIRST
)
GROUP, OTHER = GroupId("a"), GroupId("b")
IN_GROUP = Membership(
    id=MembershipId("m"), enrolment=PERSON.id, care_group=GROUP, since=FIRST, until=LAST
)


def step(day, state, number="1"):
    return EnrolmentEvent(
        id=EnrolmentEventId(number), enrolment=PERSON.id, happened_on=day, state=state
    )


@pytest.mark.parametrize(
    ("state", "ended"), [(ACTIVE, False), (SUSPENDED, False), (COMPLETED, True), (LEFT, True)]
)
@pytest.mark.parametrize(
    ("ended_on", "over"), [(DAY - ONE, True), (DAY, True), (DAY + ONE, False), (None, True)]
)
def test_an_enrolment_is_over_from_its_last_day_on_if_it_was_ended(state, ended, ended_on, over):
    assert replace(PERSON, state=state, ended_on=ended_on).ended_by(DAY) is (ended and over)


@pytest.mark.parametrize(
    ("ended_on", "day", "runs"),
    [
        (None, FIRST - ONE, False),
        (None, FIRST, True),
        (None, LAST + ONE, True),
        (LAST, LAST - ONE, True),
        (LAST, LAST, True),
        (LAST, LAST + ONE, False),
    ],
)
def test_an_enrolment_runs_from_its_first_to_its_last_day(ended_on, day, runs):
    assert replace(PERSON, ended_on=ended_on).runs_on(day) is runs


@pytest.mark.parametrize(
    ("day", "state"), [(DAY - ONE, ACTIVE), (DAY, SUSPENDED), (DAY + ONE, SUSPENDED)]
)
def test_a_suspension_holds_from_its_day_on(day, state):
    assert running_state([step(DAY, SUSPENDED)], day) is state


@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_step_until_the_day_counts_in_whatever_order_they_are_read(turned):
    steps = [step(FIRST, SUSPENDED, "2"), step(DAY, ACTIVE, "1"), step(LAST, SUSPENDED, "3")]
    read = steps[::-1] if turned else steps

    assert running_state(read, DAY - ONE) is SUSPENDED
    assert running_state(read, DAY) is ACTIVE
    assert running_state(read, LAST) is SUSPENDED


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_steps_on_one_day_the_later_written_counts(turned):
    steps = [step(DAY, SUSPENDED, "1"), step(DAY, ACTIVE, "2")]

    assert running_state(steps[::-1] if turned else steps, DAY) is ACTIVE


@pytest.mark.parametrize("end", [COMPLETED, LEFT])
def test_an_end_is_no_step_of_a_running_enrolment(end):
    assert running_state([step(DAY, end)], DAY) is ACTIVE
    assert running_state([step(FIRST, SUSPENDED), step(DAY, end, "2")], DAY) is SUSPENDED


@pytest.mark.parametrize(("day", "state"), [(DAY - ONE, SUSPENDED), (DAY, LEFT), (DAY + ONE, LEFT)])
def test_on_its_last_day_an_enrolment_is_called_ended(day, state):
    over = replace(PERSON, state=LEFT, ended_on=DAY)

    assert state_on(over, [step(FIRST, SUSPENDED)], day) is state


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        (DAY, DAY, True),
        (DAY + ONE, LAST, False),
        (FIRST, DAY - ONE, False),
        (FIRST, DAY, True),
        (FIRST, None, True),
    ],
)
def test_a_group_expects_who_is_in_it_on_that_day(since, until, there):
    membership = replace(IN_GROUP, since=since, until=until)

    assert belongs_on(PERSON, (), [membership], GROUP, DAY) is there
    assert belongs_on(PERSON, (), [membership], OTHER, DAY) is False
    assert membership_on([membership], DAY) == (membership if there else None)


def test_a_group_expects_nobody_who_is_suspended_gone_or_in_no_group():
    suspended = [step(DAY, SUSPENDED)]

    assert belongs_on(PERSON, suspended, [IN_GROUP], GROUP, DAY - ONE)
    assert not belongs_on(PERSON, suspended, [IN_GROUP], GROUP, DAY)
    assert belongs_on(replace(PERSON, ended_on=DAY), (), [IN_GROUP], GROUP, DAY)
    assert not belongs_on(replace(PERSON, ended_on=DAY - ONE), (), [IN_GROUP], GROUP, DAY)
    assert not belongs_on(PERSON, (), [], GROUP, DAY)


@pytest.mark.parametrize(
    ("since", "until", "both"),
    [
        (LAST + ONE, None, False),
        (LAST, None, True),
        (FIRST - ONE, FIRST - ONE, False),
        (FIRST - ONE, FIRST, True),
        (DAY, DAY, True),
        (FIRST - ONE, None, True),
    ],
)
def test_two_memberships_overlap_where_they_share_a_day(since, until, both):
    other = replace(IN_GROUP, since=since, until=until)

    assert IN_GROUP.overlaps(other) is both
    assert other.overlaps(IN_GROUP) is both


def test_a_membership_without_an_end_overlaps_whatever_comes_later():
    lasting = replace(IN_GROUP, until=None)
    later = replace(IN_GROUP, since=LAST + ONE, until=None)
    before = replace(IN_GROUP, since=FIRST - ONE, until=FIRST - ONE)

    assert lasting.overlaps(later)
    assert later.overlaps(lasting)
    assert not lasting.overlaps(before)
    assert not before.overlaps(lasting)


def test_a_new_enrolment_is_active_and_has_no_end():
    assert (PERSON.state, PERSON.ended_on, PERSON.end_reason) == (ACTIVE, None, None)
