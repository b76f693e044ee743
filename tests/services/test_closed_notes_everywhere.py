"""What walks over rows passes closed notes on, and their holders read them after."""

import shutil
from datetime import datetime
from io import BytesIO

import pdfplumber
import pytest
from msgspec.structs import replace

from rehabdesk.services.audit import deleted_records, restore_deleted
from rehabdesk.services.checking import check_office
from rehabdesk.services.counseling_notes import (
    open_counseling_note,
    remove_counseling_note,
    save_counseling_note,
    share_counseling_note,
)
from rehabdesk.services.importing.merging import merge_residents, undo_merge
from rehabdesk.services.medical_notes import remove_medical_note
from rehabdesk.services.note_papers import counseling_note_pdf
from rehabdesk.services.personal_record import personal_record_pdf
from rehabdesk.services.retention import anonymise, propose
from rehabdesk.storage.closed_words import is_closed
from tests.notes_office import (
    EVERY_WORD,
    STAFF,
    entered,
    give,
    the_note,
    the_person,
    whole,
)
from tests.own_office import NOW, TODAY, the_user
from tests.sample_notes import SAID, SEEN, day
from tests.sample_office import a_resident

MOMENT = datetime(2026, 5, 4, 16, 0).astimezone()


@pytest.fixture
def office(notes_written, tmp_path):
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


@pytest.fixture
def keys(notes_written):
    """The ids of the counseling note and of the medical one."""
    return notes_written[1]


def test_it_would_be_seen_if_a_note_were_not_whole(office, keys):
    assert whole(office, keys)
    with entered(office, "siti") as store:
        note = the_note(store, keys[0])
        save_counseling_note(store, replace(note, plan=""), today=TODAY)

    assert not whole(office, keys)


def test_a_changed_note_is_taken_back(office, keys):
    with entered(office, "siti") as store:
        note = the_note(store, keys[0])
        done = save_counseling_note(store, replace(note, subjective="Lain"), today=TODAY)
        assert the_note(store, keys[0]).subjective == "Lain"
        store.undo(done.change)
        first = save_counseling_note(
            store, replace(note, id="catatan-lain", topic="Lain"), today=TODAY
        )
        store.undo(first.change)
        assert store.counseling_notes.get("catatan-lain") is None

    assert whole(office, keys)


def test_a_shared_note_is_read_by_whom_it_is_shared_with_once_they_have_the_key(office, keys):
    with entered(office, "siti") as store:
        share_counseling_note(store, keys[0], [the_user(store, "dewi").id])
    with entered(office, "dewi") as store:
        assert store.counseling_notes.all() == ()
    give(office, "siti", "dewi")
    with entered(office, "dewi") as store:
        assert open_counseling_note(store, keys[0]).subjective == SAID


def test_a_deleted_note_is_brought_back_by_who_cannot_read_it(office, keys):
    with entered(office, "siti") as store:
        remove_counseling_note(store, keys[0])
    with entered(office, "sekar") as store:
        remove_medical_note(store, keys[1])
    with entered(office, "ratna") as store:
        found = deleted_records(store)
        assert len(found) == 2
        assert "\x02" not in str(found)
        assert "Sekar Melati" not in str(store.medical_notes.deleted())
        for one in found:
            restore_deleted(store, one.table, one.key)

    assert whole(office, keys)


def test_joining_two_residents_and_taking_it_back_passes_the_words_on(office, keys):
    with entered(office, "ratna") as store:
        twin, person = a_resident(store, "Mahmud B. Karta"), the_person_of(store)
        merge = merge_residents(store, twin.id, person.id, now=NOW).record
        assert set(store.counseling_notes.numbers_of(twin.id)) == {keys[0]}
    assert whole(office, keys)
    with entered(office, "ratna") as store:
        undo_merge(store, merge.id, now=NOW)
        assert set(store.counseling_notes.numbers_of(person.id)) == {keys[0]}

    assert whole(office, keys)


def the_person_of(store):
    return next(one for one in store.residents.all() if one.name == "Mahmud bin Karta")


def test_who_is_made_anonymous_loses_closed_words_too_and_undoing_brings_them_back(office, keys):
    with entered(office, "ratna") as store:
        stay = store.stays.find(resident=the_person(store).id)[0]
        with store.change("Keluar"):
            store.stays.put(replace(stay, exited_on=day("2014-01-31")))
        propose(store, the_person(store).id, today=TODAY)
    with entered(office, "asep") as store:
        done = anonymise(store, the_person(store).id, today=TODAY)
        rows = store.query("SELECT * FROM counseling_note")
        rows += store.query("SELECT * FROM medical_note")
        assert not [cell for row in rows for cell in row if is_closed(cell)]
        content = store.query("SELECT content FROM audit_entry ORDER BY place DESC LIMIT 1")
        assert b"\\u0002" not in content[0][0]
        store.undo(done.change)

    assert whole(office, keys)


def test_the_own_data_has_the_notes_of_who_has_the_key_and_says_that_there_are_others(office):
    give(office, "siti", "asep")
    told = {login: own_data(office, login) for login in ("ratna", "asep", "dewi", "sekar")}

    assert {login: SAID in words for login, words in told.items()} == {
        "ratna": False,
        "asep": True,
        "dewi": False,
        "sekar": False,
    }
    assert SEEN in told["sekar"]
    assert all("Ada catatan lain" in words for words in told.values())


def own_data(office, login):
    with entered(office, login) as store:
        pdf = personal_record_pdf(store, the_person(store).id, today=TODAY, now=NOW)
    with pdfplumber.open(BytesIO(pdf)) as pages:
        return " ".join(" ".join(page.extract_text().split()) for page in pages.pages)


def test_a_note_is_printed_by_who_has_the_key(office, keys):
    with entered(office, "siti") as store:
        pdf = counseling_note_pdf(store, keys[0], now=NOW)
    with pdfplumber.open(BytesIO(pdf)) as pages:
        assert SAID in pages.pages[0].extract_text()


@pytest.mark.parametrize("login", ["ratna", *STAFF])
def test_nobody_is_found_by_a_word_of_a_note(office, login):
    with entered(office, login) as store:
        with store.change("Indeks"):
            store.search.rebuild()
        assert [one for one in EVERY_WORD if list(store.search.find(one))] == []


def test_the_check_of_the_office_is_as_well_content_with_closed_notes(office):
    with entered(office, "ratna") as store:
        assert check_office(store).sound
