"""How marks count: just under, at and just over, and the letter that marks."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.attendance import (
    AttendanceStatus,
    Basis,
    CountsAs,
    ExpectedRow,
    Source,
    Tally,
    require_reason,
    status_by_key,
    tally,
)
from rehabdesk.domain.identity import ResidentId, SessionId, StatusId
from rehabdesk.domain.refusals import ReasonNeeded, StatusUnknown


def a_status(number, key, counts_as=CountsAs.PRESENT, **fields):
    return AttendanceStatus(
        id=StatusId(key), number=number, code=key, label=key, key=key, counts_as=counts_as, **fields
    )


HERE = a_status(1, "H")
LATE = a_status(2, "T", is_late=True)
AWAY = a_status(3, "A", CountsAs.ABSENT)
ILL = a_status(4, "S", CountsAs.ABSENT, excused=True)
OFF = a_status(5, "L", CountsAs.IGNORED, excused=True)
STATUSES = (HERE, LATE, AWAY, ILL, OFF)


def test_a_new_status_is_in_use_and_asks_for_nothing():
    assert (HERE.excused, HERE.needs_reason, HERE.is_late) == (False, False, False)
    assert HERE.active
    assert HERE.position == 0


def test_sources_keep_the_numbers_they_are_stored_by():
    assert {one.name: one.value for one in Source} == {"GROUP": 0, "ADDED": 1, "MAKE_UP": 2}


def test_somebody_is_expected_from_a_group_and_not_marked():
    row = ExpectedRow(session=SessionId("s"), resident=ResidentId("r"), number=1)

    assert row.source is Source.GROUP
    assert (row.status, row.minutes_late, row.engagement, row.marked_at) == (None,) * 4


def test_nothing_is_counted_before_a_mark_is_made():
    assert tally([], STATUSES) == Tally()
    assert Tally() == Tally(present=0, absent=0, excused=0, ignored=0, empty=0, late=0)


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        (1, Tally(present=3)),
        (2, Tally(present=3, late=3)),
        (3, Tally(absent=3)),
        (4, Tally(absent=3, excused=3)),
        (5, Tally(ignored=3)),
        (None, Tally(empty=3)),
        (99, Tally(empty=3)),
    ],
)
def test_a_mark_counts_as_its_status_says(number, counted):
    assert tally([(number, 3)], STATUSES) == counted


def test_marks_of_several_statuses_add_up():
    counts = [(1, 10), (2, 2), (3, 3), (4, 4), (5, 5), (None, 6), (1, 1)]

    assert tally(counts, STATUSES) == Tally(
        present=13, absent=7, excused=4, ignored=5, empty=6, late=2
    )


@pytest.mark.parametrize(
    ("marks", "counted", "attendable"),
    [
        (Tally(), 0, 0),
        (Tally(ignored=5, empty=3), 0, 0),
        (Tally(present=1), 1, 1),
        (Tally(absent=1), 1, 1),
        (Tally(absent=1, excused=1), 1, 0),
        (Tally(present=8, absent=3, excused=1, ignored=9, empty=9, late=2), 11, 10),
    ],
)
def test_percentages_are_of_present_and_absent(marks, counted, attendable):
    assert marks.counted == counted
    assert marks.attendable == attendable


@pytest.mark.parametrize(
    ("marks", "of_held", "of_attendable"),
    [
        (Tally(), None, None),
        (Tally(absent=2, excused=2), 0.0, None),
        (Tally(present=1), 1.0, 1.0),
        (Tally(present=4, absent=1), 0.8, 0.8),
        (Tally(present=4, absent=4, excused=3), 0.5, 0.8),
    ],
)
def test_a_share_is_taken_of_the_basis(marks, of_held, of_attendable):
    assert marks.share(Basis.HELD) == of_held
    assert marks.share(Basis.ATTENDABLE) == of_attendable


TALLIES = st.builds(
    Tally,
    **{
        one: st.integers(0, 50)
        for one in ("present", "absent", "excused", "ignored", "empty", "late")
    },
)


@given(TALLIES, TALLIES)
def test_two_tallies_are_added_figure_by_figure(one, other):
    both = one + other

    for name in ("present", "absent", "excused", "ignored", "empty", "late"):
        assert getattr(both, name) == getattr(one, name) + getattr(other, name)


@pytest.mark.parametrize("typed", ["h", "H"])
def test_a_letter_marks_in_either_case(typed):
    assert status_by_key(STATUSES, typed) is HERE


def test_a_letter_of_nobody_is_refused():
    with pytest.raises(StatusUnknown) as refused:
        status_by_key(STATUSES, "z")

    assert refused.value.field == "status"
    assert refused.value.facts == {"key": "z"}


def test_a_status_out_of_use_marks_no_more():
    retired = a_status(9, "H", active=False)

    assert status_by_key((retired, HERE), "h") is HERE
    with pytest.raises(StatusUnknown):
        status_by_key((retired,), "h")


@pytest.mark.parametrize(
    ("needed", "reason", "refused"),
    [
        (True, "", True),
        (True, "  ", True),
        (True, "sidang", False),
        (False, "", False),
        (False, "sidang", False),
    ],
)
def test_a_reason_is_asked_for_where_the_status_needs_one(needed, reason, refused):
    status = a_status(6, "I", CountsAs.ABSENT, needs_reason=needed)
    if refused:
        with pytest.raises(ReasonNeeded):
            require_reason(status, reason)
    else:
        require_reason(status, reason)


def test_a_row_keeps_when_it_was_marked():
    moment = datetime(2021, 4, 5, 9, 0)
    row = ExpectedRow(session=SessionId("s"), resident=ResidentId("r"), number=7, marked_at=moment)

    assert row.marked_at == moment
