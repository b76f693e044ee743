"""Gathers everything that is kept about one person, for that person (UU 27/2022, article 7)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from rehabdesk.documents.personal_record import draw
from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.dossiers import PersonalRecordDossier, RecordSection, Signature
from rehabdesk.domain.note import CounselingNote, Note
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.rights import Right
from rehabdesk.services.dossiers import kop_on, manager_signature, stamp_of
from rehabdesk.services.notes import further_notes
from rehabdesk.services.restricting import restriction_of
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Store
from rehabdesk.wording import dates
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.fields.excuse import EXCUSE
from rehabdesk.wording.fields.resident import FAMILY, PLACE, RESIDENT
from rehabdesk.wording.fields.stay import STAY
from rehabdesk.wording.fields.words import facts_of
from rehabdesk.wording.notes import COUNSELING, MEDICAL, session_word, written_parts
from rehabdesk.wording.terms import label

_MOST_AT_ONCE = 600
"""Signs in one block of words: a paper's line of label and value does not break over pages."""
_MORE = "Ada catatan lain. Mintalah kepada konselor atau tenaga medis yang menulisnya."


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


def _lines(notes: Iterable[Note], numbers: dict[str, int]) -> tuple[tuple[str, str], ...]:
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


_STATEMENT = (
    "Dicetak atas permintaan yang bersangkutan menurut Pasal 7 Undang-Undang Nomor 27 Tahun 2022"
    " tentang Pelindungan Data Pribadi. Yang bersangkutan dapat meminta agar data yang keliru"
    " diperbaiki. Foto dan catatan perubahan ada di sistem dan dapat dilihat bersama petugas."
)

_Lines = tuple[tuple[str, str], ...]


@needs(Right.PRINT)
def personal_record_pdf(
    store: Store, resident_id: str, *, today: date, now: datetime, why: str = ""
) -> bytes:
    """Print a person's own data, and note that and why it was printed."""
    person = required(store.residents, resident_id, "residen")
    dossier = personal_record_dossier(store, person.id, today=today, now=now)
    words = f"Data pribadi dicetak: {person.registration_no or 'tanpa nomor'}"
    with store.change(words, why=why, kind=EntryKind.PRINT) as change:
        change.named.extend(printed_notes(store, person.id))
    return draw([dossier])


@needs(Right.PRINT)
def personal_record_dossier(
    store: Store, resident_id: str, *, today: date, now: datetime
) -> PersonalRecordDossier:
    """What the paper is drawn from."""
    person = required(store.residents, resident_id, "residen")
    number = person.registration_no
    sections = (
        RecordSection(heading="Identitas", lines=_identity(store, person)),
        RecordSection(heading=FAMILY, lines=_family(person)),
        RecordSection(heading="Nomor registrasi", lines=_numbers(store, person)),
        RecordSection(heading="Masa tinggal dan pidana", lines=_stays(store, person)),
        RecordSection(heading="Penempatan", lines=_places(store, person)),
        RecordSection(heading="Program rehabilitasi", lines=_programs(store, person)),
        RecordSection(heading="Sertifikat", lines=_certificates(store, person)),
        RecordSection(heading="Halangan", lines=_excuses(store, person)),
        RecordSection(heading="Kehadiran", lines=_attendance(store, person)),
        *note_sections(store, person.id),
    )
    return PersonalRecordDossier(
        kop=kop_on(store, today),
        paper=store.office.paper,
        titles=("DATA PRIBADI RESIDEN", "RAHASIA · HANYA UNTUK YANG BERSANGKUTAN"),
        person=f"{person.name} · {number}" if number else person.name,
        sections=tuple(one for one in sections if one.lines),
        statement=_STATEMENT,
        place_and_date=f"{store.office.city}, {dates.long_date(today)}",
        left_signature=Signature(
            heading="Diterima oleh,", position="Yang bersangkutan", name=person.name
        ),
        right_signature=manager_signature(store, today, "Mengetahui,"),
        printed_at=stamp_of(store.office, now),
    )


def _known(lines: Iterable[tuple[str, str]]) -> _Lines:
    return tuple(one for one in lines if one[1])


def _day(day: date | None) -> str:
    return dates.long_date(day) if day else ""


def _period(first: date | None, last: date | None) -> str:
    return f"{_day(first) or '…'} s.d. {_day(last) or 'sekarang'}"


def _identity(store: Store, person: Resident) -> _Lines:
    wanted = [
        one
        for one in RESIDENT.fields
        if one.group not in (FAMILY, PLACE) and one.key != "registration_no"
    ]
    return _known(
        (
            *facts_of(RESIDENT, person, wanted),
            ("Foto", "ada" if person.photo else "tidak ada"),
            ("Catatan dibatasi", _restricted(store, person)),
        )
    )


def _restricted(store: Store, person: Resident) -> str:
    found = restriction_of(store, person.id)
    return f"sejak {_day(found.restricted_on)}: {found.reason}" if found else ""


def _family(person: Resident) -> _Lines:
    return _known(facts_of(RESIDENT, person, RESIDENT.of_group(FAMILY)))


def _numbers(store: Store, person: Resident) -> _Lines:
    return tuple(
        (label(one.kind), f"{one.value} ({_period(one.valid_from, one.valid_to)})")
        for one in store.registrations.find(resident=person.id)
    )


def _stays(store: Store, person: Resident) -> _Lines:
    wanted = [one for one in STAY.fields if one.key not in ("entered_on", "exited_on")]
    lines: list[tuple[str, str]] = []
    for stay in store.stays.find(resident=person.id):
        lines += [
            ("Masuk", _period(stay.entered_on, stay.exited_on)),
            *facts_of(STAY, stay, wanted),
        ]
    return _known(lines)


def _places(store: Store, person: Resident) -> _Lines:
    return tuple(
        (place(one.block, one.cell) or "Tanpa kamar", _period(one.placed_from, one.placed_to))
        for one in store.placements.find(resident=person.id)
    )


def _programs(store: Store, person: Resident) -> _Lines:
    lines: list[tuple[str, str]] = []
    states = store.enrolments.states_on(store.today(), resident=person.id)
    for enrolment in store.enrolments.of_resident(person.id):
        cohort = store.cohorts.get(enrolment.cohort)
        period = _period(enrolment.enrolled_on, enrolment.ended_on)
        state = label(states[enrolment.id]).lower()
        lines.append((cohort.name if cohort else "Program", f"{period}, {state}"))
        lines.append(
            ("Alasan berakhir", label(enrolment.end_reason) if enrolment.end_reason else "")
        )
        lines.append(("Catatan", enrolment.end_note))
        for event in store.enrolment_events.find(enrolment=enrolment.id):
            why = f": {event.reason}" if event.reason else ""
            lines.append((_day(event.happened_on), f"{label(event.state)}{why}"))
    return _known(lines)


def _certificates(store: Store, person: Resident) -> _Lines:
    return tuple(
        (one.number, f"{_day(one.issued_on)}, {label(one.state).lower()}")
        for enrolment in store.enrolments.of_resident(person.id)
        for one in store.certificates.find(enrolment=enrolment.id)
    )


def _excuses(store: Store, person: Resident) -> _Lines:
    statuses = {one.id: one.label for one in store.statuses.all()}
    wanted = [one for one in EXCUSE.fields if one.key not in ("status", "first_on", "last_on")]
    lines: list[tuple[str, str]] = []
    for excuse in store.excuses.find(resident=person.id):
        last = _day(excuse.last_on) or "belum ditentukan"
        period = f"{_day(excuse.first_on)} s.d. {last}"
        lines += [(statuses.get(excuse.status, "Halangan"), period)]
        lines += facts_of(EXCUSE, excuse, wanted)
    return _known(lines)


def _attendance(store: Store, person: Resident) -> _Lines:
    """Every session that the person was expected at, with what was marked and why."""
    statuses = {one.number: one.label for one in store.statuses.all()}
    kinds = {one.id: one.name for one in store.session_kinds.all()}
    rows = store.attendance.of_resident(person.id)
    found = ((store.sessions.get(row.session), row) for row in rows)
    held = sorted(
        ((session, row) for session, row in found if session is not None),
        key=lambda one: (one[0].held_on, one[0].starts_at),
    )
    lines: list[tuple[str, str]] = []
    for session, row in held:
        status = statuses.get(row.status or 0, "belum diisi")
        words = [kinds.get(session.kind, ""), status, row.reason, row.note]
        lines.append((_day(session.held_on), " · ".join(one for one in words if one)))
    return tuple(lines)
