"""One program at a time has an office, and what a dead one left holds nobody up."""

import errno
import json
import os
import socket
import subprocess
import sys
import time

import pytest

from rehabdesk.services.login import log_in, log_in_with_recovery
from rehabdesk.storage import FileLocked
from rehabdesk.storage.lock import LOCK_FILE, lock_office, require_free
from rehabdesk.storage.processes import _alive, _start_from_proc, start_of
from tests.own_office import NOW, RECOVERY, WORDS, own_office


def test_a_second_program_is_refused_and_let_in_when_the_first_has_gone(tmp_path):
    first = lock_office(tmp_path)

    with pytest.raises(FileLocked):
        lock_office(tmp_path)
    first.release()

    lock_office(tmp_path).release()
    assert list(tmp_path.iterdir()) == []


def test_another_process_is_refused_while_the_first_runs_and_not_after_it_died(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from rehabdesk.storage.lock import *;"
        "lock_office(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"

    with pytest.raises(FileLocked):
        lock_office(tmp_path)
    with pytest.raises(FileLocked):
        require_free(tmp_path)
    holder.kill()
    holder.wait()
    holder.stdout.close()

    require_free(tmp_path)
    lock_office(tmp_path).release()


def test_whoever_has_an_office_may_open_it(tmp_path):
    require_free(tmp_path)
    lock = lock_office(tmp_path)

    require_free(tmp_path)

    lock.release()


def test_who_comes_while_another_program_has_the_office_changes_neither_file(tmp_path):
    folder = tmp_path / "kantor"
    own_office(folder).close()
    code = (
        "import sys, time; from pathlib import Path; from rehabdesk.storage.lock import *;"
        "lock_office(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    files = [(folder / name).read_bytes() for name in ("kantor.rehab", "kantor.keys")]

    for enter in (
        lambda: log_in(folder, "ratna", WORDS, now=NOW),
        lambda: log_in_with_recovery(folder, RECOVERY, now=NOW),
    ):
        with pytest.raises(FileLocked):
            enter()

    assert [(folder / name).read_bytes() for name in ("kantor.rehab", "kantor.keys")] == files
    holder.kill()
    holder.wait()
    holder.stdout.close()


def test_a_lock_that_came_with_a_copied_folder_holds_nobody_up(tmp_path):
    words = {"pid": os.getpid(), "mulai": "start lain", "komputer": "PC lain"}
    (tmp_path / LOCK_FILE).write_text(json.dumps(words), encoding="utf-8")

    lock_office(tmp_path).release()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x", "mulai": ""}'])
def test_a_lock_that_was_cut_off_is_waited_for_a_moment_and_then_not_believed(tmp_path, content):
    path = tmp_path / LOCK_FILE
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileLocked):
        lock_office(tmp_path)

    for moment in (time.time() - 60, time.time() + 3600):  # also after a clock was set back
        path.write_text(content, encoding="utf-8")
        os.utime(path, (moment, moment))
        lock_office(tmp_path).release()


def test_a_lock_that_is_somebody_elses_by_now_is_left_alone(tmp_path):
    lock = lock_office(tmp_path)
    (tmp_path / LOCK_FILE).write_text("milik yang lain", encoding="utf-8")

    lock.release()

    assert (tmp_path / LOCK_FILE).exists()


def test_a_process_is_told_from_a_later_one_with_its_number():
    assert start_of(os.getpid()) == start_of(os.getpid()) != ""
    assert start_of(0) == ""
    assert start_of(2**22 + 1) == ""


GONE = json.dumps({"pid": 2**22 + 1, "mulai": "start lain", "komputer": "PC"})


def of_a_running_one():
    return json.dumps({"pid": os.getpid(), "mulai": start_of(os.getpid()), "komputer": "PC"})


def test_whoever_died_while_taking_a_lock_over_holds_nobody_up(tmp_path):
    (tmp_path / LOCK_FILE).write_text(GONE, encoding="utf-8")
    (tmp_path / f"{LOCK_FILE}.ganti").write_text(GONE, encoding="utf-8")

    lock = lock_office(tmp_path)

    assert [one.name for one in tmp_path.iterdir()] == [LOCK_FILE]
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_whoever_is_just_taking_a_lock_over_is_given_the_turn(tmp_path):
    (tmp_path / LOCK_FILE).write_text(GONE, encoding="utf-8")
    turn = tmp_path / f"{LOCK_FILE}.ganti"
    turn.write_text(of_a_running_one(), encoding="utf-8")

    with pytest.raises(FileLocked):
        lock_office(tmp_path)

    assert turn.read_text(encoding="utf-8") == of_a_running_one()
    assert (tmp_path / LOCK_FILE).read_text(encoding="utf-8") == GONE


@pytest.mark.parametrize("name", ["", ".ganti"])
def test_a_lock_that_goes_away_while_it_is_looked_at_is_no_trouble(tmp_path, monkeypatch, name):
    for one in ("", ".ganti"):
        (tmp_path / f"{LOCK_FILE}{one}").write_text(GONE, encoding="utf-8")

    def goes_away(pid):
        if pid != os.getpid():
            (tmp_path / f"{LOCK_FILE}{name}").unlink(missing_ok=True)
        return start_of(pid)

    monkeypatch.setattr("rehabdesk.storage.lock.start_of", goes_away)

    lock_office(tmp_path).release()
    assert list(tmp_path.iterdir()) == []


def test_a_refused_program_leaves_the_holders_lock_and_nothing_else(tmp_path):
    lock = lock_office(tmp_path)
    words = (tmp_path / LOCK_FILE).read_bytes()

    with pytest.raises(FileLocked):
        lock_office(tmp_path)

    assert [one.name for one in tmp_path.iterdir()] == [LOCK_FILE]
    assert (tmp_path / LOCK_FILE).read_bytes() == words
    lock.release()


@pytest.mark.parametrize(("age", "stays"), [(0, True), (4, True), (60, False), (-60, False)])
def test_what_a_program_left_that_died_while_writing_a_lock_is_cleared(tmp_path, age, stays):
    left = tmp_path / f"{LOCK_FILE}.4711.baru"
    left.write_text("{", encoding="utf-8")
    moment = time.time() - age
    os.utime(left, (moment, moment))

    lock_office(tmp_path).release()

    assert left.exists() is stays


def test_a_lock_is_taken_on_a_disk_that_knows_no_links(tmp_path, monkeypatch):
    def no_links(path, target):
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr("pathlib.Path.hardlink_to", no_links)

    lock = lock_office(tmp_path)

    assert (tmp_path / LOCK_FILE).read_text(encoding="utf-8")
    with pytest.raises(FileLocked):
        lock_office(tmp_path)
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_says_who_has_the_office(tmp_path):
    lock = lock_office(tmp_path)

    words = json.loads((tmp_path / LOCK_FILE).read_text(encoding="utf-8"))

    assert (words["pid"], words["mulai"]) == (os.getpid(), start_of(os.getpid()))
    assert words["komputer"] == socket.gethostname()
    lock.release()


def gone():
    """The number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_without_a_list_of_processes_it_is_known_only_whether_one_runs(tmp_path):
    ended = gone()
    for ask in (_alive, lambda pid: _start_from_proc(pid, tmp_path)):
        assert ask(os.getpid()) == "berjalan"
        assert ask(ended) == ""
        assert [ask(number) for number in (0, -1, -os.getpid())] == ["", "", ""]


def test_where_the_list_is_there_a_number_that_is_not_in_it_is_of_nobody(tmp_path):
    (tmp_path / "self").mkdir()

    assert _start_from_proc(os.getpid(), tmp_path) == ""


@pytest.mark.parametrize(
    ("state", "start"), [("S", "boot-1:7"), ("R", "boot-1:7"), ("Z", ""), ("X", "")]
)
def test_a_process_that_has_ended_and_is_not_yet_put_away_runs_no_more(tmp_path, state, start):
    (tmp_path / "sys/kernel/random").mkdir(parents=True)
    (tmp_path / "sys/kernel/random/boot_id").write_text("boot-1\n", "utf-8")
    (tmp_path / "12").mkdir()
    numbers = " ".join(str(one) for one in range(100, 118))
    (tmp_path / "12/stat").write_text(f"12 (nama ) aneh) {state} {numbers} 7 8", "utf-8")

    assert _start_from_proc(12, tmp_path) == start
