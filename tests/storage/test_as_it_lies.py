"""The copy of a file that lies still: whole whatever is saved meanwhile, proven page by page."""

import shutil
from datetime import datetime, timedelta

import pytest

from rehabdesk.storage import driver
from rehabdesk.storage.as_it_lies import copy_as_it_lies, empty_log, lies_still
from rehabdesk.storage.backup import contents_of, inspect
from rehabdesk.storage.snapshot import back_up_now, examine_file, snapshot
from tests.sample_office import a_resident, a_room
from tests.storage.test_office_file import an_office_on_disk

NOW = datetime(2026, 5, 4, 16, 0).astimezone()
PAGE = 4096


@pytest.fixture
def office(tmp_path):
    store = an_office_on_disk(tmp_path / "kantor")
    for number in range(30):
        a_room(store, f"Ruang {number}")
    yield store
    store.close()


def test_a_backup_is_copied_as_it_lies_and_holds_the_newest_word(office, tmp_path):
    made = back_up_now(office.path, office.key, tmp_path / "cadangan", NOW)

    copy = tmp_path / "cadangan" / made.folder / "kantor.rehab"
    assert copy.read_bytes() == office.path.read_bytes()
    assert made.contents.counts["room"] == 30
    assert made.contents == contents_of(office.connection)


def test_what_is_saved_while_it_is_copied_is_in_the_office_and_not_in_the_backup(office, tmp_path):
    saved = []

    def work(_done, _whole):
        a_room(office, f"Sementara {len(saved)}")
        # The log is as long as it likes, and somebody tries to bring it into the file.
        empty_log(office.path, office.key)
        saved.append(office.path.read_bytes())

    made = back_up_now(office.path, office.key, tmp_path / "cadangan", NOW, work)

    assert saved
    assert made.contents.counts["room"] == 30
    assert office.rooms.count() == 30 + len(saved)
    copy = tmp_path / "cadangan" / made.folder / "kantor.rehab"
    assert all(one == copy.read_bytes() for one in saved)


def test_the_copy_is_taken_by_the_backup_call_where_somebody_else_is_reading(office, tmp_path):
    reader = driver.connect(office.path, office.key, read_only=True)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM room").fetchone()
    a_room(office, "Sesudahnya")
    empty_log(office.path, office.key)

    with snapshot(office.path, office.key):
        assert not lies_still(office.path)
    made = back_up_now(office.path, office.key, tmp_path / "cadangan", NOW)

    reader.close()
    assert made.contents.counts["room"] == 31


def test_the_office_is_still_locked_and_saved_after_many_copies(office, tmp_path):
    for number in range(5):
        a_room(office, f"Antara {number}")
        made = back_up_now(
            office.path, office.key, tmp_path / "cadangan", NOW + timedelta(hours=number)
        )
        assert made.contents.counts["room"] == 31 + number

    assert examine_file(office.path, office.key)


def test_stopping_half_way_leaves_nothing(office, tmp_path):
    def stop(_done, _whole):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up_now(office.path, office.key, tmp_path / "cadangan", NOW, stop)

    assert not list((tmp_path / "cadangan").iterdir())


@pytest.mark.parametrize("free_pages", [False, True])
def test_a_flipped_bit_on_any_page_is_found(office, tmp_path, free_pages):
    with office.change("Isi"):
        for number in range(150):
            a_resident(office, f"Orang {number}", address="x" * 300)
    if free_pages:
        office.connection.execute("PRAGMA foreign_keys = OFF")
        office.connection.execute("DELETE FROM resident")
    empty_log(office.path, office.key)
    path = tmp_path / "salinan.rehab"
    with snapshot(office.path, office.key) as seen:
        free = seen.execute("PRAGMA freelist_count").fetchone()[0]
        copy_as_it_lies(office.path, path)
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
