"""How old a lock that is no lock must be before nobody believes it: just under, just over."""

import json
import os
import time

import pytest

from rehabdesk.storage import FileLocked, lock_office
from rehabdesk.storage.lock import LOCK_FILE, require_free
from rehabdesk.storage.processes import start_of


def aged(path, seconds, content="{"):
    path.write_text(content, "utf-8")
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


@pytest.mark.parametrize(("age", "free"), [(4.3, False), (-4.3, False), (5.7, True), (-5.7, True)])
def test_a_lock_that_says_nothing_is_waited_for_five_seconds(tmp_path, age, free):
    aged(tmp_path / LOCK_FILE, age)

    if free:
        require_free(tmp_path)
        lock_office(tmp_path).release()
    else:
        with pytest.raises(FileLocked) as trouble:
            require_free(tmp_path)
        assert trouble.value.file == LOCK_FILE
        with pytest.raises(FileLocked):
            lock_office(tmp_path)


@pytest.mark.parametrize(("age", "stays"), [(4.3, True), (-4.3, True), (5.7, False), (-5.7, False)])
def test_what_a_dead_program_left_is_cleared_after_five_seconds(tmp_path, age, stays):
    left = tmp_path / f"{LOCK_FILE}.4711.baru"
    aged(left, age)

    lock_office(tmp_path).release()

    assert left.exists() is stays


def test_where_no_lock_is_or_ones_own_the_office_is_free(tmp_path):
    require_free(tmp_path)
    held = lock_office(tmp_path)

    require_free(tmp_path)

    held.release()
    held.release()
    require_free(tmp_path)


@pytest.mark.parametrize(("start", "held"), [(None, True), ("start lain", False), ("", False)])
def test_another_programs_lock_counts_while_that_very_process_runs(tmp_path, start, held):
    pid = os.getppid()
    words = {"pid": pid, "mulai": start_of(pid) if start is None else start, "komputer": "ini"}
    (tmp_path / LOCK_FILE).write_text(json.dumps(words), "utf-8")

    if held:
        for ask in (require_free, lock_office):
            with pytest.raises(FileLocked):
                ask(tmp_path)
        assert json.loads((tmp_path / LOCK_FILE).read_text()) == words
    else:
        require_free(tmp_path)
        lock_office(tmp_path).release()
