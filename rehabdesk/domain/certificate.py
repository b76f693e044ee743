"""Who may have a certificate, by which figures, and what is kept of an issued one."""

from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import Basis, Tally
from rehabdesk.domain.enrolment import Enrolment, EnrolmentState
from rehabdesk.domain.identity import CertificateId, EnrolmentId
from rehabdesk.domain.numbering import DEFAULT_TEMPLATE
from rehabdesk.domain.office import Paper
from rehabdesk.domain.official_numbers import NumberRange
from rehabdesk.domain.refusals import LaterThanToday

MOST_SIGNERS = 4
"""How many signatures fit side by side on a certificate."""


class CertificateState(Enum):
    """Whether an issued certificate holds."""

    ISSUED = "issued"
    REVOKED = "revoked"


class Shortfall(Enum):
    """Why somebody does not qualify."""

    LEFT = "left"
    SUSPENDED = "suspended"
    TOO_EARLY = "too_early"
    ATTENDANCE_LOW = "attendance_low"
    MANDATORY_LOW = "mandatory_low"
    NOTHING_RECORDED = "nothing_recorded"
    MARKS_MISSING = "marks_missing"
    SHEETS_MISSING = "sheets_missing"


class CertificateRule(Struct, frozen=True, kw_only=True):
    """The conditions of domain.md 6.3 as the office sets them.

    ``least_percent`` is 0 to 100. ``mandatory_percent`` is the same of sessions of mandatory
    kinds alone, 0 where none is asked for. ``days_before_end`` is how many days before the cohort's
    end certificates may be prepared, for they are handed out on the last day.
    ``marks_needed`` holds a certificate back while rows of recorded sheets are empty,
    ``sheets_needed`` while sessions that are over have not been recorded at all.
    """

    tag: ClassVar[str] = "CertificateRule"

    least_percent: int = 80
    mandatory_percent: int = 0
    basis: Basis = Basis.ATTENDABLE
    days_before_end: int = 7
    marks_needed: bool = True
    sheets_needed: bool = False


class Numbering(Struct, frozen=True, kw_only=True):
    """How official numbers are made (domain.md 6.2), see ``numbering.format_number``.

    Prefix and classification are the office's own: until it gives them there are no numbers.
    """

    tag: ClassVar[str] = "Numbering"

    template: str = DEFAULT_TEMPLATE
    prefix: str = ""
    classification: str = ""
    first: int = 1
    issuing_place: int = 0
    """The one PC of the office that gives official numbers, by its place (0 to 9)."""

    ranges: tuple[NumberRange, ...] = ()
    """What Tata Usaha gave to single PCs; with none, the one PC gives all numbers."""

    by_hand: bool = False
    """Whether Tata Usaha writes each serial on the paper, and it is filled in here later."""


class CertificateLook(Struct, frozen=True, kw_only=True):
    """How certificates are printed: A4 across unless the office says F4 (domain.md 6.3)."""

    tag: ClassVar[str] = "CertificateLook"

    paper: Paper = Paper.A4


class Standing(Struct, frozen=True, kw_only=True):
    """How one enrolment stands against the rule, with the figures that say so."""

    tally: Tally
    basis: Basis
    shortfalls: tuple[Shortfall, ...]
    unrecorded: int = 0

    @property
    def qualifies(self) -> bool:
        """Whether nothing is missing."""
        return not self.shortfalls

    @property
    def numerator(self) -> int:
        """Sessions present."""
        return self.tally.present

    @property
    def denominator(self) -> int:
        """Sessions counted, by the rule's basis."""
        return self.tally.whole(self.basis)


class Certificate(Struct, frozen=True, kw_only=True):
    """An issued certificate; ``frozen`` is its dossier as text, printed for ever as issued.

    ``original_on`` is the day on which the original went out: printed, saved or written to a
    file. There is one original; ``copies`` counts all that went out besides. ``serial`` is 0 while
    the number is open: then ``number`` has dots in its place.
    """

    id: CertificateId
    enrolment: EnrolmentId
    number: str
    serial: int
    year: int
    issued_on: date
    check_code: str
    frozen: str
    state: CertificateState = CertificateState.ISSUED
    override_reason: str = ""
    revoked_reason: str = ""
    copies: int = 0
    original_on: date | None = None
    revoked_on: date | None = None

    @property
    def open_number(self) -> bool:
        """Whether its serial is still to be written on the paper and filled in."""
        return self.serial == 0

    @property
    def revoked(self) -> bool:
        """Whether it has lost its force."""
        return self.state is CertificateState.REVOKED

    def gone_out(self, on: date, *, copy: bool = False) -> "Certificate":
        """This certificate after it went out once more (domain.md 6.3).

        The first time it is the original, unless a copy is asked for or it is revoked by then;
        every other time it is the next copy.
        """
        if self.original_on is None and not copy and not self.revoked:
            return replace(self, original_on=on)
        return replace(self, copies=self.copies + 1)


def standing(
    rule: CertificateRule,
    enrolment: Enrolment,
    cohort_ends_on: date,
    marks: Tally,
    unrecorded: int,
    today: date,
    mandatory: Tally | None = None,
) -> Standing:
    """Hold an enrolment's figures against the rule (domain.md 6.3).

    ``unrecorded`` are sessions of the enrolment's groups that are over but not recorded,
    ``mandatory`` are the marks at sessions of mandatory kinds.
    """
    return Standing(
        tally=marks,
        basis=rule.basis,
        unrecorded=unrecorded,
        shortfalls=(
            *_by_state(rule, enrolment, cohort_ends_on, today),
            *_by_figures(rule, marks, mandatory or Tally(), unrecorded),
        ),
    )


def require_date(rule: CertificateRule, issued_on: date, cohort_ends_on: date, today: date) -> None:
    """Refuse a certificate's date too far ahead (``LaterThanToday``).

    It may lie as many days ahead as certificates are prepared, or on the cohort's last day.
    """
    if issued_on > max(today + timedelta(days=rule.days_before_end), cohort_ends_on):
        raise LaterThanToday("issued_on", day=issued_on)


def _by_state(
    rule: CertificateRule, enrolment: Enrolment, cohort_ends_on: date, today: date
) -> list[Shortfall]:
    if enrolment.state is EnrolmentState.LEFT:
        return [Shortfall.LEFT]
    if enrolment.state is EnrolmentState.SUSPENDED:
        return [Shortfall.SUSPENDED]
    early = (cohort_ends_on - today).days > rule.days_before_end
    return [Shortfall.TOO_EARLY] if early and not enrolment.state.ended else []


def _by_figures(
    rule: CertificateRule, marks: Tally, mandatory: Tally, unrecorded: int
) -> list[Shortfall]:
    found: list[Shortfall] = []
    below = marks.whole(rule.basis)
    if below == 0:
        found.append(Shortfall.NOTHING_RECORDED)
    elif marks.present * 100 < rule.least_percent * below:
        found.append(Shortfall.ATTENDANCE_LOW)
    # Where no mandatory session counts there is nothing to have missed.
    if mandatory.present * 100 < rule.mandatory_percent * mandatory.whole(rule.basis):
        found.append(Shortfall.MANDATORY_LOW)
    if rule.marks_needed and marks.empty:
        found.append(Shortfall.MARKS_MISSING)
    if rule.sheets_needed and unrecorded:
        found.append(Shortfall.SHEETS_MISSING)
    return found
