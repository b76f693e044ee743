"""Medical notes: read by medical staff, changed and deleted by whoever wrote them."""

from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.identity import UserId
from rehabdesk.domain.note import MedicalNote, is_empty
from rehabdesk.domain.refusals import EmptyNote
from rehabdesk.domain.rights import Right
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
from rehabdesk.wording.fields.note import MEDICAL_NOTE

_WHAT = "Catatan medis"


@needs(Right.SEE_MEDICAL)
def open_medical_note(store: Store, note_id: str) -> MedicalNote:
    """A note to be read, and an entry that it was; raises ``NotFound``."""
    note = required_note(store.medical_notes, note_id)
    note_opened(store, store.medical_notes.table, note.id, f"{_WHAT} dibaca")
    return note


@needs(Right.SEE_MEDICAL)
def save_medical_note(store: Store, note: MedicalNote, *, today: date) -> Done[MedicalNote]:
    """Write a note, or change one's own.

    Raises:
        NotFound, NotYourNote, NoNoteKey, Missing (staff), EmptyNote, TooLong, UnprintableText,
        LaterThanToday, BeforeArrival.
    """
    person = required(store.residents, note.resident, "residen")
    shelf, author = store.medical_notes, UserId(store.desk.user)
    require_key(shelf)
    if (former := shelf.get(note.id)) is not None:
        require_author(former, store.desk)
        author = former.author
    entered = first_of(one.entered_on for one in store.stays.find(resident=person.id))
    require_day(note.held_on, today, entered)
    tidy = replace(checked(note, MEDICAL_NOTE), author=author)
    if is_empty(tidy):
        raise EmptyNote("complaint")
    return keep(store, shelf, tidy)


@needs(Right.SEE_MEDICAL)
def remove_medical_note(store: Store, note_id: str) -> Done[MedicalNote]:
    """Delete one's own note softly; raises ``NotFound`` or ``NotYourNote``."""
    note = required_note(store.medical_notes, note_id)
    require_hand_on(note, store.desk)
    with store.change(f"{_WHAT} dihapus") as change:
        store.medical_notes.remove(note.id)
    return Done(note, change)
