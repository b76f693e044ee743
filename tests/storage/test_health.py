"""What the check of an office's file looks at, and what it leaves out where pages are broken."""

from contextlib import closing

import pytest

from rehabdesk.storage import Unlocked, driver, open_store
from rehabdesk.storage.health import examine, examine_pages
from tests.sample_office import a_resident
from tests.storage.test_office_file import an_office_on_disk

PAGE = 4096
OF_PAGES = {"integrity", "encryption"}


@pytest.fixture
def office(tmp_path):
    """An office with a hundred people, closed: its file and its key."""
    store = an_office_on_disk(tmp_path / "kantor")
    with store.change("Isi"):
        for number in range(100):
            a_resident(store, f"Orang {number}", address="x" * 300)
    path, key = store.path, store.key
    store.close()
    return path, key


def flip(path, page):
    content = bytearray(path.read_bytes())
    content[page * PAGE + 2000] ^= 1
    path.write_bytes(content)


def found(store):
    return {one.check: one.count for one in examine(store)}


def test_a_sound_office_has_every_check_and_none_finds_anything(office):
    path, key = office
    store = open_store(path, Unlocked("petugas", key))
    checks = found(store)
    store.close()

    assert set(checks.values()) == {0}
    assert set(checks) > OF_PAGES | {"foreign_keys", "marks_without_session", "search_out_of_step"}


def test_an_office_in_memory_has_no_seals_to_prove(store):
    checks = found(store)

    assert checks["encryption"] == 0
    assert "foreign_keys" in checks


@pytest.mark.parametrize("pages", [1, 2])
def test_where_pages_are_broken_only_they_are_counted(office, pages):
    path, key = office
    last = path.stat().st_size // PAGE - 1
    for number in range(pages):
        flip(path, last - number)
    store = open_store(path, Unlocked("petugas", key))
    checks = found(store)
    store.connection.close()

    assert set(checks) == OF_PAGES
    assert checks["encryption"] == pages
    assert checks["integrity"] >= 1


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_each_row_that_names_nobody_is_counted(office, rows):
    path, key = office
    with closing(driver.connect(path, key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "UPDATE stay SET resident = 'tidak-ada'"
            f" WHERE id IN (SELECT id FROM stay ORDER BY id LIMIT {rows})"
        )
    store = open_store(path, Unlocked("petugas", key))

    assert found(store)["foreign_keys"] == rows
    store.close()


def test_the_pages_of_a_sound_file_are_good_and_of_a_torn_one_not(office):
    path, key = office
    with closing(driver.connect(path, key, read_only=True)) as connection:
        assert examine_pages(connection) is True

    flip(path, path.stat().st_size // PAGE - 1)

    with closing(driver.connect(path, key, read_only=True)) as connection:
        assert examine_pages(connection) is False
