"""Who may be enrolled from a day on: the day before, the day itself, and the day after."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolling import require_free, require_open
from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.identity import CohortId, EnrolmentId, ProgramKindId, ResidentId, StayId
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.refusals import AlreadyEnrolled, CohortClosed, NotActive, OutsideCohort
from rehabdesk.domain.resident import Stay

FIRST, LAST, DAY = date(2021, 3, 1), date(2021, 8, 31), date(2021, 5, 10)
ONE = timedelta(days=1)
COHORT = Cohort(
    id=CohortId("c"),
    name="Tahap I",
    fiscal_year=2021,
    kind=ProgramKindId("k"),
    starts_on=FIRST,
    ends_on=LAST,
)
OTHER = replace(COHORT, id=CohortId("o"), name="Tahap II")
NEW = Enrolment(id=EnrolmentId("n"), resident=ResidentId("r"), cohort=COHORT.id, enrolled_on=DAY)
OLD = replace(NEW, id=EnrolmentId("a"), cohort=OTHER.id, enrolled_on=FIRST)


def refused(rule, *given):
    try:
        rule(*given)
    except (AlreadyEnrolled, CohortClosed, NotActive, OutsideCohort) as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize(
    ("on", "refusal"),
    [(FIRST - ONE, OutsideCohort), (FIRST, None), (LAST, None), (LAST + ONE, OutsideCohort)],
)
def test_somebody_is_enrolled_from_the_first_to_the_last_day(on, refusal):
    assert refused(require_open, COHORT, on, FIRST) is refusal


@pytest.mark.parametrize(
    ("closed", "on", "today", "refusal"),
    [
        (DAY, DAY - ONE, DAY - ONE, None),
        (DAY, DAY, DAY - ONE, CohortClosed),
        (DAY, DAY - ONE, DAY, CohortClosed),
        (DAY, DAY - ONE, DAY + ONE, CohortClosed),
    ],
)
def test_nobody_is_enrolled_once_a_cohort_is_closed(closed, on, today, refusal):
    assert refused(require_open, replace(COHORT, closed_on=closed), on, today) is refusal


def test_a_refusal_names_its_field():
    with pytest.raises(OutsideCohort) as answer:
        require_open(COHORT, LAST + ONE, FIRST)

    assert answer.value.field == "on"
    assert answer.value.facts == {"starts_on": FIRST, "ends_on": LAST}


@pytest.mark.parametrize(
    ("exited", "refusal"), [(DAY - ONE, NotActive), (DAY, None), (DAY + ONE, None), (None, None)]
)
def test_who_has_left_is_not_enrolled(exited, refusal):
    stay = Stay(id=StayId("s"), resident=ResidentId("r"), exited_on=exited)

    assert refused(require_free, "Mahmud", NEW, stay, ()) is refusal
    assert refused(require_free, "Mahmud", NEW, None, ()) is None


@pytest.mark.parametrize(
    ("ended", "refusal"),
    [(DAY - ONE, None), (DAY, AlreadyEnrolled), (DAY + ONE, AlreadyEnrolled)],
)
def test_an_earlier_enrolment_has_to_be_over(ended, refusal):
    others = ((replace(OLD, ended_on=ended), OTHER),)

    assert refused(require_free, "Mahmud", NEW, None, others) is refusal


@pytest.mark.parametrize(
    ("cohort", "refusal"),
    [
        (replace(OTHER, ends_on=DAY - ONE), None),
        (replace(OTHER, ends_on=DAY), AlreadyEnrolled),
        (replace(OTHER, closed_on=DAY - ONE), None),
        (replace(OTHER, closed_on=DAY), AlreadyEnrolled),
    ],
)
def test_what_nobody_ended_is_over_with_its_cohort(cohort, refusal):
    assert refused(require_free, "Mahmud", NEW, None, ((OLD, cohort),)) is refusal


def test_in_the_same_cohort_it_still_runs_and_its_own_enrolment_does_not_count():
    over = replace(COHORT, ends_on=DAY - ONE)
    same = replace(OLD, cohort=COHORT.id)

    assert refused(require_free, "Mahmud", NEW, None, ((same, over),)) is AlreadyEnrolled
    assert refused(require_free, "Mahmud", NEW, None, ((NEW, COHORT),)) is None
    assert (
        refused(require_free, "Mahmud", NEW, None, ((NEW, COHORT), (OLD, OTHER))) is AlreadyEnrolled
    )
