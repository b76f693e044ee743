"""The file's key changes while others are away, and no power cut locks anybody out."""

import math
import os
import shutil
import signal
import time
from contextlib import closing

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.services.keys import change_key_if_due, keys_state, replace_office_key
from rehabdesk.services.login import log_in, log_in_with_recovery
from rehabdesk.services.users import change_user, disable_user, replace_recovery_key
from rehabdesk.storage import (
    DiskFull,
    OtherOfficesKeys,
    StillWriting,
    WrongKey,
    change_key,
    driver,
    encrypt_anew,
    open_office,
    unlock_office,
)
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.keys import data_key_of, new_key
from rehabdesk.storage.sealing import seal_to
from rehabdesk.storage.snapshot import examine_file
from tests.own_office import (
    NOW,
    OTHER_WORDS,
    RECOVERY,
    TODAY,
    WORDS,
    own_office,
    the_user,
    with_user,
)
from tests.sample_office import a_resident
from tests.storage.disks import a_disk
from tests.storage.test_old_rings import SECOND_FORM, SHEET

NAMES = [f"Orang {number}" for number in range(30)]


@pytest.fixture
def folder(tmp_path):
    """An office with an administrator, a counselor, an operator and some residents, closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    with_user(store, Role.OPERATOR, "joko")
    for name in NAMES:
        a_resident(store, name)
    store.close()
    return tmp_path / "kantor"


def let_go(folder, login="cecep"):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    disable_user(store, the_user(store, login).id, today=TODAY)
    assert change_key_if_due(store)
    store.close()


def test_a_leaver_with_an_old_ring_and_passphrase_does_not_open_todays_file(folder, tmp_path):
    old = (folder / "kantor.keys").read_bytes()
    key = unlock_office(folder, OTHER_WORDS, "cecep").key
    let_go(folder)

    stolen = tmp_path / "dicuri"
    shutil.copytree(folder, stolen)
    (stolen / "kantor.keys").write_bytes(old)
    with pytest.raises(OtherOfficesKeys):
        open_office(stolen, OTHER_WORDS, "cecep")
    three_lines = driver.connect(stolen / "kantor.rehab", key)
    with closing(three_lines), pytest.raises(driver.DatabaseError):
        three_lines.execute("SELECT name FROM resident").fetchall()


def test_without_a_change_of_key_the_leaver_would_read_it(folder, tmp_path):
    old = (folder / "kantor.keys").read_bytes()
    store = log_in(folder, "ratna", WORDS, now=NOW)
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (tmp_path / "kantor.keys").write_bytes(old)
    shutil.copyfile(folder / "kantor.rehab", tmp_path / "kantor.rehab")
    store.close()

    key = unlock_office(tmp_path, OTHER_WORDS, "cecep").key
    with closing(driver.connect(tmp_path / "kantor.rehab", key)) as three_lines:
        assert len(three_lines.execute("SELECT name FROM resident").fetchall()) == len(NAMES)


def test_those_who_were_away_come_in_with_their_own_passphrase(folder):
    let_go(folder)

    log_in(folder, "joko", OTHER_WORDS, now=NOW).close()
    log_in_with_recovery(folder, RECOVERY, now=NOW).close()
    store = log_in(folder, "ratna", WORDS, now=NOW)
    assert sorted(one.name for one in store.residents.all()) == sorted(NAMES)
    assert store.audit.verify().broken is None
    assert keys_state(store).number == 2
    store.close()
    with pytest.raises(WrongKey):
        open_office(folder, OTHER_WORDS, "cecep")


def test_work_goes_on_in_the_store_that_changed_the_key(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    replace_office_key(store)
    a_resident(store, "Sesudahnya")
    replace_office_key(store)
    a_resident(store, "Terakhir")
    store.close()

    store = log_in(folder, "joko", OTHER_WORDS, now=NOW)
    assert {"Sesudahnya", "Terakhir"} <= {one.name for one in store.residents.all()}
    assert keys_state(store).number == 3
    store.close()
    assert examine_file(folder / "kantor.rehab", unlock_office(folder, WORDS, "ratna").key)


def test_who_loses_rights_or_a_lost_sheet_makes_the_key_due(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    cecep = the_user(store, "cecep")
    change_user(store, cecep.id, name=cecep.name, role=Role.TEAM_LEAD, counselor=None)
    assert not keys_state(store).due
    change_user(store, cecep.id, name=cecep.name, role=Role.READER, counselor=None)
    assert keys_state(store).due
    assert change_key_if_due(store)
    assert not change_key_if_due(store)
    replace_recovery_key(store, RECOVERY)
    assert keys_state(store).due
    store.close()


def test_a_key_that_is_due_is_changed_at_the_next_login_of_anybody(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    store.close()

    store = log_in(folder, "joko", OTHER_WORDS, now=NOW)

    assert not keys_state(store).due
    assert keys_state(store).number == 2
    store.close()


def test_no_key_is_changed_in_the_midst_of_another_change(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)

    with pytest.raises(StillWriting), store.change("Uji"):
        store.encrypt_anew(new_key(), encrypt_anew)
    store.close()
    log_in(folder, "ratna", WORDS, now=NOW).close()


def test_slots_of_the_old_form_fall_away_and_the_list_says_who_is_missing(tmp_path):
    shutil.copytree(SECOND_FORM, tmp_path / "kantor")
    folder = tmp_path / "kantor"
    log_in(folder, "cecep", OTHER_WORDS, now=NOW).close()
    store = log_in(folder, "ratna", WORDS, now=NOW)
    dokter = the_user(store, "dokter")
    state = keys_state(store)
    assert state.missing == {dokter.id}
    assert state.sheet_missing

    replace_office_key(store)

    assert keys_state(store).missing == frozenset()
    store.close()
    log_in(folder, "cecep", OTHER_WORDS, now=NOW).close()
    for login, words in (("dokter", OTHER_WORDS), ("", SHEET)):
        with pytest.raises(WrongKey):
            open_office(folder, words, login)


def cut_off(folder, step):
    """The folder as a power cut leaves it after a step of a change of key."""
    store = log_in(folder, "ratna", WORDS, now=NOW)
    keeper, kept = store.keys, folder.with_name(f"mati-{step}")
    assert keeper is not None
    following = new_key()
    with store.change("Penggantian kunci dimulai", kind=EntryKind.SECURITY):
        ring = keeper.ring()
        slots = tuple(
            replace(
                one,
                following=seal_to(
                    bytes.fromhex(one.public), following, data_key_of(ring.office, one.owner)
                ),
            )
            for one in ring.slots
        )
        keeper.change(replace(ring, due=True, slots=slots))
    if step == "prepared":
        shutil.copytree(folder, kept)
    store.encrypt_anew(following, encrypt_anew)
    keeper.key_is(following)
    if step == "encrypted":
        shutil.copytree(folder, kept)
    before = (folder / "kantor.keys").read_bytes()
    with store.change("Kunci kantor diganti", kind=EntryKind.SECURITY):
        keeper.change(keeper.ring())
    if step == "committed":
        shutil.copytree(folder, kept)
        (kept / "kantor.keys").replace(kept / "kantor.keys.baru")
        (kept / "kantor.keys").write_bytes(before)
    store.close()
    return kept


@pytest.mark.parametrize("step", ["prepared", "encrypted", "committed"])
def test_a_power_cut_after_any_step_locks_nobody_out_and_is_ended_at_the_next_login(folder, step):
    kept = cut_off(folder, step)
    for login, words in (("joko", OTHER_WORDS), ("ratna", WORDS)):
        open_office(kept, words, login).close()

    store = log_in(kept, "joko", OTHER_WORDS, now=NOW)

    assert len(store.residents.all()) == len(NAMES)
    state = keys_state(store)
    assert (state.due, state.number) == (False, 2)
    store.close()
    log_in(kept, "ratna", WORDS, now=NOW).close()
    assert not any(one.following for one in read_ring(kept / "kantor.keys").slots)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the victim is forked")
def test_a_program_killed_while_it_changes_the_key_leaves_one_office_that_opens(folder):
    numbers = set()
    for number in range(16):
        work = folder.with_name(f"korban-{number}")
        shutil.copytree(folder, work)
        victim = os.fork()
        if victim == 0:
            _change_for_ever(work)
        while not (work / "mulai").exists():
            time.sleep(0.005)
        time.sleep(number * 0.013)
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        assert not (work / "gagal").exists(), (work / "gagal").read_text()

        for login, words in (("joko", OTHER_WORDS), ("ratna", WORDS)):
            store = log_in(work, login, words, now=NOW)
            assert sorted(one.name for one in store.residents.all()) == sorted(NAMES)
            assert store.audit.verify().broken is None
            numbers.add(keys_state(store).number)
            assert not keys_state(store).due
            store.close()
        assert examine_file(work / "kantor.rehab", unlock_office(work, WORDS, "ratna").key)
        shutil.rmtree(work)
    assert len(numbers) > 1


def _change_for_ever(work):
    try:
        store = open_office(work, WORDS, "ratna")
        assert store.keys is not None
        (work / "mulai").touch()
        while True:
            change_key(store, store.keys)
    except BaseException as error:
        (work / "gagal").write_text(repr(error))
    finally:
        os._exit(1)


def test_a_change_of_key_on_a_full_disk_leaves_the_old_key_and_stays_due(folder, tmp_path):
    ended = set()
    size = (folder / "kantor.rehab").stat().st_size // 1024
    with a_disk(tmp_path / "kecil", 4 * size) as disk:
        for left in (8, 80, size // 2, size, size * 2):
            place = disk / "kantor"
            shutil.copytree(folder, place)
            store = log_in(place, "ratna", WORDS, now=NOW)
            filled = disk / "penuh"
            free = shutil.disk_usage(disk).free
            filled.write_bytes(bytes(max(0, free - left * 1024)))
            try:
                replace_office_key(store)
                ended.add(True)
            except DiskFull:
                ended.add(False)
            assert len(store.residents.all()) == len(NAMES)
            filled.unlink()
            a_resident(store, "Sesudahnya")
            store.close()

            store = log_in(place, "joko", OTHER_WORDS, now=NOW)
            assert len(store.residents.all()) == len(NAMES) + 1
            assert not keys_state(store).due
            store.close()
            shutil.rmtree(place)
    assert ended == {True, False}


def test_a_disk_that_fills_up_in_the_midst_leaves_the_file_under_its_old_key(folder, tmp_path):
    key, size = (
        unlock_office(folder, WORDS, "ratna").key,
        (folder / "kantor.rehab").stat().st_size // 1024,
    )
    with a_disk(tmp_path / "kecil", size + size // 2) as disk:
        path = disk / "kantor.rehab"
        shutil.copyfile(folder / "kantor.rehab", path)

        with pytest.raises(DiskFull):
            encrypt_anew(path, key, new_key())

        assert examine_file(path, key)


@pytest.mark.parametrize(("room", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_key_is_changed_where_a_tenth_more_room_is_than_the_file_takes(
    folder, monkeypatch, room, refused
):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    needed = math.ceil((folder / "kantor.rehab").stat().st_size * 1.1)
    real = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: real._replace(free=needed + room))
    before = (folder / "kantor.keys").read_bytes()

    if refused:
        with pytest.raises(DiskFull):
            replace_office_key(store)
        assert (folder / "kantor.keys").read_bytes() == before
    else:
        replace_office_key(store)

    assert keys_state(store).number == (1 if refused else 2)
    store.close()
