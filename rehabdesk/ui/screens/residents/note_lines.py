"""The list of a resident's notes: one line each, the newest first, and its columns."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.note import CounselingNote, Note
from rehabdesk.storage import Store
from rehabdesk.ui.widgets.column import Column
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.names import short_name
from rehabdesk.wording.notes import NOTHING, session_word

_YOU, _LEAD, _MEDICAL = "Anda", "ketua tim", "Tenaga medis"


class NoteLine(Struct, frozen=True, kw_only=True):
    """A note as the list shows it; ``number`` is which session it was, or nothing."""

    note: Note
    number: int | None
    leader: str
    readers: str

    @property
    def day(self) -> date:
        """The day of the note."""
        return self.note.held_on

    @property
    def kind(self) -> str:
        """Which sort of note, and which session."""
        if isinstance(self.note, CounselingNote):
            return f"Konseling {session_word(self.number)}" if self.number else "Konseling"
        return "Medis"

    @property
    def topic(self) -> str:
        """What it was about."""
        return self.note.topic if isinstance(self.note, CounselingNote) else ""


def note_lines(store: Store, resident: str) -> list[NoteLine]:
    """The notes of somebody that may be read here."""
    numbers = store.counseling_notes.numbers_of(resident)
    notes: list[Note] = [
        *store.counseling_notes.find(resident=resident),
        *store.medical_notes.find(resident=resident),
    ]
    notes.sort(key=lambda one: (one.held_on, one.id), reverse=True)
    return [
        NoteLine(
            note=one,
            number=numbers.get(one.id),
            leader=_leader(store, one),
            readers=_readers(store, one),
        )
        for one in notes
    ]


def _leader(store: Store, note: Note) -> str:
    if not isinstance(note, CounselingNote):
        return note.staff
    found = store.counselors.get(note.counselor) if note.counselor else None
    return found.name if found else ""


def _readers(store: Store, note: Note) -> str:
    """Who may read it: the author first, then the lead, then those it is shared with."""
    if not isinstance(note, CounselingNote):
        return _MEDICAL
    names = [_name(store, one) for one in (note.author, *note.shared_with)]
    return ", ".join((names[0], _LEAD, *names[1:]))


def _name(store: Store, user: str) -> str:
    return _YOU if user == store.desk.user else short_name(store.users.name_of(user))


def note_columns(*, counseling: bool) -> tuple[Column[NoteLine], ...]:
    """The columns for whoever has counseling notes, or for medical staff, who have no topics."""
    day = Column[NoteLine](
        key="day",
        heading="Tanggal",
        text=lambda one: medium_date(one.day),
        sort=lambda one: one.day,
        width=104,
    )
    kind = Column[NoteLine](key="kind", heading="Jenis", text=lambda one: one.kind, width=118)
    readers = Column[NoteLine](
        key="readers", heading="Dapat dibaca", text=lambda one: one.readers, width=104, muted=True
    )
    if not counseling:
        staff = Column[NoteLine](
            key="leader", heading="Tenaga medis", text=lambda one: one.leader, stretch=True
        )
        return (day, kind, staff, readers)
    topic = Column[NoteLine](
        key="topic", heading="Tema", text=lambda one: one.topic or NOTHING, stretch=True
    )
    leader = Column[NoteLine](
        key="leader",
        heading="Konselor",
        text=lambda one: short_name(one.leader) or NOTHING,
        width=112,
        muted=True,
    )
    return (day, kind, topic, leader, readers)
