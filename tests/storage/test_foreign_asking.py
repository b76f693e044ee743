"""What is asked about a backup before and while another process looks at it."""

import os
import sys

import pytest

from rehabdesk.storage import CopyChanged, CopyReadingBroke, CopyTooMuch, NoOfficeFile, WrongKey
from rehabdesk.storage.foreign_asking import BACKUPS, MOST_BYTES, first_look, require_plain
from rehabdesk.storage.keys import new_key

MIB = 1024 * 1024


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "kantor.rehab"
    place.write_bytes(b"isi")
    return place


def telling(key=0):
    """A look by a process that says its limits, and that this key opens the file."""
    return BACKUPS._replace(name=str(key), program="tests.storage.telling")


@pytest.mark.parametrize(
    ("size", "seconds"),
    [(1, 30), (MIB - 1, 30), (MIB, 31), (2 * MIB - 1, 31), (2 * MIB, 32), (185 * MIB, 215)],
)
def test_a_look_may_take_half_a_minute_and_a_second_more_for_each_mib(path, size, seconds):
    os.truncate(path, size)

    seen = first_look(path, (new_key(),), kind=telling())

    assert seen.contents.counts == {"seconds": seconds, "memory": 512 * MIB}
    assert seen.schema == 20


@pytest.mark.parametrize("key", [0, 1])
def test_the_key_that_was_said_to_fit_is_given(path, key):
    keys = (new_key(), new_key())

    assert first_look(path, keys, kind=telling(key)).key == keys[key]


@pytest.mark.parametrize("key", [-1, 2, 3])
def test_a_key_that_nobody_gave_is_no_answer(path, key):
    with pytest.raises(CopyReadingBroke) as trouble:
        first_look(path, (new_key(), new_key()), kind=telling(key))

    assert trouble.value.file == "kantor.rehab"


def test_the_question_is_wiped_when_it_was_asked(path):
    key, held = new_key(), []

    def look():
        frame = sys._getframe()
        while frame is not None:
            held.extend(
                one
                for one in frame.f_locals.values()
                if isinstance(one, bytearray) and key in one and one not in held
            )
            frame = frame.f_back

    first_look(path, (key,), look, telling())

    assert len(held) == 1
    assert not any(held[0])


@pytest.mark.parametrize(
    ("size", "refused"), [(MOST_BYTES - 1, False), (MOST_BYTES, False), (MOST_BYTES + 1, True)]
)
def test_a_file_of_at_most_4_gib_is_looked_at(path, size, refused):
    assert MOST_BYTES == 4 * 1024**3
    os.truncate(path, size)

    if refused:
        with pytest.raises(CopyTooMuch):
            require_plain(path)
    else:
        assert require_plain(path) == size


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
@pytest.mark.parametrize(("content", "refused"), [(b"", False), (b"x", True)])
def test_what_lies_beside_is_a_change_where_it_has_a_byte(path, ending, content, refused):
    path.with_name(path.name + ending).write_bytes(content)

    if refused:
        with pytest.raises(CopyChanged):
            require_plain(path)
    else:
        assert require_plain(path) == 3


def test_other_files_beside_a_backup_are_nothing_to_it(path):
    path.with_name(path.name + "-shm").write_bytes(b"x")
    path.with_name("kantor.keys").write_bytes(b"x")

    assert require_plain(path) == 3


def test_what_is_not_there_is_no_office(tmp_path):
    with pytest.raises(NoOfficeFile) as trouble:
        require_plain(tmp_path / "tidak ada.rehab")

    assert trouble.value.file == "tidak ada.rehab"


def test_a_look_without_a_key_opens_nothing(path):
    with pytest.raises(WrongKey):
        first_look(path, ())
