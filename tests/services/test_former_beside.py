"""Whether a backup that lies beside its office opens with a key from before today's."""

import shutil

import pytest

from rehabdesk.services.rescue import is_former_beside
from tests.own_office import RECOVERY, WORDS
from tests.services.test_former_backups import folder, old_and_new, store

__all__ = ["folder", "store"]


@pytest.fixture
def two(store):
    found = old_and_new(store)
    store.close()
    return found


@pytest.mark.parametrize(
    ("words", "login"),
    [(WORDS, "ratna"), (RECOVERY, ""), (RECOVERY.lower(), "")],
    # The key is another one in each process.
    ids=["passphrase", "printed", "printed in small letters"],
)
def test_only_the_older_one_is_and_the_printed_key_tells_it_too(two, words, login):
    old, new = two

    assert is_former_beside(old, words, login)
    assert not is_former_beside(new, words, login)


def test_a_wrong_passphrase_tells_nothing(two):
    assert not is_former_beside(two[0], "payung besi menari pelan", "ratna")


@pytest.mark.parametrize(("between", "told"), [(0, True), (2, True), (3, False)])
def test_the_office_is_looked_for_three_folders_up_at_most(two, folder, between, told):
    place = folder
    for number in range(between):
        place = place / f"lapis {number}"
    away = shutil.copytree(two[0], place / two[0].name)

    assert is_former_beside(away, WORDS, "ratna") is told
