"""What is drawn or counted so that two of a kind can be told apart: PCs, salts, folders."""

import os
import shutil
from datetime import datetime

import pytest

from rehabdesk.storage import open_office
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.pc import new_origin
from rehabdesk.storage.processes import _alive, _start_from_proc, start_of
from rehabdesk.storage.restoring import find_backups, restore
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.storage.swapping import undo_cut_swap
from tests.own_office import WORDS, own_office
from tests.sample_office import a_room

NOW = datetime(2026, 5, 4, 16, 0).astimezone()


def test_a_pc_draws_its_number_from_all_of_31_bits():
    drawn = [new_origin() for _ in range(100)]

    assert all(0 <= one < 2**31 for one in drawn)
    assert max(drawn) >= 2**30
    assert len(set(drawn)) > 95
    assert len(new_key()) == 32


def test_all_slots_of_a_new_office_share_a_salt_of_16_bytes(tmp_path):
    own_office(tmp_path / "kantor").close()

    ring = read_ring(tmp_path / "kantor" / "kantor.keys")

    assert len(ring.slots) == 2
    assert {len(bytes.fromhex(one.salt)) for one in ring.slots} == {16}
    assert {one.salt for one in ring.slots} == {ring.slots[0].salt}


def a_proc(tmp_path, state="S", boot=True):
    """The list of processes of a system in which number 5 runs, with a strange name."""
    proc = tmp_path / "proc"
    (proc / "5").mkdir(parents=True)
    (proc / "self").mkdir()
    (proc / "sys" / "kernel" / "random").mkdir(parents=True)
    fields = " ".join(str(number) for number in range(4, 53))
    (proc / "5" / "stat").write_text(f"5 (nama) (aneh 9) {state} {fields}\n")
    if boot:
        (proc / "sys" / "kernel" / "random" / "boot_id").write_text("boot-1\n")
    return proc


@pytest.mark.parametrize("state", ["R", "S", "D", "T"])
def test_a_process_is_known_by_the_boot_and_the_moment_of_its_start(tmp_path, state):
    # The 22nd field of the line is the moment of the start.
    assert _start_from_proc(5, a_proc(tmp_path, state)) == "boot-1:22"


@pytest.mark.parametrize("state", ["Z", "X"])
def test_a_process_that_has_ended_has_no_start(tmp_path, state):
    assert _start_from_proc(5, a_proc(tmp_path, state)) == ""


def test_a_process_that_is_not_in_the_list_has_no_start(tmp_path):
    proc = a_proc(tmp_path)

    assert _start_from_proc(6, proc) == ""
    assert _start_from_proc(os.getpid(), proc) == ""


def test_without_a_list_it_is_only_known_whether_a_process_runs(tmp_path):
    assert _start_from_proc(os.getpid(), tmp_path / "tidak ada") == "berjalan"
    (tmp_path / "kosong").mkdir()
    assert _start_from_proc(os.getpid(), tmp_path / "kosong") == "berjalan"
    assert _alive(os.getpid()) == "berjalan"
    for nobody in (0, -1, -os.getpid(), 2**22 + 5):
        assert _alive(nobody) == ""
    assert start_of(0) == start_of(-1) == ""


@pytest.fixture
def folder(tmp_path):
    """An office with a backup."""
    store = own_office(tmp_path / "kantor")
    a_room(store, "Aula")
    path = tmp_path / "kantor" / "kantor.rehab"
    back_up_now(path, store.key, tmp_path / "kantor" / "cadangan", NOW)
    key = store.key
    store.close()
    return tmp_path / "kantor", key


def test_what_three_restores_of_one_second_put_aside_lies_in_three_folders(folder):
    office, key = folder
    source = find_backups(office / "cadangan")[0][0]

    for _ in range(3):
        restore(source, office, key, NOW)

    name = "sebelum-pulih 2026-05-04 16.00.00"
    found = {one.name for one in (office / "cadangan").glob("sebelum-pulih*")}
    assert found == {name, f"{name} 2", f"{name} 3"}
    for one in found:
        assert {path.name for path in (office / "cadangan" / one).iterdir()} == {
            *("kantor.rehab", "kantor.keys"),
        }


@pytest.mark.parametrize("strange", [1, 2, 3])
def test_what_a_stranger_left_in_a_cut_restore_gets_a_name_of_its_own(folder, strange):
    office, _ = folder
    for number in range(strange):
        planted = office / "cadangan" / "x.ditukar"
        planted.mkdir()
        (planted / "catatan.txt").write_text(str(number))
        assert undo_cut_swap(office) is True

    found = sorted(one.parent.name for one in (office / "cadangan").glob("*/catatan.txt"))
    assert found == ["x sisa", "x sisa 2", "x sisa 3"][:strange]
    assert undo_cut_swap(office) is False


def test_new_files_of_a_cut_restore_are_kept_under_another_name(folder):
    office, _ = folder
    work = office / "cadangan" / "sebelum-pulih x.ditukar"
    shutil.copytree(find_backups(office / "cadangan")[0][0], work / "baru")

    assert undo_cut_swap(office) is True

    kept = office / "cadangan" / "sebelum-pulih x batal"
    assert (kept / "baru" / "kantor.rehab").exists()
    store = open_office(office, WORDS, "ratna")
    assert [one.name for one in store.rooms.all()] == ["Aula"]
    store.close()
