"""What a certificate says was taught: rows that add up, whole JP, one rule of what counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.attendance import AttendanceStatus, Basis, CountsAs, tally
from rehabdesk.domain.identity import SessionKindId, StatusId
from rehabdesk.domain.lessons import LessonTime, lesson_hours, lesson_sums
from rehabdesk.domain.session import SessionKind


def status(number, counts_as, *, excused=False):
    return AttendanceStatus(
        id=StatusId(str(number)),
        number=number,
        code=str(number),
        label=str(number),
        key=str(number),
        counts_as=counts_as,
        excused=excused,
    )


PRESENT, SICK, ABSENT, OFF = 1, 2, 3, 4
STATUSES = (
    status(PRESENT, CountsAs.PRESENT),
    status(SICK, CountsAs.ABSENT, excused=True),
    status(ABSENT, CountsAs.ABSENT),
    status(OFF, CountsAs.IGNORED),
)
KINDS = (
    SessionKind(id=SessionKindId("seminar"), name="Seminar", short="SEM"),
    SessionKind(id=SessionKindId("meeting"), name="Morning meeting", short="MM"),
    SessionKind(
        id=SessionKindId("urine"), name="Tes urin", short="URIN", counts_for_certificate=False
    ),
)
TIMES = st.lists(
    st.builds(
        LessonTime,
        st.sampled_from(["seminar", "meeting", "urine", "gone"]),
        st.sampled_from([None, PRESENT, SICK, ABSENT, OFF, 99]),
        st.integers(1, 300),
        st.integers(1, 40_000),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [(0, 0), (22, 0), (23, 1), (45, 1), (67, 1), (68, 2), (1350, 30), (1372, 30), (1373, 31)],
)
def test_minutes_are_whole_lesson_hours_to_the_nearest(minutes, hours):
    assert lesson_hours(minutes) == hours


@given(times=TIMES, basis=st.sampled_from(Basis))
def test_the_rows_add_up_to_the_totals_and_to_the_sides_of_the_percentage(times, basis):
    sums = lesson_sums(times, KINDS, STATUSES, basis)
    marks = tally([(one.status, one.sessions) for one in times], STATUSES)

    assert sums.sessions == sum(row.sessions for row in sums.rows) == marks.whole(basis)
    assert sums.attended == sum(row.attended for row in sums.rows) == marks.present
    assert sums.lesson_hours == sum(row.lesson_hours or 0 for row in sums.rows)
    assert all(row.attended <= row.sessions for row in sums.rows)


def test_a_sick_day_counts_only_where_the_basis_is_what_was_held():
    times = [LessonTime("seminar", PRESENT, 3, 225), LessonTime("seminar", SICK, 1, 75)]

    attendable = lesson_sums(times, KINDS, STATUSES, Basis.ATTENDABLE)
    held = lesson_sums(times, KINDS, STATUSES, Basis.HELD)

    assert (attendable.sessions, attendable.attended, attendable.lesson_hours) == (3, 3, 5)
    assert (held.sessions, held.attended, held.lesson_hours) == (4, 3, 7)


def test_an_absence_counts_on_both_and_a_day_off_or_an_empty_mark_on_none():
    times = [
        LessonTime("seminar", PRESENT, 1, 75),
        LessonTime("seminar", ABSENT, 1, 75),
        LessonTime("seminar", OFF, 1, 75),
        LessonTime("seminar", None, 1, 75),
    ]

    for basis in Basis:
        sums = lesson_sums(times, KINDS, STATUSES, basis)
        assert (sums.sessions, sums.attended) == (2, 1)


def test_kinds_that_no_certificate_lists_and_kinds_that_are_gone_stand_last_without_hours():
    times = [
        LessonTime("gone", PRESENT, 2, 90),
        LessonTime("urine", ABSENT, 1, 60),
        LessonTime("meeting", PRESENT, 4, 180),
    ]

    rows = lesson_sums(times, KINDS, STATUSES, Basis.ATTENDABLE).rows

    assert [(row.name, row.sessions, row.attended, row.lesson_hours) for row in rows] == [
        ("Morning meeting", 4, 4, 4),
        ("", 3, 2, None),
    ]


def test_rows_of_a_third_of_an_hour_are_rounded_before_they_are_added():
    """30.5 as rows and 30.0 as their sum was printed once: each kind's minutes by themselves."""
    times = [LessonTime("seminar", PRESENT, 1, 75), LessonTime("meeting", PRESENT, 1, 75)]

    sums = lesson_sums(times, KINDS, STATUSES, Basis.ATTENDABLE)

    assert [row.lesson_hours for row in sums.rows] == [2, 2]
    assert sums.lesson_hours == 4


@pytest.mark.parametrize(
    ("minutes", "hours"), [((22,), 0), ((23,), 1), ((11, 11), 0), ((11, 12), 1), ((67,), 1)]
)
def test_the_minutes_of_a_kind_are_added_before_they_are_rounded(minutes, hours):
    times = [LessonTime("seminar", PRESENT, 1, one) for one in minutes]

    assert lesson_sums(times, KINDS, STATUSES, Basis.ATTENDABLE).lesson_hours == hours
