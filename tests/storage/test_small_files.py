"""Files of words that a stranger may have put into the office's folder: read, or said to be none.

A pipe, a link, a huge or an endless file in the place of each of them is answered at once.
"""

import json
import os
import sys
import threading
from datetime import UTC, datetime

import pytest

from rehabdesk import paths
from rehabdesk.bounded.foreign_file import NoPlainFileError
from rehabdesk.storage import FileDamaged, RingDamaged, Tries, driver, named_troubles, read_tries
from rehabdesk.storage.backup_catalogue import CATALOGUE_FILE, Catalogue, read_catalogue
from rehabdesk.storage.backup_facts import FACTS_FILE, backups_in
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.lock import LOCK_FILE, lock_office, require_free
from rehabdesk.storage.small_file import read_words
from rehabdesk.storage.tries import TRIES_FILE
from rehabdesk.ui.preferences import Preferences

PATIENCE = 10
HUGE = 5 * 1024**3
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of Unix")


def pipe(path):
    os.mkfifo(path)


def link(path):
    path.symlink_to("/dev/zero")


def huge(path):
    with path.open("wb") as file:
        file.truncate(HUGE)


def nested(path):
    path.write_text("[" * 200_000)


def a_number_without_end(path):
    path.write_text('{"format": ' + "9" * 20_000 + ', "wrong": 1e999, "pid": 1e999}')


PLANTED = pytest.mark.parametrize(
    "plant", [pipe, link, huge, nested, a_number_without_end], ids=lambda one: one.__name__
)


def at_once(deed):
    """What a deed gives or raises, and that it did not wait."""
    told = []

    def work():
        try:
            told.append(deed())
        except Exception as error:
            told.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert told, "it waits for ever"
    return told[0]


@PLANTED
def test_a_ring_that_is_none_is_damaged(tmp_path, plant):
    plant(tmp_path / paths.KEYS_FILE)

    assert isinstance(at_once(lambda: read_ring(tmp_path / paths.KEYS_FILE)), RingDamaged)


@PLANTED
def test_tries_that_are_none_are_no_tries(tmp_path, plant):
    plant(tmp_path / TRIES_FILE)

    assert at_once(lambda: read_tries(tmp_path)) == Tries()


@PLANTED
def test_a_plan_of_backups_that_is_none_is_the_usual_one(tmp_path, plant):
    plant(tmp_path / CATALOGUE_FILE)

    assert at_once(lambda: read_catalogue(tmp_path)) == Catalogue()


@PLANTED
def test_a_backup_whose_facts_are_none_is_not_listed(tmp_path, plant):
    (tmp_path / "2026-01-05").mkdir()
    plant(tmp_path / "2026-01-05" / FACTS_FILE)

    assert at_once(lambda: backups_in(tmp_path, b"k" * 32)) == ()


@PLANTED
def test_choices_of_this_computer_that_are_none_are_the_usual_ones(tmp_path, plant):
    plant(tmp_path / "tampilan.json")

    usual = Preferences(tmp_path / "lain").choices
    assert at_once(lambda: Preferences(tmp_path).choices) == usual


@PLANTED
def test_a_lock_that_is_none_is_nobodys_once_it_is_old(tmp_path, plant):
    plant(tmp_path / LOCK_FILE)
    if plant is not link:
        os.utime(tmp_path / LOCK_FILE, (1, 1))
        assert at_once(lambda: require_free(tmp_path)) is None
        at_once(lambda: lock_office(tmp_path)).release()
        assert not (tmp_path / LOCK_FILE).exists()
    else:
        at_once(lambda: require_free(tmp_path))


@pytest.mark.parametrize("plant", [pipe, link], ids=lambda one: one.__name__)
def test_an_office_that_is_a_pipe_or_a_device_is_damaged(tmp_path, plant):
    plant(tmp_path / paths.OFFICE_FILE)

    def opened():
        with named_troubles(paths.OFFICE_FILE):
            driver.connect(tmp_path / paths.OFFICE_FILE, b"k" * 32)

    assert isinstance(at_once(opened), FileDamaged)


@pytest.mark.parametrize(("bytes_more", "read"), [(-1, True), (0, True), (1, False)])
def test_a_small_file_is_read_up_to_its_bound(tmp_path, bytes_more, read):
    words = json.dumps({"wrong": 2, "last": datetime(2026, 1, 5, tzinfo=UTC).isoformat()})
    (tmp_path / TRIES_FILE).write_text(words.ljust(64 * 1024 + bytes_more))

    assert (read_tries(tmp_path).wrong == 2) is read


def test_a_link_is_none_also_where_it_leads_to_such_a_file(tmp_path):
    (tmp_path / "asli").write_text("{}")
    (tmp_path / "tautan").symlink_to(tmp_path / "asli")

    assert read_words(tmp_path / "asli") == {}
    with pytest.raises(NoPlainFileError):
        read_words(tmp_path / "tautan")
