"""Wrong passphrases are counted beside the keys, and each one makes the next wait longer."""

from datetime import UTC, datetime, timedelta

import pytest

from rehabdesk.storage.tries import (
    TRIES_FILE,
    Tries,
    forget_tries,
    note_wrong_try,
    read_tries,
    tries_by_now,
)

NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "seconds"),
    [
        *((0, 0), (1, 0), (2, 0), (3, 0)),
        *((4, 5), (5, 15), (6, 30), (7, 60), (8, 120), (9, 300), (10, 600), (11, 900)),
        *((12, 900), (1000, 900)),
    ],
)
def test_the_fourth_wrong_passphrase_waits_and_each_after_it_longer(wrong, seconds):
    assert Tries(wrong=wrong, last=NOW).wait(NOW) == seconds


@pytest.mark.parametrize(
    ("passed", "left"), [(-60, 30), (0, 30), (1, 29), (29, 1), (30, 0), (31, 0), (86_400, 0)]
)
def test_a_wait_runs_off_and_a_clock_that_was_set_back_makes_it_no_longer(passed, left):
    assert Tries(wrong=6, last=NOW).wait(NOW + timedelta(seconds=passed)) == left


def test_nobody_waits_who_has_tried_nothing():
    assert Tries(wrong=9).wait(NOW) == 0


def test_wrong_tries_are_counted_over_restarts_until_somebody_gets_in(tmp_path):
    for number in (1, 2, 3, 4):
        later = NOW + timedelta(seconds=number)
        assert note_wrong_try(tmp_path, later) == Tries(wrong=number, last=later)
    assert read_tries(tmp_path) == Tries(wrong=4, last=NOW + timedelta(seconds=4))

    forget_tries(tmp_path)

    assert read_tries(tmp_path) == Tries()
    assert list(tmp_path.iterdir()) == []
    forget_tries(tmp_path)


def test_a_folder_that_is_no_folder_counts_in_vain(tmp_path):
    path = tmp_path / "berkas"
    path.write_bytes(b"")

    assert note_wrong_try(path, NOW).wrong == 1
    assert read_tries(path) == Tries()
    forget_tries(path)


@pytest.mark.parametrize(("ahead", "kept"), [(-1, -1), (0, 0), (1, 0), (86_400, 0)])
def test_a_try_from_later_than_now_counts_as_now_and_is_written_so(tmp_path, ahead, kept):
    note_wrong_try(tmp_path, NOW + timedelta(seconds=ahead))
    expected = Tries(wrong=1, last=NOW + timedelta(seconds=kept))

    assert tries_by_now(tmp_path, NOW) == expected
    assert read_tries(tmp_path) == expected


def test_where_nobody_has_tried_nothing_is_written(tmp_path):
    assert tries_by_now(tmp_path, NOW) == Tries()
    assert not (tmp_path / TRIES_FILE).exists()
