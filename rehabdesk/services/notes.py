"""The steps that counseling notes and medical notes share.

The store leaves out what may not be read; these say so in words to whoever knows an id.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from rehabdesk.domain.note import (
    CounselingNote,
    MedicalNote,
    Note,
    may_change,
    may_hand_on,
)
from rehabdesk.domain.refusals import (
    BeforeArrival,
    LaterThanToday,
    NoNoteKey,
    NoteAltered,
    NotYourNote,
)
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Desk, NoteRepository, Store

N = TypeVar("N", CounselingNote, MedicalNote)


def required_note(shelf: NoteRepository[N], key: str) -> N:
    """The note with this id.

    Raises:
        NotFound, NotYourNote, NoNoteKey (the desk cannot open its words), NoteAltered.
    """
    require_key(shelf)
    if shelf.is_hidden(key):
        raise NotYourNote
    note = required(shelf, key, "catatan")
    if not shelf.opens(note):
        raise NoteAltered
    return note


def require_key(shelf: NoteRepository[N]) -> None:
    """Refuse whoever has the right to notes and not yet their key (``NoNoteKey``)."""
    if not shelf.store.words.holds(shelf.kind):
        raise NoNoteKey


def require_author(note: Note, desk: Desk) -> None:
    """Refuse whoever would change what somebody else wrote."""
    if not may_change(note, desk.user, desk.role):
        raise NotYourNote(reason="change")


def require_hand_on(note: Note, desk: Desk) -> None:
    """Refuse whoever may neither share nor delete a note."""
    if not may_hand_on(note, desk.user, desk.role):
        raise NotYourNote(reason="share" if isinstance(note, CounselingNote) else "remove")


def require_day(day: date, today: date, first: date | None) -> None:
    """Refuse a day that has not come, or one before somebody was here."""
    if day > today:
        raise LaterThanToday("held_on", day=day)
    if first is not None and day < first:
        raise BeforeArrival("held_on", day=first)


def first_of(days: Iterable[date | None]) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in days if day is not None), default=None)


@needs(Right.LOOK)
def further_notes(store: Store, resident_id: str) -> int:
    """How many notes of somebody there are that whoever sits at the desk may not read."""
    shelves = (store.counseling_notes, store.medical_notes)
    return sum(
        shelf.count_of(resident_id) - shelf.count("resident = ?", (resident_id,))
        for shelf in shelves
    )
