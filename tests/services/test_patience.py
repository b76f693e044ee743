"""Waiting after wrong passphrases is one rule at every door, and the wait is said in words."""

from datetime import datetime, timedelta

import pytest

from rehabdesk.domain.refusals import WaitBeforeTrying
from rehabdesk.services.patience import counted, require_patience
from rehabdesk.storage import ReadOnly, WrongKey, note_wrong_try, read_tries

NOW = datetime(2021, 8, 30, 16, 0, 0).astimezone()


def wrong_tries(folder, count, at=NOW):
    for _ in range(count):
        note_wrong_try(folder, at)


def wait_after(folder, count, seconds=0):
    wrong_tries(folder, count)
    try:
        require_patience(folder, NOW + timedelta(seconds=seconds))
    except WaitBeforeTrying as refused:
        return refused.facts["wait"]
    return None


@pytest.mark.parametrize(
    ("count", "passed", "words"),
    [
        (0, 0, None),
        (3, 0, None),
        (4, 0, "5 detik"),
        (4, 4, "1 detik"),
        (4, 5, None),
        (7, 0, "60 detik"),
        (8, 0, "2 menit"),
        (8, 1, "119 detik"),
        (9, 0, "5 menit"),
        (9, 1, "4 menit"),
        (11, 0, "15 menit"),
        (11, 900, None),
    ],
)
def test_the_wait_is_told_in_seconds_below_two_minutes_and_then_in_whole_minutes(
    tmp_path, count, passed, words
):
    assert wait_after(tmp_path, count, passed) == words


def wrong():
    raise WrongKey


def test_a_wrong_passphrase_is_counted_and_a_right_one_ends_the_count(tmp_path):
    for number in (1, 2):
        with pytest.raises(WrongKey):
            counted(tmp_path, NOW, wrong)
        assert read_tries(tmp_path).wrong == number
    assert read_tries(tmp_path).last == NOW

    assert counted(tmp_path, NOW, lambda: "masuk") == "masuk"

    assert read_tries(tmp_path).wrong == 0


def test_a_trouble_of_the_computer_is_no_wrong_passphrase_and_ends_no_count(tmp_path):
    wrong_tries(tmp_path, 2)

    def unreadable():
        raise ReadOnly

    with pytest.raises(ReadOnly):
        counted(tmp_path, NOW, unreadable)

    assert read_tries(tmp_path).wrong == 2


def test_whoever_has_to_wait_is_not_let_in_with_the_right_one_and_is_not_counted(tmp_path):
    wrong_tries(tmp_path, 4)

    with pytest.raises(WaitBeforeTrying):
        counted(tmp_path, NOW, lambda: "masuk")

    assert read_tries(tmp_path).wrong == 4
    assert counted(tmp_path, NOW + timedelta(seconds=5), lambda: "masuk") == "masuk"
