"""A file that somebody chose is a plain file of agreed size, or refused without waiting."""

import os
import sys
from pathlib import Path

import pytest

from rehabdesk.bounded.foreign_file import NoPlainFileError, TooLargeError, read_plain_file


@pytest.mark.parametrize("size", [0, 99, 100])
def test_a_file_up_to_its_size_is_read_whole(tmp_path, size):
    path = tmp_path / "daftar.csv"
    path.write_bytes(b"x" * size)

    assert read_plain_file(path, 100) == b"x" * size


def test_a_file_just_over_its_size_is_refused(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_bytes(b"x" * 101)

    with pytest.raises(TooLargeError):
        read_plain_file(path, 100)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(NoPlainFileError):
        read_plain_file(tmp_path, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_and_a_device_are_refused_and_not_waited_for(tmp_path):
    pipe = tmp_path / "pipa.csv"
    os.mkfifo(pipe)
    (tmp_path / "tautan.csv").symlink_to(pipe)

    for path in (pipe, tmp_path / "tautan.csv", Path("/dev/zero"), Path("/dev/tty0")):
        with pytest.raises((NoPlainFileError, FileNotFoundError)):
            read_plain_file(path, 100)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no such file here")
def test_a_file_that_says_it_is_empty_and_is_not_stays_within_its_size():
    with pytest.raises(TooLargeError):
        read_plain_file(Path("/proc/self/maps"), 10)
