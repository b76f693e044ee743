"""Notes about one resident that are not for everybody: of counseling, and of the health service.

A counseling note is for its author, for the team lead, and for those it is shared with; a medical
note is for medical staff. Which session with somebody it was is counted and not kept.
"""

from datetime import date
from enum import Enum
from typing import Any, ClassVar, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.identity import (
    CounselingNoteId,
    CounselorId,
    MedicalNoteId,
    ResidentId,
    UserId,
)
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role

NOTE_LIMIT = 4000
"""Characters in one part of a note."""


class CounselingNote(Struct, frozen=True, kw_only=True):
    """What was said and seen in one session of individual counseling (domain.md 2.5, form 7)."""

    id: CounselingNoteId
    resident: ResidentId
    author: UserId
    held_on: date
    counselor: CounselorId | None = None
    minutes: int | None = None
    topic: str = ""
    subjective: str = ""
    objective: str = ""
    assessment: str = ""
    plan: str = ""
    next_step: str = ""
    shared_with: tuple[UserId, ...] = ()


class MedicalNote(Struct, frozen=True, kw_only=True):
    """What the health service found and did on one day; ``staff`` is whoever treated."""

    id: MedicalNoteId
    resident: ResidentId
    author: UserId
    held_on: date
    staff: str = ""
    complaint: str = ""
    examination: str = ""
    treatment: str = ""
    medicine: str = ""
    referral: str = ""


Note = CounselingNote | MedicalNote
N = TypeVar("N", CounselingNote, MedicalNote)

COUNSELING_PARTS = ("subjective", "objective", "assessment", "plan", "next_step")
MEDICAL_PARTS = ("complaint", "examination", "treatment", "medicine", "referral")


class NoteKind(Enum):
    """A sort of note; the words of each sort lie under a key of their own."""

    COUNSELING = "counseling"
    MEDICAL = "medical"


CLOSED_WORDS: dict[NoteKind, tuple[str, ...]] = {
    NoteKind.COUNSELING: (*COUNSELING_PARTS, "topic"),
    NoteKind.MEDICAL: (*MEDICAL_PARTS, "staff"),
}
"""What lies under the key: days, minutes, author and readers of a note do not."""

_READS = {NoteKind.COUNSELING: Right.SEE_NOTES, NoteKind.MEDICAL: Right.SEE_MEDICAL}


def kinds_for(role: Role) -> tuple[NoteKind, ...]:
    """The sorts of notes that a role has any of, so that it is to have their keys."""
    return tuple(kind for kind, right in _READS.items() if may(role, right))


class ClosedNotes(Struct, frozen=True, kw_only=True):
    """Which sorts of notes have no words in clear any more in this file (a setting)."""

    tag: ClassVar[str] = "ClosedNotes"

    kinds: tuple[NoteKind, ...] = ()


def parts_of(note: Note) -> tuple[str, ...]:
    """The names of a note's written parts, in the order of the form."""
    return COUNSELING_PARTS if isinstance(note, CounselingNote) else MEDICAL_PARTS


def is_empty(note: Note) -> bool:
    """Whether no part of it is written."""
    return not any(getattr(note, part) for part in parts_of(note))


def may_read(note: Note, user: str, role: Role) -> bool:
    """Whether a user of a role may read a note."""
    if isinstance(note, MedicalNote):
        return may(role, Right.SEE_MEDICAL)
    own = user == note.author or user in note.shared_with
    return may(role, Right.SEE_ALL_NOTES) or (may(role, Right.SEE_NOTES) and own)


def may_change(note: Note, user: str, role: Role) -> bool:
    """Whether a user of a role may change what a note says: its author, as long as they read."""
    return may_read(note, user, role) and user == note.author


def may_hand_on(note: Note, user: str, role: Role) -> bool:
    """Whether a user of a role may share or delete a note."""
    return may_change(note, user, role) or (
        isinstance(note, CounselingNote) and may(role, Right.SEE_ALL_NOTES)
    )


WORDLESS: dict[type[Note], dict[str, Any]] = {
    CounselingNote: dict.fromkeys((*COUNSELING_PARTS, "topic"), "") | {"minutes": None},
    MedicalNote: dict.fromkeys((*MEDICAL_PARTS, "staff"), ""),
}
"""What a note says, taken out: only whose it is and when is left."""


def without_words(note: N) -> N:
    """A note of which only whose it is and when is left."""
    return cast("N", replace(cast("Any", note), **WORDLESS[type(note)]))
