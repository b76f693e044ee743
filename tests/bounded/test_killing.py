"""A few kills of readers in each run; ``./dev torture`` makes many."""

import sys

import pytest

from tests.bounded.killing import run, run_looks


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one way to kill")
def test_a_reader_killed_at_any_moment_leaves_a_list_or_a_sentence():
    ends, wrong = run(12, seed=7)

    assert wrong == []
    assert ends.total() == 12
    assert ends["refused"]


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_look_at_a_backup_killed_at_any_moment_leaves_what_it_saw_or_a_trouble():
    ends, wrong = run_looks(8, seed=11)

    assert wrong == []
    assert ends.total() == 8
    assert ends["refused"]
