"""When days are lost: order kept, nothing lost or doubled, the past and the printed left alone."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rehabdesk.domain.identity import CohortId, GroupId, SessionId, SessionKindId
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.shifting import Became, Ground, Hour, shifts

MONDAY = date(2021, 3, 1)
WEEK = timedelta(days=7)
LAST = MONDAY + 10 * WEEK


def lesson(week, topic="", *, weekday=0, **more):
    return Session(
        id=SessionId(f"s{week}-{weekday}"),
        cohort=CohortId("c"),
        kind=SessionKindId("k"),
        care_groups=(GroupId("g"),),
        held_on=MONDAY + week * WEEK + timedelta(days=weekday),
        starts_at=time(9),
        ends_at=time(10),
        topic=topic,
        **more,
    )


def ground(*lost, closed=(), today=MONDAY, last=LAST, **more):
    return Ground(
        lost=[MONDAY + week * WEEK for week in lost],
        closed=[MONDAY + week * WEEK for week in closed],
        today=today,
        last=last,
        **more,
    )


def told(found):
    """Topic, what became of it, and the week where it is held then."""
    return [
        (
            one.session.topic,
            one.became,
            one.to and (one.to.day - MONDAY).days // 7,
        )
        for one in found
    ]


SERIES = [lesson(week, topic) for week, topic in enumerate("ABCD")]
MOVED, DROPPED, CANCELLED = Became.MOVED, Became.DROPPED, Became.CANCELLED


def test_lessons_behind_a_lost_day_move_on_by_one_hour_and_the_series_goes_on():
    assert told(shifts(SERIES, ground(1))) == [
        ("B", MOVED, 2),
        ("C", MOVED, 3),
        ("D", MOVED, 4),
    ]


def test_an_hour_without_a_topic_takes_up_the_gap():
    series = [lesson(0, "A"), lesson(1, "B"), lesson(2), lesson(3, "D")]

    assert told(shifts(series, ground(1))) == [("B", MOVED, 2), ("", DROPPED, None)]


def test_an_hour_without_a_topic_on_a_lost_day_is_called_off_and_nothing_moves():
    series = [lesson(0, "A"), lesson(1), lesson(2, "C")]

    assert told(shifts(series, ground(1))) == [("", CANCELLED, None)]


def test_two_lost_weeks_move_by_two():
    assert told(shifts(SERIES, ground(1, 2))) == [
        ("B", MOVED, 3),
        ("C", MOVED, 4),
        ("D", MOVED, 5),
    ]


def test_a_closed_day_is_passed_over():
    assert told(shifts(SERIES, ground(3, closed=(4,)))) == [("D", MOVED, 5)]


@pytest.mark.parametrize(("weeks", "week"), [(3, None), (4, 4)])
def test_nothing_is_put_behind_the_last_day(weeks, week):
    (one,) = shifts(SERIES, ground(3, last=MONDAY + weeks * WEEK))

    assert (one.became, told([one])[0][2]) == (Became.MOVED if week else Became.NO_DATE, week)


def test_a_day_that_no_session_stands_on_changes_nothing():
    assert shifts(SERIES, ground(7)) == ()
    assert shifts([], ground(1)) == ()


def test_what_is_recorded_cancelled_or_fixed_stays():
    series = [
        replace(lesson(0, "A"), state=SessionState.RECORDED),
        replace(lesson(1, "B"), state=SessionState.CANCELLED),
        lesson(2, "C"),
    ]

    assert shifts(series, ground(0, 1, 2, fixed=("s2-0",))) == ()


def test_a_printed_one_on_a_lost_day_is_replaced():
    assert told(shifts(SERIES, ground(1, printed=("s1-0",))))[0] == ("B", Became.REPLACED, 2)


def test_a_printed_one_on_another_day_stays_and_the_others_pass_it():
    found = told(shifts(SERIES, ground(1, printed=("s2-0",))))

    assert found == [("B", MOVED, 3), ("D", MOVED, 4)]


def test_what_lies_behind_today_is_replaced_and_nothing_is_put_there():
    today = MONDAY + 2 * WEEK + timedelta(days=1)

    found = told(shifts(SERIES, ground(2, today=today)))

    assert found == [("C", Became.REPLACED, 3), ("D", MOVED, 4)]


def test_a_session_of_today_moves():
    found = told(shifts(SERIES, ground(2, today=MONDAY + 2 * WEEK)))

    assert found[0] == ("C", MOVED, 3)


def test_a_series_on_two_weekdays_keeps_both():
    series = [
        lesson(0, "A"),
        lesson(0, "B", weekday=2),
        lesson(1, "C"),
        lesson(1, "D", weekday=2),
    ]

    found = shifts(series, ground(0))

    assert [(one.session.topic, one.to and (one.to.day - MONDAY).days) for one in found] == [
        ("A", 2),
        ("B", 7),
        ("C", 9),
        ("D", 14),
    ]


WEEKS = st.sets(st.integers(0, 9), max_size=5)


@given(
    st.lists(st.sampled_from(["", "T"]), min_size=1, max_size=8),
    WEEKS,
    WEEKS,
    WEEKS,
    WEEKS,
    st.integers(0, 9),
    st.integers(3, 14),
)
def test_every_shift_keeps_its_promises(topics, lost, closed, fixed, printed, begins, lasts):
    series = [lesson(week, topic and f"T{week}") for week, topic in enumerate(topics)]
    here = ground(
        *lost,
        closed=closed,
        today=MONDAY + begins * WEEK,
        last=MONDAY + lasts * WEEK,
        fixed={f"s{week}-0" for week in fixed},
        printed={f"s{week}-0" for week in printed},
    )

    found = {one.session.id: one for one in shifts(series, here)}

    after = []
    for one in series:
        shift = found.get(one.id)
        if shift is None:
            assert one.held_on not in here.lost or one.id in here.fixed
            after.append((Hour(one.held_on, one.starts_at, one.ends_at), one))
            continue
        assert one.id not in here.fixed
        if shift.to is not None:
            assert shift.became in {Became.MOVED, Became.REPLACED}
            assert here.today <= shift.to.day <= here.last or shift.to.day in {
                other.held_on for other in series
            }
            assert shift.to.day >= here.today
            assert shift.to.day not in here.lost
            after.append((shift.to, one))
        elif shift.became in {Became.DROPPED, Became.CANCELLED}:
            assert not one.topic
        stays = one.id in here.printed or one.held_on < here.today
        assert not (stays and shift.became in {Became.MOVED, Became.DROPPED})
        if one.held_on not in here.lost:
            assert not stays
    assert len({hour for hour, _one in after}) == len(after)
    moving = [one.topic for hour, one in sorted(after) if one.topic and one.id not in here.printed]
    order = [one.topic for one in series if one.topic and one.id in {kept.id for _h, kept in after}]
    assert [topic for topic in moving if topic not in _still(series, here)] == [
        topic for topic in order if topic in moving and topic not in _still(series, here)
    ]


def _still(series, here):
    """Topics of what never moves: fixed, or before today on a day that is not lost."""
    return {
        one.topic
        for one in series
        if one.id in here.fixed or (one.held_on < here.today and one.held_on not in here.lost)
    }
