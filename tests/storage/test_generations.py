"""Which moment a new copy bears, and which older copies stay beside it."""

from datetime import datetime, timedelta

import pytest

from rehabdesk.domain.backup import Backup, Contents
from rehabdesk.storage.backup import folder_name
from rehabdesk.storage.backup_facts import UNFINISHED, backups_in, write_facts
from rehabdesk.storage.generations import clear_unfinished, free_moment, rotate
from rehabdesk.storage.keys import new_key

NOW = datetime(2021, 8, 30, 16, 0, 0).astimezone()
SECOND = timedelta(seconds=1)
KEY = new_key()


def a_copy(place, moment, folder=""):
    """A folder that counts as a copy of that moment."""
    named = place / (folder or folder_name(moment))
    named.mkdir(parents=True)
    made = Backup(
        folder=named.name, made_at=moment, size=1, contents=Contents(counts={"resident": 3})
    )
    write_facts(named, made, KEY)
    return made


def there(place):
    return {one.name for one in place.iterdir()}


def test_the_first_copy_bears_the_second_in_which_it_is_made(tmp_path):
    assert free_moment(tmp_path / "belum-ada", NOW) == NOW
    assert free_moment(tmp_path, NOW.replace(microsecond=999_999)) == NOW


@pytest.mark.parametrize(
    ("ahead", "later"),
    [
        (-SECOND, timedelta(0)),
        (timedelta(0), SECOND),
        (SECOND, 2 * SECOND),
        (timedelta(seconds=60), timedelta(seconds=61)),
        (timedelta(seconds=61), timedelta(0)),
        (timedelta(days=1), timedelta(0)),
    ],
)
def test_a_new_copy_comes_after_one_of_the_same_minute_and_not_after_a_wrong_clocks(
    tmp_path, ahead, later
):
    a_copy(tmp_path, NOW + ahead)

    assert free_moment(tmp_path, NOW) == NOW + later


def test_a_new_copy_comes_after_all_that_were_just_made(tmp_path):
    for seconds in (0, 1, 2):
        a_copy(tmp_path, NOW + timedelta(seconds=seconds))

    assert free_moment(tmp_path, NOW) == NOW + 3 * SECOND


def test_a_folder_of_that_name_that_is_no_copy_is_gone_around(tmp_path):
    for seconds in (0, 1):
        (tmp_path / folder_name(NOW + timedelta(seconds=seconds))).mkdir()

    assert free_moment(tmp_path, NOW) == NOW + 2 * SECOND


def test_what_no_generation_needs_goes_and_what_somebody_named_stays(tmp_path):
    days_ago = NOW - timedelta(days=3)
    older = a_copy(tmp_path, days_ago - timedelta(hours=2))
    recent = [a_copy(tmp_path, days_ago - timedelta(minutes=number)) for number in range(8)]
    newest = a_copy(tmp_path, NOW)
    a_copy(tmp_path, days_ago - timedelta(minutes=90), "sebelum pindah")

    rotate(tmp_path, newest, KEY)

    stay = {one.folder for one in recent[:7]}
    assert there(tmp_path) == {newest.folder, "sebelum pindah", *stay}
    assert older.folder not in there(tmp_path)


def test_the_copy_just_made_stays_though_newer_ones_fill_every_generation(tmp_path):
    newer = a_copy(tmp_path, NOW + timedelta(seconds=30))
    made = a_copy(tmp_path, NOW)

    rotate(tmp_path, made, KEY)

    assert there(tmp_path) == {newer.folder, made.folder}


def test_copies_that_stay_keep_what_was_counted_in_them(tmp_path):
    for days in range(12):
        a_copy(tmp_path, NOW - timedelta(days=days))
    newest = backups_in(tmp_path, KEY)[0]

    rotate(tmp_path, newest, KEY)

    left = backups_in(tmp_path, KEY)
    assert len(left) < 12
    assert all(one.held.counts == {"resident": 3} for one in left)


def test_what_a_power_cut_left_of_a_copy_is_cleared_and_nothing_else(tmp_path):
    whole = a_copy(tmp_path, NOW)
    torn = tmp_path / f"{folder_name(NOW + SECOND)}{UNFINISHED}"
    torn.mkdir()
    (torn / "kantor.rehab").write_bytes(b"x")

    clear_unfinished(tmp_path)
    clear_unfinished(tmp_path / "belum-ada")

    assert there(tmp_path) == {whole.folder}
