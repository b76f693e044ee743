"""Key ring and office's file change together or not at all, whatever comes between."""

import json
import os
import shutil
import signal
import time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.services.users import change_own_passphrase, disable_user
from rehabdesk.storage import (
    DiskFull,
    NewerFile,
    OtherOfficesKeys,
    RingAltered,
    RingDamaged,
    UserDisabled,
    WrongKey,
    open_office,
    unlock_office,
)
from rehabdesk.storage.key_ring import read_ring, require_seal, sealed, write_ring
from tests.own_office import OTHER_WORDS, TODAY, WORDS, own_office, the_user, with_user
from tests.storage.disks import a_disk

NEW_WORDS = "gajah pulang membawa garam"


@pytest.fixture
def folder(tmp_path):
    """An office with an administrator and a counselor, closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    store.close()
    return tmp_path / "kantor"


def opens(folder, login, words):
    try:
        open_office(folder, words, login).close()
    except WrongKey:
        return False
    return True


def test_a_passphrase_change_on_a_full_disk_has_happened_or_has_not(tmp_path):
    seen = set()
    with a_disk(tmp_path / "kecil", 6 * 1024) as disk:
        own_office(tmp_path / "asal").close()
        for left in range(0, 100, 4):
            place = disk / "kantor"
            shutil.copytree(tmp_path / "asal", place)
            store = open_office(place, WORDS, "ratna")
            filled = disk / "penuh"
            free = shutil.disk_usage(disk).free
            filled.write_bytes(bytes(max(0, free - left * 1024)))
            try:
                change_own_passphrase(store, WORDS, NEW_WORDS)
                changed = True
            except DiskFull:
                changed = False
            seen.add(changed)
            filled.unlink()
            store.close()

            assert opens(place, "ratna", NEW_WORDS) is changed, left
            assert opens(place, "ratna", WORDS) is not changed, left
            shutil.rmtree(place)
    assert seen == {True, False}


def cut_off(folder, moment):
    """The folder as a power cut leaves it before or after the commit of a passphrase change."""
    store = open_office(folder, WORDS, "ratna")
    kept = folder.with_name(f"mati-{moment}")
    if moment == "before":
        assert store.keys is not None
        with store.change("Kata sandi diganti"):
            store.keys.set_passphrase(store.desk.user, "ratna", NEW_WORDS)
            shutil.copytree(folder, kept)
    else:
        before = (folder / "kantor.keys").read_bytes()
        change_own_passphrase(store, WORDS, NEW_WORDS)
        shutil.copytree(folder, kept)
        (kept / "kantor.keys").replace(kept / "kantor.keys.baru")
        (kept / "kantor.keys").write_bytes(before)
    store.close()
    return kept


def test_a_power_cut_before_the_commit_leaves_the_old_passphrase(folder):
    kept = cut_off(folder, "before")
    assert (kept / "kantor.keys.baru").exists()

    assert not opens(kept, "ratna", NEW_WORDS)
    assert opens(kept, "ratna", WORDS)
    assert not (kept / "kantor.keys.baru").exists()


def test_a_power_cut_after_the_commit_leaves_the_new_passphrase(folder):
    kept = cut_off(folder, "after")

    assert not opens(kept, "ratna", WORDS)
    assert opens(kept, "ratna", NEW_WORDS)
    assert not (kept / "kantor.keys.baru").exists()


def test_a_ring_put_beside_by_a_stranger_opens_nothing(folder, tmp_path):
    own_office(tmp_path / "lain", founder="maling").close()
    shutil.copyfile(tmp_path / "lain" / "kantor.keys", folder / "kantor.keys.baru")

    with pytest.raises(OtherOfficesKeys):
        open_office(folder, WORDS, "maling")
    assert opens(folder, "ratna", WORDS)


def test_a_leavers_ring_put_beside_lets_the_leaver_in_no_more(folder):
    kept = (folder / "kantor.keys").read_bytes()
    store = open_office(folder, WORDS, "ratna")
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    store.close()
    (folder / "kantor.keys.baru").write_bytes(kept)

    with pytest.raises((WrongKey, UserDisabled)):
        open_office(folder, OTHER_WORDS, "cecep")
    assert opens(folder, "ratna", WORDS)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the victim is forked")
def test_a_program_killed_while_it_changes_passphrases_leaves_one_that_opens(folder):
    found = set()
    for number in range(12):
        work = folder.with_name(f"korban-{number}")
        shutil.copytree(folder, work)
        victim = os.fork()
        if victim == 0:
            _change_for_ever(work)
        while not (work / "kata").exists():
            time.sleep(0.01)
        time.sleep(number * 0.013)
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        said = [json.loads(one) for one in (work / "kata").read_text().split("\n")[:-1]]
        possible = {said[-1][1]} if said else {WORDS}
        if said and said[-1][0] == "try":
            possible |= {WORDS if len(said) == 1 else said[-2][1]}

        fitting = {one for one in {WORDS, *(one[1] for one in said)} if opens(work, "ratna", one)}

        assert len(fitting) == 1
        assert fitting <= possible
        found.add(said[-1][0] if said else "none")
    assert "try" in found


def _change_for_ever(work):
    try:
        store = open_office(work, WORDS, "ratna")
        assert store.keys is not None
        with (work / "kata").open("a", buffering=1) as out:
            for number in range(10_000):
                words = f"{NEW_WORDS} {number}"
                out.write(json.dumps(["try", words]) + "\n")
                with store.change("Uji", kind=EntryKind.SECURITY):
                    store.keys.set_passphrase(store.desk.user, "ratna", words)
                out.write(json.dumps(["did", words]) + "\n")
    finally:
        os._exit(1)


def test_a_ring_of_a_newer_program_is_refused_politely(folder):
    path = folder / "kantor.keys"
    words = json.loads(path.read_text())
    path.write_text(json.dumps(words | {"format": words["format"] + 1}))

    with pytest.raises(NewerFile):
        open_office(folder, WORDS, "ratna")


@pytest.mark.parametrize("name", ["key", "former", "due", "roles", "facts"])
@pytest.mark.parametrize("value", [None, [1], {"a": 1}, "x", -1.5])
def test_a_ring_with_anything_in_its_sealed_part_is_named(folder, name, value):
    path = folder / "kantor.keys"
    words = json.loads(path.read_text())
    path.write_text(json.dumps(words | {name: value}))

    with pytest.raises((RingDamaged, RingAltered)):
        open_office(folder, WORDS, "ratna")


def test_facts_are_bound_to_the_seal(folder):
    path = folder / "kantor.keys"
    key = unlock_office(folder, WORDS, "ratna").key
    write_ring(path, sealed(replace(read_ring(path), facts={"sidik": "ab"}), key))
    ring = read_ring(path)
    require_seal(ring, key)
    assert ring.facts == {"sidik": "ab"}

    with pytest.raises(RingAltered):
        require_seal(replace(ring, facts={"sidik": "cd"}), key)


@pytest.mark.parametrize("behind", [0, 1, 5])
def test_a_ring_that_is_ahead_of_its_file_is_followed_by_a_newer_one_still(folder, behind):
    """The file was put back and the ring was not: no number of a ring is given twice."""
    before = read_ring(folder / "kantor.keys").generation
    store = open_office(folder, WORDS, "ratna")
    store.connection.execute("UPDATE key_ring SET generation = ?", (before - behind,))

    change_own_passphrase(store, WORDS, NEW_WORDS)

    assert store.query("SELECT generation FROM key_ring") == [(before + 1,)]
    assert read_ring(folder / "kantor.keys").generation == before + 1
    store.close()
    assert opens(folder, "ratna", NEW_WORDS)


def test_two_steps_of_one_change_make_one_new_ring(folder):
    before = read_ring(folder / "kantor.keys").generation
    store = open_office(folder, WORDS, "ratna")
    assert store.keys is not None

    with store.change("Kata sandi diganti", kind=EntryKind.SECURITY):
        store.keys.set_passphrase(store.desk.user, "ratna", "kata sandi yang pertama")
        store.keys.set_passphrase(store.desk.user, "ratna", NEW_WORDS)

    assert read_ring(folder / "kantor.keys").generation == before + 1
    store.close()
    assert opens(folder, "ratna", NEW_WORDS)
    assert not opens(folder, "ratna", "kata sandi yang pertama")


def test_to_remove_somebody_without_a_slot_changes_no_ring(folder):
    before = (folder / "kantor.keys").read_bytes()
    store = open_office(folder, WORDS, "ratna")
    assert store.keys is not None

    with store.change("Slot dihapus"):
        store.keys.remove("tidak ada")

    assert (folder / "kantor.keys").read_bytes() == before
    store.close()


@pytest.mark.parametrize(
    ("memory", "passes", "weak"),
    [
        (64 * 1024, 3, False),
        (64 * 1024 - 1, 3, True),
        (64 * 1024, 2, True),
        (64 * 1024 + 1, 4, False),
    ],
)
def test_whose_passphrase_is_stretched_less_than_usual_today_is_told(folder, memory, passes, weak):
    path = folder / "kantor.keys"
    store = open_office(folder, WORDS, "ratna")
    assert store.keys is not None
    ring = store.keys.ring()
    told = replace(ring.slots[0], memory=memory, passes=passes)
    key = unlock_office(folder, WORDS, "ratna").key
    write_ring(path, sealed(replace(ring, slots=(told, *ring.slots[1:])), key))

    found = store.keys.weakly_stretched()

    assert (told.owner in found) is weak
    assert {one.owner for one in ring.slots[1:]} <= found
    store.close()


def test_a_passphrase_fits_its_owner_alone(folder):
    store = open_office(folder, WORDS, "ratna")
    cecep = the_user(store, "cecep").id
    assert store.keys is not None

    assert store.keys.fits(store.desk.user, "ratna", WORDS)
    assert store.keys.fits(cecep, "cecep", OTHER_WORDS)
    assert not store.keys.fits(cecep, "ratna", WORDS)
    assert not store.keys.fits(cecep, "cecep", WORDS)
    store.close()
