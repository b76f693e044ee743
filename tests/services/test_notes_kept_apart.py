"""What walks over all records meets notes, too, and tells nobody what they say who may not know."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import RowDeed
from rehabdesk.domain.refusals import InUse
from rehabdesk.services.audit import (
    deleted_records,
    entries,
    history_of,
    restore_deleted,
    rows_of_resident,
)
from rehabdesk.services.checking import check_office
from rehabdesk.services.counseling_notes import (
    open_counseling_note,
    remove_counseling_note,
    save_counseling_note,
    share_counseling_note,
)
from rehabdesk.services.importing.journal import unpack
from rehabdesk.services.importing.merging import merge_residents, undo_merge
from rehabdesk.services.medical_notes import remove_medical_note
from rehabdesk.services.notes import further_notes
from rehabdesk.services.residents import remove_resident
from rehabdesk.services.retention import anonymise, propose
from rehabdesk.storage import AuditFilter
from tests.sample_notes import SAID, SECRETS, SEEN, Team, a_medical_note, a_note, day
from tests.sample_office import TODAY, a_resident
from tests.services.moments import NOON

LONG = "Cerita tentang masa kecil di kampung. " * 40


@pytest.fixture
def team(store):
    return Team(store)


@pytest.fixture
def person(store):
    return a_resident(store)


@pytest.fixture
def note(store, team, person):
    """A counseling note that was written, read, changed and shared."""
    team.sit(team.author)
    made = a_note(store, person)
    open_counseling_note(store, made.id)
    save_counseling_note(store, replace(made, plan=LONG), today=TODAY)
    return share_counseling_note(store, made.id, [team.colleague.id]).record


@pytest.fixture
def medical(store, team, person):
    team.sit(team.doctor)
    return a_medical_note(store, person)


def told(found):
    return str(found)


def secrets_in(words):
    return [one for one in (*SECRETS, LONG[:30]) if one in words]


def test_the_log_tells_an_administrator_what_was_done_and_no_word_of_it(
    store, team, person, note, medical
):
    team.sit(team.admin)

    everything = told(entries(store, AuditFilter()))
    history = history_of(store, *rows_of_resident(store, person.id))

    assert secrets_in(everything) == secrets_in(told(history)) == []
    assert [one.label for one in history][:4] == [
        "Catatan medis ditambahkan",
        "Catatan konseling dibagikan",
        "Catatan konseling diubah",
        "Catatan konseling dibaca",
    ]
    hidden = [row for one in history for row in one.rows if row.table == "counseling_note"]
    assert {row.hidden for row in hidden if row.deed is not RowDeed.NAMED} == {True}


def test_the_lead_reads_the_history_of_a_counseling_note_and_not_of_a_medical_one(
    store, team, person, note, medical
):
    team.sit(team.lead)

    history = told(history_of(store, *rows_of_resident(store, person.id)))

    assert SAID in history
    assert SEEN not in history


def test_what_a_note_said_before_it_was_changed_is_in_the_log_whole(store, team, note):
    team.sit(team.author)
    full = store.counseling_notes.get(note.id)
    save_counseling_note(store, replace(full, plan="Singkat"), today=TODAY)
    team.sit(team.lead)

    newest = history_of(store, ("counseling_note", note.id))[0]

    ((name, old, new),) = newest.rows[0].fields
    assert (name, old, new) == ("plan", LONG.strip(), "Singkat")


def test_a_deleted_note_is_listed_by_its_person_and_day_and_comes_back(
    store, team, person, note, medical
):
    team.sit(team.author)
    remove_counseling_note(store, note.id)
    team.sit(team.doctor)
    remove_medical_note(store, medical.id)
    team.sit(team.admin)

    found = deleted_records(store)
    for one in found:
        restore_deleted(store, one.table, one.key)

    assert {(one.table, one.name) for one in found} == {
        ("counseling_note", "Mahmud bin Karta, 05-04-2021"),
        ("medical_note", "Mahmud bin Karta, 05-04-2021"),
    }
    team.sit(team.author)
    assert store.counseling_notes.get(note.id) == note
    team.sit(team.doctor)
    assert store.medical_notes.get(medical.id) == medical


def test_a_person_with_notes_is_not_removed(store, team, person, medical):
    team.sit(team.lead)

    with pytest.raises(InUse):
        remove_resident(store, person.id)


def test_two_records_made_one_have_all_notes_also_those_of_others_and_come_apart(
    store, team, person, note, medical
):
    twin = a_resident(store, "Mahmud B. Karta")
    team.sit(team.colleague)
    theirs = a_note(store, twin, held_on=day("2021-03-04"))

    merge = merge_residents(store, twin.id, person.id, now=NOON).record

    numbers = store.counseling_notes.numbers_of(twin.id)
    assert numbers == {theirs.id: 1, note.id: 2}
    assert store.medical_notes.count_of(twin.id) == 1
    assert secrets_in(told(unpack(merge.journal))) == []
    undo_merge(store, merge.id, now=NOON)
    assert store.counseling_notes.numbers_of(person.id) == {note.id: 1}
    assert store.medical_notes.count_of(person.id) == 1


def test_who_is_made_anonymous_has_no_words_left_not_even_in_deleted_notes(
    store, team, person, note, medical
):
    team.sit(team.author)
    gone = a_note(store, person, subjective="Menangis lama di akhir sesi")
    remove_counseling_note(store, gone.id)
    stay = store.stays.find(resident=person.id)[0]
    with store.change("Keluar"):
        store.stays.put(replace(stay, exited_on=day("2014-01-31")))
    team.sit(team.admin)
    propose(store, person.id, today=TODAY)
    team.sit(team.lead)

    anonymise(store, person.id, today=TODAY)

    rows = store.query("SELECT * FROM counseling_note") + store.query("SELECT * FROM medical_note")
    assert len(rows) == 3
    assert secrets_in(told(rows)) == []
    assert "Menangis" not in told(rows)
    newest = store.audit.entries(AuditFilter(text="dianonimkan"), 1)
    assert secrets_in(told(newest)) == []


def test_making_anonymous_is_taken_back_with_the_words(store, team, person, note):
    stay = store.stays.find(resident=person.id)[0]
    team.sit(team.admin)
    with store.change("Keluar"):
        store.stays.put(replace(stay, exited_on=day("2014-01-31")))
    propose(store, person.id, today=TODAY)
    team.sit(team.lead)
    done = anonymise(store, person.id, today=TODAY)

    store.undo(done.change)

    assert store.counseling_notes.get(note.id) == note


def test_how_many_more_notes_there_are_is_known_to_whoever_may_not_read_them(
    store, team, person, note, medical
):
    counted = {}
    for one in (team.admin, team.lead, team.author, team.doctor):
        team.sit(one)
        counted[one.name] = further_notes(store, person.id)

    assert counted == {"Ratna": 2, "Asep": 1, "Siti": 1, "Sekar": 1}


def test_a_note_without_its_author_is_found_by_the_check(store, team, note):
    assert check_office(store).sound
    with store.change("Rusak"):
        store.counseling_notes.put(replace(note, author="hilang"))

    found = {check for check, _words, count in check_office(store).findings if count}

    assert found == {"notes_without_author"}
