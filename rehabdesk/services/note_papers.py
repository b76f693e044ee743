"""One note on paper, for whoever may read it; that it was printed is noted, what it says is not."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.dossiers import NoteDossier, Signature
from rehabdesk.domain.note import CounselingNote, MedicalNote, Note, parts_of
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import note as note_down
from rehabdesk.services.dossiers import counselor_signature, kop_on, stamp_of
from rehabdesk.services.notes import require_key, required_note
from rehabdesk.services.rights import needs, require
from rehabdesk.services.saving import required
from rehabdesk.storage import Store
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.note import COUNSELING_NOTE, MEDICAL_NOTE
from rehabdesk.wording.fields.words import value_words
from rehabdesk.wording.notes import COUNSELING, MEDICAL, fields_of

_ONLY_FOR = "RAHASIA · HANYA UNTUK"
_OPTIONAL = frozenset(("next_step",))

_NoteFacts = tuple[tuple[str, str], ...]


@needs(Right.SEE_NOTES)
def counseling_note_pdf(store: Store, note_id: str, *, now: datetime) -> bytes:
    """The form of one session; raises ``NotAllowed``, ``NotYourNote`` or ``NotFound``."""
    return counseling_notes_pdf(store, [note_id], now=now)


@needs(Right.SEE_NOTES)
def counseling_notes_pdf(store: Store, note_ids: Sequence[str], *, now: datetime) -> bytes:
    """The forms of some sessions in one file, nothing for none; raises as for one of them."""
    require(store, Right.PRINT)
    require_key(store.counseling_notes)
    notes = [required_note(store.counseling_notes, one) for one in note_ids]
    return _printed(
        store, COUNSELING, notes, [counseling_dossier(store, one, now=now) for one in notes]
    )


@needs(Right.SEE_MEDICAL)
def medical_note_pdf(store: Store, note_id: str, *, now: datetime) -> bytes:
    """The note of one visit; raises ``NotAllowed`` or ``NotFound``."""
    return medical_notes_pdf(store, [note_id], now=now)


@needs(Right.SEE_MEDICAL)
def medical_notes_pdf(store: Store, note_ids: Sequence[str], *, now: datetime) -> bytes:
    """The notes of some visits in one file, nothing for none; raises as for one of them."""
    require(store, Right.PRINT)
    require_key(store.medical_notes)
    notes = [required_note(store.medical_notes, one) for one in note_ids]
    dossiers = [medical_dossier(store, one, now=now) for one in notes]
    return _printed(store, MEDICAL, notes, dossiers)


def _printed(
    store: Store, kind: str, notes: Sequence[Note], dossiers: Sequence[NoteDossier]
) -> bytes:
    """Draw notes and note down each of them; no note at all is an empty file."""
    from rehabdesk.documents.note_sheet import draw

    if not notes:
        return b""
    about = [(_table(store, one), one.id) for one in notes]
    note_down(store, EntryKind.PRINT, f"{kind} dicetak", about)
    return draw(dossiers)


@needs(Right.SEE_NOTES)
def counseling_dossier(store: Store, note: CounselingNote, *, now: datetime) -> NoteDossier:
    """What the form of one session is drawn from."""
    counselor = counselor_signature(store, note.counselor)
    number = store.counseling_notes.numbers_of(note.resident)[note.id]
    minutes = COUNSELING_NOTE["minutes"]
    return _dossier(
        store,
        note,
        titles=("CATATAN KONSELING INDIVIDU", f"{_ONLY_FOR} YANG BERHAK"),
        facts=(
            ("Sesi ke-", str(number)),
            (minutes.name, value_words(minutes, note.minutes) or "–"),
            (COUNSELING_NOTE["counselor"].name, counselor.name or "–"),
        ),
        signature=counselor,
        now=now,
    )


@needs(Right.SEE_MEDICAL)
def medical_dossier(store: Store, note: MedicalNote, *, now: datetime) -> NoteDossier:
    """What the note of one visit is drawn from."""
    staff = MEDICAL_NOTE["staff"].name
    return _dossier(
        store,
        note,
        titles=("CATATAN MEDIS", f"{_ONLY_FOR} TENAGA MEDIS"),
        facts=((staff, note.staff),),
        signature=Signature(heading="", position=staff, name=note.staff),
        now=now,
    )


def _table(store: Store, note: Note) -> str:
    counseling = isinstance(note, CounselingNote)
    return store.counseling_notes.table if counseling else store.medical_notes.table


def _dossier(
    store: Store,
    note: Note,
    *,
    titles: tuple[str, ...],
    facts: _NoteFacts,
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


def _who(store: Store, person: Resident) -> _NoteFacts:
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
        yield COUNSELING_NOTE["topic"].name, note.topic
    for part in parts_of(note):
        words = str(getattr(note, part))
        if words or part not in _OPTIONAL:
            yield fields_of(note)[part].name, words
