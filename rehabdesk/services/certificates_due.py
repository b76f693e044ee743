"""Issuing to everybody of a cohort whose certificate is due, in one go."""

from datetime import date

from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.rights import Right
from rehabdesk.services.certificates import Pick, issue, lines
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store


@needs(Right.ISSUE_CERTIFICATES)
def issue_due(
    store: Store, cohort: Cohort, *, issued_on: date, today: date
) -> tuple[Certificate, ...]:
    """Issue to everybody who qualifies and has none; nobody due is an empty answer."""
    due = [
        Pick(enrolment_id=line.enrolment.id)
        for line in lines(store, cohort, today=today)
        if line.standing.qualifies and line.certificate is None
    ]
    if not due:
        return ()
    return issue(store, cohort, due, issued_on=issued_on, today=today).record
