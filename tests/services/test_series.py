"""Weekly series, before and after they are made."""

from contextlib import closing
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.refusals import (
    GroupWithoutPeople,
    Missing,
    NoDatesInSeries,
    OutsideCohort,
    SessionHasMarks,
)
from rehabdesk.domain.session import SessionState
from rehabdesk.domain.timetable import Recurrence
from rehabdesk.services.attendance import fill_empty, finish_sheet
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.schedule import cancel_session
from rehabdesk.services.series import (
    SessionChanges,
    change_series,
    delete_series_rest,
    plan_series,
    preview_series,
)
from rehabdesk.storage import open_in_memory
from tests.sample_office import (
    END,
    START,
    a_cohort,
    a_group,
    a_planned_session,
    a_room,
    a_running_program,
    a_session,
    a_sheet,
    an_office,
)

MONDAYS = Recurrence(weekdays=frozenset({0}), starts_on=START, count=5)


@pytest.fixture
def template(store):
    cohort, group, _ = a_running_program(store)
    return a_planned_session(store, cohort, group, held_on=START)


def a_series(store, template):
    return plan_series(store, template, MONDAYS, "Seminar Senin").record


def record(store, session):
    freeze_roster(store, session)
    fill_empty(store, session, store.statuses.all()[0])
    return finish_sheet(store, session).record


def test_the_preview_shows_every_day_with_holidays_and_clashes(store, template):
    with store.change("Isi contoh"):
        for one in store.holidays.all():
            store.holidays.remove(one.id)
        store.holidays.put(
            Holiday(
                id=HolidayId(new_id()),
                day=date(2021, 3, 8),
                kind=DayKind.CLOSED,
                label="Kunjungan Kanwil",
            )
        )
    cohort = store.cohorts.get(template.cohort)
    group = store.groups.get(template.care_groups[0])
    there = a_session(store, cohort, group, held_on=date(2021, 3, 15))
    shown = preview_series(store, template, replace(MONDAYS, count=2))
    assert [(one.day.day, one.holiday and one.holiday.label) for one in shown] == [
        (1, None),
        (8, "Kunjungan Kanwil"),
        (15, None),
    ]
    assert [[clash.other for clash in one.clashes] for one in shown] == [[], [], [there.id]]
    assert store.sessions.between(START, END) == (there,)


def test_a_series_makes_the_sessions_that_its_preview_shows(store, template):
    shown = preview_series(store, template, MONDAYS)
    done = plan_series(store, template, MONDAYS, "Seminar Senin")
    assert [one.held_on for one in done.record] == [one.day for one in shown if one.holiday is None]
    assert store.sessions.between(START, END) == done.record
    assert len({one.id for one in done.record}) == 5
    assert store.series.get(done.record[0].series).label == "Seminar Senin"
    store.undo(done.change)
    assert store.sessions.between(START, END) == ()


def test_a_series_without_an_end_stops_with_its_cohort(store, template):
    done = plan_series(store, template, replace(MONDAYS, count=400), "Seminar Senin")
    assert END - timedelta(days=7) < done.record[-1].held_on <= END


def test_a_series_that_cannot_be_is_refused(store, template):
    with pytest.raises(OutsideCohort) as refused:
        preview_series(store, template, replace(MONDAYS, ends_on=date(2021, 9, 6)))
    assert refused.value.field == "ends_on"
    with pytest.raises(Missing):
        plan_series(store, template, MONDAYS, " ")
    cohort = a_cohort(store, "Tahap II")
    nobody = a_planned_session(store, cohort, a_group(store, cohort))
    with pytest.raises(GroupWithoutPeople):
        preview_series(store, nobody, MONDAYS)


def test_this_and_later_change_and_the_recorded_never_do(store, template):
    sessions = a_series(store, template)
    recorded = record(store, sessions[2])
    cancelled = cancel_session(store, sessions[3].id, reason="Libur").record
    room = a_room(store, "Ruang 9")
    changes: SessionChanges = {"starts_at": time(8, 0), "ends_at": time(9, 0), "room": room.id}
    done = change_series(store, sessions[1].id, changes, this_and_later=True)
    assert [one.id for one in done.record] == [sessions[1].id, sessions[4].id]
    now = store.sessions.between(START, END)
    assert [one.starts_at.hour for one in now] == [9, 8, 9, 9, 8]
    assert (now[2], now[3]) == (recorded, cancelled)
    store.undo(done.change)
    assert [one.starts_at.hour for one in store.sessions.between(START, END)] == [9] * 5


def test_only_this_one_changes_when_asked(store, template):
    sessions = a_series(store, template)
    change_series(store, sessions[1].id, {"topic": "Keluarga"}, this_and_later=False)
    topics = [one.topic for one in store.sessions.between(START, END)]
    assert topics == ["", "Keluarga", "", "", ""]


def test_a_recorded_session_alone_refuses_a_change_of_its_series(store, template):
    sessions = a_series(store, template)
    record(store, sessions[4])
    with pytest.raises(SessionHasMarks):
        change_series(store, sessions[4].id, {"topic": "Keluarga"}, this_and_later=True)


def test_the_rest_of_a_series_is_cut_off_but_never_what_has_a_list(store, template):
    sessions = a_series(store, template)
    freeze_roster(store, sessions[3])
    done = delete_series_rest(store, sessions[2].id)
    assert [one.id for one in done.record] == [sessions[2].id, sessions[4].id]
    left = [one.id for one in store.sessions.between(START, END)]
    assert left == [sessions[0].id, sessions[1].id, sessions[3].id]
    with pytest.raises(SessionHasMarks):
        delete_series_rest(store, sessions[3].id)
    store.undo(done.change)
    assert len(store.sessions.between(START, END)) == 5


@settings(max_examples=25, deadline=None)
@given(
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    first=st.integers(0, 60),
    length=st.integers(7, 120),
    count=st.none() | st.integers(1, 30),
)
def test_any_series_stands_on_its_weekdays_inside_its_span(weekdays, first, length, count):
    starts_on = START + timedelta(days=first)
    ends_on = starts_on + timedelta(days=length)
    with closing(open_in_memory()) as store:
        an_office(store)
        cohort, group, _ = a_running_program(store)
        template = a_planned_session(store, cohort, group)
        recurrence = Recurrence(
            weekdays=weekdays,
            starts_on=starts_on,
            ends_on=min(ends_on, END),
            count=count,
            skip_holidays=False,
        )
        made = plan_series(store, template, recurrence, "Seminar").record
        assert all(one.held_on.weekday() in weekdays for one in made)
        assert all(starts_on <= one.held_on <= min(ends_on, END) for one in made)
        assert all(one.state is SessionState.PLANNED for one in made)
        assert len({one.held_on for one in made}) == len(made) <= (count or 400)
        assert store.sessions.between(START, END) == made


def test_a_series_change_leaves_what_was_printed_or_frozen(store, template):
    """The paper says when and where a session is held, in the past and to come."""
    first, second, third, fourth, fifth = a_series(store, template)
    a_sheet(store, first)
    freeze_roster(store, third)
    a_sheet(store, fourth, serial=2)
    later = SessionChanges(starts_at=time(13), ends_at=time(14))

    changed = change_series(store, first.id, later, this_and_later=True).record

    assert [one.id for one in changed] == [second.id, fifth.id]
    starts = [store.sessions.get(one.id).starts_at for one in (first, second, third, fourth, fifth)]
    assert starts == [time(9), time(13), time(9), time(9), time(13)]


def test_a_series_of_which_all_is_printed_is_not_changed(store, template):
    sessions = a_series(store, template)
    for serial, one in enumerate(sessions, 1):
        a_sheet(store, one, serial=serial)

    with pytest.raises(SessionHasMarks):
        change_series(store, sessions[0].id, SessionChanges(topic="Lain"), this_and_later=True)
    with pytest.raises(SessionHasMarks):
        change_series(store, sessions[0].id, SessionChanges(topic="Lain"), this_and_later=False)

    assert {store.sessions.get(one.id).topic for one in sessions} == {""}


def test_a_series_that_falls_on_days_off_alone_is_refused(store, template):
    eighth = date(2021, 3, 8)
    only = Recurrence(weekdays=frozenset({0}), starts_on=eighth, ends_on=eighth)
    assert [one.day for one in preview_series(store, template, only)] == [eighth]
    closed = Holiday(id=HolidayId(new_id()), day=eighth, kind=DayKind.CLOSED, label="Kunjungan")
    with store.change("Isi contoh"):
        store.holidays.put(closed)

    with pytest.raises(NoDatesInSeries):
        preview_series(store, template, only)
    with pytest.raises(NoDatesInSeries):
        plan_series(store, template, only, "Seminar Senin")

    assert store.sessions.between(START, END) == ()


@pytest.mark.parametrize(("hour", "left"), [(8, [8]), (9, [8, 9]), (10, [8, 9, 10])])
def test_of_one_day_the_later_sessions_of_a_series_go_with_the_chosen_one(
    store, template, hour, left
):
    series = a_series(store, template)[0].series
    with store.change("Isi contoh"):
        for one in store.sessions.find(series=series)[1:]:
            store.sessions.remove(one.id)
    (first,) = store.sessions.find(series=series)
    with store.change("Isi contoh"):
        for at in (8, 10):
            moved = replace(
                first, id=type(first.id)(new_id()), starts_at=time(at), ends_at=time(at, 30)
            )
            store.sessions.put(moved)
    chosen = next(one for one in store.sessions.find(series=series) if one.starts_at.hour == hour)

    delete_series_rest(store, chosen.id)

    assert [one.starts_at.hour for one in store.sessions.find(series=series)] == left[:-1]
