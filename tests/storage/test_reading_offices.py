"""An office's file, its log, its tries or a backup holding anything: named, never a crash."""

import json
import shutil
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rehabdesk.services.defaults import put_defaults
from rehabdesk.storage import StorageTrouble, Unlocked, open_store
from rehabdesk.storage.backup import inspect
from rehabdesk.storage.restoring import find_backups, restore
from rehabdesk.storage.salvage import salvage
from rehabdesk.storage.snapshot import back_up_now, contents_now, examine_file
from rehabdesk.storage.tries import TRIES_FILE, Tries, note_wrong_try, read_tries
from tests.sample_office import a_running_program
from tests.storage.test_office_file import an_office_on_disk
from tests.storage.test_reading_anything import files

NOW = datetime(2026, 5, 4, 16, 0).astimezone()
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An office that was not closed, so that it has a log, and a backup of it; and its key."""
    folder = tmp_path_factory.mktemp("apa-saja")
    store = an_office_on_disk(folder / "kantor")
    with store.change("Isi"):
        put_defaults(store, 2021)
    a_running_program(store, [f"Orang {number}" for number in range(20)])
    assert store.path is not None
    back_up_now(store.path, store.key, folder / "cadangan", NOW)
    a_running_program(store, ["Sesudahnya"])
    shutil.copytree(folder / "kantor", folder / "mati-mendadak")
    store.close()
    return folder, store.key


def spoiled(content, damages, cut):
    """A file with some places written over, and its tail cut."""
    kept = bytearray(content[: len(content) * (100 - cut) // 100])
    for at, junk in damages:
        start = at % max(1, len(kept))
        kept[start : start + len(junk)] = junk
    return bytes(kept)


DAMAGES = some.lists(
    some.tuples(some.integers(0, 2**24), some.binary(min_size=1, max_size=40)), max_size=4
)
CUTS = some.just(0) | some.integers(0, 100)


def looked_through(office, key):
    """Open an office and read all of it, as the program does; what it says of its pages."""
    try:
        store = open_store(office, Unlocked("petugas", key))
    except StorageTrouble:
        return False
    try:
        return bool(store.residents.all()) and examine_file(office, key)
    except StorageTrouble:
        return False
    finally:
        store.close()


@QUICK
@given(content=some.binary(max_size=9000))
def test_anything_in_the_place_of_an_office(tmp_path, made, content):
    path = tmp_path / "kantor.rehab"
    for old in tmp_path.glob("kantor*"):
        old.unlink()
    path.write_bytes(content)

    assert not looked_through(path, made[1])


@QUICK
@given(damages=DAMAGES, cut=CUTS, log_damages=DAMAGES, log_cut=CUTS)
def test_a_spoiled_office_with_a_spoiled_log(tmp_path, made, damages, cut, log_damages, log_cut):
    folder, key = made
    office = tmp_path / "kantor"
    shutil.rmtree(office, ignore_errors=True)
    shutil.copytree(folder / "mati-mendadak", office)
    for name, spoils in (
        ("kantor.rehab", (damages, cut)),
        ("kantor.rehab-wal", (log_damages, log_cut)),
    ):
        (office / name).write_bytes(spoiled((office / name).read_bytes(), *spoils))

    sound = looked_through(office / "kantor.rehab", key)

    assert sound in {True, False}
    try:
        contents_now(office / "kantor.rehab", key)
        salvage(office / "kantor.rehab", key, tmp_path / "selamat" / "kantor.rehab")
    except StorageTrouble:
        return
    finally:
        shutil.rmtree(tmp_path / "selamat", ignore_errors=True)


@QUICK
@given(damages=DAMAGES, cut=CUTS, of=some.sampled_from(("kantor.rehab", "kantor.keys", "isi.json")))
def test_a_spoiled_backup_is_put_back_whole_or_not_at_all(tmp_path, made, damages, cut, of):
    folder, key = made
    for name in ("kantor", "cadangan"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(folder / name, tmp_path / name)
    source = next((tmp_path / "cadangan").iterdir())
    before = (tmp_path / "kantor" / "kantor.rehab").read_bytes()
    sound = (source / "kantor.rehab").read_bytes()
    (source / of).write_bytes(spoiled((source / of).read_bytes(), damages, cut))

    assert len(find_backups(tmp_path / "cadangan")) <= 1
    try:
        inspect(source / "kantor.rehab", key)
        restore(source, tmp_path / "kantor", key, NOW)
    except StorageTrouble:
        assert (tmp_path / "kantor" / "kantor.rehab").read_bytes() == before
        return
    assert of != "kantor.rehab" or (source / "kantor.rehab").read_bytes() == sound


@QUICK
@given(content=files("wrong", "last") | some.just(b'{"wrong": Infinity, "last": "2026-05-04"}'))
def test_the_count_of_wrong_tries(tmp_path, content):
    (tmp_path / TRIES_FILE).write_bytes(content)

    assert isinstance(read_tries(tmp_path), Tries)
    assert note_wrong_try(tmp_path, NOW).wait(NOW) >= 0


@QUICK
@given(
    wrong=some.integers() | some.floats(),
    last=some.datetimes(timezones=some.none() | some.just(UTC)).map(datetime.isoformat),
)
def test_tries_of_any_number_and_time(tmp_path, wrong, last):
    (tmp_path / TRIES_FILE).write_text(json.dumps({"wrong": wrong, "last": last}), "utf-8")

    assert read_tries(tmp_path).wait(NOW) >= 0
