"""A razia, a holiday, a counselor who is away: many sessions at once, shown first, undone whole."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from rehabdesk.domain.excuse import Excuse
from rehabdesk.domain.identity import ExcuseId, HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.refusals import (
    EndsBeforeStart,
    Missing,
    NoDatesInSeries,
    ReasonNeeded,
    TooManyDates,
)
from rehabdesk.domain.session import SessionState
from rehabdesk.domain.shifting import Became, Remedy
from rehabdesk.domain.timetable import Recurrence
from rehabdesk.services.attendance import mark
from rehabdesk.services.excuses import save_excuse
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.lost_days import MOST_DAYS, DaysWish, change_days, preview_days
from rehabdesk.services.schedule import cancel_session
from rehabdesk.services.series import plan_series
from tests.sample_office import (
    END,
    TODAY,
    a_counselor,
    a_group,
    a_planned_session,
    a_room,
    a_running_program,
    a_session,
)

DAY, WEEK = timedelta(days=1), timedelta(days=7)
CANCEL, SHIFT, LEADER, ROOM = Remedy.CANCEL, Remedy.SHIFT, Remedy.LEADER, Remedy.ROOM


@pytest.fixture
def office(store):
    """A group with four Mondays of lessons from today on, and a single session tomorrow."""
    store.now = lambda: _noon(TODAY)
    cohort, group, _enrolments = a_running_program(store)
    ratna, yusuf = a_counselor(store, "Ratna Dewi"), a_counselor(store, "Yusuf Hidayat")
    room, hall = a_room(store, "Ruang 1"), a_room(store, "Aula")
    template = a_planned_session(
        store, cohort, group, counselors=(ratna.id,), room=room.id, starts_at=time(9)
    )
    weekly = Recurrence(weekdays=frozenset({TODAY.weekday()}), starts_on=TODAY, count=4)
    lessons = plan_series(store, template, weekly, "Seminar").record
    with store.change("materi"):
        store.sessions.put_all(
            replace(one, topic=topic) for one, topic in zip(lessons, "ABCD", strict=True)
        )
    single = a_session(store, cohort, group, held_on=TODAY + DAY, counselors=(yusuf.id,))
    return cohort, group, ratna, yusuf, room, hall, single


def lessons(store, state=SessionState.PLANNED):
    found = [one for one in store.sessions.all() if one.topic and one.state is state]
    return [(one.topic, (one.held_on - TODAY).days) for one in sorted(found, key=_when)]


def _when(session):
    return session.held_on, session.starts_at, session.topic


def wish(remedy, first=TODAY, last=TODAY, **more):
    given: dict[str, Any] = {"reason": "Razia"} | more
    return DaysWish(first=first, last=last, remedy=remedy, **given)


def told(lines):
    return [(line.session.topic, line.became) for line in lines]


def test_days_are_called_off_with_one_reason(store, office):
    *_, single = office

    done = change_days(store, wish(CANCEL, TODAY, TODAY + WEEK))

    assert told(done.record) == [
        ("A", Became.CANCELLED),
        ("", Became.CANCELLED),
        ("B", Became.CANCELLED),
    ]
    assert store.sessions.get(single.id).state_reason == "Razia"
    assert lessons(store) == [("C", 14), ("D", 21)]


def test_lessons_move_on_keep_their_order_and_the_series_goes_on(store, office):
    change_days(store, wish(SHIFT))

    assert lessons(store) == [("A", 7), ("B", 14), ("C", 21), ("D", 28)]
    assert {one.state_reason for one in store.sessions.all() if one.topic} == {"Razia"}


def test_a_closed_day_is_no_place_for_what_moves(store, office):
    with store.change("libur"):
        store.holidays.put(
            Holiday(
                id=HolidayId(new_id()), day=TODAY + 4 * WEEK, kind=DayKind.CLOSED, label="Libur"
            )
        )
    change_days(store, wish(SHIFT))

    assert lessons(store)[-1] == ("D", 35)


def test_a_single_session_has_no_other_date_and_is_called_off(store, office):
    *_, single = office

    (line,) = preview_days(store, wish(SHIFT, TODAY + DAY, TODAY + DAY))
    assert (line.session.id, line.became) == (single.id, Became.NO_DATE)

    change_days(store, wish(SHIFT, TODAY + DAY, TODAY + DAY))
    assert store.sessions.get(single.id).state is SessionState.CANCELLED


def test_a_printed_lesson_keeps_its_number_and_a_new_session_takes_its_place(store, office):
    (first,) = [one for one in store.sessions.all() if one.topic == "A"]
    freeze_roster(store, first)

    change_days(store, wish(SHIFT))

    assert store.sessions.get(first.id).state is SessionState.CANCELLED
    (heir,) = store.sessions.find(supersedes=first.id)
    assert (heir.topic, heir.held_on, heir.state) == ("A", TODAY + WEEK, SessionState.PLANNED)
    assert not store.attendance.has_rows(heir.id)


@pytest.mark.parametrize("remedy", Remedy)
def test_a_session_with_marks_is_kept_and_said(store, office, remedy):
    _cohort, _group, ratna, yusuf, room, hall, _single = office
    (first,) = [one for one in store.sessions.all() if one.topic == "A"]
    (row, *_) = freeze_roster(store, first)
    mark(store, first, row.resident, store.statuses.all()[0])
    before = store.sessions.get(first.id)
    asked = wish(
        remedy,
        TODAY,
        TODAY + WEEK,
        away=ratna.id,
        instead=yusuf.id,
        room=room.id,
        elsewhere=hall.id,
    )

    lines = change_days(store, asked).record

    assert told(lines)[0] == ("A", Became.KEPT)
    assert store.sessions.get(first.id) == before


def test_what_only_an_excuse_has_filled_is_no_mark_and_is_replaced(store, office):
    (first,) = [one for one in store.sessions.all() if one.topic == "A"]
    (row, *_) = freeze_roster(store, first)
    sick = next(one for one in store.statuses.all() if one.code == "S")
    excuse = Excuse(
        id=ExcuseId(new_id()), resident=row.resident, status=sick.id, first_on=TODAY, last_on=TODAY
    )
    save_excuse(store, excuse)
    assert any(one.status for one in store.attendance.of_session(first.id))

    lines = change_days(store, wish(SHIFT)).record

    assert told(lines)[0] == ("A", Became.REPLACED)


def test_marks_outside_the_days_do_not_move_either(store, office):
    (second,) = [one for one in store.sessions.all() if one.topic == "B"]
    (row, *_) = freeze_roster(store, second)
    store.now = lambda: _noon(TODAY + WEEK)
    mark(store, second, row.resident, store.statuses.all()[0])
    store.now = lambda: _noon(TODAY)

    change_days(store, wish(SHIFT))

    assert lessons(store) == [("B", 7), ("A", 14), ("C", 21), ("D", 28)]


def _noon(day):
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def test_another_counselor_stands_in(store, office):
    _cohort, _group, ratna, yusuf, *_ = office

    lines = change_days(
        store, wish(LEADER, TODAY, TODAY + WEEK, away=ratna.id, instead=yusuf.id)
    ).record

    assert told(lines) == [("A", Became.CHANGED), ("B", Became.CHANGED)]
    led = {one.topic: one.counselors for one in store.sessions.all() if one.topic}
    assert led == {
        "A": (yusuf.id,),
        "B": (yusuf.id,),
        "C": (ratna.id,),
        "D": (ratna.id,),
    }


def test_whoever_leads_already_stands_there_once(store, office):
    _cohort, _group, ratna, yusuf, *_ = office
    (first,) = [one for one in store.sessions.all() if one.topic == "A"]
    with store.change("berdua"):
        store.sessions.put(replace(first, counselors=(ratna.id, yusuf.id)))

    change_days(store, wish(LEADER, away=ratna.id, instead=yusuf.id))

    assert store.sessions.get(first.id).counselors == (yusuf.id,)


@pytest.mark.parametrize("decided", [True, False])
def test_what_is_held_in_a_room_is_held_elsewhere(store, office, decided):
    *_, room, hall, single = office
    elsewhere = hall.id if decided else None

    lines = change_days(
        store, wish(ROOM, TODAY, TODAY + DAY, room=room.id, elsewhere=elsewhere)
    ).record

    assert told(lines) == [("A", Became.CHANGED)]
    assert [line.after and line.after.room for line in lines] == [elsewhere]
    assert store.sessions.get(single.id) == single


def test_what_it_would_meet_is_shown(store, office):
    cohort, _group, ratna, yusuf, *_ = office
    other = a_group(store, cohort, "Kelompok B")
    beside = a_session(
        store, cohort, other, held_on=TODAY, starts_at=time(9, 30), counselors=(yusuf.id,)
    )

    (line,) = preview_days(store, wish(LEADER, away=ratna.id, instead=yusuf.id))

    assert [clash.other for clash in line.clashes] == [beside.id]


def test_only_the_groups_that_are_meant_are_touched(store, office):
    cohort, group, *_ = office
    other = a_group(store, cohort, "Kelompok B")
    a_session(store, cohort, other, held_on=TODAY)

    lines = preview_days(store, wish(CANCEL, groups=(group.id,)))

    assert told(lines) == [("A", Became.CANCELLED)]


def test_what_was_called_off_before_stays_so(store, office):
    (first,) = [one for one in store.sessions.all() if one.topic == "A"]
    cancel_session(store, first.id, reason="Hujan")

    with pytest.raises(NoDatesInSeries):
        preview_days(store, wish(CANCEL))


@pytest.mark.parametrize("remedy", Remedy)
def test_undo_brings_everything_back(store, office, remedy):
    _cohort, _group, ratna, yusuf, room, hall, _single = office
    before = store.sessions.all()
    asked = wish(
        remedy,
        TODAY,
        TODAY + WEEK,
        away=ratna.id,
        instead=yusuf.id,
        room=room.id,
        elsewhere=hall.id,
    )

    store.undo(change_days(store, asked).change)

    assert store.sessions.all() == before


def test_a_preview_saves_nothing(store, office):
    before = store.audit.count()

    for remedy in (CANCEL, SHIFT):
        preview_days(store, wish(remedy, reason=""))

    assert store.audit.count() == before


@pytest.mark.parametrize(
    ("asked", "refusal", "field"),
    [
        (wish(CANCEL, TODAY, TODAY - DAY), EndsBeforeStart, "last"),
        (wish(CANCEL, TODAY, TODAY + MOST_DAYS * DAY), TooManyDates, "last"),
        (wish(LEADER), Missing, "away"),
        (wish(ROOM), Missing, "room"),
        (wish(CANCEL, date(2021, 3, 2), date(2021, 3, 2)), NoDatesInSeries, "first"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(store, office, asked, refusal, field):
    with pytest.raises(refusal) as refused:
        preview_days(store, asked)

    assert refused.value.field == field


@pytest.mark.parametrize("same", [True, False])
def test_somebody_else_must_be_named(store, office, same):
    _cohort, _group, ratna, *_ = office

    with pytest.raises(Missing) as refused:
        preview_days(store, wish(LEADER, away=ratna.id, instead=ratna.id if same else None))

    assert refused.value.field == "instead"


def test_a_quarter_is_not_too_long(store, office):
    assert MOST_DAYS == 92
    assert preview_days(store, wish(CANCEL, TODAY, TODAY + (MOST_DAYS - 1) * DAY))


def test_a_reason_is_needed(store, office):
    with pytest.raises(ReasonNeeded):
        change_days(store, wish(CANCEL, reason=" "))


def test_nothing_moves_behind_the_end_of_the_cohort(store, office):
    cohort, *_ = office
    with store.change("pendek"):
        store.cohorts.put(replace(cohort, ends_on=TODAY + 3 * WEEK))

    lines = preview_days(store, wish(SHIFT))

    assert told(lines)[-1] == ("D", Became.NO_DATE)
    assert END > TODAY + 3 * WEEK
