"""Making, opening and refusing an office's file."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rehabdesk.domain.identity import OfficeId, new_id
from rehabdesk.domain.office import Office
from rehabdesk.storage import (
    FileDamaged,
    FileLocked,
    NewerFile,
    NoOfficeFile,
    OtherOfficesKeys,
    ReadOnly,
    RingAltered,
    RingDamaged,
    Unlocked,
    WrongKey,
    create_office,
    driver,
    is_demonstration,
    open_in_memory,
    open_office,
    open_store,
    unlock_office,
)
from rehabdesk.storage.key_ring import KeyRing, read_ring, unlock, write_ring
from rehabdesk.storage.keys import Effort, make_slot, new_key
from rehabdesk.storage.migrations import MIGRATIONS, STEPS
from rehabdesk.storage.office_file import SCHEMA_VERSION, _require_sealed_since
from rehabdesk.storage.schema import schema_text

LIGHT = Effort(memory=8 * 1024, passes=1, lanes=1)
WORDS = "kata sandi kantor"


def an_office_on_disk(folder: Path, *, demonstration=False):
    office = Office(
        id=OfficeId(new_id()),
        name="Lembaga Pemasyarakatan Uji",
        short_name="Lapas Uji",
        city="Serang",
        demonstration=demonstration,
        demonstration_day=date(2021, 8, 30) if demonstration else None,
    )
    return create_office(folder, office, WORDS, "petugas", LIGHT)


def test_an_office_opens_again_with_its_passphrase(tmp_path):
    an_office_on_disk(tmp_path).close()

    store = open_office(tmp_path, WORDS)

    assert store.office.name == "Lembaga Pemasyarakatan Uji"
    store.close()


def test_a_wrong_passphrase_is_named_and_the_right_one_still_opens(tmp_path):
    an_office_on_disk(tmp_path).close()

    with pytest.raises(WrongKey):
        open_office(tmp_path, WORDS + "!")

    open_office(tmp_path, WORDS).close()


def test_a_folder_without_an_office_is_named(tmp_path):
    with pytest.raises(NoOfficeFile):
        open_office(tmp_path, WORDS)


def test_a_second_office_is_not_written_over_the_first(tmp_path):
    an_office_on_disk(tmp_path).close()

    with pytest.raises(FileExistsError):
        an_office_on_disk(tmp_path)

    assert open_office(tmp_path, WORDS).office.city == "Serang"


def test_a_file_that_is_no_office_is_refused(tmp_path):
    an_office_on_disk(tmp_path).close()
    (tmp_path / "kantor.rehab").write_bytes(b"bukan berkas kantor" * 500)

    with pytest.raises(OtherOfficesKeys):
        open_office(tmp_path, WORDS)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"office": "x"}', '{"slots": [{}]}'])
def test_broken_key_slots_are_named(tmp_path, content):
    an_office_on_disk(tmp_path).close()
    (tmp_path / "kantor.keys").write_text(content, encoding="utf-8")

    with pytest.raises(RingDamaged):
        open_office(tmp_path, WORDS)


def test_the_slots_of_another_office_do_not_open_this_one(tmp_path):
    an_office_on_disk(tmp_path / "a").close()
    an_office_on_disk(tmp_path / "b").close()
    other = (tmp_path / "b" / "kantor.keys").read_bytes()
    (tmp_path / "a" / "kantor.keys").write_bytes(other)

    with pytest.raises(OtherOfficesKeys):
        open_office(tmp_path / "a", WORDS)


def test_a_slot_cannot_be_given_to_another_office_or_owner():
    key = new_key()
    slot = make_slot(key, WORDS, office="kantor-a", owner="petugas", effort=LIGHT)

    opened = unlock(KeyRing(office="kantor-a", slots=(slot,)), WORDS)
    assert (opened.slot.owner, opened.key) == ("petugas", key)
    with pytest.raises(RingAltered):
        unlock(KeyRing(office="kantor-b", slots=(slot,)), WORDS)


def test_slots_are_read_as_they_were_written(tmp_path):
    slot = make_slot(new_key(), WORDS, office="kantor", owner="petugas", effort=LIGHT)
    ring = KeyRing(office="kantor", slots=(slot,))

    write_ring(tmp_path / "kantor.keys", ring)

    assert read_ring(tmp_path / "kantor.keys") == ring
    assert [one.name for one in tmp_path.iterdir()] == ["kantor.keys"]


def test_a_demonstration_says_so_before_it_is_opened(tmp_path):
    an_office_on_disk(tmp_path / "contoh", demonstration=True).close()
    an_office_on_disk(tmp_path / "nyata").close()

    assert is_demonstration(tmp_path / "contoh")
    assert not is_demonstration(tmp_path / "nyata")


def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path):
    store = an_office_on_disk(tmp_path)
    store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    before = (tmp_path / "kantor.rehab").read_bytes()

    with pytest.raises(NewerFile):
        open_office(tmp_path, WORDS)

    assert (tmp_path / "kantor.rehab").read_bytes() == before


def test_no_name_stands_in_the_files_in_plain_text(tmp_path):
    an_office_on_disk(tmp_path).close()

    for file in tmp_path.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for encoding in ("utf-8", "utf-16-le"):
                assert "Pemasyarakatan".encode(encoding) not in content


def test_a_file_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(ReadOnly):
        open_store(tmp_path / "tidak-ada" / "kantor.rehab", Unlocked("petugas", new_key()))


def test_a_write_while_another_program_writes_is_named(tmp_path):
    store = an_office_on_disk(tmp_path)
    other = driver.connect(store.path, unlock_office(tmp_path, WORDS).key)
    other.execute("BEGIN IMMEDIATE")
    store.connection.execute("PRAGMA busy_timeout = 10")

    with pytest.raises(FileLocked), store.change("Uji"):
        store.offices.put(store.office)

    other.close()
    store.close()


def test_there_are_as_many_migrations_as_the_schema_version_says():
    assert len(STEPS) == SCHEMA_VERSION


def test_the_schema_for_reading_is_todays():
    from importlib.resources import files

    kept = (files("rehabdesk.storage") / "schema.sql").read_text(encoding="utf-8")

    assert kept == schema_text(open_in_memory())


@pytest.mark.parametrize("stop", range(1, SCHEMA_VERSION))
def test_every_older_file_reaches_the_schema_of_a_new_one(tmp_path, stop):
    from sqlite_utils import Database

    names = [one.__name__ for one in STEPS]
    key = new_key()
    connection = driver.connect(tmp_path / "kantor.rehab", key)
    MIGRATIONS.apply(Database(connection), stop_before=names[stop])
    connection.execute(
        "INSERT INTO this_pc (id, origin, rev_reserved, name) VALUES ('this', 7, 0, '')"
    )
    connection.execute(f"PRAGMA user_version = {stop}")
    connection.close()

    store = open_store(tmp_path / "kantor.rehab", Unlocked("petugas", key))

    assert schema_text(store) == schema_text(open_in_memory())
    assert list((tmp_path / "cadangan").iterdir())
    store.close()


@pytest.mark.parametrize(
    ("schema", "sealed", "fits"),
    [(7, False, True), (8, False, False), (9, False, False), (8, True, True), (9, True, True)],
)
def test_from_schema_8_on_a_ring_without_a_seal_was_altered(schema, sealed, fits):
    unlocked = Unlocked(owner="x", key=b"", sealed=sealed)
    if fits:
        _require_sealed_since(schema, unlocked)
        return
    with pytest.raises(RingAltered):
        _require_sealed_since(schema, unlocked)


def test_a_file_whose_parts_are_those_of_a_later_schema_than_it_says_is_damaged(tmp_path):
    store = an_office_on_disk(tmp_path)
    key, path = store.key, store.path
    store.close()
    with closing(driver.connect(path, key, make=False)) as file:
        file.execute("DELETE FROM _sqlite_migrations WHERE name = 'm020_machine'")
        file.execute("PRAGMA user_version = 19")

    with pytest.raises(FileDamaged):
        open_office(tmp_path, WORDS)
