"""Old offices reach today's schema, keep the way back, and survive being cut off."""

import json
import random
import shutil
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehabdesk.storage import (
    CopyAltered,
    FileDamaged,
    NewerFile,
    driver,
    open_in_memory,
    open_office,
    unlock_office,
)
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.schema import schema_text
from rehabdesk.storage.upgrade import kept_before_upgrade, take_back_upgrade

# One small office of every schema that has landed: skema-<number>.rehab and .keys. To add one, save
# a small office with the program of that day, with this passphrase and the lightest effort.
FIXTURES = Path(__file__).parent / "fixtures"
LANDED = sorted(int(one.stem.rpartition("-")[2]) for one in FIXTURES.glob("*.rehab"))
WORDS = "kata sandi lama"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def an_office_of(schema, folder):
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FIXTURES / f"skema-{schema}.rehab", folder / "kantor.rehab")
    shutil.copyfile(FIXTURES / f"skema-{schema}.keys", folder / "kantor.keys")
    return folder / "kantor.rehab"


def schema_of(path, key):
    # A file that was cut off is put right by its log first, and so needs to be written.
    connection = driver.connect(path, key)
    try:
        assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        return connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()


def test_a_schema_that_has_landed_is_kept_as_a_file():
    assert LANDED
    assert max(LANDED) <= SCHEMA_VERSION


@pytest.mark.parametrize("schema", LANDED)
def test_an_old_office_opens_with_its_people_and_todays_schema(tmp_path, schema):
    an_office_of(schema, tmp_path)

    store = open_office(tmp_path, WORDS)

    assert schema_text(store) == schema_text(open_in_memory())
    assert sorted(one.name for one in store.residents.all()) == [
        "Andi Saputra",
        "Budi Santoso",
        "Mahmud bin Karta",
    ]
    store.close()


def test_numbers_of_schema_20_are_shown_as_registers_write_them_and_kept_as_typed(tmp_path):
    an_office_of(20, tmp_path)

    store = open_office(tmp_path, WORDS)

    people = {one.name: one for one in store.residents.all()}
    assert {name: one.registration_no for name, one in people.items()} == {
        "Mahmud bin Karta": "BIIa 103/18",
        "Andi Saputra": "BI 283/26",
        "Budi Santoso": "reg lama no 7",
    }
    assert sorted(one.value for one in store.registrations.all()) == [
        "B IIa.103 / 18",
        "BI. 283/2026",
        "reg lama no 7",
    ]
    store.close()


@pytest.mark.parametrize("schema", [one for one in LANDED if one < SCHEMA_VERSION])
def test_the_way_back_gives_file_and_keys_as_they_were(tmp_path, schema):
    office = an_office_of(schema, tmp_path)
    keys, whole = _ring(tmp_path), (tmp_path / "kantor.keys").read_bytes()
    open_office(tmp_path, WORDS).close()
    key = unlock_office(tmp_path, WORDS).key
    assert schema_of(office, key) == SCHEMA_VERSION

    aside = take_back_upgrade(office, key, NOW, "petugas")

    assert schema_of(office, key) == schema
    assert _ring(tmp_path) == keys
    # Rings from before say nothing of the closed file, so not a byte of them is another one.
    assert _closed_file_told(schema) or (tmp_path / "kantor.keys").read_bytes() == whole
    assert aside is not None
    assert schema_of(aside / "kantor.rehab", key) == SCHEMA_VERSION
    assert kept_before_upgrade(office, key) is None


def _closed_file_told(schema):
    return "facts" in json.loads((FIXTURES / f"skema-{schema}.keys").read_bytes())


def _ring(folder):
    """The ring without what it says of the file as it was closed, which is another one now."""
    ring = json.loads((folder / "kantor.keys").read_bytes())
    return {key: value for key, value in ring.items() if key not in {"facts", "seal"}}


@pytest.mark.parametrize("schema", [one for one in LANDED if one < SCHEMA_VERSION])
def test_from_schema_12_on_the_log_says_that_the_upgrade_was_taken_back(tmp_path, schema):
    office = an_office_of(schema, tmp_path)
    open_office(tmp_path, WORDS).close()
    key = unlock_office(tmp_path, WORDS).key

    take_back_upgrade(office, key, NOW, "petugas")

    with closing(driver.connect(office, key)) as opened:
        tables = {row[0] for row in opened.execute("SELECT name FROM sqlite_master")}
        entries = "SELECT kind, user, at FROM audit_entry WHERE label LIKE '%diurungkan'"
        said = opened.execute(entries).fetchall() if "audit_entry" in tables else []
    told = [("security", "petugas", int(NOW.timestamp() * 1000))]
    assert said == (told if schema >= 12 else [])


def test_without_an_upgrade_there_is_nothing_to_take_back(tmp_path):
    office = an_office_of(LANDED[-1], tmp_path)
    key = unlock_office(tmp_path, WORDS).key
    before = office.read_bytes()

    assert take_back_upgrade(office, key, NOW, "petugas") is None
    assert office.read_bytes() == before


def plant_older(office, key, kept):
    """The genuine copy of an earlier upgrade, under the name of the last one."""
    other = an_office_of(LANDED[-2], office.parent.parent / "lain")
    for name in ("kantor.rehab", "kantor.keys"):
        shutil.copyfile(other.with_name(name), kept / name)


def plant_flipped(office, key, kept):
    content = bytearray((kept / "kantor.rehab").read_bytes())
    content[-100] ^= 1
    (kept / "kantor.rehab").write_bytes(content)


def plant_keys(office, key, kept):
    shutil.copyfile(FIXTURES / f"skema-{LANDED[0]}.keys", kept / "kantor.keys")


@pytest.mark.parametrize("plant", [plant_older, plant_flipped, plant_keys])
def test_a_planted_copy_is_not_gone_back_to(tmp_path, plant):
    office = an_office_of(LANDED[-1], tmp_path / "kantor")
    open_office(tmp_path / "kantor", WORDS).close()
    key = unlock_office(tmp_path / "kantor", WORDS).key
    kept = kept_before_upgrade(office, key)
    assert kept is not None
    plant(office, key, kept)
    before = office.read_bytes()

    with pytest.raises(CopyAltered):
        take_back_upgrade(office, key, NOW, "petugas")

    assert office.read_bytes() == before


def test_a_planted_folder_of_a_later_schema_is_not_even_looked_at(tmp_path):
    office = an_office_of(LANDED[-1], tmp_path / "kantor")
    open_office(tmp_path / "kantor", WORDS).close()
    key = unlock_office(tmp_path / "kantor", WORDS).key
    kept = kept_before_upgrade(office, key)
    assert kept is not None
    planted = kept.with_name("sebelum-skema-99-dari-98")
    an_office_of(LANDED[0], planted)

    take_back_upgrade(office, key, NOW, "petugas")

    assert schema_of(office, key) == LANDED[-1]
    assert planted.is_dir()


def test_an_upgrade_that_fails_half_way_leaves_the_old_file(tmp_path, monkeypatch):
    if LANDED[0] == SCHEMA_VERSION:
        pytest.skip("no older schema has landed")
    office = an_office_of(LANDED[0], tmp_path)
    key = unlock_office(tmp_path, WORDS).key
    connection = driver.connect(office, key)
    # The name of a table that a later step makes is taken already.
    connection.execute("CREATE TABLE audit_row (wrong TEXT)")
    connection.close()

    with pytest.raises(FileDamaged):
        open_office(tmp_path, WORDS)

    assert schema_of(office, key) == LANDED[0]


def test_a_start_that_is_cut_off_right_after_the_upgrade_is_no_tampering(tmp_path, monkeypatch):
    an_office_of(LANDED[0], tmp_path)

    def cut_off(connection):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(driver, "make_durable", cut_off)
        with pytest.raises(KeyboardInterrupt):
            open_office(tmp_path, WORDS)

    open_office(tmp_path, WORDS).close()


def test_a_first_start_that_is_killed_leaves_a_whole_file(tmp_path):
    if LANDED[0] == SCHEMA_VERSION:
        pytest.skip("no older schema has landed")
    kill_first_starts(tmp_path, times=2)


def kill_first_starts(folder, times):
    """Kill the upgrade at random moments; the file is old or new, and the next start goes on."""
    chance = random.Random(4)
    seen = []
    for turn in range(times):
        place = folder / str(turn)
        office = an_office_of(LANDED[0], place)
        key = unlock_office(place, WORDS).key
        code = (
            "import sys; from pathlib import Path;"
            "from rehabdesk.storage import open_store, Unlocked;"
            "from rehabdesk.storage.migrations import MIGRATIONS; import sqlite_utils;"
            f"key = bytes.fromhex('{key.hex()}'); print('ready', flush=True);"
            "open_store(Path(sys.argv[1]), Unlocked('petugas', key, sealed=False))"
        )
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(office)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        child.kill()
        child.wait()
        child.stdout.close()
        seen.append(schema_of(office, key))
        assert seen[-1] in {LANDED[0], SCHEMA_VERSION}
        open_office(place, WORDS).close()
        assert schema_of(office, key) == SCHEMA_VERSION
    return seen


def test_an_older_program_leaves_a_newer_file_alone(tmp_path):
    office = an_office_of(LANDED[-1], tmp_path)
    key = unlock_office(tmp_path, WORDS).key
    connection = driver.connect(office, key)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = office.read_bytes()

    with pytest.raises(NewerFile):
        open_office(tmp_path, WORDS)

    assert office.read_bytes() == before


def test_numbers_go_on_where_an_old_office_stood(tmp_path):
    an_office_of(12, tmp_path)

    with closing(open_office(tmp_path, WORDS)) as store:
        assert store.sheets.next_serial(2021) == 1570
