"""A computer is told from another one by a mark that does not tell its name."""

from contextlib import closing

import pytest

from rehabdesk.storage import Unlocked, open_in_memory, open_store
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.machine import machine_mark, mark_of, named_in
from rehabdesk.storage.pc import is_elsewhere, place_of_pc, take_over

NAME = "4f1c0a7be6d24c9f8f0f3d5f6a7b8c9d"


def test_a_mark_is_the_same_on_one_computer_and_another_in_every_office():
    mark = mark_of(NAME, "kantor")

    assert mark == mark_of(NAME, "kantor")
    assert len(mark) == 32
    assert mark not in {mark_of(NAME, "lain"), mark_of(NAME[::-1], "kantor")}
    assert NAME not in mark
    assert machine_mark("kantor") == machine_mark("kantor")


def test_a_computer_without_a_name_has_no_mark():
    assert mark_of("", "kantor") == ""


@pytest.mark.parametrize(
    ("contents", "name"),
    [
        ((), ""),
        ((f"{NAME}\n",), NAME),
        (("", f"{NAME}\n"), NAME),
        (("uninitialized\n",), ""),
        (("uninitialized\n", NAME), NAME),
        (("\n", "\n"), ""),
        ((None, NAME), NAME),
    ],
)
def test_the_first_file_that_names_the_computer_is_taken(tmp_path, contents, name):
    files = [tmp_path / f"id-{number}" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        if content is not None:
            file.write_text(content, "ascii")

    assert named_in(files) == name


def test_bytes_that_are_no_name_are_passed_over(tmp_path):
    (tmp_path / "id").write_bytes(b"\xff\xfe\x00")

    assert named_in([tmp_path / "id", tmp_path]) == ""


@pytest.mark.parametrize(
    ("noted", "mark", "elsewhere", "then"),
    [
        ("", "", False, ""),
        ("", "a", False, "a"),
        ("a", "a", False, "a"),
        ("a", "b", True, "a"),
        ("a", "", False, "a"),
    ],
)
def test_a_file_takes_the_first_mark_and_tells_another_one(noted, mark, elsewhere, then):
    with closing(open_in_memory()) as store:
        store.connection.execute("UPDATE this_pc SET machine = ?", (noted,))

        assert is_elsewhere(store.connection, mark) is elsewhere
        assert store.query("SELECT machine FROM this_pc") == [(then,)]


@pytest.mark.parametrize(("mark", "noted"), [("baru", "baru"), ("", "lama")])
def test_who_takes_over_keeps_the_place_and_has_another_identity(tmp_path, mark, noted):
    key, path = new_key(), tmp_path / "kantor.rehab"
    with closing(open_store(path, Unlocked("petugas", key))) as store:
        store.connection.execute("UPDATE this_pc SET place = 3, machine = 'lama'")
        before = store.query("SELECT origin FROM this_pc")

        take_over(store.connection, mark)

        assert store.query("SELECT origin FROM this_pc") != before
        assert store.query("SELECT machine, name FROM this_pc") == [(noted, "")]
        assert place_of_pc(store.connection) == 3
        assert store.sheets.next_serial(2026) == 301_001
