"""Read-only lines for lists: what a table shows of a record and of what hangs on it."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import CohortId, EnrolmentId, GroupId, ResidentId


class ResidentLine(Struct, frozen=True, kw_only=True):
    """One resident in a list, with the newest enrolment and where it stands on a day."""

    id: ResidentId
    name: str
    aliases: tuple[str, ...]
    registration_no: str
    block: str
    cell: str
    birth_on: date | None
    expires_on: date | None
    exited_on: date | None
    enrolment: EnrolmentId | None
    cohort: CohortId | None
    cohort_name: str
    group: GroupId | None
    group_name: str
    state: EnrolmentState | None


class ResidentFilter(Struct, frozen=True, kw_only=True):
    """What a list of residents is narrowed to; empty fields narrow nothing.

    ``state`` is an ``EnrolmentState`` value, or "none" for people without an enrolment.
    """

    text: str = ""
    cohort: str = ""
    group: str = ""
    state: str = ""
    block: str = ""
    present_only: bool = False
    """Only people whose stay has not ended."""


class EarlyRelease(Struct, frozen=True, kw_only=True):
    """Somebody whose sentence ends before the programme does."""

    resident: ResidentId
    name: str
    registration_no: str
    group_name: str
    cohort_name: str
    leaves_on: date
    cohort_ends_on: date
    by_two_thirds: bool
    """Whether it is the two-thirds date (eligible for parole) and not the sentence's end."""
