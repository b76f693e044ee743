"""Rings of older forms open, and everybody's slot gets its own pair of keys at the next login."""

import json
import shutil
from pathlib import Path

import pytest

from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.refusals import NoWayToNotes
from rehabdesk.services.login import log_in, log_in_with_recovery
from rehabdesk.services.note_keys import lacks_note_key, note_key_states, set_note_guardians
from rehabdesk.storage import WrongKey, open_office, unlock_office
from rehabdesk.storage.key_ring import read_ring
from tests.own_office import NOW, OTHER_WORDS, WORDS, the_user

# An office of the second form: users ratna, cecep (konselor) and dokter, and a recovery sheet,
# each slot with the data key itself in it.
SECOND_FORM = Path(__file__).parent / "fixtures" / "cincin-2"
SHEET = "000G0-40R47-0M30J-E209D-185GT-R38E6-1W81Q-24GK4"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SECOND_FORM, tmp_path / "kantor")
    return tmp_path / "kantor"


def form_of(folder):
    return json.loads((folder / "kantor.keys").read_text())["format"]


def test_everybody_of_an_old_ring_still_comes_in(folder):
    assert form_of(folder) == 2
    for login, words in (("ratna", WORDS), ("cecep", OTHER_WORDS), ("dokter", OTHER_WORDS)):
        log_in(folder, login, words, now=NOW).close()
        log_in(folder, login, words, now=NOW).close()
    log_in_with_recovery(folder, SHEET, now=NOW).close()
    log_in_with_recovery(folder, SHEET, now=NOW).close()


def test_a_login_gives_this_user_a_pair_and_nobody_else(folder):
    store = log_in(folder, "cecep", OTHER_WORDS, now=NOW)
    assert store.keys is not None
    cecep, others = the_user(store, "cecep").id, store.keys.owners()

    assert store.keys.without_pair() == others - {cecep}
    assert len(others) == 4
    store.close()
    assert form_of(folder) == 3


def test_the_data_key_no_longer_lies_in_a_slot_that_was_changed(folder):
    old = unlock_office(folder, OTHER_WORDS, "cecep").opened
    assert old is not None
    log_in(folder, "cecep", OTHER_WORDS, now=NOW).close()
    new = unlock_office(folder, OTHER_WORDS, "cecep").opened
    assert new is not None

    assert not old.slot.public
    assert new.slot.public
    assert bytes(new.private) != new.key == old.key
    assert len(new.private) == 32


def test_the_recovery_sheet_of_an_old_office_gets_its_pair_when_it_is_used(folder):
    store = log_in_with_recovery(folder, SHEET, now=NOW)
    assert store.keys is not None
    assert "pemulihan" not in store.keys.without_pair()
    store.close()

    log_in_with_recovery(folder, SHEET, now=NOW).close()


def test_an_old_ring_put_back_after_a_login_is_named(folder):
    old = (folder / "kantor.keys").read_bytes()
    log_in(folder, "cecep", OTHER_WORDS, now=NOW).close()
    (folder / "kantor.keys").write_bytes(old)

    with pytest.raises(Exception, match="OldKeys"):
        open_office(folder, OTHER_WORDS, "cecep")


def test_a_wrong_passphrase_changes_nothing_in_an_old_ring(folder):
    before = (folder / "kantor.keys").read_bytes()
    with pytest.raises(WrongKey):
        log_in(folder, "cecep", WORDS, now=NOW)

    assert (folder / "kantor.keys").read_bytes() == before
    assert all(not one.public for one in read_ring(folder / "kantor.keys").slots)


def test_the_first_login_to_an_old_ring_makes_the_key_of_notes_too(folder):
    """The sheet and the others have no pairs of keys yet, so there is no way to rescue it yet."""
    store = log_in(folder, "cecep", OTHER_WORDS, now=NOW)
    assert lacks_note_key(store) == ()
    found = note_key_states(store)[0]
    assert (found.held, found.guarded) == (True, False)
    store.close()
    for login, words in (("ratna", WORDS), ("dokter", OTHER_WORDS)):
        log_in(folder, login, words, now=NOW).close()

    store = log_in(folder, "cecep", OTHER_WORDS, now=NOW)
    everybody = [one.id for one in store.users.all()]
    assert note_key_states(store)[0].outside == frozenset(everybody)
    with pytest.raises(NoWayToNotes):
        set_note_guardians(store, NoteKind.COUNSELING, everybody)
    store.close()
    log_in_with_recovery(folder, SHEET, now=NOW).close()
    store = log_in(folder, "cecep", OTHER_WORDS, now=NOW)
    set_note_guardians(store, NoteKind.COUNSELING, everybody)
    assert note_key_states(store)[0].guarded
    store.close()
