"""Who may have a certificate: every condition just under, at, and just over."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import Basis, Tally
from rehabdesk.domain.certificate import (
    MOST_SIGNERS,
    Certificate,
    CertificateLook,
    CertificateRule,
    CertificateState,
    Numbering,
    Shortfall,
    require_date,
    standing,
)
from rehabdesk.domain.enrolment import Enrolment, EnrolmentState
from rehabdesk.domain.identity import CertificateId, CohortId, EnrolmentId, ResidentId
from rehabdesk.domain.office import Paper
from rehabdesk.domain.refusals import LaterThanToday

END = date(2021, 8, 31)
RULE = CertificateRule()
ACTIVE = Enrolment(
    id=EnrolmentId("e"),
    resident=ResidentId("r"),
    cohort=CohortId("c"),
    enrolled_on=date(2021, 3, 1),
)
GOOD = Tally(present=10)
FIRST_DAY = date(2021, 8, 24)


def shortfalls(marks=GOOD, *, rule=RULE, enrolment=ACTIVE, unrecorded=0, today=END):
    return standing(rule, enrolment, END, marks, unrecorded, today).shortfalls


def test_four_sign_a_certificate_at_most():
    assert MOST_SIGNERS == 4


def test_the_rule_of_a_new_office():
    assert (
        CertificateRule(
            least_percent=80,
            basis=Basis.ATTENDABLE,
            days_before_end=7,
            marks_needed=True,
            sheets_needed=False,
            mandatory_percent=0,
        )
        == RULE
    )
    assert CertificateLook().paper is Paper.A4
    assert Numbering().first == 1


@pytest.mark.parametrize(
    ("present", "absent", "low"),
    [(79, 21, True), (80, 20, False), (81, 19, False), (4, 1, False), (7, 2, True), (0, 1, True)],
)
def test_exactly_eighty_percent_is_enough(present, absent, low):
    marks = Tally(present=present, absent=absent)

    assert shortfalls(marks) == ((Shortfall.ATTENDANCE_LOW,) if low else ())


@pytest.mark.parametrize(
    ("least", "low"), [(0, False), (49, False), (50, False), (51, True), (100, True)]
)
def test_the_office_sets_its_percentage(least, low):
    rule = replace(RULE, least_percent=least)

    assert shortfalls(Tally(present=1, absent=1), rule=rule) == (
        (Shortfall.ATTENDANCE_LOW,) if low else ()
    )


@pytest.mark.parametrize(("basis", "low"), [(Basis.HELD, True), (Basis.ATTENDABLE, False)])
def test_an_excused_absence_counts_only_where_all_sessions_held_are_the_basis(basis, low):
    marks = Tally(present=8, absent=4, excused=2)
    rule = replace(RULE, basis=basis)

    assert shortfalls(marks, rule=rule) == ((Shortfall.ATTENDANCE_LOW,) if low else ())


@pytest.mark.parametrize(
    "marks", [Tally(), Tally(ignored=5), Tally(absent=3, excused=3)], ids=["none", "off", "ill"]
)
def test_nothing_recorded_is_no_low_attendance(marks):
    assert shortfalls(marks) == (Shortfall.NOTHING_RECORDED,)


@pytest.mark.parametrize(("empty", "missing"), [(0, False), (1, True)])
@pytest.mark.parametrize("needed", [True, False])
def test_one_empty_row_holds_a_certificate_back_where_marks_are_needed(empty, missing, needed):
    rule = replace(RULE, marks_needed=needed)
    found = shortfalls(Tally(present=10, empty=empty), rule=rule)

    assert found == ((Shortfall.MARKS_MISSING,) if missing and needed else ())


@pytest.mark.parametrize(("unrecorded", "missing"), [(0, False), (1, True)])
@pytest.mark.parametrize("needed", [True, False])
def test_one_unrecorded_session_holds_it_back_where_sheets_are_needed(unrecorded, missing, needed):
    found = shortfalls(rule=replace(RULE, sheets_needed=needed), unrecorded=unrecorded)

    assert found == ((Shortfall.SHEETS_MISSING,) if missing and needed else ())


@pytest.mark.parametrize(
    ("days", "early"), [(8, True), (7, False), (6, False), (0, False), (-1, False)]
)
def test_certificates_are_prepared_a_week_before_the_end(days, early):
    found = shortfalls(today=END - timedelta(days=days))

    assert found == ((Shortfall.TOO_EARLY,) if early else ())


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (EnrolmentState.ACTIVE, (Shortfall.TOO_EARLY,)),
        (EnrolmentState.COMPLETED, ()),
        (EnrolmentState.LEFT, (Shortfall.LEFT,)),
        (EnrolmentState.SUSPENDED, (Shortfall.SUSPENDED,)),
    ],
)
def test_who_left_or_is_suspended_has_none_and_who_completed_need_not_wait(state, found):
    early = END - timedelta(days=30)

    assert shortfalls(enrolment=replace(ACTIVE, state=state), today=early) == found


def test_every_shortfall_is_told():
    rule = replace(RULE, sheets_needed=True)
    marks = Tally(present=1, absent=9, empty=1)
    early = END - timedelta(days=30)

    assert shortfalls(marks, rule=rule, unrecorded=1, today=early) == (
        Shortfall.TOO_EARLY,
        Shortfall.ATTENDANCE_LOW,
        Shortfall.MARKS_MISSING,
        Shortfall.SHEETS_MISSING,
    )


def test_a_standing_says_its_figures():
    marks = Tally(present=8, absent=4, excused=2)
    held = standing(replace(RULE, basis=Basis.HELD), ACTIVE, END, marks, 3, END)
    attendable = standing(RULE, ACTIVE, END, marks, 3, END)

    assert (held.numerator, held.denominator, held.qualifies) == (8, 12, False)
    assert (attendable.numerator, attendable.denominator, attendable.qualifies) == (8, 10, True)
    assert held.unrecorded == 3
    assert held.basis is Basis.HELD


@pytest.mark.parametrize(
    ("today", "ahead", "refused"),
    [
        (END, 7, False),
        (END, 8, True),
        (END - timedelta(days=3), 3, False),
        (END - timedelta(days=3), 7, False),
        (END - timedelta(days=3), 8, True),
        (END - timedelta(days=30), 30, False),
        (END - timedelta(days=30), 31, True),
        (END - timedelta(days=30), 8, False),
    ],
)
def test_a_certificate_is_dated_a_week_ahead_or_on_the_last_day(today, ahead, refused):
    issued = today + timedelta(days=ahead)
    if not refused:
        require_date(RULE, issued, END, today)
        return
    with pytest.raises(LaterThanToday) as answer:
        require_date(RULE, issued, END, today)
    assert answer.value.field == "issued_on"
    assert answer.value.facts == {"day": issued}


ISSUED = Certificate(
    id=CertificateId("c"),
    enrolment=ACTIVE.id,
    number="1",
    serial=1,
    year=2021,
    issued_on=END,
    check_code="",
    frozen="",
)


@pytest.mark.parametrize(
    ("original_on", "copy", "state", "after"),
    [
        (None, False, CertificateState.ISSUED, (END, 3)),
        (None, True, CertificateState.ISSUED, (None, 4)),
        (None, False, CertificateState.REVOKED, (None, 4)),
        (None, True, CertificateState.REVOKED, (None, 4)),
        (FIRST_DAY, False, CertificateState.ISSUED, (FIRST_DAY, 4)),
        (FIRST_DAY, True, CertificateState.ISSUED, (FIRST_DAY, 4)),
        (FIRST_DAY, False, CertificateState.REVOKED, (FIRST_DAY, 4)),
    ],
)
def test_one_original_goes_out_while_it_is_in_force_and_all_else_are_copies(
    original_on, copy, state, after
):
    before = replace(ISSUED, original_on=original_on, copies=3, state=state)

    gone = before.gone_out(END, copy=copy)

    assert (gone.original_on, gone.copies) == after
    assert replace(gone, original_on=original_on, copies=3) == before


def test_a_new_certificate_is_in_force_and_has_not_gone_out():
    assert ISSUED.state is CertificateState.ISSUED
    assert (ISSUED.revoked, ISSUED.copies, ISSUED.original_on) == (False, 0, None)
    assert replace(ISSUED, state=CertificateState.REVOKED).revoked
    assert ISSUED.gone_out(END).original_on == END
