"""Going back to before an upgrade brings nobody back who has left since, and loses no key."""

import shutil

import pytest

from rehabdesk.domain.user import Role
from rehabdesk.services.keys import change_key_if_due
from rehabdesk.services.login import log_in, log_in_with_recovery
from rehabdesk.services.restoring import take_back
from rehabdesk.services.users import disable_user
from rehabdesk.storage import OtherOfficesKeys, StorageTrouble, WrongKey, open_office
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.upgrade import keep_before_upgrade, note_kept
from tests.own_office import (
    NOW,
    OTHER_WORDS,
    RECOVERY,
    TODAY,
    WORDS,
    own_office,
    the_user,
    with_user,
)
from tests.sample_office import a_room
from tests.storage.test_old_rings import SECOND_FORM

NEW_WORDS = "perahu kertas mengejar hujan"


@pytest.fixture
def upgraded(tmp_path):
    """An office whose last upgrade left its way back, when both users were still there."""
    folder = tmp_path / "kantor"
    store = own_office(folder)
    with_user(store, Role.ADMINISTRATOR)
    a_room(store, "Aula")
    store.close()
    store = log_in(folder, "ratna", WORDS, now=NOW)
    office = folder / "kantor.rehab"
    kept = keep_before_upgrade(
        store.connection, office, SCHEMA_VERSION - 1, SCHEMA_VERSION, store.key
    )
    note_kept(store.connection, kept)
    a_room(store, "Masjid")
    store.close()
    return folder


def let_go(folder, *, change_key):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    if change_key:
        assert change_key_if_due(store)
    store.close()


def rooms_of(store):
    names = [one.name for one in store.rooms.all()]
    store.close()
    return names


@pytest.mark.parametrize("change_key", [False, True])
def test_who_has_left_since_the_upgrade_does_not_come_back(upgraded, tmp_path, change_key):
    old_ring = (upgraded / "kantor.keys").read_bytes()
    let_go(upgraded, change_key=change_key)

    assert take_back(upgraded / "kantor.rehab", WORDS, "ratna", now=NOW) is not None

    with pytest.raises(WrongKey):
        open_office(upgraded, OTHER_WORDS, "cecep")
    with pytest.raises(StorageTrouble):
        take_back(upgraded / "kantor.rehab", OTHER_WORDS, "cecep", now=NOW)
    assert rooms_of(log_in(upgraded, "ratna", WORDS, now=NOW)) == ["Aula"]
    assert rooms_of(log_in_with_recovery(upgraded, RECOVERY, now=NOW)) == ["Aula"]
    stolen = shutil.copytree(upgraded, tmp_path / "dicuri")
    (stolen / "kantor.keys").write_bytes(old_ring)
    if change_key:
        with pytest.raises(OtherOfficesKeys):
            open_office(stolen, OTHER_WORDS, "cecep")


def test_a_passphrase_that_was_changed_since_stays_changed(upgraded):
    store = log_in(upgraded, "ratna", WORDS, now=NOW)
    assert store.keys is not None
    with store.change("Kata sandi diganti"):
        store.keys.set_passphrase(store.desk.user, "ratna", NEW_WORDS)
    store.close()

    take_back(upgraded / "kantor.rehab", NEW_WORDS, "ratna", now=NOW)

    with pytest.raises(WrongKey):
        open_office(upgraded, WORDS, "ratna")
    assert rooms_of(open_office(upgraded, NEW_WORDS, "ratna")) == ["Aula"]


def test_where_nobody_has_left_everybody_still_comes_in(upgraded):
    take_back(upgraded / "kantor.rehab", WORDS, "ratna", now=NOW)

    assert rooms_of(open_office(upgraded, OTHER_WORDS, "cecep")) == ["Aula"]


@pytest.mark.parametrize("change_key", [False, True])
def test_a_ring_of_an_older_form_keeps_its_form_and_loses_who_has_left(tmp_path, change_key):
    folder = tmp_path / "kantor"
    shutil.copytree(SECOND_FORM, folder)
    log_in(folder, "ratna", WORDS, now=NOW).close()
    let_go(folder, change_key=change_key)

    assert take_back(folder / "kantor.rehab", WORDS, "ratna", now=NOW) is not None

    ring = read_ring(folder / "kantor.keys")
    assert ring.format == read_ring(SECOND_FORM / "kantor.keys").format == 2
    with pytest.raises(WrongKey):
        open_office(folder, OTHER_WORDS, "cecep")
    open_office(folder, WORDS, "ratna").close()
