"""A person in rehabilitation: identity, dated registration numbers, stays and places."""

from datetime import date
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.identity import (
    PictureId,
    PlacementId,
    RegistrationId,
    ResidentId,
    RestrictionId,
    StayId,
)


class Sex(Enum):
    """Sex as the register has it."""

    MALE = "male"
    FEMALE = "female"


class NumberKind(Enum):
    """What sort of number a registration is."""

    REGISTER = "register"
    PERSON_NO = "person_no"
    MEDICAL = "medical"


class ExitReason(Enum):
    """Why a stay, or an enrolment, ended (domain.md 7.5)."""

    RELEASED = "released"
    PAROLE = "parole"
    LEAVE_BEFORE_RELEASE = "leave_before_release"
    CONDITIONAL_LEAVE = "conditional_leave"
    ASSIMILATION = "assimilation"
    TRANSFERRED = "transferred"
    DECEASED = "deceased"
    REFERRED_ILL = "referred_ill"
    EXPELLED = "expelled"
    DROPPED = "dropped"
    INELIGIBLE = "ineligible"
    OTHER = "other"

    @property
    def ends_stay(self) -> bool:
        """Whether the person has left the prison, not merely the programme."""
        return self in _LEAVES_PRISON


_LEAVES_PRISON = frozenset(
    {
        ExitReason.RELEASED,
        ExitReason.PAROLE,
        ExitReason.LEAVE_BEFORE_RELEASE,
        ExitReason.CONDITIONAL_LEAVE,
        ExitReason.ASSIMILATION,
        ExitReason.TRANSFERRED,
        ExitReason.DECEASED,
    }
)


class Resident(Struct, frozen=True, kw_only=True):
    """Who a person is (domain.md 7.4); programme, group and cell are records of their own.

    ``registration_no``, ``block`` and ``cell`` are the current ones, for lists and papers, the
    number as registers write it (``written_registration``). Their history, with the number as it
    was typed, is in ``Registration`` and ``Placement``.
    """

    id: ResidentId
    name: str
    aliases: tuple[str, ...] = ()
    registration_no: str = ""
    block: str = ""
    cell: str = ""
    sex: Sex = Sex.MALE
    birth_place: str = ""
    birth_on: date | None = None
    religion: str = ""
    education: str = ""
    occupation: str = ""
    ethnicity: str = ""
    nationality: str = "Indonesia"
    marital_status: str = ""
    address: str = ""
    nik: str = ""
    father_name: str = ""
    mother_name: str = ""
    guarantor: str = ""
    guardian: str = ""
    note: str = ""
    photo: PictureId | None = None
    consent_on: date | None = None
    anonymised: bool = False
    """Whether all that told who it was has been taken out, see ``services/retention.py``."""


class Registration(Struct, frozen=True, kw_only=True):
    """A number that a person carried from one day to another; ``value`` is as typed."""

    id: RegistrationId
    resident: ResidentId
    kind: NumberKind
    value: str
    matched: str
    """The normal form for matching (``matching.normal_registration``)."""
    valid_from: date | None = None
    valid_to: date | None = None


class Stay(Struct, frozen=True, kw_only=True):
    """One time in this prison, with the dates of the sentence; a second stay is a second record."""

    id: StayId
    resident: ResidentId
    entered_on: date | None = None
    detained_on: date | None = None
    sentence: str = ""
    sentence_months: int | None = None
    offence: str = ""
    article: str = ""
    one_third_on: date | None = None
    half_on: date | None = None
    two_thirds_on: date | None = None
    expires_on: date | None = None
    remission_months: int = 0
    remission_days: int = 0
    exited_on: date | None = None
    exit_reason: ExitReason | None = None
    exit_note: str = ""


class Placement(Struct, frozen=True, kw_only=True):
    """Where a person slept from one day to another."""

    id: PlacementId
    resident: ResidentId
    block: str
    cell: str
    placed_from: date | None = None
    placed_to: date | None = None


class Restriction(Struct, frozen=True, kw_only=True):
    """Somebody's record is for those alone who have the right to it, and why."""

    id: RestrictionId
    resident: ResidentId
    reason: str
    restricted_on: date


def place(block: str, cell: str) -> str:
    """Block and cell as lists and sheets show them: "A/18"."""
    short = block.removeprefix("Blok ").removeprefix("BLOK ").strip()
    return f"{short}/{cell}" if short and cell else short or cell
