"""Excuses over days: which days and hours they mean, and what becomes of a row."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs, ExpectedRow
from rehabdesk.domain.excuse import Excuse, covering, may_be_given, require_sound, settled
from rehabdesk.domain.identity import (
    CohortId,
    ExcuseId,
    GroupId,
    ResidentId,
    SessionId,
    SessionKindId,
    StatusId,
)
from rehabdesk.domain.refusals import (
    EndsBeforeStart,
    NoDatesInSeries,
    NotInAdvance,
    ReasonNeeded,
)
from rehabdesk.domain.session import Session

MONDAY = date(2021, 9, 6)
DAY = timedelta(days=1)
LEAVE = AttendanceStatus(
    id=StatusId("izin"),
    number=4,
    code="I",
    label="Izin",
    key="I",
    counts_as=CountsAs.ABSENT,
    excused=True,
    needs_reason=True,
    in_advance=True,
)
ILL = replace(LEAVE, id=StatusId("sakit"), number=3, label="Sakit", needs_reason=False)
STATUSES = {one.id: one for one in (LEAVE, ILL)}


def an_excuse(name="a", **fields):
    given_: dict[str, Any] = {
        "first_on": MONDAY,
        "last_on": MONDAY + 4 * DAY,
        "status": ILL.id,
    } | fields
    return Excuse(id=ExcuseId(name), resident=ResidentId("r"), **given_)


def a_session(day=MONDAY, starts_at=time(9), ends_at=time(10)):
    return Session(
        id=SessionId("s"),
        cohort=CohortId("c"),
        kind=SessionKindId("k"),
        care_groups=(GroupId("g"),),
        held_on=day,
        starts_at=starts_at,
        ends_at=ends_at,
    )


def a_row(**fields):
    return ExpectedRow(session=SessionId("s"), resident=ResidentId("r"), number=1, **fields)


@pytest.mark.parametrize(
    ("days", "holds"), [(-1, False), (0, True), (2, True), (4, True), (5, False)]
)
def test_an_excuse_holds_from_its_first_to_its_last_day(days, holds):
    assert an_excuse().holds_on(MONDAY + days * DAY) is holds


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (900, True)])
def test_an_excuse_without_an_end_holds_until_it_is_ended(days, holds):
    assert an_excuse(last_on=None).holds_on(MONDAY + days * DAY) is holds


@pytest.mark.parametrize(("days", "holds"), [(0, False), (1, True), (2, False), (8, True)])
def test_work_every_tuesday_holds_on_tuesdays_alone(days, holds):
    tuesdays = an_excuse(last_on=None, weekdays=(1,))
    assert tuesdays.holds_on(MONDAY + days * DAY) is holds


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "covered"),
    [
        (time(10), time(11), False),
        (time(9, 59), time(11), True),
        (time(8), time(9), False),
        (time(8), time(9, 1), True),
        (None, time(9), False),
        (None, time(9, 1), True),
        (time(10), None, False),
        (time(9, 59), None, True),
        (None, None, True),
    ],
)
def test_hours_mean_the_sessions_that_they_touch(starts_at, ends_at, covered):
    excuse = an_excuse(starts_at=starts_at, ends_at=ends_at)
    assert excuse.covers(a_session()) is covered


@pytest.mark.parametrize(
    ("other", "overlap"),
    [
        ({"first_on": MONDAY + 5 * DAY, "last_on": MONDAY + 6 * DAY}, False),
        ({"first_on": MONDAY + 4 * DAY, "last_on": MONDAY + 6 * DAY}, True),
        ({"first_on": MONDAY + 4 * DAY, "last_on": None}, True),
        ({"first_on": MONDAY - 9 * DAY, "last_on": MONDAY - DAY}, False),
        ({"first_on": MONDAY - 9 * DAY, "last_on": MONDAY}, True),
        ({"last_on": None, "weekdays": (5,)}, False),
        ({"last_on": None, "weekdays": (4,)}, True),
    ],
)
def test_two_excuses_overlap_where_they_share_a_day(other, overlap):
    assert an_excuse().overlaps(an_excuse("b", **other)) is overlap
    assert an_excuse("b", **other).overlaps(an_excuse()) is overlap


@pytest.mark.parametrize(("starts_at", "overlap"), [(time(10), False), (time(9, 59), True)])
def test_two_excuses_of_one_day_overlap_where_they_share_a_time(starts_at, overlap):
    morning, later = an_excuse(ends_at=time(10)), an_excuse("b", starts_at=starts_at)
    assert morning.overlaps(later) is overlap
    assert later.overlaps(morning) is overlap


EXCUSES = some.builds(
    lambda first, length, weekdays, hours: an_excuse(
        "x",
        first_on=MONDAY + first * DAY,
        last_on=None if length is None else MONDAY + (first + length) * DAY,
        weekdays=tuple(sorted(weekdays)),
        starts_at=hours and time(hours[0]),
        ends_at=hours and time(hours[1]),
    ),
    some.integers(0, 20),
    some.none() | some.integers(0, 20),
    some.sets(some.integers(0, 6), max_size=3),
    some.none() | some.tuples(some.integers(7, 12), some.integers(13, 16)),
)


@settings(deadline=None)
@given(one=EXCUSES, other=EXCUSES)
def test_excuses_overlap_just_where_a_day_is_found_that_both_hold_on(one, other):
    days = [MONDAY + count * DAY for count in range(60)]
    shared = any(one.holds_on(day) and other.holds_on(day) for day in days)
    assert one.overlaps(other) is shared is other.overlaps(one)


@pytest.mark.parametrize(
    ("fields", "given_", "refusal"),
    [
        ({"in_advance": False}, {}, NotInAdvance),
        ({"active": False}, {}, NotInAdvance),
        ({"needs_reason": True}, {}, ReasonNeeded),
        ({}, {"last_on": MONDAY - DAY}, EndsBeforeStart),
        ({}, {"starts_at": time(9), "ends_at": time(9)}, EndsBeforeStart),
        ({}, {"weekdays": (5, 6)}, NoDatesInSeries),
    ],
)
def test_an_excuse_that_says_too_little_is_refused(fields, given_, refusal):
    with pytest.raises(refusal):
        require_sound(an_excuse(**given_), replace(ILL, **fields))


def test_a_sound_excuse_is_taken():
    require_sound(an_excuse(last_on=MONDAY), ILL)
    require_sound(an_excuse(weekdays=(4, 6)), ILL)
    require_sound(an_excuse(starts_at=time(9), ends_at=time(9, 1)), ILL)
    require_sound(an_excuse(status=LEAVE.id, reason="Sidang"), LEAVE)


def test_a_status_that_the_office_gave_up_stays_with_the_excuse_that_has_it():
    given_up = replace(ILL, active=False)
    require_sound(an_excuse(last_on=MONDAY), given_up, before=an_excuse())
    with pytest.raises(NotInAdvance):
        require_sound(an_excuse(), given_up, before=an_excuse(status=LEAVE.id))


def test_only_statuses_in_use_and_meant_for_it_may_be_given():
    assert may_be_given(ILL)
    assert not may_be_given(replace(ILL, active=False))
    assert not may_be_given(replace(ILL, in_advance=False))


def test_the_excuse_entered_first_fills_a_row_that_two_cover():
    first, later = an_excuse("a"), an_excuse("b", status=LEAVE.id)
    assert covering((later, first), a_session()) == (first, later)
    assert settled(a_row(), a_session(), (later, first), STATUSES).excuse == "a"


def test_an_empty_row_is_marked_with_status_and_reason_of_the_excuse():
    leave = an_excuse(status=LEAVE.id, reason="Sidang")
    row = settled(a_row(), a_session(), (leave,), STATUSES)
    assert (row.status, row.reason, row.excuse, row.typed) == (4, "Sidang", "a", False)


def test_a_row_outside_of_all_excuses_stays_as_it_is():
    assert settled(a_row(), a_session(MONDAY + 5 * DAY), (an_excuse(),), STATUSES) == a_row()


def test_a_typed_mark_stays_whatever_an_excuse_says():
    typed = a_row(status=1)
    assert typed.typed
    assert settled(typed, a_session(), (an_excuse(),), STATUSES) == typed


def test_a_row_that_was_emptied_by_hand_is_not_filled_by_the_same_excuse_again():
    emptied = a_row(excuse=ExcuseId("a"))
    assert settled(emptied, a_session(), (an_excuse(),), STATUSES) == emptied
    other = an_excuse("b")
    assert settled(emptied, a_session(), (an_excuse(), other), STATUSES).excuse == "b"


def test_a_filled_row_follows_its_excuse_and_is_empty_without_one():
    filled = settled(a_row(), a_session(), (an_excuse("b"),), STATUSES)
    changed = an_excuse("b", status=LEAVE.id, reason="Sidang")
    earlier = an_excuse("a")

    assert settled(filled, a_session(), (changed, earlier), STATUSES).status == LEAVE.number
    assert settled(filled, a_session(), (earlier,), STATUSES).excuse == "a"
    assert settled(filled, a_session(), (), STATUSES) == a_row()
