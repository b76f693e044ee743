"""The program's own files: written whole, through no link, and for their owner only.

A link that somebody laid where a file is about to be written would lead the words of the office
into another file. So a file is always made anew under a name that was free, and then takes the
place of the one before; where a link lies there, it takes the link's place.
"""

import os
import sys

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_FILE, _FOLDER = 0o600, 0o700
_NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def keep_for_owner() -> None:
    """From now on whatever this process makes is for its owner only; Windows has rights instead."""
    if sys.platform != "win32":
        os.umask(0o077)


def open_anew(path: "Path") -> "BinaryIO":
    """Open a file to write that was not there before; what lies there, a link too, goes first.

    Raises OSError, also where another process makes one meanwhile.
    """
    path.unlink(missing_ok=True)
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOT_THROUGH_LINKS, _FILE)
    return os.fdopen(made, "wb")


def write_whole(path: "Path", content: bytes, ending: str = ".tmp") -> "Path":
    """Write a file beside and put it in its place: whole or not at all; raises OSError."""
    beside = path.with_name(path.name + ending)
    try:
        with open_anew(beside) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        _remove(beside)
        raise
    return path


def _remove(path: "Path") -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the trouble that led here is told


def open_to_append(path: "Path") -> "BinaryIO":
    """Open a file of the program to write at its end; raises OSError where it is a link."""
    if path.is_symlink():
        raise OSError(path.name)
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NOT_THROUGH_LINKS, _FILE)
    return os.fdopen(made, "ab")


def make_folder(path: "Path") -> None:
    """Make a folder for its owner only, with those above it; one that is there stays as it is."""
    path.mkdir(mode=_FOLDER, parents=True, exist_ok=True)


def take_back(*paths: "Path") -> None:
    """Take files back that an older version left open to other users of this computer."""
    if sys.platform == "win32":
        return
    for path in paths:
        try:
            if not path.is_symlink() and path.stat().st_mode & 0o077:
                path.chmod(_FILE)
        except OSError:
            continue  # on a disk that knows no owners
