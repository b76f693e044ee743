"""One note on paper, for whoever may read it; that it was printed is noted, what it says is not."""

from collections.abc import Iterable
from datetime import datetime

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.dossiers import NoteDossier, Signature
from rehabdesk.domain.note import CounselingNote, MedicalNote, Note, parts_of
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import note as note_down
from rehabdesk.services.dossiers import counselor_signature, kop_on, stamp_of
from rehabdesk.services.notes import required_note
from rehabdesk.services.rights import needs, require
from rehabdesk.services.saving import required
from rehabdesk.storage import Store
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.notes import COUNSELING, MEDICAL, PARTS, minutes_word

_ONLY_FOR = "RAHASIA · HANYA UNTUK"
_OPTIONAL = frozenset(("next_step",))

_Facts = tuple[tuple[str, str], ...]


@needs(Right.SEE_NOTES)
def counseling_note_pdf(store: Store, note_id: str, *, now: datetime) -> bytes:
    """The form of one session; raises ``NotAllowed``, ``NotYourNote`` or ``NotFound``."""
    from rehabdesk.documents.note_sheet import draw

    require(store, Right.PRINT)
    note = required_note(store.counseling_notes, note_id)
    counselor = counselor_signature(store, note.counselor)
    number = store.counseling_notes.numbers_of(note.resident)[note.id]
    dossier = _dossier(
        store,
        note,
        titles=("CATATAN KONSELING INDIVIDU", f"{_ONLY_FOR} YANG BERHAK"),
        facts=(
            ("Sesi ke-", str(number)),
            ("Durasi", minutes_word(note.minutes) or "–"),
            ("Konselor", counselor.name or "–"),
        ),
        signature=counselor,
        now=now,
    )
    note_down(store, EntryKind.PRINT, f"{COUNSELING} dicetak", [(_table(store, note), note.id)])
    return draw([dossier])


@needs(Right.SEE_MEDICAL)
def medical_note_pdf(store: Store, note_id: str, *, now: datetime) -> bytes:
    """The note of one visit; raises ``NotAllowed`` or ``NotFound``."""
    from rehabdesk.documents.note_sheet import draw

    require(store, Right.PRINT)
    note = required_note(store.medical_notes, note_id)
    dossier = _dossier(
        store,
        note,
        titles=("CATATAN MEDIS", f"{_ONLY_FOR} TENAGA MEDIS"),
        facts=(("Tenaga medis", note.staff),),
        signature=Signature(heading="", position="Tenaga medis", name=note.staff),
        now=now,
    )
    note_down(store, EntryKind.PRINT, f"{MEDICAL} dicetak", [(_table(store, note), note.id)])
    return draw([dossier])


def _table(store: Store, note: Note) -> str:
    counseling = isinstance(note, CounselingNote)
    return store.counseling_notes.table if counseling else store.medical_notes.table


def _dossier(
    store: Store,
    note: Note,
    *,
    titles: tuple[str, ...],
    facts: _Facts,
    signature: Signature,
    now: datetime,
) -> NoteDossier:
    person = required(store.residents, note.resident, "residen")
    office, number = store.office, person.registration_no
    return NoteDossier(
        kop=kop_on(store, now.date()),
        paper=office.paper,
        titles=titles,
        facts=(
            *_who(store, person),
            ("Hari/tanggal", long_date(note.held_on, weekday=True)),
            *facts,
        ),
        parts=tuple(_parts(note)),
        person=f"{person.name} · {number}" if number else person.name,
        place_and_date=f"{office.city}, {long_date(now.date())}",
        signature=signature,
        printed_at=stamp_of(office, now),
    )


def _who(store: Store, person: Resident) -> _Facts:
    enrolments = store.enrolments.of_resident(person.id)
    cohort = store.cohorts.get(enrolments[-1].cohort) if enrolments else None
    return (
        ("Nama", person.name),
        ("No. registrasi", person.registration_no or "–"),
        ("Blok/kamar", place(person.block, person.cell) or "–"),
        ("Program", cohort.name if cohort else "–"),
    )


def _parts(note: Note) -> Iterable[tuple[str, str]]:
    """What the paper has under headings; an empty part is shown as one, not left out."""
    if not isinstance(note, MedicalNote):
        yield "Tema", note.topic
    for part in parts_of(note):
        words = str(getattr(note, part))
        if words or part not in _OPTIONAL:
            yield PARTS[part], words
