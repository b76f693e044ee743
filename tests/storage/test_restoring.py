"""What is put back, what stays of today, and what is left where something goes wrong."""

from datetime import datetime, timedelta

import pytest

from rehabdesk import paths
from rehabdesk.domain.user import Role
from rehabdesk.services.keys import replace_office_key
from rehabdesk.services.users import disable_user
from rehabdesk.storage import (
    CopyChanged,
    FileLocked,
    NoOfficeFile,
    WrongKey,
    driver,
    lock_office,
    open_office,
    unlock_office,
)
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.restoring import find_backups, heads_of, restore, salvage_beside
from rehabdesk.storage.ring_facts import PAGES
from rehabdesk.storage.snapshot import back_up_now
from tests.own_office import OTHER_WORDS, TODAY, WORDS, own_office, the_user, with_user
from tests.sample_office import a_room

NOW = datetime(2026, 5, 4, 16, 0).astimezone()


@pytest.fixture
def folder(tmp_path):
    """An office with a backup, and a room that came after it; closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    a_room(store, "Di cadangan")
    path = tmp_path / "kantor" / paths.OFFICE_FILE
    back_up_now(path, store.key, tmp_path / "kantor" / "cadangan", NOW)
    a_room(store, "Sesudahnya")
    store.close()
    return tmp_path / "kantor"


def key_of(folder):
    return unlock_office(folder, WORDS, "ratna").key


def backup_of(folder):
    return find_backups(folder / "cadangan")[0][0]


def rooms(folder, words=WORDS, login="ratna"):
    store = open_office(folder, words, login)
    try:
        return {one.name for one in store.rooms.all()}
    finally:
        store.close()


def test_the_log_of_a_closed_file_stands_where_it_stood_when_it_was_open(folder):
    store = open_office(folder, WORDS, "ratna")
    heads = store.audit.heads()
    store.close()

    assert heads_of(folder / paths.OFFICE_FILE, key_of(folder)) == heads
    assert heads


@pytest.mark.parametrize("what", ["missing", "folder", "torn", "other key"])
def test_a_file_that_cannot_be_read_has_no_log(folder, what):
    path, key = folder / paths.OFFICE_FILE, key_of(folder)
    if what == "torn":
        path.write_bytes(b"x" * 5000)
    elif what == "other key":
        key = new_key()
    else:
        path.unlink()
        if what == "folder":
            path.mkdir()

    assert heads_of(path, key) == ()


def test_todays_log_is_told_to_the_office_that_will_be_before_it_takes_its_place(folder):
    key, told = key_of(folder), []
    heads = heads_of(folder / paths.OFFICE_FILE, key)

    def tell(store, before):
        told.append((before, {one.name for one in store.rooms.all()}, store.desk.user))
        a_room(store, "Ditulis saat dipulihkan")

    contents = restore(backup_of(folder), folder, key, NOW, tell)

    assert told == [(heads, {"Di cadangan"}, "pemulihan")]
    assert contents.counts["room"] == 1
    assert rooms(folder) == {"Di cadangan", "Ditulis saat dipulihkan"}


def test_what_is_left_in_the_folder_of_backups_is_the_backup_and_todays_files(folder):
    before = {one.name for one in (folder / "cadangan").iterdir()}

    restore(backup_of(folder), folder, key_of(folder), NOW)

    left = {one.name for one in (folder / "cadangan").iterdir()} - before
    assert left == {"sebelum-pulih 2026-05-04 16.00.00"}
    assert {one.name for one in folder.iterdir()} == {
        *("kantor.rehab", "kantor.keys", "cadangan"),
    }
    assert rooms(folder / "cadangan" / left.pop()) == {"Di cadangan", "Sesudahnya"}


def test_whoever_left_since_the_backup_does_not_come_back_with_it(folder):
    store = open_office(folder, WORDS, "ratna")
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    store.close()

    restore(backup_of(folder), folder, key_of(folder), NOW)

    with pytest.raises(WrongKey):
        open_office(folder, OTHER_WORDS, "cecep")
    assert rooms(folder) == {"Di cadangan"}


def test_a_backup_of_an_older_key_comes_under_todays(folder):
    then = key_of(folder)
    store = open_office(folder, WORDS, "ratna")
    replace_office_key(store)
    today = store.key
    store.close()

    restore(backup_of(folder), folder, then, NOW, today_key=today)

    path = folder / paths.OFFICE_FILE
    assert driver.fits(path, today)
    assert not driver.fits(path, then)
    assert rooms(folder) == {"Di cadangan"}
    assert rooms(folder, OTHER_WORDS, "cecep") == {"Di cadangan"}


def test_a_restored_office_is_another_pc_and_says_nothing_of_a_closing(folder):
    store = open_office(folder, WORDS, "ratna")
    origin = store.desk.origin
    store.close()

    restore(backup_of(folder), folder, key_of(folder), NOW)

    store = open_office(folder, WORDS, "ratna")
    assert store.desk.origin != origin
    assert store.pages is not None
    assert not store.pages.not_closed
    assert not store.pages.found
    store.close()
    assert PAGES in read_ring(folder / paths.KEYS_FILE).facts


def unchanged(folder, deed, trouble):
    before = {one: one.read_bytes() for one in folder.glob("kantor.*")}
    inside = {one.name for one in (folder / "cadangan").iterdir()}
    with pytest.raises(trouble):
        deed()
    assert {one: one.read_bytes() for one in before} == before
    assert {one.name for one in (folder / "cadangan").iterdir()} == inside


@pytest.mark.parametrize("what", ["changed", "log", "missing", "other key"])
def test_a_backup_that_is_not_as_it_was_made_leaves_today_as_it_is(folder, what):
    source, key, trouble = backup_of(folder), key_of(folder), CopyChanged
    if what == "changed":
        ring = (source / paths.KEYS_FILE).read_bytes()
        store = open_office(source, WORDS, "ratna")
        a_room(store, "Dari luar")
        store.close()
        (source / paths.KEYS_FILE).write_bytes(ring)
    elif what == "log":
        (source / "kantor.rehab-wal").write_bytes(b"x")
    elif what == "missing":
        (source / paths.OFFICE_FILE).unlink()
        trouble = NoOfficeFile
    else:
        key, trouble = new_key(), WrongKey

    unchanged(folder, lambda: restore(source, folder, key, NOW), trouble)
    lock_office(folder).release()


def test_while_another_program_has_the_office_nothing_is_put_back(folder):
    (folder / "kantor.lock").write_bytes(b"{")

    unchanged(folder, lambda: restore(backup_of(folder), folder, key_of(folder), NOW), FileLocked)


def test_an_office_that_is_gone_is_made_of_its_backup_in_a_folder_of_its_own(folder, tmp_path):
    key, place = key_of(folder), tmp_path / "baru" / "sekali"

    restore(backup_of(folder), place, key, NOW)

    assert rooms(place) == {"Di cadangan"}


def test_what_is_saved_of_an_office_lies_like_a_backup_and_is_put_back(folder):
    path, key = folder / paths.OFFICE_FILE, key_of(folder)

    place, saved = salvage_beside(path, key, NOW)

    assert place == folder / "cadangan" / "selamat 2026-05-04 16.00.00"
    assert saved.torn == ()
    assert saved.counts["room"] == 2
    (found,) = [one for where, one in find_backups(folder / "cadangan", key) if where == place]
    assert found.contents is not None
    assert found.contents.counts["room"] == 2
    assert (found.made_at, found.size) == (NOW, (place / paths.OFFICE_FILE).stat().st_size)
    assert PAGES not in read_ring(place / paths.KEYS_FILE).facts
    restore(place, folder, key, NOW + timedelta(minutes=1))
    assert rooms(folder) == {"Di cadangan", "Sesudahnya"}


def test_a_leftover_of_a_restore_that_was_cut_off_is_no_hindrance(folder):
    staged = folder / "cadangan" / "pulih 2026-05-04 16.00.00.sedang-dibuat"
    (staged / "kantor.rehab").mkdir(parents=True)

    restore(backup_of(folder), folder, key_of(folder), NOW)

    assert not staged.exists()
    assert rooms(folder) == {"Di cadangan"}
