"""What is asked of an office's file before anybody sits down at it, just under, at, just over."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from rehabdesk.domain.user import Role
from rehabdesk.storage import (
    FileDamaged,
    NewerFile,
    OtherOfficesKeys,
    Unlocked,
    UserDisabled,
    WrongKey,
    open_in_memory,
    open_office,
    open_store,
    unlock_office,
)
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.keys import RECOVERY_OWNER, Effort, new_key
from rehabdesk.storage.office_file import SCHEMA_VERSION, create_office_with, desk_of
from rehabdesk.storage.office_file import require_content as require
from rehabdesk.storage.unlocking import FirstKeys
from tests.own_office import OTHER_WORDS, WORDS, own_office, the_user, with_user

LIGHT = Effort(memory=1024, passes=1, lanes=1)


@pytest.fixture
def folder(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    store.close()
    return tmp_path / "kantor"


@pytest.fixture
def store(folder):
    opened = open_office(folder, WORDS, "ratna")
    yield opened
    opened.close()


@pytest.mark.parametrize(("size", "whole"), [(0, False), (4095, False), (4096, True)])
def test_a_file_has_at_least_one_page(tmp_path, size, whole):
    path = tmp_path / "kantor.rehab"
    path.write_bytes(bytes(size))

    if whole:
        require(path)
    else:
        with pytest.raises(FileDamaged) as trouble:
            require(path)
        assert trouble.value.file == "kantor.rehab"
    require(tmp_path / "tidak ada.rehab")


@pytest.mark.parametrize(("later", "sits"), [(-1, False), (0, False), (1, True)])
def test_whoever_leaves_today_does_not_sit_down_any_more(store, later, sits):
    cecep = the_user(store, "cecep")
    ends = store.today() + timedelta(days=later)
    with store.change("Keluar"):
        store.users.put(replace(cecep, active_to=ends))

    if sits:
        desk = desk_of(store.connection, cecep.id)
        assert (desk.role, desk.user, desk.user_number) == (
            *(Role.COUNSELOR, cecep.id, cecep.number),
        )
        assert desk.origin == store.desk.origin
    else:
        with pytest.raises(UserDisabled):
            desk_of(store.connection, cecep.id)


def test_whoever_was_deleted_or_never_was_does_not_sit_down_but_the_sheet_does(store):
    cecep = the_user(store, "cecep")
    with store.change("Hapus"):
        store.users.remove(cecep.id)

    for nobody in (cecep.id, "petugas"):
        with pytest.raises(UserDisabled):
            desk_of(store.connection, nobody)
    desk = desk_of(store.connection, RECOVERY_OWNER)
    assert (desk.role, desk.user) == (Role.ADMINISTRATOR, RECOVERY_OWNER)


def test_an_office_without_users_has_one_administrator():
    store = open_in_memory()

    assert (store.desk.role, store.desk.user) == (Role.ADMINISTRATOR, "petugas")
    assert store.path is None
    assert (store.keys, store.pages, store.altered) == (None, None, None)
    store.close()


def test_a_trouble_at_the_opening_bears_the_files_name(folder):
    unlocked = unlock_office(folder, WORDS, "ratna")
    with pytest.raises(WrongKey) as trouble:
        open_store(folder / "kantor.rehab", Unlocked(unlocked.owner, new_key()))
    assert trouble.value.file == "kantor.rehab"

    store = open_store(folder / "kantor.rehab", unlocked)
    store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.closing.clear()
    store.close()
    with pytest.raises(NewerFile) as trouble:
        open_office(folder, WORDS, "ratna")
    assert trouble.value.file == "kantor.rehab"


def test_the_rings_of_another_office_are_named_as_such(folder, tmp_path):
    own_office(tmp_path / "lain").close()
    (folder / "kantor.keys").write_bytes((tmp_path / "lain" / "kantor.keys").read_bytes())

    with pytest.raises(OtherOfficesKeys) as trouble:
        open_office(folder, WORDS, "ratna")

    assert trouble.value.file == "kantor.rehab"


def test_a_file_without_a_ring_opens_with_its_key_and_lets_its_pages_change(folder):
    unlocked = unlock_office(folder, WORDS, "ratna")
    (folder / "kantor.keys").unlink()

    store = open_store(folder / "kantor.rehab", unlocked)

    assert store.keys is None
    assert store.key == unlocked.key
    assert store.connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)
    store.close()


@pytest.mark.parametrize("there", ["kantor.rehab", "kantor.keys"])
def test_where_one_of_an_offices_two_files_lies_no_office_is_made(folder, there):
    other = {"kantor.rehab": "kantor.keys", "kantor.keys": "kantor.rehab"}[there]
    before = (folder / there).read_bytes()
    office = open_office(folder, WORDS, "ratna")
    meant = office.office
    office.close()
    before = (folder / there).read_bytes()
    (folder / other).unlink()

    with pytest.raises(FileExistsError):
        create_office_with(folder, meant, FirstKeys(owner="a", passphrase=WORDS), LIGHT)

    assert (folder / there).read_bytes() == before
    assert not (folder / other).exists()


def test_a_new_office_is_made_in_folders_that_are_not_there_yet(folder, tmp_path):
    office = open_office(folder, WORDS, "ratna")
    meant = office.office
    office.close()
    place = tmp_path / "jauh" / "di sana"
    keys = FirstKeys(owner="a", passphrase=WORDS, recovery="sandi lembar")

    made = create_office_with(place, meant, keys, LIGHT)

    assert made.office == meant
    made.close()
    assert {one.owner for one in read_ring(place / "kantor.keys").slots} == {"a", RECOVERY_OWNER}
    assert len({one.salt for one in read_ring(place / "kantor.keys").slots}) == 1
    for words in (WORDS, "sandi lembar"):
        open_office(place, words).close()


def test_a_passphrase_opens_the_office_given_its_file_or_its_folder(folder):
    for place in (folder, folder / "kantor.rehab"):
        store = open_office(place, OTHER_WORDS, "cecep")
        assert store.desk.role is Role.COUNSELOR
        store.close()


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_refused_opening_leaves_no_file_open(folder):
    for words in ("kuda salah minum", WORDS):
        with pytest.raises(WrongKey):
            open_office(folder, words, "tidak ada")

    opened = [one.resolve() for one in Path("/proc/self/fd").iterdir()]
    assert (folder / "kantor.rehab").resolve() not in opened
