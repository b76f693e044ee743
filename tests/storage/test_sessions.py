"""Sessions and sheets are found by day, cohort and group, from the first day to the last one."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from msgspec.structs import replace

from rehabdesk.domain.session import SessionState
from tests.sample_office import TODAY, a_cohort, a_group, a_running_program, a_session, a_sheet

DAY = timedelta(days=1)


@pytest.fixture
def program(store):
    """A cohort with one group, without any session."""
    cohort, group, _ = a_running_program(store)
    return cohort, group


@pytest.mark.parametrize(
    ("first", "last", "found"), [(-1, -1, 0), (-1, 0, 1), (0, 0, 1), (0, 1, 1), (1, 1, 0)]
)
def test_both_ends_of_a_period_are_in_it(store, program, first, last, found):
    cohort, group = program
    session = a_session(store, cohort, group)
    days = TODAY + first * DAY, TODAY + last * DAY
    wanted = (session,) if found else ()

    assert store.sessions.between(*days) == wanted
    assert store.sessions.between(*days, cohort.id) == wanted
    assert store.sessions.of_group(group.id, *days) == wanted


def test_sessions_of_another_cohort_and_another_group_are_left_out(store, program):
    cohort, group = program
    other = a_cohort(store, "Tahap II")
    session = a_session(store, cohort, group)
    there = a_session(store, other, a_group(store, other, "Kelompok B"))

    assert store.sessions.between(TODAY, TODAY, cohort.id) == (session,)
    assert store.sessions.between(TODAY, TODAY, other.id) == (there,)
    assert store.sessions.of_group(group.id, TODAY, TODAY) == (session,)


def test_how_far_a_session_is(store, program):
    session = a_session(store, *program)
    cancelled = a_session(store, *program, state=SessionState.CANCELLED)

    assert store.sessions.state_of(session.id) is SessionState.PLANNED
    assert store.sessions.state_of(cancelled.id) is SessionState.CANCELLED
    with store.change("Hapus"):
        store.sessions.remove(session.id)
    assert store.sessions.state_of(session.id) is None
    assert store.sessions.state_of("x" * 32) is None


def test_meetings_are_numbered_in_the_order_of_time_and_cancelled_ones_have_no_number(
    store, program
):
    cohort, group = program
    other_kind = store.session_kinds.all()[1].id
    first = a_session(store, cohort, group, held_on=TODAY - 2 * DAY)
    a_session(store, cohort, group, held_on=TODAY - DAY, state=SessionState.CANCELLED)
    a_session(store, cohort, group, held_on=TODAY - DAY, kind=other_kind)
    a_session(store, cohort, a_group(store, cohort, "Kelompok B"), held_on=TODAY - DAY)
    morning = a_session(store, cohort, group, state=SessionState.RECORDED)
    evening = a_session(store, cohort, group, starts_at=time(16, 0), ends_at=time(17, 0))

    told = [store.sessions.earlier_meetings(one) for one in (first, morning, evening)]

    assert told == [0, 1, 2]


def test_what_waits_to_be_typed_in_is_planned_and_has_been_held_newest_first(store, program):
    yesterday = a_session(store, *program, held_on=TODAY - DAY)
    today = a_session(store, *program)
    a_session(store, *program, held_on=TODAY + DAY)
    a_session(store, *program, state=SessionState.RECORDED)
    a_session(store, *program, state=SessionState.CANCELLED)

    assert store.sessions.unrecorded_until(TODAY) == (today, yesterday)
    assert store.sessions.unrecorded_until(TODAY, 1) == (today,)
    assert store.sessions.unrecorded_until(TODAY - DAY) == (yesterday,)


def test_sessions_of_a_cohort_are_counted_by_what_became_of_them(store, program):
    cohort, group = program
    for state, days in (("planned", 0), ("recorded", 0), ("recorded", -1), ("planned", 1)):
        a_session(store, cohort, group, state=SessionState(state), held_on=TODAY + days * DAY)

    assert store.sessions.counted(cohort.id, TODAY) == {"planned": 1, "recorded": 2}
    assert store.sessions.counted(cohort.id, TODAY + DAY) == {"planned": 2, "recorded": 2}
    assert store.sessions.counted(a_cohort(store, "Tahap II").id, TODAY) == {}


def test_how_many_sessions_name_a_group_or_a_kind(store, program):
    cohort, group = program
    session = a_session(store, cohort, group)
    a_session(store, cohort, a_group(store, cohort, "Kelompok B"))

    assert store.sessions.naming("care_groups", group.id) == 1
    assert store.sessions.naming("kind", session.kind) == 2
    assert store.sessions.naming("room", "x" * 32) == 0


def a_reprint(store, session, serial, minutes):
    sheet = a_sheet(store, session, serial)
    zone = timezone(timedelta(hours=7))
    moment = datetime(2021, 4, 5, 7, 30, tzinfo=zone) + timedelta(minutes=minutes)
    with store.change("Dicetak lagi"):
        return store.sheets.put(replace(sheet, printed_at=moment))


def test_the_newest_sheet_of_a_session_is_the_one_that_was_printed_last(store, program):
    session, other = a_session(store, *program), a_session(store, *program, held_on=TODAY + DAY)
    newest = a_reprint(store, session, 1, 30)
    a_reprint(store, session, 2, 0)
    there = a_reprint(store, other, 3, 60)

    assert store.sheets.newest_of(session.id) == newest
    assert store.sheets.newest_of("x" * 32) is None
    assert store.sheets.newest_between(TODAY, TODAY) == {session.id: newest.number}
    assert store.sheets.newest_between(TODAY, TODAY + DAY) == {
        session.id: newest.number,
        other.id: there.number,
    }
    assert store.sheets.printed_not_recorded(TODAY) == (newest,)
    assert store.sheets.printed_not_recorded(TODAY + DAY) == (newest, there)


def test_a_sheet_that_was_typed_in_waits_no_more_and_a_deleted_one_is_not_the_newest(
    store, program
):
    session = a_session(store, *program)
    first, second = a_reprint(store, session, 1, 0), a_reprint(store, session, 2, 10)
    with store.change("Hapus"):
        store.sheets.remove(second.id)
    assert store.sheets.newest_of(session.id) == first
    assert store.sheets.newest_between(TODAY, TODAY) == {session.id: first.number}
    assert store.sheets.printed_not_recorded(TODAY) == (first,)

    with store.change("Selesai"):
        store.sessions.put(replace(session, state=SessionState.RECORDED))

    assert store.sheets.printed_not_recorded(TODAY) == ()


def test_a_sheet_is_found_by_year_and_serial(store, program):
    sheet = a_sheet(store, a_session(store, *program), 7)

    assert store.sheets.numbered(2021, 7) == sheet
    assert store.sheets.numbered(2021, 8) is None
    assert store.sheets.numbered(2022, 7) is None
    assert store.sheets.next_serial(2021) == 8
    assert store.sheets.next_serial(date(2022, 1, 1).year) == 1
