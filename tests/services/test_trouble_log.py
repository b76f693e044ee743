"""The log of troubles says when, what kind and where, and never of whom or in which folder."""

import errno
import re
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from rehabdesk import __version__, paths
from rehabdesk.cli.entry import main
from rehabdesk.domain.refusals import NotFound
from rehabdesk.services.trouble_log import (
    LOG,
    LOG_BEFORE,
    MOST_BYTES,
    latest_lines,
    line_of,
    note_trouble,
)
from rehabdesk.storage import SCHEMA_VERSION, DiskFull
from rehabdesk.ui.background import run_in_background
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.shell.crash import CrashWatch

SECRET = "Mahmud bin Karta /home/ratna/Dokumen/kantor.rehab"


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "computer_settings_folder", lambda: tmp_path / "pilihan")
    return tmp_path / "pilihan" / "log"


def failing(kind: type[Exception]):
    """A deed that fails with words of the office in its message and in that of its cause."""

    def deed():
        raise kind(SECRET) from OSError(errno.EACCES, SECRET, SECRET)

    return deed


def caught():
    """An error that nobody foresaw, on its way through the program."""
    with pytest.raises(ValueError, match="Mahmud") as told:
        carry_out(failing(ValueError), lambda _answer: None)
    return told.value


def test_a_line_has_the_kind_and_the_place_and_not_the_name(folder):
    note_trouble(caught())

    (line,) = latest_lines(50)
    assert re.fullmatch(
        rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ {re.escape(__version__)} {SCHEMA_VERSION}"
        r" ValueError<PermissionError ui\.performer:\d+",
        line,
    )
    written = b"".join(one.read_bytes() for one in folder.iterdir())
    for word in re.split(r"[ /]", SECRET):
        assert not word or word.encode() not in written


def test_crashes_troubles_and_commands_are_noted_and_rules_are_not(folder, tmp_path, capsys):
    CrashWatch(tmp_path / "laporan").caught(ValueError, caught(), None)
    carry_out(failing(DiskFull), lambda _answer: None)
    carry_out(failing(NotFound), lambda _answer: None)

    assert main(["verify", str(tmp_path / "Mahmud")]) == 1

    kinds = [line.split()[3].partition("<")[0] for line in latest_lines(50)]
    assert kinds[:2] == ["ValueError", "DiskFull"]
    assert len(kinds) == 3
    assert "Mahmud" not in "".join(latest_lines(50))
    assert capsys.readouterr().err


def test_a_trouble_of_work_in_the_background_is_noted_once(folder, qtbot):
    parent = QObject()
    for kind in (DiskFull, NotFound):
        told = []
        deed = failing(kind)
        run_in_background(parent, lambda _tell, deed=deed: deed(), told.append, told.append)
        qtbot.waitUntil(lambda told=told: bool(told))

    (line,) = latest_lines(50)
    assert " DiskFull<PermissionError ui.background:" in line


def test_the_two_files_never_grow_beyond_their_size_and_the_latest_is_kept(folder):
    folder.mkdir(parents=True)
    (folder / LOG).write_bytes(b"lama\n" * (MOST_BYTES // 5))
    (folder / LOG_BEFORE).write_bytes(b"lebih lama\n")

    note_trouble(caught())
    note_trouble(caught())

    assert {one.name for one in folder.iterdir()} == {LOG, LOG_BEFORE}
    assert (folder / LOG_BEFORE).read_bytes().startswith(b"lama")
    assert all(one.stat().st_size <= MOST_BYTES for one in folder.iterdir())
    assert [line.split()[-1].partition(":")[0] for line in latest_lines(3)] == [
        "lama",
        "ui.performer",
        "ui.performer",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights instead")
def test_the_log_is_for_its_owner_only(folder):
    note_trouble(caught())
    (folder / LOG).chmod(0o644)

    note_trouble(caught())

    assert (folder / LOG).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="making a link asks for a right there")
def test_nothing_is_written_or_read_through_a_link(folder, tmp_path):
    folder.mkdir(parents=True)
    other = tmp_path / "lain.txt"
    other.write_text(SECRET)
    (folder / LOG).symlink_to(other)

    note_trouble(caught())

    assert other.read_text() == SECRET
    assert latest_lines(50) == []


def test_a_folder_that_cannot_be_made_is_given_up_in_silence(folder):
    folder.parent.write_text("")

    note_trouble(caught())

    assert latest_lines(50) == []


def test_an_error_outside_the_program_has_no_place():
    line = line_of(ValueError(SECRET), datetime(2026, 1, 2, tzinfo=UTC))

    assert line.endswith("ValueError -")
