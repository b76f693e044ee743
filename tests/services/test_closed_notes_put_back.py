"""Backups, salvage, going back and new keys leave closed notes to their holders."""

import shutil
from datetime import UTC, datetime

import pytest

from rehabdesk.domain.note import NoteKind
from rehabdesk.services.counseling_notes import (
    remove_counseling_note,
)
from rehabdesk.services.keys import replace_office_key
from rehabdesk.services.rescue import save_readable
from rehabdesk.services.restoring import permit, restore_permitted, take_back
from rehabdesk.storage import office_path, unlock_office
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.restoring import find_backups, restore
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.storage.upgrade import keep_before_upgrade, note_kept
from tests.notes_office import (
    entered,
    found_by,
    notes_office,
    ring_of,
    the_note,
    the_person,
    whole,
)
from tests.own_office import WORDS, the_user
from tests.sample_notes import a_note

MOMENT = datetime(2026, 5, 4, 16, 0).astimezone()


@pytest.fixture
def office(notes_written, tmp_path):
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


@pytest.fixture
def keys(notes_written):
    """The ids of the counseling note and of the medical one."""
    return notes_written[1]


def test_a_backup_is_put_back_with_closed_notes(office, keys):
    backed_up(office)
    with entered(office, "siti") as store:
        a_note(store, the_person(store))
        remove_counseling_note(store, keys[0])
    put_back(office)

    assert whole(office, keys)


def test_a_backup_from_before_the_keys_of_office_and_notes_changed_is_put_back(office, keys):
    backed_up(office)
    with entered(office, "ratna") as store:
        replace_office_key(store)
    with entered(office, "siti") as store:
        later = a_note(store, the_person(store), plan="Rencana kedua")
        assert the_note(store, later.id).plan == "Rencana kedua"
    assert whole(office, keys)
    put_back(office)

    assert whole(office, keys)


def test_a_backup_from_before_there_were_keys_of_notes_is_closed_at_the_next_login(
    tmp_path,
):
    office = notes_office(tmp_path / "kantor")
    with entered(office, "rudi") as store:
        person = the_person(store).id
        siti = the_user(store, "siti").id
        with store.change("Hari lama"):
            store.connection.execute(
                "INSERT INTO counseling_note (id, origin, rev, created_at, created_by, updated_at,"
                " updated_by, resident, author, held_on, topic, subjective, objective, assessment,"
                " plan, next_step, shared_with) VALUES ('lama', 1, 1, '', '', '', '', ?, ?,"
                " '2026-01-02', 'Rindu', 'Pada hari lama', '', '', '', '', '')",
                (person, siti),
            )
    backed_up(office)
    with entered(office, "siti") as store:
        assert the_note(store, "lama").subjective == "Pada hari lama"
    assert found_by(office, "rudi", ["hari lama"]) == set()
    put_back(office)
    assert found_by(office, "rudi", ["hari lama"]) == {"hari lama"}

    with entered(office, "siti") as store:
        assert the_note(store, "lama").subjective == "Pada hari lama"

    assert found_by(office, "rudi", ["hari lama"]) == set()


def backed_up(office):
    key = unlock_office(office, WORDS, "ratna").key
    back_up_now(office / "kantor.rehab", key, office / "cadangan", MOMENT)


def put_back(office):
    source = find_backups(office / "cadangan")[0][0]
    found = permit(source, office, WORDS, "ratna", count_in=office, now=MOMENT)
    restore_permitted(found, source, MOMENT, office, MOMENT)


def test_what_is_saved_from_a_damaged_file_has_its_closed_notes(office, keys):
    key = unlock_office(office, WORDS, "ratna").key
    folder, saved = save_readable(office, key, MOMENT)
    assert saved.counts["counseling_note"] == saved.counts["medical_note"] == 1
    restore(folder, office, key, MOMENT)

    assert whole(office, keys)


def test_going_back_to_before_an_upgrade_leaves_the_notes_to_their_holders(office, keys):
    with entered(office, "ratna") as store:
        path = office_path(office)
        versions = (SCHEMA_VERSION - 1, SCHEMA_VERSION)
        kept = keep_before_upgrade(store.connection, path, *versions, store.key)
        note_kept(store.connection, kept)
    with entered(office, "siti") as store:
        remove_counseling_note(store, keys[0])
    take_back(office_path(office), WORDS, "ratna", now=datetime.now(UTC))

    assert whole(office, keys)


def test_the_notes_are_whole_after_the_key_of_the_office_changed(office, keys):
    with entered(office, "ratna") as store:
        replace_office_key(store)
    roles = sorted(one.role for one in ring_of(office).roles)
    assert roles == [one.value for one in NoteKind]

    assert whole(office, keys)
