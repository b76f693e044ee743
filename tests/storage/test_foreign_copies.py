"""A backup that somebody else has made is looked at apart, and opened here only if it is ours."""

import os
import shutil
import sys
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehabdesk.storage import (
    CopyChanged,
    CopyReadingBroke,
    CopyTooMuch,
    FileDamaged,
    ForeignParts,
    NewerFile,
    NoOfficeFile,
    ReaderNotStarted,
    WrongKey,
    driver,
    unlock_office,
)
from rehabdesk.storage.foreign_asking import BACKUPS, MOST_BYTES, first_look
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.known_schema import is_ours, parts_at, parts_of
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.salvage import salvage
from rehabdesk.storage.snapshot import back_up_now
from tests.sample_office import a_resident, a_room
from tests.storage.foreign_copies import CROSSED, ENDLESS, FOREIGN, HUGE, plant
from tests.storage.test_office_file import an_office_on_disk
from tests.storage.test_upgrade import LANDED, WORDS, an_office_of


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asing") / "kantor"
    store = an_office_on_disk(folder)
    a_room(store, "Aula")
    a_resident(store)
    now = datetime(2026, 11, 29, 8, tzinfo=UTC)
    backup = back_up_now(folder / "kantor.rehab", store.key, folder / "cadangan", now)
    key = store.key
    store.close()
    return folder / "cadangan" / backup.folder, key, backup.contents


@pytest.fixture
def copy(made, tmp_path):
    """A backup's file, the key that opens it, and what was counted in it."""
    source, key, contents = made
    return shutil.copytree(source, tmp_path / "cadangan") / "kantor.rehab", key, contents


def planted_kind(name, seconds=20):
    return BACKUPS._replace(name=name, seconds=seconds, program="tests.bounded.planted")


def test_a_backup_that_is_ours_is_counted_and_stays_as_it_is(copy):
    path, key, contents = copy
    before = path.read_bytes()

    seen = first_look(path, (new_key(), key))

    assert (seen.key, seen.schema, seen.contents) == (key, SCHEMA_VERSION, contents)
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.glob("kantor.rehab*")) == ["kantor.rehab"]


@pytest.mark.parametrize("schema", LANDED)
def test_an_office_of_every_schema_that_has_landed_is_ours(tmp_path, schema):
    path = an_office_of(schema, tmp_path)

    seen = first_look(path, (unlock_office(path, WORDS).key,))

    assert seen.schema == schema
    assert seen.contents.counts["resident"] == 3


def test_what_was_salvaged_and_what_somebody_has_let_count_is_ours(copy, tmp_path):
    path, key, contents = copy
    salvage(path, key, tmp_path / "selamat" / "kantor.rehab")
    plant(path, key, "ANALYZE")

    assert first_look(tmp_path / "selamat" / "kantor.rehab", (key,)).contents == contents
    assert first_look(path, (key,)).contents == contents
    with closing(driver.connect(path, key, read_only=True)) as opened:
        assert "sqlite_stat1" in {one.name for one in parts_of(opened)}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_part_that_is_not_of_the_schema_is_refused_before_it_is_run(copy, what):
    path, key, _ = copy
    plant(path, key, FOREIGN[what])

    with pytest.raises(ForeignParts) as trouble:
        first_look(path, (key,))

    assert trouble.value.file == "kantor.rehab"


def test_a_schema_that_there_never_was_is_made_of_nothing():
    assert [parts_at(one) for one in (-5, 0, SCHEMA_VERSION + 1)] == [(), (), ()]
    assert not is_ours((), 0)


@pytest.mark.parametrize("schema", [-3, 0, SCHEMA_VERSION - 2])
def test_a_file_that_says_another_schema_than_it_has_is_refused(copy, schema):
    path, key, _ = copy
    plant(path, key, f"PRAGMA user_version = {schema}")

    with pytest.raises(ForeignParts):
        first_look(path, (key,))


def test_a_file_of_a_newer_program_is_called_that(copy):
    path, key, _ = copy
    plant(path, key, f"PRAGMA user_version = {SCHEMA_VERSION + 1}; {FOREIGN['a trigger']}")

    with pytest.raises(NewerFile):
        first_look(path, (key,))


def test_a_cell_larger_than_any_of_ours_is_refused(copy):
    path, key, _ = copy
    plant(path, key, HUGE)

    with pytest.raises(CopyTooMuch):
        first_look(path, (key,))


def cut(path, _key):
    os.truncate(path, path.stat().st_size // 2)


def emptied(path, _key):
    os.truncate(path, 0)


def crossed(path, key):
    plant(path, key, CROSSED)


def stamped(path, key):
    plant(path, key, "UPDATE room SET updated_at = 'besok'")


@pytest.mark.parametrize("damage", [cut, emptied, crossed, stamped])
def test_a_file_that_is_not_sound_is_damaged(copy, damage):
    path, key, _ = copy
    damage(path, key)

    with pytest.raises(FileDamaged):
        first_look(path, (key,))


def test_none_of_the_keys_is_the_files(copy):
    path, _, _ = copy

    with pytest.raises(WrongKey):
        first_look(path, (new_key(), new_key()))


def linked(path):
    path.rename(path.with_name("asli"))
    path.symlink_to(path.with_name("asli"))


def a_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("change", [linked, a_folder, os.unlink])
def test_what_is_no_plain_file_is_not_looked_at(copy, change):
    path, key, _ = copy
    change(path)

    with pytest.raises(NoOfficeFile):
        first_look(path, (key,))


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_changes_beside_a_backup_are_a_strangers(copy, ending):
    path, key, _ = copy
    path.with_name(path.name + ending).write_bytes(b"halaman")

    with pytest.raises(CopyChanged):
        first_look(path, (key,))


def test_a_file_far_larger_than_an_office_is_not_read(copy):
    path, key, _ = copy
    os.truncate(path, MOST_BYTES + 1)

    with pytest.raises(CopyTooMuch):
        first_look(path, (key,))


@pytest.mark.parametrize(
    ("name", "seconds", "trouble"),
    [
        ("for_ever_in_one_call", 1, CopyTooMuch),
        ("hungry", 20, CopyTooMuch),
        ("aborts", 20, CopyTooMuch),
        ("broken", 20, CopyReadingBroke),
        ("raises", 20, CopyReadingBroke),
        ("chatters", 20, CopyReadingBroke),
        ("echo", 20, CopyReadingBroke),
    ],
)
def test_whatever_becomes_of_the_process_is_one_named_trouble(copy, name, seconds, trouble):
    path, key, _ = copy

    with pytest.raises(trouble):
        first_look(path, (key,), kind=planted_kind(name, seconds))


def test_where_no_process_can_be_started_that_is_said(copy, monkeypatch):
    path, key, _ = copy
    monkeypatch.setattr(sys, "executable", str(path.with_name("python")))

    with pytest.raises(ReaderNotStarted):
        first_look(path, (key,))


def processes():
    """The processes that this one has started."""
    found = "".join(one.read_text() for one in Path("/proc/self/task").glob("*/children"))
    return found.split()


class LeftError(Exception):
    """Somebody pressed Hentikan."""


@contextmanager
def a_look_that_is_left(told):
    def leave():
        for one in processes():
            told.extend(Path("/proc", one, name).read_bytes() for name in ("cmdline", "environ"))
        raise LeftError

    with pytest.raises(LeftError):
        yield leave


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_look_that_somebody_ends_leaves_no_process_and_tells_nobody_the_key(copy):
    path, key, _ = copy
    told: list[bytes] = []

    with a_look_that_is_left(told) as leave:
        first_look(path, (key,), leave, planted_kind("for_ever"))

    assert processes() == []
    assert b"tests.bounded.planted" in told[0]
    assert not [one for one in told if key in one or key.hex().encode() in one]


def test_whether_a_key_fits_is_seen_without_reading_what_the_file_is_made_of(copy):
    path, key, _ = copy
    plant(
        path,
        key,
        f"CREATE VIEW evil AS {ENDLESS}; PRAGMA writable_schema = ON;"
        " UPDATE sqlite_master SET sql = 'CREATE nothing' WHERE name = 'evil'",
    )

    assert driver.fits(path, key)
    assert not driver.fits(path, new_key())
