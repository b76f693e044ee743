"""Rules that several places ask for are told once: all places give the same answer."""

from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs, tally
from rehabdesk.domain.identity import StatusId
from rehabdesk.domain.refusals import AlreadyEnrolled, NotActive
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.attendance import Detail, finish_sheet, mark, present_count
from rehabdesk.services.enrolment import end_enrolment, enrol_residents
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.importing.looking import look
from rehabdesk.services.programs import close_cohort
from rehabdesk.services.residents import end_stay
from rehabdesk.storage import open_in_memory
from rehabdesk.wording.refusals import sentence
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_resident,
    a_running_program,
    a_session,
    an_office,
)
from tests.services.importing.test_enrolling import a_short_decree


def a_status(number, counts_as, **fields):
    return AttendanceStatus(
        id=StatusId(f"{number:032}"),
        number=number,
        code="X",
        label="X",
        key="x",
        counts_as=counts_as,
        **fields,
    )


@pytest.mark.parametrize(
    ("counts_as", "excused", "late", "expected"),
    [
        (CountsAs.PRESENT, False, False, (1, 0, 0, 0, 0, 0)),
        (CountsAs.PRESENT, True, True, (1, 0, 0, 0, 0, 1)),
        (CountsAs.ABSENT, False, False, (0, 1, 0, 0, 0, 0)),
        (CountsAs.ABSENT, True, False, (0, 1, 1, 0, 0, 0)),
        (CountsAs.IGNORED, True, False, (0, 0, 0, 1, 0, 0)),
    ],
)
def test_how_a_status_counts(counts_as, excused, late, expected):
    counted = tally([(1, 1)], [a_status(1, counts_as, excused=excused, is_late=late)])
    assert (
        counted.present,
        counted.absent,
        counted.excused,
        counted.ignored,
        counted.empty,
        counted.late,
    ) == expected


@pytest.mark.parametrize("number", [None, 2])
def test_an_empty_row_and_a_status_that_is_gone_are_empty(number):
    assert tally([(number, 3)], [a_status(1, CountsAs.PRESENT)]).empty == 3


def test_a_sheet_s_count_and_the_figures_agree_for_every_status(store):
    """Whatever the office makes of its table of statuses, all places follow it."""
    cohort, group, _ = a_running_program(store, tuple(f"Warga {letter}" for letter in "ABCDEFGH"))
    session = a_session(store, cohort, group)
    rows, statuses = freeze_roster(store, session), store.statuses.all()
    for row, status in zip(rows, statuses, strict=False):
        mark(store, session, row.resident, status, Detail(reason="Uji"))
    finish_sheet(store, session, accept_empty=True)

    for turned in (CountsAs.IGNORED, CountsAs.ABSENT, CountsAs.PRESENT):
        with store.change("Tabel status diubah"):
            store.statuses.put_all(replace(one, counts_as=turned) for one in statuses[:3])
        now = store.attendance.of_session(session.id)
        whole = store.figures.by_month(cohort.id)["2021-04"]
        assert whole == store.figures.of_sessions(TODAY, TODAY)[session.id]
        assert present_count(store, now) == whole.present
        people = store.figures.of_cohort(cohort.id)
        assert sum(one.present for one in people.values()) == whole.present


TIMES = some.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda one: one.replace(second=0, microsecond=0, fold=0)
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(span=some.tuples(TIMES, TIMES).filter(lambda two: two[0] < two[1]))
def test_the_store_and_the_session_agree_on_its_minutes(span):
    starts_at, ends_at = span
    store = open_in_memory()
    an_office(store)
    cohort, group, _ = a_running_program(store, ("Agus Salim",))
    session = a_session(store, cohort, group, starts_at=starts_at, ends_at=ends_at)
    (row,) = freeze_roster(store, session)
    mark(store, session, row.resident, store.statuses.all()[0])
    closed = finish_sheet(store, session).record

    (lesson,) = store.figures.lesson_time(row.resident, cohort.id)

    assert lesson.minutes == closed.minutes
    store.close()


def _ended(store, resident, first):
    enrol_residents(store, first, [resident.id], on=first.starts_on, today=first.starts_on)


def _left(store, resident, _first):
    end_stay(store, resident.id, reason=ExitReason.RELEASED, on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("begins", "refusal"),
    [(-1, AlreadyEnrolled), (0, AlreadyEnrolled), (1, None)],
)
def test_window_and_import_refuse_a_second_programme_until_the_first_is_over(
    store, begins, refusal
):
    """Just before, at and just after the last day of the first one."""
    first = a_cohort(store, "Tahap I")
    second = a_cohort(
        store,
        "Tahap II",
        starts_on=first.ends_on + timedelta(days=begins),
        ends_on=first.ends_on + timedelta(days=90),
    )
    ali = a_resident(store, "Ali Bin Umar", "BI 1/20")
    _ended(store, ali, first)

    _agree(store, ali, second, refusal)


@pytest.mark.parametrize(("begins", "refusal"), [(-1, None), (0, None), (1, NotActive)])
def test_window_and_import_refuse_who_has_left_before(store, begins, refusal):
    ali = a_resident(store, "Ali Bin Umar", "BI 1/20")
    _left(store, ali, None)
    cohort = a_cohort(store, "Tahap II", starts_on=TODAY + timedelta(days=begins))

    _agree(store, ali, cohort, refusal)


def test_window_and_import_take_a_closed_programme_as_over(store):
    first, second = a_cohort(store, "Tahap I"), None
    ali = a_resident(store, "Ali Bin Umar", "BI 1/20")
    _ended(store, ali, first)
    close_cohort(store, first, on=TODAY, complete_active=False)
    second = a_cohort(store, "Tahap II", starts_on=TODAY.replace(day=6))

    _agree(store, ali, second, None)


def test_window_and_import_let_who_ended_before_begin_anew(store):
    first = a_cohort(store, "Tahap I")
    ali = a_resident(store, "Ali Bin Umar", "BI 1/20")
    _ended(store, ali, first)
    (enrolment,) = store.enrolments.all()
    end_enrolment(store, enrolment.id, on=TODAY, reason=ExitReason.DROPPED)
    at, after = (
        a_cohort(store, name, starts_on=TODAY.replace(day=day))
        for name, day in (("Pada hari itu", 5), ("Sehari sesudahnya", 6))
    )

    _agree(store, ali, at, AlreadyEnrolled)
    _agree(store, ali, after, None)


def _agree(store, resident, cohort, refusal):
    """The import's preview says what the window's deed would say, and writes nothing."""
    row = (1, resident.name, resident.registration_no, "", "", "")
    preview = look(store, a_short_decree(store, row, cohort=cohort))
    done = enrol_residents(
        store, cohort, [resident.id], on=cohort.starts_on, today=cohort.starts_on
    )

    said = [sentence(one) for _name, one in done.refused]
    assert [type(one) for _name, one in done.refused] == ([refusal] if refusal else [])
    assert [one.problem for one in preview.problems] == said
