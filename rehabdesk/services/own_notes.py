"""The notes in a person's own data: those that whoever prints may read, and that there are more."""

from collections.abc import Iterable, Iterator

from rehabdesk.domain.dossiers import RecordSection
from rehabdesk.domain.note import CounselingNote, Note
from rehabdesk.domain.rights import Right
from rehabdesk.services.notes import further_notes
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.notes import COUNSELING, MEDICAL, session_word, written_parts

_MOST_AT_ONCE = 600
"""Signs in one block of words: a paper's line of label and value does not break over pages."""
_MORE = "Ada catatan lain. Mintalah kepada konselor atau tenaga medis yang menulisnya."

_Lines = tuple[tuple[str, str], ...]


@needs(Right.PRINT)
def note_sections(store: Store, resident_id: str) -> tuple[RecordSection, ...]:
    """The notes by kind, and one line where there are notes that are not for whoever prints."""
    numbers = store.counseling_notes.numbers_of(resident_id)
    counseling = store.counseling_notes.find(resident=resident_id)
    medical = store.medical_notes.find(resident=resident_id)
    more = (("Catatan lain", _MORE),) if further_notes(store, resident_id) else ()
    return (
        RecordSection(heading=COUNSELING, lines=_lines(counseling, numbers)),
        RecordSection(heading=MEDICAL, lines=_lines(medical, {})),
        RecordSection(heading="Catatan yang tidak termuat", lines=more),
    )


@needs(Right.PRINT)
def printed_notes(store: Store, resident_id: str) -> tuple[tuple[str, str], ...]:
    """Tables and keys of the notes that stand on the paper, for the audit log."""
    return tuple(
        (shelf.table, one.id)
        for shelf in (store.counseling_notes, store.medical_notes)
        for one in shelf.find(resident=resident_id)
    )


def _lines(notes: Iterable[Note], numbers: dict[str, int]) -> _Lines:
    lines: list[tuple[str, str]] = []
    for note in notes:
        which = f", {session_word(numbers[note.id])}" if note.id in numbers else ""
        about = note.topic if isinstance(note, CounselingNote) else note.staff
        lines.append((f"{medium_date(note.held_on)}{which}", about))
        for name, words in written_parts(note):
            for at, block in enumerate(_blocks(words)):
                lines.append(("" if at else name, block))
    return tuple(lines)


def _blocks(words: str) -> Iterator[str]:
    """The words in blocks that fit a page each, none of them cut."""
    block = ""
    for word in words.split():
        if block and len(block) + len(word) >= _MOST_AT_ONCE:
            yield block
            block = ""
        block = f"{block} {word}" if block else word
    yield block
