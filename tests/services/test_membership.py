"""Moves between groups: one group a day, whatever the order of the moves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.enrolment import Membership
from rehabdesk.domain.identity import EnrolmentId, GroupId, MembershipId, new_id
from rehabdesk.domain.refusals import (
    NotActive,
    OtherCohort,
    OutsideCohort,
    OverlappingMembership,
)
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.membership import move_to_group, moved, put_in_groups
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_group,
    a_running_program,
    a_session,
)

MAY, JUNE = date(2021, 5, 1), date(2021, 6, 1)
ONE_DAY = timedelta(days=1)
MOVES = st.lists(st.tuples(st.integers(0, 60), st.sampled_from("ABC")), min_size=1, max_size=12)


def spans(store, enrolment):
    return [
        (store.groups.get(one.care_group).name[-1], one.since, one.until)
        for one in store.memberships.of_enrolment(enrolment.id)
    ]


def test_a_move_ends_the_old_group_the_day_before(store):
    cohort, group, (one, _) = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    done = move_to_group(store, one.id, other.id, since=TODAY, reason="Konflik")
    assert done.record.reason == "Konflik"
    assert spans(store, one) == [("A", START, date(2021, 4, 4)), ("B", TODAY, None)]
    assert one.resident in store.memberships.roster(group.id, date(2021, 4, 4))
    assert store.memberships.roster(other.id, TODAY) == (one.resident,)
    store.undo(done.change)
    assert spans(store, one) == [("A", START, None)]


def test_a_move_corrected_the_same_day_leaves_no_trace_of_the_slip(store):
    cohort, group, (one, _) = a_running_program(store)
    second, third = (a_group(store, cohort, f"Kelompok {letter}") for letter in "BC")
    move_to_group(store, one.id, second.id, since=TODAY)
    move_to_group(store, one.id, third.id, since=TODAY)
    assert spans(store, one) == [("A", START, date(2021, 4, 4)), ("C", TODAY, None)]
    move_to_group(store, one.id, group.id, since=TODAY)
    assert spans(store, one) == [("A", START, None)]


def test_a_move_dated_back_stops_before_the_move_that_is_known(store):
    cohort, _, (one, _) = a_running_program(store)
    second, third = (a_group(store, cohort, f"Kelompok {letter}") for letter in "BC")
    move_to_group(store, one.id, third.id, since=JUNE)
    move_to_group(store, one.id, second.id, since=MAY)
    assert spans(store, one) == [
        ("A", START, MAY - ONE_DAY),
        ("B", MAY, JUNE - ONE_DAY),
        ("C", JUNE, None),
    ]


def test_a_move_to_the_same_group_is_refused(store):
    _, group, (one, _) = a_running_program(store)
    with pytest.raises(OverlappingMembership):
        move_to_group(store, one.id, group.id, since=TODAY)


def test_a_move_outside_the_time_or_the_cohort_is_refused(store):
    cohort, _, (one, _) = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    with pytest.raises(OutsideCohort):
        move_to_group(store, one.id, other.id, since=date(2021, 2, 1))
    elsewhere = a_group(store, a_cohort(store, "Tahap II"))
    with pytest.raises(OtherCohort):
        move_to_group(store, one.id, elsewhere.id, since=TODAY)
    end_enrolment(store, one.id, on=TODAY, reason=ExitReason.DROPPED)
    with pytest.raises(NotActive):
        move_to_group(store, one.id, other.id, since=TODAY)


def test_many_are_put_in_their_groups_at_once_and_taken_back_at_once(store):
    cohort, group, (one, other) = a_running_program(store)
    second = a_group(store, cohort, "Kelompok B")
    done = put_in_groups(store, {one.id: second.id, other.id: group.id}, since=TODAY)
    assert [record.enrolment for record in done.record] == [one.id]
    assert store.memberships.roster(second.id, TODAY) == (one.resident,)
    store.undo(done.change)
    assert store.memberships.roster(second.id, TODAY) == ()


def test_one_who_cannot_be_moved_keeps_everybody_where_they_are(store):
    cohort, _, (one, other) = a_running_program(store)
    second = a_group(store, cohort, "Kelompok B")
    end_enrolment(store, other.id, on=TODAY, reason=ExitReason.DROPPED)
    with pytest.raises(NotActive):
        put_in_groups(store, {one.id: second.id, other.id: second.id}, since=TODAY)
    assert store.memberships.roster(second.id, TODAY) == ()


def test_a_move_does_not_touch_a_frozen_list(store):
    cohort, group, (one, _) = a_running_program(store)
    session = a_session(store, cohort, group)
    before = freeze_roster(store, session)
    move_to_group(store, one.id, a_group(store, cohort, "Kelompok B").id, since=TODAY)
    assert store.attendance.of_session(session.id) == before


def membership(day, group):
    return Membership(
        id=MembershipId(new_id()),
        enrolment=EnrolmentId("e"),
        care_group=GroupId(group),
        since=START + timedelta(days=day),
    )


def after(known, move):
    outcome = moved(known, move)
    left = {one.id: one for one in known}
    for one in outcome.removed:
        del left[one.id]
    return list((left | {one.id: one for one in outcome.written}).values())


@given(MOVES)
def test_any_moves_leave_exactly_one_group_on_every_day(moves):
    known = []
    for day, group in moves:
        known = after(known, membership(day, group))
    first = min(day for day, _ in moves)
    for day in range(-2, 70):
        running = [one for one in known if one.runs_on(START + timedelta(days=day))]
        assert len(running) == (1 if day >= first else 0)
    assert not any(a.overlaps(b) for a in known for b in known if a is not b)


@given(MOVES)
def test_a_move_decides_its_day_until_the_next_known_move(moves):
    known, last_said = [], {}
    for day, group in moves:
        known = after(known, membership(day, group))
        earlier = [one for one in last_said if one < day]
        last_said.pop(day, None)
        if not earlier or last_said[max(earlier)] != group:
            last_said[day] = group
    for day in range(70):
        said = [one for one in last_said if one <= day]
        expected = last_said[max(said)] if said else None
        running = [one for one in known if one.runs_on(START + timedelta(days=day))]
        assert [one.care_group for one in running] == ([expected] if expected else [])
