"""From when to when somebody works, signs, belongs or may log in: at both ends and beyond."""

from datetime import date

import pytest

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.enrolment import Enrolment, EnrolmentState, Membership
from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    EnrolmentId,
    GroupId,
    MembershipId,
    OfficialId,
    ResidentId,
    UserId,
)
from rehabdesk.domain.office import Official, OfficialRole
from rehabdesk.domain.user import LOGIN_LIMIT, MOST_NUMBER, Role, User, normal_login

BEFORE, FIRST, MIDDLE = date(2021, 2, 28), date(2021, 3, 1), date(2021, 5, 1)
LAST, AFTER = date(2021, 8, 31), date(2021, 9, 1)
DAYS = (BEFORE, FIRST, MIDDLE, LAST, AFTER)


def a_counselor(first, last):
    return Counselor(id=CounselorId("k"), name="Siti", active_from=first, active_to=last)


def an_official(first, last):
    return Official(
        id=OfficialId("p"),
        name="Budi",
        position="Kepala",
        role=OfficialRole.WARDEN,
        active_from=first,
        active_to=last,
    )


def a_user(first, last):
    return User(
        id=UserId("u"),
        login="budi",
        name="Budi",
        role=Role.READER,
        number=1,
        active_from=first,
        active_to=last,
    )


BOTH_ENDS = [
    (FIRST, LAST, [False, True, True, True, False]),
    (None, LAST, [True, True, True, True, False]),
    (FIRST, None, [False, True, True, True, True]),
    (None, None, [True, True, True, True, True]),
    (MIDDLE, MIDDLE, [False, False, True, False, False]),
]


@pytest.mark.parametrize("make", [a_counselor, an_official])
@pytest.mark.parametrize(("first", "last", "works"), BOTH_ENDS)
def test_a_counselor_and_an_official_work_on_their_first_and_last_day(make, first, last, works):
    assert [make(first, last).active_on(day) for day in DAYS] == works


@pytest.mark.parametrize(
    ("first", "last", "works"),
    [
        (FIRST, LAST, [False, True, True, False, False]),
        (None, LAST, [True, True, True, False, False]),
        (FIRST, None, [False, True, True, True, True]),
        (None, None, [True, True, True, True, True]),
    ],
)
def test_a_user_who_is_disabled_today_does_not_come_in_today(first, last, works):
    assert [a_user(first, last).active_on(day) for day in DAYS] == works


@pytest.mark.parametrize(
    ("last", "runs"),
    [(LAST, [False, True, True, True, False]), (None, [False, True, True, True, True])],
)
def test_an_enrolment_and_a_membership_hold_on_their_first_and_last_day(last, runs):
    enrolment = Enrolment(
        id=EnrolmentId("e"),
        resident=ResidentId("r"),
        cohort=CohortId("c"),
        enrolled_on=FIRST,
        ended_on=last,
    )

    assert [enrolment.runs_on(day) for day in DAYS] == runs
    assert [a_membership(FIRST, last).runs_on(day) for day in DAYS] == runs


def a_membership(since, until):
    return Membership(
        id=MembershipId("m"),
        enrolment=EnrolmentId("e"),
        care_group=GroupId("g"),
        since=since,
        until=until,
    )


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((1, 10), (11, 20), False),
        ((1, 10), (10, 20), True),
        ((1, 10), (9, 20), True),
        ((1, None), (20, 21), True),
        ((20, None), (1, 19), False),
        ((20, None), (1, 20), True),
        ((1, None), (2, None), True),
        ((5, 6), (1, 20), True),
    ],
)
def test_memberships_overlap_where_they_share_a_day(one, other, overlap):
    first, second = (
        a_membership(date(2021, 3, since), until and date(2021, 3, until))
        for since, until in (one, other)
    )

    assert first.overlaps(second) is overlap
    assert second.overlaps(first) is overlap


@pytest.mark.parametrize(
    ("state", "ended"),
    [
        (EnrolmentState.ACTIVE, False),
        (EnrolmentState.SUSPENDED, False),
        (EnrolmentState.COMPLETED, True),
        (EnrolmentState.LEFT, True),
    ],
)
def test_nobody_is_expected_from_an_enrolment_that_ended(state, ended):
    assert state.ended is ended


def test_a_new_enrolment_is_active_and_a_new_counselor_is_the_offices_own():
    enrolment = Enrolment(
        id=EnrolmentId("e"), resident=ResidentId("r"), cohort=CohortId("c"), enrolled_on=FIRST
    )

    assert enrolment.state is EnrolmentState.ACTIVE
    assert a_counselor(None, None).internal


@pytest.mark.parametrize("typed", ["Ratna", " ratna ", "RATNA"])
def test_a_login_name_is_compared_without_case_and_outer_spaces(typed):
    assert normal_login(typed) == "ratna"


def test_a_users_number_fits_31_bits_and_a_login_name_has_40_signs():
    assert MOST_NUMBER == 0x7FFF_FFFF
    assert LOGIN_LIMIT == 40
