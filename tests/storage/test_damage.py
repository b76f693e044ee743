"""Torn files, full and locked disks: each ends in a trouble with a name, never in a riddle."""

import shutil
from contextlib import closing
from datetime import datetime

import pytest

from rehabdesk.services.troubles import SENTENCES
from rehabdesk.storage import (
    DiskFull,
    FileDamaged,
    OtherOfficesKeys,
    ReadOnly,
    StorageTrouble,
    Unlocked,
    driver,
    open_office,
    open_store,
)
from rehabdesk.storage.backup import inspect
from rehabdesk.storage.lock import lock_office
from rehabdesk.storage.office_file import unlock_office
from rehabdesk.storage.restoring import find_backups, restore, salvage_beside
from rehabdesk.storage.salvage import salvage
from rehabdesk.storage.snapshot import back_up_now, contents_now, examine_file
from tests.sample_office import a_room, a_running_program
from tests.storage.disks import a_disk, make_read_only, make_writable
from tests.storage.test_office_file import WORDS, an_office_on_disk

NOW = datetime(2026, 5, 4, 16, 0).astimezone()
PAGE = 4096


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An office with some hundred rows and a backup of it, closed."""
    folder = tmp_path_factory.mktemp("rusak") / "kantor"
    store = an_office_on_disk(folder)
    from rehabdesk.services.defaults import put_defaults

    with store.change("Isi"):
        put_defaults(store, 2021)
    a_running_program(store, [f"Orang {number}" for number in range(80)])
    assert store.path is not None
    back_up_now(store.path, store.key, folder / "cadangan", NOW)
    store.close()
    return folder


@pytest.fixture
def office(made, tmp_path):
    """A copy to break."""
    return shutil.copytree(made, tmp_path / "kantor")


@pytest.fixture
def key(made):
    return unlock_office(made, WORDS).key


def pages_of(path):
    return path.stat().st_size // PAGE


def flip(path, place, count=64):
    content = bytearray(path.read_bytes())
    for at in range(place, min(place + count, len(content))):
        content[at] ^= 0xA5
    path.write_bytes(bytes(content))


def use(folder):
    """Open an office and read everything in it, as a day's work would."""
    store = open_office(folder, WORDS)
    assert store.path is not None
    try:
        for table in contents_now(store.path, store.key).counts:
            store.query(f"SELECT * FROM {table}")
        return examine_file(store.path, store.key)
    finally:
        store.close()


def what_came_of(folder):
    try:
        return "nothing" if use(folder) else "found by the check"
    except StorageTrouble as trouble:
        return type(trouble)


def fill(store, words, most=100_000):
    """Save rooms until one is refused; gives how many were confirmed."""
    for number in range(most):
        try:
            a_room(store, f"{words} {number} {'x' * 200}")
        except DiskFull:
            return number
    raise AssertionError("the disk was not full")


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8, 0.97])
def test_flipped_bytes_anywhere_in_the_file_are_named_or_found_by_the_check(office, share):
    path = office / "kantor.rehab"
    flip(path, int(pages_of(path) * share) * PAGE + 100)

    assert what_came_of(office) in {"found by the check", FileDamaged, OtherOfficesKeys}


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.7, 0.99])
def test_a_file_whose_tail_is_cut_is_named_or_found_by_the_check(office, share):
    path = office / "kantor.rehab"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share) // 512 * 512])

    assert what_came_of(office) in {"found by the check", FileDamaged, OtherOfficesKeys}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("cut", [False, True])
def test_a_torn_log_of_the_last_commits_leaves_a_whole_older_file(office, key, share, cut):
    store = open_store(office / "kantor.rehab", Unlocked("petugas", key))
    a_room(store, "Sebelum")
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for number in range(20):
        a_room(store, f"Sesudah {number}")
    torn = office.with_name("sobek")
    shutil.copytree(office, torn)
    store.close()
    log = torn / "kantor.rehab-wal"
    assert log.stat().st_size > PAGE
    (torn / "kantor.rehab-shm").unlink(missing_ok=True)
    if cut:
        log.write_bytes(log.read_bytes()[: int(log.stat().st_size * share)])
    else:
        flip(log, int(log.stat().st_size * share))

    again = open_store(torn / "kantor.rehab", Unlocked("petugas", key))

    assert "Sebelum" in {one.name for one in again.rooms.all()}
    again.close()
    assert examine_file(torn / "kantor.rehab", key)


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "gone"])
def test_torn_key_slots_are_named_and_the_backups_slots_still_open(office, key, damage):
    slots = office / "kantor.keys"
    content = slots.read_bytes()
    if damage == "gone":
        slots.unlink()
    else:
        flipped = content.replace(b'"wrapped": "', b'"wrapped": "00', 1)
        torn = {"cut": content[: len(content) // 2], "flip": flipped, "empty": b""}
        slots.write_bytes(torn[damage])

    with pytest.raises(StorageTrouble) as trouble:
        open_office(office, WORDS)
    assert type(trouble.value) in SENTENCES

    source = find_backups(office / "cadangan")[0][0]
    assert unlock_office(source, WORDS).key == key
    restore(source, office, key, NOW)
    assert use(office)


def test_a_damaged_office_is_restored_from_its_last_backup(office, key):
    path = office / "kantor.rehab"
    flip(path, PAGE * 3)
    flip(path, PAGE * (pages_of(path) // 2))

    contents = restore(find_backups(office / "cadangan")[0][0], office, key, NOW)

    assert use(office)
    assert contents.counts["resident"] == 80


def test_a_damaged_backup_is_not_put_in_todays_place(office, key):
    source = find_backups(office / "cadangan")[0][0]
    flip(source / "kantor.rehab", PAGE * 5)
    before = (office / "kantor.rehab").read_bytes()

    with pytest.raises(FileDamaged):
        restore(source, office, key, NOW)

    assert (office / "kantor.rehab").read_bytes() == before


def test_what_is_readable_is_saved_from_a_damaged_file(office, key, tmp_path):
    whole = contents_now(office / "kantor.rehab", key)
    path = office / "kantor.rehab"
    for page in range(20, pages_of(path), 9):
        before = path.read_bytes()
        flip(path, page * PAGE)
        if not has_its_list_of_tables(path, key):
            path.write_bytes(before)
    assert not examine_file(path, key)

    saved = salvage(path, key, tmp_path / "baru" / "kantor.rehab")

    assert inspect(tmp_path / "baru" / "kantor.rehab", key).counts == saved.counts
    assert sum(saved.counts.values()) > sum(whole.counts.values()) * 0.3
    assert saved.torn
    assert all(saved.counts[one] <= whole.counts[one] for one in whole.counts)


def has_its_list_of_tables(path, key):
    """Without it there is nothing that SQLite could read."""
    with closing(driver.connect(path, key, read_only=True)) as connection:
        try:
            return bool(connection.execute("SELECT * FROM sqlite_master").fetchall())
        except driver.DatabaseError:
            return False


def test_nothing_is_lost_when_an_undamaged_file_is_salvaged(office, key, tmp_path):
    saved = salvage(office / "kantor.rehab", key, tmp_path / "baru" / "kantor.rehab")

    assert saved.torn == ()
    assert saved.counts == contents_now(office / "kantor.rehab", key).counts


def test_where_the_list_of_tables_is_gone_nothing_can_be_salvaged(office, key, tmp_path):
    flip(office / "kantor.rehab", 0, PAGE)

    with pytest.raises(StorageTrouble):
        salvage(office / "kantor.rehab", key, tmp_path / "baru" / "kantor.rehab")


def test_what_was_salvaged_is_listed_like_a_backup_and_can_be_put_back(office, key):
    flip(office / "kantor.rehab", PAGE * (pages_of(office / "kantor.rehab") - 2))

    folder, _saved = salvage_beside(office / "kantor.rehab", key, NOW)

    assert folder in {source for source, _ in find_backups(office / "cadangan")}
    restore(folder, office, key, NOW)
    assert use(office)


def test_a_full_file_is_named_and_keeps_what_was_confirmed(office, key):
    store = open_store(office / "kantor.rehab", Unlocked("petugas", key))
    a_room(store, "Terakhir yang muat")
    pages = store.query("PRAGMA page_count")[0][0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")

    confirmed = fill(store, "Muat")

    store.close()
    assert use(office)
    again = open_store(office / "kantor.rehab", Unlocked("petugas", key))
    assert "Terakhir yang muat" in {one.name for one in again.rooms.all()}
    assert again.rooms.count("name LIKE 'Muat %'") == confirmed
    again.close()


def test_a_full_disk_is_named_and_keeps_what_was_confirmed(made, tmp_path, key):
    with a_disk(tmp_path / "diska", 3000) as disk:
        office = shutil.copytree(
            made, disk / "kantor", ignore=shutil.ignore_patterns("cadangan", "sebelum*")
        )
        store = open_store(office / "kantor.rehab", Unlocked("petugas", key))
        confirmed = fill(store, "Muat")
        store.connection.close()

        away = shutil.copytree(office, tmp_path / "dilihat")

    again = open_store(away / "kantor.rehab", Unlocked("petugas", key))
    assert again.rooms.count("name LIKE 'Muat %'") == confirmed > 0
    again.close()
    assert examine_file(away / "kantor.rehab", key)


def test_a_folder_that_cannot_be_written_is_named(made, tmp_path, key):
    with a_disk(tmp_path / "diska", 8000) as disk:
        office = shutil.copytree(made, disk / "kantor")
        make_read_only(disk)
        with pytest.raises(ReadOnly):
            open_store(office / "kantor.rehab", Unlocked("petugas", key))
        with pytest.raises(ReadOnly):
            lock_office(office)
        make_writable(disk)

        open_store(office / "kantor.rehab", Unlocked("petugas", key)).close()
