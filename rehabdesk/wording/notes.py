"""What the parts of a note are called, on the screen, on paper, and in a person's own data."""

from rehabdesk.domain.note import CounselingNote, Note, parts_of

PARTS = {
    "subjective": "S · Subjektif",
    "objective": "O · Objektif",
    "assessment": "A · Asesmen",
    "plan": "P · Perencanaan",
    "next_step": "Rencana pertemuan berikut",
    "complaint": "Keluhan",
    "examination": "Pemeriksaan",
    "treatment": "Tindakan",
    "medicine": "Obat",
    "referral": "Rujukan",
}
"""By the part's name in the record."""

COUNSELING = "Catatan konseling"
MEDICAL = "Catatan medis"
NOTHING = "–"


def kind_word(note: Note) -> str:
    """What sort of note it is, told without a word of it."""
    return COUNSELING if isinstance(note, CounselingNote) else MEDICAL


def session_word(number: int) -> str:
    """Which session it was."""
    return f"ke-{number}"


def minutes_word(minutes: int | None) -> str:
    """How long it took."""
    return f"{minutes} menit" if minutes else ""


def written_parts(note: Note) -> tuple[tuple[str, str], ...]:
    """Each part that is written, with what it is called."""
    found = ((PARTS[part], str(getattr(note, part))) for part in parts_of(note))
    return tuple(one for one in found if one[1])
