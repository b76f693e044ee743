"""When two sessions clash, how long one lasts, and what may still be marked."""

from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    RoomId,
    SessionId,
    SessionKindId,
    TopicId,
)
from rehabdesk.domain.refusals import EndsBeforeStart, NotHeldYet, SessionCancelled
from rehabdesk.domain.session import (
    LESSON_MINUTES,
    ClashKind,
    Session,
    SessionKind,
    SessionState,
    Topic,
    clashes,
    require_held,
    require_markable,
    require_times,
)

NINE, TEN = time(9, 0), time(10, 15)
GROUP, ROOM = GroupId("g"), RoomId("r")
SITI, RUDI = CounselorId("siti"), CounselorId("rudi")
SESSION = Session(
    id=SessionId("one"),
    cohort=CohortId("c"),
    kind=SessionKindId("k"),
    care_groups=(GROUP,),
    held_on=date(2021, 4, 5),
    starts_at=NINE,
    ends_at=TEN,
    room=ROOM,
    counselors=(SITI, RUDI),
)
ALONE = replace(SESSION, id=SessionId("two"), care_groups=(), counselors=(), room=None)


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [
        (time(9, 0), time(10, 15), 75),
        (time(9, 30), time(10, 15), 45),
        (time(9, 0), time(9, 1), 1),
        (time(8, 45), time(12, 0), 195),
    ],
)
def test_a_session_lasts_from_its_start_to_its_end(starts, ends, minutes):
    assert replace(SESSION, starts_at=starts, ends_at=ends).minutes == minutes


@pytest.mark.parametrize(
    ("starts", "ends", "overlap"),
    [
        (time(8, 0), time(9, 0), False),
        (time(8, 0), time(9, 1), True),
        (time(10, 15), time(11, 0), False),
        (time(10, 14), time(11, 0), True),
        (time(9, 15), time(9, 30), True),
        (time(8, 0), time(11, 0), True),
        (time(9, 0), time(10, 15), True),
    ],
)
def test_sessions_back_to_back_do_not_overlap(starts, ends, overlap):
    other = replace(SESSION, id=SessionId("two"), starts_at=starts, ends_at=ends)

    assert SESSION.overlaps(other) is overlap
    assert other.overlaps(SESSION) is overlap


def test_sessions_on_two_days_do_not_overlap():
    assert not SESSION.overlaps(replace(SESSION, held_on=date(2021, 4, 6)))


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ({}, []),
        ({"room": ROOM}, [(ClashKind.ROOM, ROOM)]),
        ({"room": RoomId("other")}, []),
        ({"counselors": (RUDI,)}, [(ClashKind.COUNSELOR, RUDI)]),
        (
            {"counselors": (RUDI, SITI)},
            [(ClashKind.COUNSELOR, SITI), (ClashKind.COUNSELOR, RUDI)],
        ),
        ({"counselors": (CounselorId("other"),)}, []),
        ({"care_groups": (GROUP,)}, [(ClashKind.GROUP, GROUP)]),
        ({"care_groups": (GroupId("other"),)}, []),
    ],
)
def test_two_sessions_at_one_time_clash_in_what_they_share(shared, expected):
    other = replace(ALONE, **shared)

    found = clashes(SESSION, [other])

    assert [(one.kind, one.shared) for one in found] == expected
    assert all((one.session, one.other) == (SESSION.id, other.id) for one in found)


def test_two_sessions_without_a_room_do_not_share_one():
    assert clashes(replace(ALONE, id=SessionId("three")), [ALONE]) == ()


def test_a_session_clashes_neither_with_itself_nor_with_a_cancelled_or_later_one():
    twin = replace(SESSION, id=SessionId("two"))

    assert clashes(SESSION, [SESSION]) == ()
    assert clashes(SESSION, [replace(twin, state=SessionState.CANCELLED)]) == ()
    assert clashes(SESSION, [replace(twin, held_on=date(2021, 4, 6))]) == ()
    assert len(clashes(SESSION, [replace(twin, state=SessionState.RECORDED)])) == 4


def test_a_session_after_others_that_do_not_count_still_clashes():
    twin = replace(SESSION, id=SessionId("two"))
    others = [
        SESSION,
        replace(twin, state=SessionState.CANCELLED),
        replace(twin, held_on=date(2021, 4, 6)),
        replace(ALONE, room=ROOM),
    ]

    assert [one.kind for one in clashes(SESSION, others)] == [ClashKind.ROOM]


@pytest.mark.parametrize(
    ("ends", "refused"), [(time(8, 59), True), (time(9, 0), True), (time(9, 1), False)]
)
def test_a_session_ends_after_it_starts(ends, refused):
    if not refused:
        require_times(NINE, ends)
        return
    with pytest.raises(EndsBeforeStart) as answer:
        require_times(NINE, ends)

    assert answer.value.facts["starts_on"] == "09.00"


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (SessionState.PLANNED, False),
        (SessionState.RECORDED, False),
        (SessionState.CANCELLED, True),
    ],
)
def test_nobody_is_marked_in_a_cancelled_session(state, refused):
    session = replace(SESSION, state=state)
    if refused:
        with pytest.raises(SessionCancelled):
            require_markable(session)
    else:
        require_markable(session)


def test_a_lesson_has_forty_five_minutes():
    assert LESSON_MINUTES == 45


def test_a_new_session_is_planned_and_a_new_kind_lasts_an_hour_and_counts():
    kind = SessionKind(id=SessionKindId("k"), name="Seminar", short="SEM")

    assert SESSION.state is SessionState.PLANNED
    assert (kind.minutes, kind.mandatory, kind.counts_for_certificate) == (60, False, True)
    assert (kind.active, kind.position) == (True, 0)
    assert Topic(id=TopicId("t"), kind=None, title="Pemicu").active


@pytest.mark.parametrize(("days", "early"), [(-1, True), (0, False), (1, False)])
def test_who_came_is_said_from_the_sessions_day_on(days, early):
    today = SESSION.held_on + timedelta(days=days)
    if early:
        with pytest.raises(NotHeldYet) as refused:
            require_held(SESSION, today)
        assert refused.value.field == "session"
        assert refused.value.facts == {"day": SESSION.held_on}
    else:
        require_held(SESSION, today)


def test_nobody_came_to_a_cancelled_session():
    cancelled = replace(SESSION, state=SessionState.CANCELLED)

    with pytest.raises(SessionCancelled):
        require_held(cancelled, SESSION.held_on)
