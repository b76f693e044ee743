"""A few kills of readers in each run; ``./dev torture`` makes many."""

import sys

import pytest

from tests.bounded.killing import run


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one way to kill")
def test_a_reader_killed_at_any_moment_leaves_a_list_or_a_sentence():
    ends, wrong = run(12, seed=7)

    assert wrong == []
    assert ends.total() == 12
    assert ends["refused"]
