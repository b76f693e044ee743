"""Every step of a change in the timetable, and each rule just before, at and just after it."""

from datetime import date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import SeriesId, new_id
from rehabdesk.domain.refusals import (
    CohortClosed,
    GroupWithoutPeople,
    LaterThanToday,
    Missing,
    NotFound,
    OutsideCohort,
    ReasonNeeded,
    SessionCancelled,
    SessionHasMarks,
    TooLong,
)
from rehabdesk.domain.session import SessionState
from rehabdesk.domain.timetable import Recurrence
from rehabdesk.services.attendance import fill_empty, finish_sheet, set_head_count
from rehabdesk.services.expected_list import add_guest, freeze_roster
from rehabdesk.services.schedule import (
    cancel_session,
    change_session,
    clashes_between,
    delete_session,
    has_paper,
    move_session,
    plan_session,
    restore_session,
)
from rehabdesk.services.series import change_series, delete_series_rest, plan_series
from rehabdesk.storage import AuditFilter
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_group,
    a_planned_session,
    a_running_program,
    a_session,
    a_sheet,
)

DAY = timedelta(days=1)
MAY = date(2021, 5, 3)


@pytest.fixture
def program(store):
    cohort, group, _ = a_running_program(store)
    return cohort, group


def newest(store):
    entry = store.audit.entries(AuditFilter(), 1)[0]
    return entry.label, entry.why


@pytest.mark.parametrize(
    ("day", "held"),
    [(START - DAY, False), (START, True), (END, True), (END + DAY, False)],
)
def test_a_session_is_held_from_the_first_to_the_last_day_of_its_programme(
    store, program, day, held
):
    session = a_planned_session(store, *program, held_on=day)

    if held:
        assert plan_session(store, session).record.held_on == day
    else:
        with pytest.raises(OutsideCohort) as refused:
            plan_session(store, session)
        assert refused.value.facts == {"starts_on": START, "ends_on": END}


@pytest.mark.parametrize(("days", "held"), [(-1, True), (0, True), (1, False)])
def test_a_closed_programme_holds_sessions_to_the_day_it_was_closed(store, program, days, held):
    cohort, group = program
    with store.change("Isi contoh"):
        store.cohorts.put(replace(cohort, closed_on=TODAY))
    session = a_planned_session(store, cohort, group, held_on=TODAY + days * DAY)

    if held:
        plan_session(store, session)
    else:
        with pytest.raises(CohortClosed):
            plan_session(store, session)


@pytest.mark.parametrize(("days", "allowed"), [(-1, True), (0, True), (1, False)])
def test_a_session_with_marks_cannot_be_put_after_today(store, program, days, allowed):
    store.now = lambda: datetime(2021, 4, 12, 9, 0).astimezone()
    session = a_session(store, *program)
    freeze_roster(store, session)
    fill_empty(store, session, store.statuses.all()[0])
    wanted = replace(session, held_on=date(2021, 4, 12) + days * DAY)

    if allowed:
        assert change_session(store, wanted).record.held_on == wanted.held_on
    else:
        with pytest.raises(LaterThanToday) as refused:
            change_session(store, wanted)
        assert (refused.value.field, refused.value.facts["day"]) == ("held_on", wanted.held_on)


def test_a_list_without_any_mark_may_wait_for_a_later_day(store, program):
    store.now = lambda: datetime(2021, 4, 12, 9, 0).astimezone()
    session = a_session(store, *program)
    freeze_roster(store, session)

    changed = change_session(store, replace(session, held_on=MAY)).record

    assert changed.held_on == MAY
    assert len(store.attendance.of_session(session.id)) == 2


def test_a_correction_keeps_what_the_form_does_not_ask_for(store, program):
    first = a_session(store, *program)
    session = a_session(
        store,
        *program,
        head_count=7,
        series=SeriesId(new_id()),
        supersedes=first.id,
        state_reason="Ruang dipakai",
    )
    typed = replace(session, topic=" Relapse ", head_count=1, series=None, supersedes=None)

    changed = change_session(store, replace(typed, state_reason="lain")).record

    assert changed == replace(session, topic="Relapse")
    assert store.sessions.get(session.id) == changed


def test_a_correction_says_why_on_the_session_and_in_the_log(store, program):
    session = a_session(store, *program, state_reason="Dulu")

    changed = change_session(store, session, reason="  Salah ketik ").record

    assert changed.state_reason == "Salah ketik"
    assert newest(store) == ("Sesi diubah", "Salah ketik")


def test_a_session_of_a_kind_or_group_that_is_gone_is_refused(store, program):
    kind = a_planned_session(store, *program, kind="0" * 32)
    group = a_planned_session(store, *program, care_groups=("0" * 32,))

    for one in (kind, group):
        with pytest.raises(NotFound):
            plan_session(store, one)


@pytest.mark.parametrize("length", [200, 201])
def test_a_reason_is_at_most_200_signs(store, program, length):
    session = a_session(store, *program)

    if length <= 200:
        assert cancel_session(store, session.id, reason="x" * length).record.state_reason
        return
    for deed in (
        lambda: cancel_session(store, session.id, reason="x" * length),
        lambda: move_session(store, session.id, held_on=MAY, reason="x" * length),
        lambda: change_session(store, session, reason="x" * length),
    ):
        with pytest.raises(TooLong):
            deed()
    assert store.sessions.get(session.id) == session


def test_a_frozen_list_alone_is_paper_enough_to_make_a_new_session(store, program):
    session = a_session(store, *program)
    assert not has_paper(store, session.id)
    freeze_roster(store, session)
    assert has_paper(store, session.id)
    with pytest.raises(ReasonNeeded):
        move_session(store, session.id, held_on=MAY)

    new = move_session(
        store, session.id, held_on=MAY, ends_at=time(11, 0), reason="  Libur "
    ).record

    assert (new.starts_at, new.ends_at) == (session.starts_at, time(11, 0))
    assert store.sessions.get(new.id) == new
    assert new.id != session.id
    assert store.attendance.of_session(new.id) == ()
    assert newest(store) == ("Sesi dipindah", "Libur")


def test_a_session_that_was_held_is_moved_as_a_new_one_without_its_count(store, program):
    session = a_session(store, *program)
    freeze_roster(store, session)
    fill_empty(store, session, store.statuses.all()[0])
    set_head_count(store, session, 2)
    held = finish_sheet(store, session).record

    new = move_session(store, held.id, held_on=MAY, reason="Diulang").record

    assert (new.state, new.head_count) == (SessionState.PLANNED, None)
    assert store.sessions.get(held.id).head_count == 2


def test_a_cancelled_session_is_not_moved(store, program):
    session = a_session(store, *program)
    cancel_session(store, session.id, reason="  Libur ")
    assert newest(store) == ("Sesi ditiadakan", "Libur")

    with pytest.raises(SessionCancelled):
        move_session(store, session.id, held_on=MAY)


def test_a_session_without_any_list_comes_back_planned_and_without_the_reason(store, program):
    session = a_session(store, *program)
    cancel_session(store, session.id, reason="Libur")

    restored = restore_session(store, session.id).record

    assert restored == session
    assert store.sessions.get(session.id) == session


def test_a_deleted_session_takes_its_guests_along_and_undo_brings_them_back(store, program):
    session, other = a_session(store, *program), a_session(store, *program, held_on=MAY)
    add_guest(store, session, "Tamu Dinas")
    kept = add_guest(store, other, "Tamu Lain").record

    done = delete_session(store, session.id)

    assert store.guests.all() == (kept,)
    store.undo(done.change)
    assert len(store.guests.all()) == 2


def weekly(store, program, **more):
    template = a_planned_session(store, *program, held_on=START, **more)
    recurrence = Recurrence(weekdays=frozenset({0}), starts_on=START, count=3)
    return plan_series(store, template, recurrence, " Seminar Senin ")


def test_the_rest_of_a_series_takes_its_guests_along(store, program):
    first, second, third = weekly(store, program).record
    kept = add_guest(store, first, "Tamu Lain").record
    add_guest(store, third, "Tamu Dinas")

    done = delete_series_rest(store, second.id)

    assert [one.id for one in done.record] == [second.id, third.id]
    assert store.guests.all() == (kept,)
    store.undo(done.change)
    assert len(store.guests.all()) == 2


def test_a_series_begins_planned_whatever_the_template_was(store, program):
    before = a_session(store, *program)
    done = weekly(
        store,
        program,
        state=SessionState.RECORDED,
        head_count=9,
        supersedes=before.id,
        topic=" Kejujuran ",
    )

    (series,) = store.series.all()
    assert series.label == "Seminar Senin"
    for one in done.record:
        assert (one.state, one.head_count, one.supersedes) == (SessionState.PLANNED, None, None)
        assert (one.series, one.topic) == (series.id, "Kejujuran")
        assert store.sessions.get(one.id) == one


@pytest.mark.parametrize("label", ["", " ", "x" * 121])
def test_a_series_needs_a_name_of_at_most_120_signs(store, program, label):
    template = a_planned_session(store, *program, held_on=START)
    recurrence = Recurrence(weekdays=frozenset({0}), starts_on=START, count=3)

    with pytest.raises((Missing, TooLong)):
        plan_series(store, template, recurrence, label)

    assert store.series.all() == ()
    assert plan_series(store, template, recurrence, "x" * 120).record


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [(START - DAY, None, "starts_on"), (START, END + DAY, "ends_on"), (START, END, "")],
)
def test_a_series_lies_inside_its_programme(store, program, starts, ends, field):
    template = a_planned_session(store, *program, held_on=START)
    recurrence = Recurrence(weekdays=frozenset({0, 1}), starts_on=starts, ends_on=ends)

    if not field:
        assert plan_series(store, template, recurrence, "Senin").record[-1].held_on == END
        return
    with pytest.raises(OutsideCohort) as refused:
        plan_series(store, template, recurrence, "Senin")
    assert refused.value.field == field


def test_a_series_is_changed_from_the_hour_of_the_chosen_session_on(store, program):
    first, second, third = weekly(store, program).record
    earlier = a_session(
        store,
        *program,
        held_on=second.held_on,
        starts_at=time(7, 0),
        ends_at=time(8, 0),
        series=second.series,
    )

    done = change_series(store, second.id, {"topic": "Relapse"}, this_and_later=True)

    assert {one.id for one in done.record} == {second.id, third.id}
    assert store.sessions.get(earlier.id).topic == store.sessions.get(first.id).topic == ""


def test_a_session_of_no_series_is_changed_alone(store, program):
    alone, other = a_session(store, *program), a_session(store, *program, held_on=MAY)

    done = change_series(store, alone.id, {"topic": "Relapse"}, this_and_later=True)

    assert [one.id for one in done.record] == [alone.id]
    assert store.sessions.get(other.id).topic == ""


def test_a_rest_of_which_all_is_printed_is_not_deleted(store, program):
    first, second, third = weekly(store, program).record
    for serial, one in enumerate((second, third), 1):
        a_sheet(store, one, serial)

    with pytest.raises(SessionHasMarks):
        delete_series_rest(store, second.id)

    assert [one.id for one in delete_series_rest(store, first.id).record] == [first.id]


def test_a_cancelled_session_clashes_with_nothing_on_either_side(store, program):
    first = a_session(store, *program)
    second = a_session(store, *program, starts_at=time(10, 0), ends_at=time(11, 0))
    a_group(store, program[0], "Kelompok B")
    assert len(clashes_between(store, TODAY, TODAY)) > 0
    assert clashes_between(store, TODAY + DAY, END) == ()

    for one in (first, second):
        cancel_session(store, one.id, reason="Bentrok")
        assert clashes_between(store, TODAY, TODAY) == ()
        restore_session(store, one.id)


@pytest.mark.parametrize(("field", "most"), [("topic", 200), ("speaker", 120)])
def test_a_topic_has_at_most_200_signs_and_a_speaker_120(store, program, field, most):
    plan_session(store, a_planned_session(store, *program, **{field: "x" * most}))

    with pytest.raises(TooLong) as refused:
        plan_session(store, a_planned_session(store, *program, **{field: "x" * (most + 1)}))

    assert refused.value.field == field


def test_a_series_is_not_given_to_a_group_without_people(store, program):
    first, *_ = weekly(store, program).record
    empty = a_group(store, program[0], "Kelompok Kosong")

    with pytest.raises(GroupWithoutPeople):
        change_series(store, first.id, {"care_groups": (empty.id,)}, this_and_later=True)

    assert store.sessions.get(first.id).care_groups == (program[1].id,)
