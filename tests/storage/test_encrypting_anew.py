"""Putting a closed file under another key: all of it or nothing, and what stopped it is named."""

import shutil
from contextlib import closing

import pytest

from rehabdesk.storage import DiskFull, StorageTrouble, WrongKey, driver, encrypt_anew
from rehabdesk.storage.keys import new_key
from tests.storage.disks import a_disk, make_read_only, make_writable


def a_file(path, key):
    with closing(driver.connect(path, key)) as connection:
        connection.execute("CREATE TABLE room (name TEXT)")
        connection.execute("INSERT INTO room VALUES ('Aula')")
    return path


def rooms(path, key):
    with closing(driver.connect(path, key, read_only=True)) as connection:
        return connection.execute("SELECT name FROM room").fetchall()


def test_a_file_opens_with_the_new_key_alone(tmp_path):
    old, new = new_key(), new_key()
    path = a_file(tmp_path / "kantor.rehab", old)

    encrypt_anew(path, old, new)

    assert rooms(path, new) == [("Aula",)]
    assert not driver.fits(path, old)


def test_with_a_key_that_is_not_the_files_nothing_happens(tmp_path):
    old = new_key()
    path = a_file(tmp_path / "kantor.rehab", old)
    before = path.read_bytes()

    with pytest.raises(WrongKey):
        encrypt_anew(path, new_key(), new_key())

    assert path.read_bytes() == before


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(StorageTrouble):
        encrypt_anew(tmp_path / "kantor.rehab", new_key(), new_key())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("more", "full"), [(-1, True), (0, False), (1, False)])
def test_a_disk_with_less_room_than_the_file_takes_is_called_full(
    tmp_path, monkeypatch, more, full
):
    key = new_key()
    with a_disk(tmp_path / "stik", 256) as disk:
        path = a_file(disk / "kantor.rehab", key)
        real, size = shutil.disk_usage(disk), path.stat().st_size
        monkeypatch.setattr(shutil, "disk_usage", lambda _: real._replace(free=size + more))
        make_read_only(disk)

        with pytest.raises(StorageTrouble) as trouble:
            encrypt_anew(path, key, new_key())

        assert isinstance(trouble.value, DiskFull) is full
        assert trouble.value.file == "kantor.rehab"
        assert rooms(path, key) == [("Aula",)]
        make_writable(disk)
