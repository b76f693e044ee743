"""Whatever a reader does in its process: an answer or one named trouble, and nothing left."""

import os
import sys
import time
from pathlib import Path

import pytest

import rehabdesk
from rehabdesk.bounded.asking import (
    NoAnswer,
    NoAnswerError,
    Process,
    ReadingKind,
    ReadingUnderWay,
    Spare,
    _environment,
)


def a_kind(name, seconds=20, memory=200, answer=1):
    return ReadingKind(name, seconds, memory, answer, program="tests.bounded.planted")


def trouble(kind, content=b"daftar"):
    with pytest.raises(NoAnswerError) as none:
        ReadingUnderWay(kind, content).answer()
    return none.value.why


def runs(process):
    """Whether the system still knows of a process."""
    try:
        os.kill(process.running.pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_goes_in_comes_back_as_the_reader_made_it():
    content = os.urandom(900_000)

    assert ReadingUnderWay(a_kind("echo"), content).answer() == content[::-1]


@pytest.mark.parametrize("name", ["for_ever", "for_ever_in_one_call"])
def test_a_reader_that_never_ends_is_ended(name):
    started = time.monotonic()

    assert trouble(a_kind(name, seconds=1)) is NoAnswer.TIME
    assert time.monotonic() - started < 15


@pytest.mark.parametrize("name", ["hungry", "hungry_at_once", "aborts"])
def test_a_reader_that_takes_the_memory_is_ended(name):
    assert trouble(a_kind(name)) is NoAnswer.MEMORY


@pytest.mark.parametrize("name", ["broken", "raises", "says_less", "no_such_reader"])
def test_a_reader_that_breaks_is_told(name):
    assert trouble(a_kind(name)) is NoAnswer.BROKE


@pytest.mark.parametrize("name", ["chatters", "says_more", "says_too_much"])
def test_an_answer_that_cannot_be_used_is_not_taken(name):
    assert trouble(a_kind(name)) is NoAnswer.GARBAGE


def test_a_reader_can_write_no_file(tmp_path):
    path = tmp_path / "ditinggalkan"

    assert trouble(a_kind("writes"), os.fsencode(path)) is NoAnswer.BROKE
    assert not path.exists() or path.read_bytes() == b""


def test_a_reader_is_given_no_passphrase_and_no_open_file_and_leaves_no_dump(monkeypatch, tmp_path):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", "rahasia")
    with (tmp_path / "terbuka").open("wb") as kept:
        os.set_inheritable(kept.fileno(), True)
        told = ReadingUnderWay(a_kind("knows"), b"").answer()

    # In, out and the messages that nobody reads; where it may end, which it has open, too.
    assert told.startswith((b"[0, 3] ", b"[0, 4] "))
    assert b"REHABDESK" not in told


def test_a_reading_that_is_left_is_over_and_nothing_of_it_runs():
    class LeftError(Exception):
        pass

    def leave():
        raise LeftError

    process = Process(a_kind("for_ever"))
    started = time.monotonic()
    with pytest.raises(LeftError):
        ReadingUnderWay(a_kind("for_ever"), b"", process).answer(leave)

    assert not runs(process)
    assert time.monotonic() - started < 10


def test_a_process_that_is_killed_from_outside_is_told():
    process = Process(a_kind("for_ever"))
    asked = ReadingUnderWay(a_kind("for_ever"), b"", process)
    process.running.kill()

    with pytest.raises(NoAnswerError) as none:
        asked.answer()
    assert none.value.why is NoAnswer.MEMORY


def test_a_spare_process_reads_once_and_a_dead_one_is_not_used():
    spare = Spare(a_kind("echo"))
    spare.prepare()
    process = spare.take()
    assert process is not None
    assert spare.take() is None
    assert ReadingUnderWay(a_kind("echo"), b"ab", process).answer() == b"ba"
    assert not runs(process)

    assert ReadingUnderWay(a_kind("echo"), b"cd", process).answer() == b"dc"


def test_a_spare_process_is_ended_with_its_page():
    spare = Spare(a_kind("echo"))
    spare.prepare()
    process = spare.take()
    assert process is not None
    assert runs(process)
    process.end()
    spare.prepare()
    spare.close()

    assert not runs(process)
    assert not [one for one in Path("/proc/self/task").glob("*/children") if one.read_text()]


def test_a_reader_finds_the_program_wherever_it_was_started_from(monkeypatch, tmp_path):
    """As `python -c` leaves it: the folder at hand is the only way to the program."""
    root = str(Path(rehabdesk.__file__).resolve().parents[1])
    monkeypatch.setattr(sys, "path", ["", *(one for one in sys.path if one not in {"", root})])
    monkeypatch.chdir(tmp_path)

    assert ReadingUnderWay(a_kind("echo"), b"ab").answer() == b"ba"


def test_a_reader_gets_the_packages_own_libraries_and_no_passphrase(monkeypatch):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", "rahasia")
    monkeypatch.setenv("REHABDESK_LIBRARIES", "/usr/lib/rehabdesk/lib/bundled")

    told = _environment()

    assert told["LD_LIBRARY_PATH"] == "/usr/lib/rehabdesk/lib/bundled"
    assert not [name for name in told if name.startswith("REHABDESK_")]
