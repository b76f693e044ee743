"""Counseling notes: written and changed by their author, shared and deleted by them or the lead."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.identity import CounselorId, UserId
from rehabdesk.domain.note import CounselingNote, is_empty
from rehabdesk.domain.refusals import CannotRead, EmptyNote, NotYourNote
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import User
from rehabdesk.services.audit import note_opened
from rehabdesk.services.done import Done
from rehabdesk.services.notes import (
    first_of,
    require_author,
    require_day,
    require_hand_on,
    require_key,
    required_note,
)
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked, keep, required
from rehabdesk.storage import Store
from rehabdesk.wording.fields.note import COUNSELING_NOTE

_WHAT = "Catatan konseling"


@needs(Right.SEE_NOTES)
def open_counseling_note(store: Store, note_id: str) -> CounselingNote:
    """A note to be read, and an entry that it was; raises ``NotYourNote`` or ``NotFound``."""
    note = required_note(store.counseling_notes, note_id)
    note_opened(store, store.counseling_notes.table, note.id, f"{_WHAT} dibaca")
    return note


@needs(Right.SEE_NOTES)
def save_counseling_note(
    store: Store, note: CounselingNote, *, today: date
) -> Done[CounselingNote]:
    """Write a note, or change one's own; who it is shared with stays as it was.

    Raises:
        NotFound, NotYourNote, NoNoteKey, Missing (topic), EmptyNote, TooLong, UnprintableText,
        NotANumber, LaterThanToday, BeforeArrival.
    """
    person = required(store.residents, note.resident, "residen")
    shelf, author, shared = store.counseling_notes, UserId(store.desk.user), ()
    require_key(shelf)
    if shelf.is_hidden(note.id):
        raise NotYourNote(reason="change")
    if (former := shelf.get(note.id)) is not None:
        require_author(former, store.desk)
        author, shared = former.author, former.shared_with
    require_day(note.held_on, today, _first_day(store, person.id))
    if note.counselor is not None:
        required(store.counselors, note.counselor, "konselor")
    tidy = replace(checked(note, COUNSELING_NOTE), author=author, shared_with=shared)
    if is_empty(tidy):
        raise EmptyNote("subjective")
    return keep(store, shelf, tidy)


def _first_day(store: Store, resident_id: str) -> date | None:
    """The first day that a note can be of: the first enrolment, else the first day here."""
    enrolled = first_of(one.enrolled_on for one in store.enrolments.of_resident(resident_id))
    if enrolled is not None:
        return enrolled
    return first_of(one.entered_on for one in store.stays.find(resident=resident_id))


@needs(Right.SEE_NOTES)
def share_counseling_note(
    store: Store, note_id: str, users: Sequence[UserId]
) -> Done[CounselingNote]:
    """Let exactly these users read a note besides its author and the lead.

    Raises:
        NotFound, NotYourNote, CannotRead (somebody whose role has no counseling notes).
    """
    note = required_note(store.counseling_notes, note_id)
    require_hand_on(note, store.desk)
    for reader in set(users) - set(note.shared_with):
        user = required(store.users, reader, "pengguna")
        if not may(user.role, Right.SEE_NOTES):
            raise CannotRead("users", name=user.name)
    wanted = tuple(dict.fromkeys(one for one in users if one != note.author))
    more = set(wanted) - set(note.shared_with)
    shared = replace(note, shared_with=wanted)
    label = f"{_WHAT} dibagikan" if more else f"Pembagian {_WHAT.lower()} dicabut"
    with store.change(label) as change:
        store.counseling_notes.put(shared)
    return Done(shared, change)


@needs(Right.SEE_NOTES)
def remove_counseling_note(store: Store, note_id: str) -> Done[CounselingNote]:
    """Delete a note softly; raises ``NotFound`` or ``NotYourNote``."""
    note = required_note(store.counseling_notes, note_id)
    require_hand_on(note, store.desk)
    with store.change(f"{_WHAT} dihapus") as change:
        store.counseling_notes.remove(note.id)
    return Done(note, change)


@needs(Right.SEE_NOTES)
def own_counselor(store: Store) -> CounselorId | None:
    """The counselor that whoever sits at the desk is, where the list of users says so."""
    user = store.users.get(store.desk.user)
    found = store.counselors.get(user.counselor) if user and user.counselor else None
    return found.id if found else None


@needs(Right.SEE_NOTES)
def possible_readers(store: Store, note: CounselingNote, *, today: date) -> tuple[User, ...]:
    """Whom a note can be shared with, and whom it is shared with already.

    Offered are those who work here, may read shared notes, and do not read it anyway.
    """
    return tuple(
        one
        for one in store.users.all()
        if one.id in note.shared_with
        or (
            one.id != note.author
            and may(one.role, Right.SEE_NOTES)
            and not may(one.role, Right.SEE_ALL_NOTES)
            and one.active_on(today)
        )
    )
