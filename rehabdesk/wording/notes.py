"""What the parts of a note are called, on the screen, on paper, and in a person's own data."""

from rehabdesk.domain.note import CounselingNote, Note, parts_of
from rehabdesk.wording.fields.field import RecordFields
from rehabdesk.wording.fields.note import COUNSELING_NOTE, MEDICAL_NOTE
from rehabdesk.wording.fields.words import facts_of

COUNSELING = "Catatan konseling"
MEDICAL = "Catatan medis"
NOTHING = "–"


def kind_word(note: Note) -> str:
    """What sort of note it is, told without a word of it."""
    return COUNSELING if isinstance(note, CounselingNote) else MEDICAL


def session_word(number: int) -> str:
    """Which session it was."""
    return f"ke-{number}"


def fields_of(note: Note) -> RecordFields:
    """The description of its fields."""
    return COUNSELING_NOTE if isinstance(note, CounselingNote) else MEDICAL_NOTE


def written_parts(note: Note) -> tuple[tuple[str, str], ...]:
    """Each part that is written, with what it is called."""
    parts = [fields_of(note)[part] for part in parts_of(note)]
    return tuple(fact for fact in facts_of(fields_of(note), note, parts) if fact[1])
