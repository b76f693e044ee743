"""The next sensible step, from a new office to the certificates."""

from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.resident import ExitReason
from rehabdesk.services import attendance
from rehabdesk.services.enrolment import complete_enrolment, end_enrolment, suspend
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.next_step import (
    SETTING_UP,
    NextStepKind,
    next_step,
    sessions_to_type_in,
    set_up,
    unprinted_on,
)
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.services.progress import cohort_progress, cohorts_at_work
from rehabdesk.services.schedule import cancel_session
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    a_sheet,
    an_enrolment,
)
from tests.services.moments import NOON


def test_a_new_office_is_led_step_by_step(store):
    seen = [next_step(store, TODAY).step]
    a_counselor(store)
    seen.append(next_step(store, TODAY).step)
    cohort = a_cohort(store)
    seen.append(next_step(store, TODAY).step)
    group = a_group(store, cohort)
    seen.append(next_step(store, TODAY).step)
    resident = a_resident(store)
    seen.append(next_step(store, TODAY).step)
    an_enrolment(store, cohort, resident, group)
    seen.append(next_step(store, TODAY).step)
    a_session(store, cohort, group, held_on=TODAY + timedelta(days=1))

    assert tuple(seen) == SETTING_UP
    assert next_step(store, TODAY).step is NextStepKind.NOTHING


def test_the_checklist_says_what_is_done_in_whatever_order(store):
    a_resident(store)

    assert [step for step, done in set_up(store, TODAY) if done] == [NextStepKind.RESIDENTS]


def an_office_at_work(store):
    a_counselor(store)
    cohort, group, enrolments = a_running_program(store)
    a_session(store, cohort, group, held_on=TODAY + timedelta(days=1))
    return cohort, group, enrolments


def test_todays_sheets_are_printed_before_anything_is_typed_in(store):
    cohort, group, _ = an_office_at_work(store)
    a_session(store, cohort, group, held_on=TODAY - timedelta(days=1))
    today = a_session(store, cohort, group)

    first = next_step(store, TODAY)
    sheets_pdf(store, [today], now=NOON)

    assert (first.step, first.count, first.session) == (NextStepKind.PRINT_TODAY, 1, today)
    assert next_step(store, TODAY).step is NextStepKind.TYPE_IN


def test_cancelled_sessions_and_groups_without_people_need_no_sheet(store):
    cohort, group, _ = an_office_at_work(store)
    cancel_session(store, a_session(store, cohort, group).id, reason="libur")
    a_session(store, cohort, a_group(store, cohort, "Kelompok B"))

    assert unprinted_on(store, TODAY) == ()


def test_printed_sheets_are_typed_in_first_and_the_oldest_of_them(store):
    cohort, group, _ = an_office_at_work(store)
    unprinted = a_session(store, cohort, group, held_on=TODAY - timedelta(days=9))
    newer = a_session(store, cohort, group, held_on=TODAY - timedelta(days=1))
    older = a_session(store, cohort, group, held_on=TODAY - timedelta(days=2))
    for serial, one in enumerate((newer, older), 1):
        a_sheet(store, one, serial)

    waiting = [one.id for one in sessions_to_type_in(store, TODAY)]

    assert waiting == [older.id, newer.id, unprinted.id]


def test_certificates_come_next_in_the_last_week_and_after_the_end(store):
    a_counselor(store)
    cohort, group, _ = a_running_program(store)
    cancel_session(store, a_session(store, cohort, group).id, reason="libur")

    steps = [next_step(store, END + timedelta(days=days)) for days in (-8, -6, 0, 3)]

    assert [one.step for one in steps] == [NextStepKind.SESSIONS] + [NextStepKind.CERTIFICATES] * 3
    assert [one.count for one in steps[1:]] == [6, 0, -3]
    assert steps[3].cohort == cohort


def test_a_closed_cohort_asks_for_a_new_one(store):
    cohort, _, _ = an_office_at_work(store)
    with store.change("ditutup"):
        store.cohorts.put(replace(cohort, closed_on=TODAY))

    assert next_step(store, TODAY).step is NextStepKind.COHORT


def test_progress_counts_sessions_marks_and_people(store):
    cohort, group, enrolments = an_office_at_work(store)
    done = a_session(store, cohort, group, held_on=TODAY - timedelta(days=1))
    a_session(store, cohort, group)
    present, absent = freeze_roster(store, done)
    statuses = {one.code: one for one in store.statuses.all()}
    attendance.mark(store, done, present.resident, statuses["H"])
    attendance.mark(store, done, absent.resident, statuses["A"])
    attendance.finish_sheet(store, done)

    progress = cohort_progress(store, cohort, TODAY)

    assert (progress.recorded, progress.held) == (1, 2)
    assert (progress.tally.present, progress.tally.counted) == (1, 2)
    assert (progress.active, progress.left) == (len(enrolments), 0)
    assert (progress.days_gone, progress.days_whole) == (36, 184)


def test_cohorts_at_work_are_those_that_run_today(store):
    a_cohort(store, "Nanti", starts_on=date(2021, 9, 1), ends_on=date(2022, 2, 28))
    running = a_cohort(store, "Sekarang")

    assert [one.id for one in cohorts_at_work(store, TODAY)] == [running.id]


@pytest.mark.parametrize(
    ("days", "step"),
    [(-8, NextStepKind.NOTHING), (-7, NextStepKind.CERTIFICATES), (-6, NextStepKind.CERTIFICATES)],
)
def test_certificates_come_next_from_seven_days_before_the_end(store, days, step):
    a_counselor(store)
    cohort, group, _ = a_running_program(store)
    cancel_session(store, _last_one(store, cohort, group).id, reason="libur")

    assert next_step(store, END + timedelta(days=days)).step is step


def _last_one(store, cohort, group):
    return a_session(store, cohort, group, held_on=END - timedelta(days=1))


def test_of_two_cohorts_that_end_the_first_to_end_comes_first(store):
    a_counselor(store)
    cohort, group, _ = a_running_program(store)
    cancel_session(store, a_session(store, cohort, group).id, reason="libur")
    earlier = a_cohort(store, "Tahap II", ends_on=END - timedelta(days=2))

    found = next_step(store, END)

    assert (found.cohort, found.count) == (earlier, -2)


@pytest.mark.parametrize(
    ("held", "ahead"),
    [
        (TODAY - timedelta(days=1), False),
        (TODAY, True),
        (TODAY + timedelta(days=7), True),
        (TODAY + timedelta(days=8), False),
    ],
)
def test_sessions_are_planned_from_this_monday_to_a_week_ahead(store, held, ahead):
    a_counselor(store)
    cohort, group, _ = a_running_program(store)
    a_session(store, cohort, group, held_on=held)

    assert dict(set_up(store, TODAY))[NextStepKind.SESSIONS] is ahead


@pytest.mark.parametrize(
    ("starts", "ends", "asks"),
    [
        (TODAY + timedelta(days=8), END, False),
        (TODAY + timedelta(days=7), END, True),
        (date(2021, 3, 1), TODAY + timedelta(days=7), True),
        (date(2021, 3, 1), TODAY + timedelta(days=6), False),
    ],
)
def test_only_a_cohort_that_runs_in_a_week_needs_sessions_ahead(store, starts, ends, asks):
    """Another session of it, long before or after, is enough where it needs none."""
    cohort = a_cohort(store, starts_on=starts, ends_on=ends)
    group = a_group(store, cohort)
    far = ends if starts > TODAY else starts
    a_session(store, cohort, group, held_on=far)

    assert dict(set_up(store, TODAY))[NextStepKind.SESSIONS] is not asks


def test_a_session_of_today_waits_to_be_typed_in_once_it_is_printed(store):
    cohort, group, _ = an_office_at_work(store)
    today = a_session(store, cohort, group)
    yesterday = a_session(store, cohort, group, held_on=TODAY - timedelta(days=1))
    tomorrow = a_session(store, cohort, group, held_on=TODAY + timedelta(days=1))
    a_sheet(store, tomorrow, 1)

    assert sessions_to_type_in(store, TODAY) == (yesterday,)
    a_sheet(store, today, 2)
    assert sessions_to_type_in(store, TODAY) == (today, yesterday)


def test_a_counselor_who_has_left_is_none(store):
    a_counselor(store, active_to=TODAY - timedelta(days=1))
    assert not dict(set_up(store, TODAY))[NextStepKind.COUNSELORS]
    a_counselor(store, active_to=TODAY)
    assert dict(set_up(store, TODAY))[NextStepKind.COUNSELORS]


@pytest.mark.parametrize(("step", "first"), [(one, one in SETTING_UP) for one in NextStepKind])
def test_the_steps_of_a_new_office_are_told_from_the_others(step, first):
    assert step.is_setting_up is first


@pytest.mark.parametrize(
    ("day", "gone", "left"),
    [
        (START - timedelta(days=1), 0, 184),
        (START, 1, 183),
        (END - timedelta(days=1), 183, 1),
        (END, 184, 0),
        (END + timedelta(days=1), 184, 0),
    ],
)
def test_days_of_a_cohort_are_counted_with_both_ends(store, day, gone, left):
    progress = cohort_progress(store, a_cohort(store), day)

    assert (progress.days_gone, progress.days_left) == (gone, left)


def test_people_are_counted_by_what_became_of_them(store):
    cohort, _, (one, two) = a_running_program(store)
    suspend(store, one.id, on=TODAY, reason="Sakit")
    end_enrolment(store, two.id, on=TODAY, reason=ExitReason.DROPPED)
    an_enrolment(store, cohort, a_resident(store, "Tiga"))
    four = an_enrolment(store, cohort, a_resident(store, "Empat"))
    complete_enrolment(store, four.id, on=TODAY)

    progress = cohort_progress(store, cohort, TODAY + timedelta(days=1))

    assert (progress.active, progress.suspended) == (1, 1)
    assert (progress.completed, progress.left) == (1, 1)


def test_cohorts_at_work_stand_in_the_order_of_their_ends(store):
    later = a_cohort(store, "A")
    first = a_cohort(store, "Z", ends_on=END - timedelta(days=1))
    same = a_cohort(store, "B")

    assert [one.id for one in cohorts_at_work(store, TODAY)] == [first.id, later.id, same.id]


def test_a_step_of_a_new_office_begins_at_its_first_open_programme(store):
    a_counselor(store)
    assert next_step(store, TODAY).cohort is None
    first = a_cohort(store, "Tahap I")
    a_cohort(store, "Tahap II")

    found = next_step(store, TODAY)

    assert (found.step, found.count) == (NextStepKind.GROUPS, 0)
    assert found.cohort == store.cohorts.all()[0] == first


def test_of_several_sheets_the_first_is_offered_and_all_are_counted(store):
    cohort, group, _ = an_office_at_work(store)
    for hour in (13, 8, 10):
        a_session(store, cohort, group, starts_at=time(hour), ends_at=time(hour + 1))

    to_print = next_step(store, TODAY)
    to_type = next_step(store, TODAY + timedelta(days=3))

    first = next(one for one in store.sessions.all() if one.starts_at == time(8))
    assert (to_print.step, to_print.count, to_print.session) == (NextStepKind.PRINT_TODAY, 3, first)
    assert (to_type.step, to_type.count, to_type.session) == (NextStepKind.TYPE_IN, 4, first)


def test_one_of_several_counselors_groups_and_programmes_is_enough(store):
    a_counselor(store, "Sudah Pergi", active_to=TODAY - timedelta(days=1))
    a_counselor(store)
    gone = a_cohort(store, "Sudah selesai", closed_on=TODAY)
    a_group(store, gone)
    cohort = a_cohort(store)
    assert dict(set_up(store, TODAY))[NextStepKind.GROUPS] is False
    group = a_group(store, cohort)
    a_cohort(store, "Tahap II")
    an_enrolment(store, cohort, a_resident(store), group)
    a_session(store, cohort, group)

    assert [step for step, done in set_up(store, TODAY) if not done] == []


def test_programmes_that_do_not_run_yet_need_a_session_of_any_of_them(store):
    first = a_cohort(store, "Tahap I", starts_on=TODAY + timedelta(days=30))
    second = a_cohort(store, "Tahap II", starts_on=TODAY + timedelta(days=30))
    group = a_group(store, second)
    assert dict(set_up(store, TODAY))[NextStepKind.SESSIONS] is False

    a_session(store, second, group, held_on=second.starts_on)

    assert dict(set_up(store, TODAY))[NextStepKind.SESSIONS] is True
    assert store.sessions.between(first.starts_on, first.ends_on, first.id) == ()


def test_a_sheet_is_printed_where_a_list_was_frozen_though_nobody_is_in_the_group_now(store):
    cohort, group, enrolments = an_office_at_work(store)
    session = a_session(store, cohort, group)
    freeze_roster(store, session)
    for one in enrolments:
        end_enrolment(store, one.id, on=TODAY, reason=ExitReason.DROPPED)
    empty = a_session(store, cohort, group, held_on=TODAY + timedelta(days=2))

    assert unprinted_on(store, TODAY) == (session,)
    assert unprinted_on(store, empty.held_on) == ()
