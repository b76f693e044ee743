"""How far a cohort is: its time, its sessions, its attendance, its people; computed on read."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.attendance import Basis, Tally
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.program import Cohort, CohortState
from rehabdesk.domain.session import SessionState
from rehabdesk.storage import Store


class CohortProgress(Struct, frozen=True, kw_only=True):
    """One cohort on a day; days and sessions are whole numbers, people are enrolments."""

    cohort: Cohort
    days_gone: int
    days_whole: int
    recorded: int
    held: int
    """Sessions up to the day that were not cancelled; ``recorded`` of them are typed in."""
    tally: Tally
    basis: Basis
    """What the office takes percentages of."""
    active: int
    suspended: int
    completed: int
    left: int

    @property
    def days_left(self) -> int:
        """Days after this one until the last day, 0 on and after it."""
        return max(0, self.days_whole - self.days_gone)


def cohorts_at_work(store: Store, today: date) -> tuple[Cohort, ...]:
    """The cohorts that are running, those first that end first."""
    running = [one for one in store.cohorts.all() if one.state_on(today) is CohortState.RUNNING]
    return tuple(sorted(running, key=lambda one: (one.ends_on, one.name)))


def cohort_progress(store: Store, cohort: Cohort, today: date) -> CohortProgress:
    """How far a cohort is today."""
    whole = (cohort.ends_on - cohort.starts_on).days + 1
    gone = (today - cohort.starts_on).days + 1
    counted = store.sessions.counted(cohort.id, today)
    recorded = counted.get(SessionState.RECORDED.value, 0)
    states = list(store.enrolments.states_on(today, cohort=cohort.id).values())
    return CohortProgress(
        cohort=cohort,
        days_gone=max(0, min(gone, whole)),
        days_whole=whole,
        recorded=recorded,
        held=recorded + counted.get(SessionState.PLANNED.value, 0),
        basis=store.settings.read(CertificateRule).basis,
        tally=sum(store.figures.by_month(cohort.id).values(), Tally()),
        active=states.count(EnrolmentState.ACTIVE),
        suspended=states.count(EnrolmentState.SUSPENDED),
        completed=states.count(EnrolmentState.COMPLETED),
        left=states.count(EnrolmentState.LEFT),
    )
