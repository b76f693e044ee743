"""From a template to a calendar: nothing lost or doubled, nobody in two places, reasons told."""

from collections import Counter
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    RoomId,
    SessionId,
    SessionKindId,
)
from rehabdesk.domain.planning import LAST_HOUR, GroupToPlan, Unplaced, plan
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.template import (
    Audience,
    ProgramTemplate,
    TemplateLesson,
    TemplatePhase,
    TemplateSlot,
)

MONDAY = date(2021, 3, 1)
WEDNESDAY, NEXT_MONDAY = MONDAY + timedelta(days=2), MONDAY + timedelta(days=7)
HALL = RoomId("aula")


def group(name, counselor="", room=""):
    return GroupToPlan(
        group=GroupId(name),
        counselor=CounselorId(counselor or f"konselor {name}"),
        room=RoomId(room or f"ruang {name}"),
    )


A, B = group("A"), group("B")


def slot(weekday=0, hour=9, kind="SEM", minutes=60, **more):
    return TemplateSlot(weekday=weekday, starts_at=time(hour), minutes=minutes, kind=kind, **more)


def lessons(*topics, kind="SEM", gap=0):
    return tuple(TemplateLesson(kind=kind, topic=topic, gap=gap) for topic in topics)


def phase(*slots, days=28, taught=(), name="Primary"):
    return TemplatePhase(name=name, days=days, slots=slots, lessons=taught)


def template(*phases):
    return ProgramTemplate(
        code="uji",
        version=1,
        name="Uji",
        program="sosial",
        program_title="Uji",
        kinds=(),
        phases=phases,
    )


def held(planned):
    return [(hour.day, hour.topic) for hour in planned.hours]


def days(*after):
    return [MONDAY + timedelta(days=count) for count in after]


def test_lessons_take_the_hours_of_their_kind_in_order():
    weekly = template(phase(slot(0), slot(2), taught=lessons("Satu", "Dua", "Tiga")))

    planned = plan(weekly, MONDAY, [A], {})

    assert held(planned) == list(zip(days(0, 2, 7), ("Satu", "Dua", "Tiga"), strict=True))
    assert planned.open_lessons == ()
    assert planned.ends_on == MONDAY + timedelta(days=27)


def test_an_hour_goes_on_without_a_topic_only_where_the_template_says_so():
    stops = template(phase(slot(0), taught=lessons("Satu"), days=14))
    goes_on = template(phase(slot(0, goes_on=True), taught=lessons("Satu"), days=14))
    routine = template(phase(slot(0, kind="MM"), days=14))

    assert held(plan(stops, MONDAY, [A], {})) == [(MONDAY, "Satu")]
    assert held(plan(goes_on, MONDAY, [A], {})) == [(MONDAY, "Satu"), (NEXT_MONDAY, "")]
    assert held(plan(routine, MONDAY, [A], {})) == [(MONDAY, ""), (NEXT_MONDAY, "")]


def test_a_closed_day_moves_the_lessons_behind_it_and_is_named():
    weekly = template(phase(slot(0), taught=lessons("Satu", "Dua")))

    planned = plan(weekly, MONDAY, [A], {NEXT_MONDAY: "Nyepi"})

    assert held(planned) == list(zip(days(0, 14), ("Satu", "Dua"), strict=True))
    assert [hour.closed for hour in planned.hours] == [(), (NEXT_MONDAY,)]


def test_a_closed_day_that_takes_no_hour_of_the_lesson_is_no_reason():
    weekly = template(phase(slot(0), taught=lessons("Satu", "Dua")))

    planned = plan(weekly, MONDAY, [A], {WEDNESDAY: "Libur"})

    assert [hour.closed for hour in planned.hours] == [(), ()]


@pytest.mark.parametrize(("gap", "second"), [(0, 2), (2, 2), (3, 7), (7, 7), (8, 9)])
def test_as_many_days_lie_between_two_lessons_as_the_template_asks_for(gap, second):
    weekly = template(phase(slot(0), slot(2), taught=lessons("Satu", "Dua", gap=gap)))

    assert held(plan(weekly, MONDAY, [A], {}))[1] == (days(second)[0], "Dua")


def test_two_lessons_of_one_day_stand_in_their_order():
    twice = template(phase(slot(0, 9), slot(0, 13), taught=lessons("Satu", "Dua")))

    assert [hour.topic for hour in plan(twice, MONDAY, [A], {}).hours] == ["Satu", "Dua"]


def test_groups_meet_at_one_hour_where_each_has_its_counselor_and_room():
    weekly = template(phase(slot(0), days=7))

    planned = plan(weekly, MONDAY, [A, B], {})

    assert [(hour.groups, hour.starts_at) for hour in planned.hours] == [
        (("A",), time(9)),
        (("B",), time(9)),
    ]


@pytest.mark.parametrize("shared", ["counselor", "room"])
def test_whoever_shares_a_counselor_or_a_room_meets_when_it_is_free(shared):
    weekly = template(phase(slot(0), days=7))
    groups = [group("A", **{shared: "bersama"}), group("B", **{shared: "bersama"})]

    first, second = plan(weekly, MONDAY, groups, {}).hours

    assert (first.starts_at, first.due_at) == (time(9), None)
    assert (second.starts_at, second.due_at) == (time(10), time(9))


def test_what_is_put_elsewhere_does_not_take_another_hour_of_its_day():
    weekly = template(phase(slot(0, 9), slot(0, 10, kind="MM"), days=7))
    groups = [group("A", room="satu"), group("B", room="satu")]

    planned = plan(weekly, MONDAY, groups, {})

    assert [(hour.groups[0], hour.kind, hour.starts_at.hour) for hour in planned.hours] == [
        ("A", "SEM", 9),
        ("A", "MM", 10),
        ("B", "SEM", 11),
        ("B", "MM", 12),
    ]


def test_a_later_hour_of_its_kind_does_not_overtake_what_waits():
    twice = template(phase(slot(0, 9), slot(0, 11), taught=lessons("Satu", "Dua"), days=7))
    busy = [a_session(MONDAY, 9, 11, room="ruang A")]

    planned = plan(twice, MONDAY, [A], {}, busy=busy)

    assert [(hour.topic, hour.starts_at.hour) for hour in planned.hours] == [
        ("Satu", 11),
        ("Dua", 12),
    ]


@pytest.mark.parametrize(("minutes", "placed"), [(59, True), (60, True), (61, False)])
def test_nothing_is_put_behind_the_last_hour(minutes, placed):
    weekly = template(phase(slot(0, 14, minutes=minutes), days=7))
    busy = [a_session(MONDAY, 14, 15, room="ruang A")]

    assert time(16) == LAST_HOUR
    assert bool(plan(weekly, MONDAY, [A], {}, busy=busy).hours) is placed


def test_an_hour_of_the_timetable_may_end_later():
    weekly = template(phase(slot(0, 15, minutes=90), days=7))

    assert len(plan(weekly, MONDAY, [A], {}).hours) == 1


def a_session(day, starts, ends, *, minutes=0, room=None, counselor=None, state=None):
    return Session(
        id=SessionId(f"{day} {starts} {room} {counselor}"),
        cohort=CohortId("lain"),
        kind=SessionKindId("k"),
        care_groups=(),
        held_on=day,
        starts_at=time(starts),
        ends_at=time(ends, minutes),
        room=RoomId(room) if room else None,
        counselors=(CounselorId(counselor),) if counselor else (),
        state=state or SessionState.PLANNED,
    )


@pytest.mark.parametrize("need", [{"room": "ruang A"}, {"counselor": "konselor A"}])
def test_what_stands_on_the_calendar_already_is_left_alone(need):
    weekly = template(phase(slot(0), days=7))

    (hour,) = plan(weekly, MONDAY, [A], {}, busy=[a_session(MONDAY, 9, 10, **need)]).hours

    assert (hour.starts_at, hour.due_at) == (time(10), time(9))


def test_a_cancelled_session_needs_nobody():
    weekly = template(phase(slot(0), days=7))
    gone = a_session(MONDAY, 9, 10, room="ruang A", state=SessionState.CANCELLED)

    (hour,) = plan(weekly, MONDAY, [A], {}, busy=[gone]).hours

    assert hour.due_at is None


def test_everybody_meets_in_the_hall_led_by_one_counselor_after_the_other():
    together = template(phase(slot(0, audience=Audience.COHORT), days=21))

    planned = plan(together, MONDAY, [A, B], {}, hall=HALL)

    assert [(hour.groups, hour.room, hour.counselor) for hour in planned.hours] == [
        (("A", "B"), HALL, "konselor A"),
        (("A", "B"), HALL, "konselor B"),
        (("A", "B"), HALL, "konselor A"),
    ]


def test_another_counselor_leads_everybody_where_the_next_is_needed_elsewhere():
    together = template(phase(slot(0, audience=Audience.COHORT), days=7))
    busy = [a_session(MONDAY, 9, 10, counselor="konselor A")]

    (hour,) = plan(together, MONDAY, [A, B], {}, busy=busy).hours

    assert (hour.counselor, hour.due_at) == ("konselor B", None)


def test_a_lesson_without_an_hour_is_named_with_the_days_that_held_its_place():
    weekly = template(phase(slot(0), taught=lessons("Satu", "Dua", "Tiga"), days=21))

    planned = plan(weekly, MONDAY, [A], {NEXT_MONDAY: "Nyepi"})

    (left,) = planned.open_lessons
    assert (left.topic, left.reason, left.closed) == (
        "Tiga",
        Unplaced.TOO_FEW_HOURS,
        (NEXT_MONDAY,),
    )
    assert left.more_days == 1  # the Monday on the day after the phase


def test_a_lesson_whose_kind_has_no_hour_is_named_as_that():
    weekly = template(phase(slot(0), taught=lessons("Satu", kind="CBT")))

    (left,) = plan(weekly, MONDAY, [A], {}).open_lessons

    assert (left.kind, left.reason, left.more_days) == ("CBT", Unplaced.NO_HOUR, 0)


def test_phases_follow_each_other_and_each_has_its_own_week():
    two = template(
        phase(slot(0, kind="MM"), days=7, name="Orientasi"), phase(slot(2, kind="KK"), days=7)
    )

    planned = plan(two, MONDAY, [A], {})

    assert [(hour.phase, hour.day) for hour in planned.hours] == [
        (0, MONDAY),
        (1, MONDAY + timedelta(days=9)),
    ]


def test_nobody_to_plan_for_has_no_hours():
    assert plan(template(phase(slot(0))), MONDAY, [], {}).hours == ()


KINDS = ("MM", "SEM", "KK")
SLOTS = st.builds(
    slot,
    st.integers(0, 4),
    st.integers(8, 14),
    st.sampled_from(KINDS),
    st.sampled_from([30, 45, 60, 75]),
    audience=st.sampled_from(Audience),
    goes_on=st.booleans(),
)
LESSONS = st.builds(
    lambda kind, topic, gap: TemplateLesson(kind=kind, topic=topic, gap=gap),
    st.sampled_from(KINDS),
    st.uuids().map(str),
    st.integers(0, 9),
)
PHASES = st.builds(
    lambda slots, taught, length: phase(*slots, taught=tuple(taught), days=length),
    st.lists(SLOTS, max_size=6),
    st.lists(LESSONS, max_size=8),
    st.integers(1, 40),
)
TEMPLATES = st.lists(PHASES, min_size=1, max_size=3).map(lambda phases: template(*phases))
GROUPS = st.lists(
    st.tuples(st.sampled_from("pqr"), st.sampled_from("xyz")), min_size=1, max_size=4
).map(
    lambda pairs: [group(f"G{at}", counselor, room) for at, (counselor, room) in enumerate(pairs)]
)
CLOSED = st.dictionaries(
    st.integers(0, 60).map(lambda after: MONDAY + timedelta(days=after)), st.just("Libur")
)
BUSY = st.lists(
    st.builds(
        lambda after, hour, room, counselor: a_session(
            MONDAY + timedelta(days=after), hour, hour + 1, room=room, counselor=counselor
        ),
        st.integers(0, 40),
        st.integers(8, 15),
        st.sampled_from("xyz"),
        st.sampled_from("pqr"),
    ),
    max_size=8,
)


@given(TEMPLATES, GROUPS, CLOSED, BUSY)
def test_every_plan_keeps_its_promises(chosen, groups, closed, busy):
    planned = plan(chosen, MONDAY, groups, closed, hall=HALL, busy=busy)

    assert planned == plan(chosen, MONDAY, groups, closed, hall=HALL, busy=busy)
    no_lesson_is_lost_or_doubled(chosen, groups, planned)
    every_hour_is_in_its_phase_and_on_an_open_day(chosen, closed, planned)
    lessons_keep_order_and_gaps(chosen, planned)
    nobody_is_in_two_places(planned, busy)


def no_lesson_is_lost_or_doubled(chosen, groups, planned):
    """Each group has each lesson once, on the calendar or among what is open."""
    had = Counter((hour.topic, one) for hour in planned.hours if hour.topic for one in hour.groups)
    had += Counter((left.topic, one) for left in planned.open_lessons for one in left.groups)
    every = [lesson.topic for one in chosen.phases for lesson in one.lessons]
    assert had == Counter((topic, one.group) for topic in every for one in groups)


def every_hour_is_in_its_phase_and_on_an_open_day(chosen, closed, planned):
    spans = [(first, last) for _phase, first, last in chosen.spans(MONDAY)]
    for hour in planned.hours:
        first, last = spans[hour.phase]
        assert first <= hour.day <= last
        assert hour.day not in closed
        assert set(hour.closed) <= set(closed)


def lessons_keep_order_and_gaps(chosen, planned):
    for number, one in enumerate(chosen.phases):
        for kind in KINDS:
            wanted = one.topics_of(kind)
            for name in {name for hour in planned.hours for name in hour.groups}:
                had = [
                    hour
                    for hour in planned.hours
                    if hour.phase == number and hour.kind == kind and name in hour.groups
                    if hour.topic
                ]
                assert [hour.topic for hour in had] == [
                    lesson.topic for lesson in wanted[: len(had)]
                ]
                for before, after, lesson in zip(had, had[1:], wanted[1:], strict=False):
                    assert (after.day - before.day).days >= lesson.gap


def nobody_is_in_two_places(planned, busy):
    spans = [
        (hour.day, hour.starts_at, hour.ends_at, {*hour.groups, hour.counselor, hour.room})
        for hour in planned.hours
    ]
    spans += [
        (one.held_on, one.starts_at, one.ends_at, {*one.counselors, one.room}) for one in busy
    ]
    mine = len(planned.hours)
    for at, (day, starts, ends, needs) in enumerate(spans[:mine]):
        for other_day, other_starts, other_ends, other_needs in spans[at + 1 :]:
            if day == other_day and starts < other_ends and other_starts < ends:
                assert not (needs & other_needs) - {None}
