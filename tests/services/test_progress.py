"""How far a cohort is: the day before its first, the first, the last, and the day after."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.resident import ExitReason
from rehabdesk.domain.session import SessionState
from rehabdesk.services.enrolment import complete_enrolment, end_enrolment, suspend
from rehabdesk.services.office import save_rule
from rehabdesk.services.progress import cohort_progress, cohorts_at_work
from tests.sample_office import END, START, TODAY, a_cohort, a_running_program, a_session

ONE = timedelta(days=1)
WHOLE = (END - START).days + 1


@pytest.mark.parametrize(
    ("day", "gone", "left"),
    [
        (START - ONE, 0, WHOLE),
        (START, 1, WHOLE - 1),
        (START + ONE, 2, WHOLE - 2),
        (END - ONE, WHOLE - 1, 1),
        (END, WHOLE, 0),
        (END + ONE, WHOLE, 0),
        (START - timedelta(days=30), 0, WHOLE),
    ],
)
def test_days_are_counted_from_the_first_to_the_last(store, day, gone, left):
    progress = cohort_progress(store, a_cohort(store), day)

    assert (progress.days_gone, progress.days_whole, progress.days_left) == (gone, WHOLE, left)


def test_a_cohort_of_one_day_has_one_day(store):
    progress = cohort_progress(store, a_cohort(store, ends_on=START), START)

    assert (progress.days_gone, progress.days_whole, progress.days_left) == (1, 1, 0)


def test_those_at_work_are_whatever_is_not_closed_and_stand_by_their_last_day_and_name(store):
    a_cohort(store, "C", ends_on=TODAY + ONE)
    a_cohort(store, "B", ends_on=TODAY)
    a_cohort(store, "A", ends_on=TODAY + ONE)
    a_cohort(store, "Lewat", ends_on=TODAY - ONE)
    a_cohort(store, "Belum", starts_on=TODAY + ONE)
    a_cohort(store, "Ditutup", closed_on=TODAY - ONE)

    assert [one.name for one in cohorts_at_work(store, TODAY)] == ["Lewat", "B", "A", "C"]


def test_sessions_until_today_count_as_held_unless_they_were_cancelled(store):
    cohort, group, _ = a_running_program(store)
    for days, state in (
        (-2, SessionState.RECORDED),
        (-1, SessionState.RECORDED),
        (-1, SessionState.CANCELLED),
        (0, SessionState.PLANNED),
        (1, SessionState.PLANNED),
        (1, SessionState.RECORDED),
    ):
        a_session(store, cohort, group, held_on=TODAY + timedelta(days=days), state=state)

    progress = cohort_progress(store, cohort, TODAY)

    assert (progress.recorded, progress.held) == (2, 3)


def test_a_cohort_without_sessions_has_held_none(store):
    progress = cohort_progress(store, a_cohort(store), TODAY)

    assert (progress.recorded, progress.held, progress.tally.present) == (0, 0, 0)


def test_people_are_counted_by_where_they_stand_on_the_day(store):
    names = [f"Orang {number}" for number in range(10)]
    cohort, _group, people = a_running_program(store, names)
    for one in people[:1]:
        suspend(store, one.id, on=TODAY, reason="Sakit")
    for one in people[1:3]:
        end_enrolment(store, one.id, on=TODAY, reason=ExitReason.RELEASED)
    for one in people[3:6]:
        complete_enrolment(store, one.id, on=TODAY)

    before, now = (cohort_progress(store, cohort, day) for day in (TODAY - ONE, TODAY))

    assert (before.active, before.suspended, before.completed, before.left) == (10, 0, 0, 0)
    assert (now.active, now.suspended, now.completed, now.left) == (4, 1, 3, 2)


@pytest.mark.parametrize("basis", Basis)
def test_it_says_what_the_office_takes_percentages_of(store, basis):
    save_rule(store, replace(CertificateRule(), basis=basis))

    assert cohort_progress(store, a_cohort(store), date(2021, 4, 5)).basis is basis
