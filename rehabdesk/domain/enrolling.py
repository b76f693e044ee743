"""Who may be enrolled in a cohort from a day on: one rule for the window and for imports."""

from collections.abc import Iterable
from datetime import date

from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.refusals import AlreadyEnrolled, CohortClosed, NotActive, OutsideCohort
from rehabdesk.domain.resident import Stay


def require_open(cohort: Cohort, on: date, today: date) -> None:
    """Refuse an enrolment from ``on`` in a cohort closed by then or by today, or not running.

    Raises:
        CohortClosed, OutsideCohort.
    """
    if cohort.closed_on is not None and cohort.closed_on <= max(on, today):
        raise CohortClosed("cohort", cohort=cohort.name)
    if not cohort.holds(on):
        raise OutsideCohort("on", starts_on=cohort.starts_on, ends_on=cohort.ends_on)


def require_free(
    name: str,
    enrolment: Enrolment,
    stay: Stay | None,
    others: Iterable[tuple[Enrolment, Cohort]],
) -> None:
    """Refuse to enrol somebody who has left, or takes part somewhere at that time.

    ``stay`` is the newest one; ``others`` are the person's enrolments with their cohorts. One
    that nobody ended is over when its cohort is; in the same cohort it still runs.

    Raises:
        NotActive, AlreadyEnrolled.
    """
    first = enrolment.enrolled_on
    if stay is not None and stay.exited_on is not None and stay.exited_on < first:
        raise NotActive(name=name)
    for other, cohort in others:
        if other.id == enrolment.id:
            continue
        last = other.ended_on or (
            date.max if other.cohort == enrolment.cohort else cohort.closed_on or cohort.ends_on
        )
        if last >= first:
            raise AlreadyEnrolled(name=name, cohort=cohort.name)
