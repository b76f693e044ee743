"""Notes on paper and in a person's own data: for whoever may read them, and each print is noted."""

import io

import pdfplumber
import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import NotAllowed, NotYourNote
from rehabdesk.services.note_papers import counseling_note_pdf, medical_note_pdf
from rehabdesk.services.personal_record import personal_record_pdf
from rehabdesk.storage import AuditFilter
from tests.sample_notes import SAID, SECRETS, SEEN, Team, a_medical_note, a_note, day
from tests.sample_office import TODAY, a_counselor, a_resident
from tests.services.moments import NOON

MORE = "Ada catatan lain. Mintalah kepada konselor atau tenaga medis"


def text_of(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return " ".join("\n".join(page.extract_text() for page in document.pages).split())


@pytest.fixture
def team(store):
    return Team(store)


@pytest.fixture
def person(store):
    return a_resident(store, "Mahmud bin Karta", "BI 283/20", block="A", cell="18")


@pytest.fixture
def note(store, team, person):
    """The second session with somebody."""
    siti = a_counselor(store, nip="198101112005032001")
    team.sit(team.author)
    a_note(store, person, held_on=day("2021-03-08"), topic="Pengenalan")
    return a_note(store, person, counselor=siti.id)


@pytest.fixture
def medical(store, team, person):
    team.sit(team.doctor)
    return a_medical_note(store, person)


def own_data(store, person):
    return text_of(personal_record_pdf(store, person.id, today=TODAY, now=NOON))


def test_the_form_has_the_session_the_counselor_and_all_parts(store, team, note):
    team.sit(team.author)

    said = text_of(counseling_note_pdf(store, note.id, now=NOON))

    for words in (
        *("CATATAN KONSELING INDIVIDU", "Sesi ke- : 2", "45 menit", "Rindu pada anak"),
        *(SAID, "Kecemasan sedang", "Relaksasi napas", "Siti Rahmawati, S.Psi."),
        *("NIP. 19810111 200503 2 001", "BI 283/20", "Senin, 5 April 2021"),
    ):
        assert words in said


def test_a_print_is_noted_at_the_note_and_says_nothing_of_it(store, team, note):
    team.sit(team.author)
    counseling_note_pdf(store, note.id, now=NOON)

    newest = store.audit.of_row("counseling_note", note.id)[0]

    assert (newest.kind, newest.label) == (EntryKind.PRINT, "Catatan konseling dicetak")


def test_the_print_of_a_medical_note_is_noted_at_the_medical_note(store, team, medical):
    medical_note_pdf(store, medical.id, now=NOON)

    newest = store.audit.of_row("medical_note", medical.id)[0]

    assert (newest.kind, newest.label) == (EntryKind.PRINT, "Catatan medis dicetak")


def test_nobody_prints_what_they_may_not_read(store, team, note, medical):
    team.sit(team.colleague)
    with pytest.raises(NotYourNote):
        counseling_note_pdf(store, note.id, now=NOON)
    for one in (team.lead, team.admin, team.operator):
        team.sit(one)
        with pytest.raises(NotAllowed):
            medical_note_pdf(store, medical.id, now=NOON)


def test_the_medical_note_is_signed_by_whoever_treated(store, team, medical):
    said = text_of(medical_note_pdf(store, medical.id, now=NOON))

    for words in ("CATATAN MEDIS", SEEN, "Omeprazol 20 mg", "Rujukan –", "dr. Sekar Melati"):
        assert words in said


def test_own_data_has_the_notes_that_whoever_prints_may_read(store, team, person, note, medical):
    team.sit(team.author)
    said = own_data(store, person)
    assert SAID in said
    assert "5 Apr 2021, ke-2" in said
    assert SEEN not in said
    assert MORE in said

    team.sit(team.doctor)
    said = own_data(store, person)
    assert SEEN in said
    assert SAID not in said
    assert MORE in said


def test_own_data_printed_by_an_administrator_says_only_that_there_are_notes(
    store, team, person, note, medical
):
    team.sit(team.admin)

    said = own_data(store, person)

    assert not [one for one in SECRETS if one in said]
    assert MORE in said


def test_without_further_notes_nothing_is_said_of_them(store, team, person, note):
    team.sit(team.lead)

    assert MORE not in own_data(store, person)
    assert MORE not in own_data(store, a_resident(store, "Andi Saputra"))


def test_a_long_note_is_whole_in_a_persons_own_data_and_its_print_is_noted_there(
    store, team, person, note
):
    team.sit(team.author)
    words = " ".join(f"kata{number}" for number in range(500))
    long = replace(note, objective=words)
    with store.change("Isi contoh"):
        store.counseling_notes.put(long)

    said = own_data(store, person)

    assert not [one for one in words.split() if one not in said]
    newest = store.audit.entries(AuditFilter(), 1)[0]
    assert ("counseling_note", (note.id,)) in [(row.table, row.key) for row in newest.rows]
