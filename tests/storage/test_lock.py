"""One program at a time has an office, and what a dead one left holds nobody up."""

import json
import os
import subprocess
import sys
import time

import pytest

from rehabdesk.storage import FileLocked
from rehabdesk.storage.lock import LOCK_FILE, lock_office
from rehabdesk.storage.processes import start_of


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
    holder.kill()
    holder.wait()
    holder.stdout.close()

    lock_office(tmp_path).release()


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
