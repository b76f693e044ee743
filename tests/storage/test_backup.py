"""Copies that are proven before they count, and put back without losing today's file."""

import shutil
from datetime import datetime, timedelta

import pytest

from rehabdesk.storage import (
    DiskFull,
    FileDamaged,
    ReadOnly,
    WrongKey,
    open_store,
)
from rehabdesk.storage.backup import (
    contents_of,
    copy_pages,
    inspect,
    make_backup,
    new_identity,
    remove_backup,
)
from rehabdesk.storage.backup_facts import backups_in
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.office_file import unlock_office
from rehabdesk.storage.restoring import restore
from rehabdesk.storage.snapshot import examine_file, snapshot
from tests.sample_office import a_resident, a_room
from tests.storage.test_office_file import WORDS, an_office_on_disk

PAGE = 4096
MOMENT = datetime(2021, 8, 30, 16, 5).astimezone()


@pytest.fixture
def office(tmp_path):
    store = an_office_on_disk(tmp_path / "kantor")
    yield store
    store.close()


@pytest.fixture
def key(office):
    return unlock_office(office.path, WORDS).key


def backed_up(office, key, place, moment=MOMENT):
    return make_backup(office.connection, office.path, key, place, moment)


def test_a_backup_holds_what_the_office_holds_while_it_is_open(office, key, tmp_path):
    a_room(office, "Aula Uji")

    backup = backed_up(office, key, tmp_path / "cadangan")

    assert backup.contents == contents_of(office.connection)
    assert backup.held.counts["room"] == 1
    assert backups_in(tmp_path / "cadangan", key) == (backup,)


def test_a_backup_opens_like_an_office_with_the_same_passphrase(office, key, tmp_path):
    a_room(office, "Aula Uji")
    backup = backed_up(office, key, tmp_path / "cadangan")

    copy = open_store(
        tmp_path / "cadangan" / backup.folder / "kantor.rehab",
        unlock_office(tmp_path / "cadangan" / backup.folder, WORDS),
    )

    assert [one.name for one in copy.rooms.all()] == ["Aula Uji"]
    copy.close()


def test_a_backup_is_encrypted_from_its_first_byte(office, key, tmp_path):
    backup = backed_up(office, key, tmp_path / "cadangan")

    content = (tmp_path / "cadangan" / backup.folder / "kantor.rehab").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"Pemasyarakatan" not in content
    with pytest.raises(WrongKey):
        inspect(tmp_path / "cadangan" / backup.folder / "kantor.rehab", new_key())


def test_a_flipped_byte_in_a_backup_is_found(office, key, tmp_path):
    backup = backed_up(office, key, tmp_path / "cadangan")
    path = tmp_path / "cadangan" / backup.folder / "kantor.rehab"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(FileDamaged):
        inspect(path, key)


def test_a_backup_whose_tail_is_cut_is_found(office, key, tmp_path):
    backup = backed_up(office, key, tmp_path / "cadangan")
    path = tmp_path / "cadangan" / backup.folder / "kantor.rehab"
    path.write_bytes(path.read_bytes()[:-4096])

    with pytest.raises(FileDamaged):
        inspect(path, key)


def test_a_backup_of_no_bytes_is_found_and_never_put_back(office, key, tmp_path):
    a_room(office, "Hari ini")
    backup = backed_up(office, key, tmp_path / "cadangan")
    source = tmp_path / "cadangan" / backup.folder
    (source / "kantor.rehab").write_bytes(b"")
    office.close()

    with pytest.raises(FileDamaged):
        restore(source, office.path.parent, key, MOMENT)

    store = open_store(office.path, unlock_office(office.path, WORDS))
    assert [one.name for one in store.rooms.all()] == ["Hari ini"]
    store.close()


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(office, key, tmp_path):
    blocked = tmp_path / "bukan-folder"
    blocked.write_text("", encoding="utf-8")

    with pytest.raises((ReadOnly, NotADirectoryError)):
        backed_up(office, key, blocked)

    assert blocked.read_text(encoding="utf-8") == ""


def test_an_unfinished_backup_is_not_counted_as_one(office, key, tmp_path):
    backup = backed_up(office, key, tmp_path / "cadangan")
    shutil.copytree(
        tmp_path / "cadangan" / backup.folder, tmp_path / "cadangan" / "lain.sedang-dibuat"
    )
    (tmp_path / "cadangan" / "lain.sedang-dibuat" / "isi.json").unlink()

    assert backups_in(tmp_path / "cadangan", key) == (backup,)


def test_backups_are_listed_newest_first_and_can_be_removed(office, key, tmp_path):
    place = tmp_path / "cadangan"
    made = [backed_up(office, key, place, MOMENT + timedelta(hours=hour)) for hour in range(3)]

    assert backups_in(place, key) == tuple(reversed(made))
    remove_backup(place, made[0])
    assert backups_in(place, key) == (made[2], made[1])


def test_a_restored_office_counts_as_another_pc(office, key):
    before = office.desk.origin
    office.close()

    new_identity(office.path, key)

    store = open_store(office.path, unlock_office(office.path, WORDS))
    assert store.desk.origin != before
    store.close()


def test_a_full_disk_is_named():
    from rehabdesk.storage.troubles import trouble_of

    assert isinstance(trouble_of(OSError(28, "No space left on device")), DiskFull)


@pytest.mark.parametrize("free_pages", [False, True])
def test_a_flipped_bit_on_any_page_is_found(office, tmp_path, free_pages):
    with office.change("Isi"):
        for number in range(150):
            a_resident(office, f"Orang {number}", address="x" * 300)
    if free_pages:
        office.connection.execute("PRAGMA foreign_keys = OFF")
        office.connection.execute("DELETE FROM resident")
    path = tmp_path / "salinan.rehab"
    with snapshot(office.path, office.key) as seen:
        free = seen.execute("PRAGMA freelist_count").fetchone()[0]
        copy_pages(seen, path, office.key)
    assert bool(free) is free_pages
    assert inspect(path, office.key)
    broken = tmp_path / "rusak.rehab"

    missed = []
    for page in range(path.stat().st_size // PAGE):
        shutil.copyfile(path, broken)
        with broken.open("rb+") as file:
            file.seek(page * PAGE + 2000)
            byte = file.read(1)
            file.seek(page * PAGE + 2000)
            file.write(bytes([byte[0] ^ 1]))
        if examine_file(broken, office.key):
            missed.append(page)

    assert not missed
