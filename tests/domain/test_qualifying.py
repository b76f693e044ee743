"""Who may have a certificate: each condition just under, at and just over."""

from datetime import date, timedelta

import pytest

from rehabdesk.domain.attendance import Basis, Tally
from rehabdesk.domain.certificate import CertificateRule, Shortfall, standing
from rehabdesk.domain.enrolment import Enrolment, EnrolmentState
from rehabdesk.domain.identity import CohortId, EnrolmentId, ResidentId

END = date(2021, 8, 31)
GOOD = Tally(present=9, absent=1)


def an_enrolment(state=EnrolmentState.ACTIVE):
    return Enrolment(
        id=EnrolmentId("e"),
        resident=ResidentId("r"),
        cohort=CohortId("c"),
        enrolled_on=date(2021, 3, 1),
        state=state,
    )


def shortfalls(
    marks=GOOD, *, state=EnrolmentState.ACTIVE, unrecorded=0, today=END, mandatory=None, **rule
):
    made = standing(
        CertificateRule(**rule), an_enrolment(state), END, marks, unrecorded, today, mandatory
    )
    assert made.qualifies is not bool(made.shortfalls)
    return made.shortfalls


LOW = (Shortfall.ATTENDANCE_LOW,)


@pytest.mark.parametrize(
    ("present", "absent", "short"),
    [
        (79, 21, LOW),
        (80, 20, ()),
        (81, 19, ()),
        (3, 1, LOW),
        (4, 1, ()),
        (399, 101, LOW),
        (400, 100, ()),
        (401, 100, ()),
        (1999, 501, LOW),
        (2000, 500, ()),
        (0, 1, LOW),
        (1, 0, ()),
    ],
)
@pytest.mark.parametrize("basis", Basis)
def test_exactly_eighty_percent_is_enough_and_anything_less_is_not(basis, present, absent, short):
    assert shortfalls(Tally(present=present, absent=absent), basis=basis) == short


@pytest.mark.parametrize(
    ("percent", "present", "short"),
    [(0, 0, ()), (1, 0, LOW), (99, 99, ()), (100, 99, LOW), (100, 100, ())],
)
def test_the_percentage_that_the_office_asks_for_counts_at_its_edges(percent, present, short):
    marks = Tally(present=present, absent=100 - present)

    assert shortfalls(marks, least_percent=percent) == short


@pytest.mark.parametrize(
    ("excused", "attendable", "held"),
    [(0, LOW, LOW), (1, LOW, LOW), (2, (), LOW), (3, (), LOW)],
)
def test_excused_absences_leave_only_the_basis_of_what_could_be_attended(excused, attendable, held):
    """Seven of ten: of eight that could be attended it is 87.5 %, of nine 77.8 %."""
    marks = Tally(present=7, absent=3, excused=excused)

    assert shortfalls(marks, basis=Basis.ATTENDABLE) == attendable
    assert shortfalls(marks, basis=Basis.HELD) == held


@pytest.mark.parametrize(
    ("marks", "basis"),
    [
        (Tally(), Basis.HELD),
        (Tally(ignored=5), Basis.HELD),
        (Tally(absent=3, excused=3), Basis.ATTENDABLE),
    ],
)
def test_whoever_has_nothing_that_counts_has_nothing_recorded(marks, basis):
    assert shortfalls(marks, basis=basis) == (Shortfall.NOTHING_RECORDED,)


@pytest.mark.parametrize(
    ("present", "absent", "asked", "short"),
    [
        (8, 2, 90, True),
        (9, 1, 90, False),
        (10, 0, 90, False),
        (0, 10, 0, False),
        (0, 1, 1, True),
        (0, 0, 100, False),
    ],
)
def test_mandatory_sessions_count_by_themselves_where_the_rule_asks_for_them(
    present, absent, asked, short
):
    found = shortfalls(
        Tally(present=95, absent=5),
        mandatory=Tally(present=present, absent=absent),
        mandatory_percent=asked,
    )

    assert found == ((Shortfall.MANDATORY_LOW,) if short else ())


def test_an_excused_mandatory_session_counts_by_the_same_basis():
    mandatory = Tally(present=9, absent=1, excused=1)
    given = {"mandatory": mandatory, "mandatory_percent": 100}

    assert shortfalls(basis=Basis.ATTENDABLE, **given) == ()
    assert shortfalls(basis=Basis.HELD, **given) == (Shortfall.MANDATORY_LOW,)


@pytest.mark.parametrize("today", [date(2021, 3, 1), END, date(2022, 1, 1)])
@pytest.mark.parametrize(
    ("state", "short"),
    [(EnrolmentState.LEFT, Shortfall.LEFT), (EnrolmentState.SUSPENDED, Shortfall.SUSPENDED)],
)
def test_who_left_or_is_suspended_never_qualifies_without_a_reason(state, short, today):
    assert shortfalls(state=state, today=today) == (short,)


@pytest.mark.parametrize("days", [0, 1, 7])
@pytest.mark.parametrize(("off", "early"), [(1, True), (0, False), (-1, False), (-400, False)])
def test_certificates_are_prepared_so_many_days_before_the_end_and_not_one_more(days, off, early):
    today = END - timedelta(days=days + off)

    found = shortfalls(today=today, days_before_end=days)

    assert found == ((Shortfall.TOO_EARLY,) if early else ())


def test_whoever_completed_early_does_not_wait_for_the_end_of_the_cohort():
    early = END - timedelta(days=60)

    assert shortfalls(state=EnrolmentState.COMPLETED, today=early) == ()
    assert shortfalls(state=EnrolmentState.ACTIVE, today=early) == (Shortfall.TOO_EARLY,)


@pytest.mark.parametrize(
    ("empty", "needed", "short"),
    [(0, True, False), (1, True, True), (2, True, True), (1, False, False)],
)
def test_one_empty_mark_holds_a_certificate_back_where_the_rule_says_so(empty, needed, short):
    marks = Tally(present=9, absent=1, empty=empty)

    assert shortfalls(marks, marks_needed=needed) == ((Shortfall.MARKS_MISSING,) if short else ())


@pytest.mark.parametrize(
    ("unrecorded", "needed", "short"),
    [(0, True, False), (1, True, True), (2, True, True), (1, False, False)],
)
def test_one_sheet_not_typed_in_holds_back_only_where_the_rule_says_so(unrecorded, needed, short):
    found = shortfalls(unrecorded=unrecorded, sheets_needed=needed)

    assert found == ((Shortfall.SHEETS_MISSING,) if short else ())


def test_everything_that_is_missing_is_told_at_once():
    found = shortfalls(
        Tally(present=1, absent=9, empty=1),
        today=date(2021, 5, 1),
        unrecorded=1,
        sheets_needed=True,
        mandatory=Tally(absent=1),
        mandatory_percent=50,
    )

    assert found == (
        Shortfall.TOO_EARLY,
        Shortfall.ATTENDANCE_LOW,
        Shortfall.MANDATORY_LOW,
        Shortfall.MARKS_MISSING,
        Shortfall.SHEETS_MISSING,
    )
