"""What is confirmed lies on the disk: each file, and each folder in which something was renamed."""

import json
import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

import pytest

from rehabdesk.storage import lock_office, open_office
from rehabdesk.storage.backup import sync_files
from rehabdesk.storage.key_ring import read_ring, write_beside, write_ring
from rehabdesk.storage.long_log import LONG, lengthen_log
from rehabdesk.storage.restoring import find_backups, restore
from rehabdesk.storage.ring_change import clear_beside, prepare, put_in_place
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.storage.swapping import undo_cut_swap
from tests.own_office import WORDS, own_office
from tests.sample_office import a_room

NOW = datetime(2026, 5, 4, 16, 0).astimezone()

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Linux tells which file a number is"
)


@pytest.fixture
def folder(tmp_path):
    own_office(tmp_path / "kantor").close()
    return tmp_path / "kantor"


@pytest.fixture
def flushed(monkeypatch):
    """The files and folders that reached the disk, in their order, as they were called then."""
    genuine, found = os.fsync, []

    def fsync(number):
        found.append((Path(f"/proc/self/fd/{number}").readlink(), os.fstat(number).st_size))
        genuine(number)

    monkeypatch.setattr(os, "fsync", fsync)
    return found


def names(flushed):
    return [one.name for one, _ in flushed]


def test_a_ring_is_flushed_whole_before_it_takes_its_place(folder, flushed):
    path = folder / "kantor.keys"
    ring = read_ring(path)

    write_ring(path, ring)

    (told,) = flushed
    assert told == (folder / "kantor.keys.baru", path.stat().st_size)
    assert read_ring(path) == ring


def test_a_ring_that_is_prepared_and_put_in_place_is_flushed_with_its_folder(folder, flushed):
    path = folder / "kantor.keys"

    prepare(path, read_ring(path))
    assert names(flushed) == ["kantor.keys.baru", "kantor"]

    flushed.clear()
    put_in_place(path)
    assert names(flushed) == ["kantor"]
    assert not (folder / "kantor.keys.baru").exists()


def test_where_nothing_was_prepared_nothing_is_put_in_place(folder, flushed):
    put_in_place(folder / "kantor.keys")
    clear_beside(folder / "kantor.keys")

    assert flushed == []


def test_a_ring_beside_is_cleared_once_and_for_all(folder):
    path = folder / "kantor.keys"
    write_beside(path, read_ring(path))

    clear_beside(path)
    clear_beside(path)

    assert not (folder / "kantor.keys.baru").exists()
    assert path.exists()


def test_a_lock_is_flushed_whole_before_it_counts(folder, flushed):
    held = lock_office(folder)

    (told,) = flushed
    assert told == (
        folder / f"kantor.lock.{os.getpid()}.baru",
        (folder / "kantor.lock").stat().st_size,
    )
    assert json.loads((folder / "kantor.lock").read_text())["pid"] == os.getpid()
    held.release()
    assert sorted(folder.glob("kantor.lock*")) == []


def test_every_file_of_a_copy_is_flushed_and_no_folder(tmp_path, flushed):
    for name in ("satu", "dua"):
        (tmp_path / name).write_text(name)
    (tmp_path / "folder").mkdir()

    sync_files(tmp_path)

    assert sorted(names(flushed)) == ["dua", "satu"]


def test_a_backup_is_flushed_before_it_gets_its_name(folder, flushed):
    store = open_office(folder, WORDS, "ratna")
    flushed.clear()

    made = back_up_now(folder / "kantor.rehab", store.key, folder / "cadangan", NOW)

    last = {one.name: one.parent.name for one, _ in flushed}
    assert {"kantor.rehab", "kantor.keys", "isi.json"} <= last.keys()
    assert {last[one] for one in ("kantor.rehab", "kantor.keys", "isi.json")} == {
        f"{made.folder}.sedang-dibuat"
    }
    store.close()


def test_a_restore_flushes_what_comes_in_and_the_folders_that_were_changed(folder, flushed):
    store = open_office(folder, WORDS, "ratna")
    a_room(store, "Aula")
    key = store.key
    back_up_now(folder / "kantor.rehab", key, folder / "cadangan", NOW)
    store.close()
    source = find_backups(folder / "cadangan")[0][0]
    flushed.clear()

    restore(source, folder, key, NOW)

    places = [one for one, _ in flushed]
    moved = [number for number, one in enumerate(places) if one.name.endswith(".ditukar")]
    office = [number for number, one in enumerate(places) if one == folder]
    files = [number for number, one in enumerate(places) if one.name == "kantor.rehab"]
    assert moved
    assert office
    assert files
    # What comes in is on the disk first, then today's files are moved away, then the new ones in.
    assert files[-1] < moved[-1] < office[-1]


def test_a_restore_that_was_cut_off_is_undone_and_that_is_flushed(folder, flushed):
    away = folder / "cadangan" / "sebelum-pulih x.ditukar"
    away.mkdir(parents=True)
    shutil.move(folder / "kantor.rehab", away / "kantor.rehab")

    assert undo_cut_swap(folder) is True

    assert folder in [one for one, _ in flushed]
    assert undo_cut_swap(folder) is False
    assert not away.exists()


def test_a_long_log_is_flushed_at_its_whole_length(folder, flushed):
    store = open_office(folder, WORDS, "ratna")
    a_room(store, "Aula")
    flushed.clear()

    assert lengthen_log(folder / "kantor.rehab", store.key) is True

    assert flushed == [(folder / "kantor.rehab-wal", LONG)]
    store.close()
