"""What the process says that takes the first look at a backup, asked here in the test's own.

``test_foreign_copies`` asks it as the program does, from outside.
"""

import ctypes
import os
import sys
from pathlib import Path

import pytest

from rehabdesk.domain.backup import Contents
from rehabdesk.storage.foreign_answering import MOST_OF_A_CELL, load, read
from rehabdesk.storage.foreign_carrying import (
    SeenCopy,
    Verdict,
    answer_in,
    packed_answer,
    packed_question,
    question_in,
)
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.unlocking import unlock_office
from tests.storage.foreign_copies import CROSSED, FOREIGN, HUGE, plant
from tests.storage.test_foreign_copies import copy, made
from tests.storage.test_upgrade import LANDED, WORDS, an_office_of

__all__ = ["copy", "made"]

NOTHING = Contents(counts={})


def said_of(path, *keys):
    return answer_in(read(bytes(packed_question(path, keys))))


@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_backup_of_ours_is_told_with_the_number_of_its_key_its_schema_and_counts(copy, before):
    path, key, contents = copy
    content = path.read_bytes()

    seen = said_of(path, *(new_key() for _ in range(before)), key, new_key())

    assert seen == SeenCopy(Verdict.OURS, before, SCHEMA_VERSION, contents)
    assert contents.counts["resident"] == 1
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.glob("kantor.rehab*")] == ["kantor.rehab"]


@pytest.mark.parametrize("keys", [0, 1, 2])
def test_a_file_that_none_of_the_keys_opens_is_anothers(copy, keys):
    path, _, _ = copy

    seen = said_of(path, *(new_key() for _ in range(keys)))

    assert seen == SeenCopy(Verdict.OTHER_KEY, 0, 0, NOTHING)


def test_the_keys_are_wiped_as_soon_as_they_were_read(copy):
    path, key, _ = copy
    packed = bytes(packed_question(path, (key,)))
    assert key in packed

    read(packed)

    assert packed == bytes(len(packed))


@pytest.mark.parametrize("what", FOREIGN)
def test_a_part_of_another_schema_is_told_with_the_schema_and_nothing_counted(copy, what):
    path, key, _ = copy
    plant(path, key, FOREIGN[what])

    assert said_of(path, new_key(), key) == SeenCopy(Verdict.FOREIGN, 1, SCHEMA_VERSION, NOTHING)


@pytest.mark.parametrize(
    ("schema", "verdict"),
    [
        # The last step changes no table, so that the two newest schemas are alike.
        (SCHEMA_VERSION - 2, Verdict.FOREIGN),
        (SCHEMA_VERSION, Verdict.OURS),
        (SCHEMA_VERSION + 1, Verdict.NEWER),
        (SCHEMA_VERSION + 2, Verdict.NEWER),
    ],
)
def test_a_file_of_a_newer_program_is_told_apart_from_one_that_says_a_wrong_schema(
    copy, schema, verdict
):
    path, key, _ = copy
    plant(path, key, f"PRAGMA user_version = {schema}")

    seen = said_of(path, key)

    assert (seen.verdict, seen.schema) == (verdict, schema)


def test_an_office_of_an_earlier_program_is_ours(tmp_path):
    path = an_office_of(LANDED[0], tmp_path)

    seen = said_of(path, unlock_office(path, WORDS).key)

    assert (seen.verdict, seen.schema) == (Verdict.OURS, LANDED[0])
    assert seen.contents.counts["resident"] == 3


@pytest.mark.parametrize(
    ("more", "verdict"), [(-1, Verdict.OURS), (0, Verdict.OURS), (1, Verdict.TOO_MUCH)]
)
def test_a_cell_of_at_most_32_mib_is_read(copy, more, verdict):
    path, key, _ = copy
    assert MOST_OF_A_CELL == 32 * 1024 * 1024
    size = 32 * 1024 * 1024 + more
    plant(path, key, f"UPDATE room SET name = CAST(zeroblob({size}) AS TEXT)")

    assert said_of(path, key).verdict is verdict


def test_words_that_are_huge_are_found_in_any_column_of_any_table(copy):
    path, key, _ = copy
    plant(path, key, HUGE)

    assert said_of(path, key) == SeenCopy(Verdict.TOO_MUCH, 0, SCHEMA_VERSION, NOTHING)


def cut(path, _key):
    os.truncate(path, path.stat().st_size // 2)


def emptied(path, _key):
    os.truncate(path, 0)


def torn_first_page(path, _key):
    with path.open("r+b") as file:
        file.seek(1000)
        file.write(b"sobek")


def crossed(path, key):
    plant(path, key, CROSSED)


def stamped(path, key):
    plant(path, key, "UPDATE room SET updated_at = 'besok'")


@pytest.mark.parametrize("damage", [crossed, stamped])
def test_a_file_that_is_not_sound_is_told_with_the_schema_that_it_says(copy, damage):
    path, key, _ = copy
    damage(path, key)

    assert said_of(path, key) == SeenCopy(Verdict.DAMAGED, 0, SCHEMA_VERSION, NOTHING)


@pytest.mark.parametrize("damage", [cut, emptied])
def test_a_file_that_ends_too_early_is_damaged_and_tells_no_schema(copy, damage):
    path, key, _ = copy
    damage(path, key)

    assert said_of(path, key) == SeenCopy(Verdict.DAMAGED, 0, 0, NOTHING)


def test_a_file_whose_first_page_is_torn_opens_with_no_key(copy):
    path, key, _ = copy
    torn_first_page(path, key)

    assert said_of(path, key).verdict is Verdict.OTHER_KEY


def test_what_was_seen_comes_back_as_it_went():
    seen = SeenCopy(Verdict.NEWER, 3, 99, Contents(counts={"room": 5}))

    assert answer_in(packed_answer(seen)) == seen


@pytest.mark.parametrize(
    "packed", [b"", b"\xc1", b"\x90", packed_answer(SeenCopy(Verdict.OURS))[:-1]]
)
def test_what_is_no_answer_is_told(packed):
    with pytest.raises(ValueError, match=r"."):
        answer_in(packed)


@pytest.mark.parametrize("keys", [0, 1, 200])
def test_a_question_arrives_with_its_path_in_full_and_all_of_its_keys(tmp_path, monkeypatch, keys):
    monkeypatch.chdir(tmp_path)
    given = tuple(new_key() for _ in range(keys))

    asked = question_in(bytes(packed_question(tmp_path.relative_to(tmp_path) / "k.rehab", given)))

    assert asked.path == os.fsencode(tmp_path / "k.rehab")
    assert asked.keys == given


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_before_it_looks_it_loads_what_looking_takes_and_keeps_its_memory_off_the_disk(
    monkeypatch,
):
    from rehabdesk import storage

    names = ("sqlite_utils", "rehabdesk.storage.migrations")
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(storage, "migrations", None, raising=False)
    ask, dumpable, turn = ctypes.CDLL(None).prctl, 3, 4
    ask(turn, 1, 0, 0, 0)
    try:
        load()

        assert ask(dumpable, 0, 0, 0, 0) == 0
        assert all(one in sys.modules for one in names)
    finally:
        ask(turn, 1, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_the_file_is_let_go_after_each_key(copy):
    path, key, _ = copy

    said_of(path, new_key(), key)

    opened = [one.resolve() for one in Path("/proc/self/fd").iterdir()]
    assert path.resolve() not in opened
