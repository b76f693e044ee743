"""One program at a time per office: a small file beside the office's that says who has it.

It is made in one step and names the process by its number and its start, so that a file left
behind by a power cut, by a killed program or by a copied folder holds nobody up. SQLite's own
locks still guard every commit; this one keeps two people from working beside each other.
"""

import contextlib
import json
import os
import socket
import time
from pathlib import Path
from typing import Literal

from rehabdesk.bounded.foreign_file import read_plain_file
from rehabdesk.own_files import take_back
from rehabdesk.storage.places import require_fixed
from rehabdesk.storage.processes import start_of
from rehabdesk.storage.small_file import MOST_BYTES, read_words
from rehabdesk.storage.troubles import NOT_AS_WRITTEN, FileLocked, named_troubles

LOCK_FILE = "kantor.lock"
_TAKING_OVER = ".ganti"
_BESIDE = ".baru"
# A file that is being written holds nothing for a moment; one that stays so was cut off.
_WRITING_TIME = 5.0


class OfficeLock:
    """A held lock; ``release`` gives the office back."""

    def __init__(self, path: Path, words: str) -> None:
        self._path = path
        self._words = words

    def release(self) -> None:
        """Take the lock's file away, if it is still this program's."""
        with contextlib.suppress(OSError):
            if read_plain_file(self._path, MOST_BYTES).decode("utf-8", "replace") == self._words:
                self._path.unlink()


def lock_office(folder: Path) -> OfficeLock:
    """Take an office for this program.

    Raises ``FileLocked`` where another program has it, ``OnNetworkShare`` or ``OnStick`` where
    an office must not be used, ``ReadOnly`` or ``DiskFull`` where no lock can be written.
    """
    require_fixed(folder)
    path = folder / LOCK_FILE
    words = json.dumps(
        {"pid": os.getpid(), "mulai": start_of(os.getpid()), "komputer": socket.gethostname()}
    )
    with named_troubles(path.name):
        _clear_left(path)
        if not _make(path, words):
            _take_over(path, words)
    take_back(*folder.glob("kantor*"), *folder.glob("cadangan.json"))
    return OfficeLock(path, words)


def require_free(folder: Path) -> None:
    """Refuse an office that another program has open (``FileLocked``), before it is opened here.

    Whoever comes in writes into the log, and an open office looks as if its closing were missing.
    """
    path = folder / LOCK_FILE
    if _held(path) and not _is_ours(path):
        raise FileLocked(path.name)


def _is_ours(path: Path) -> bool:
    """Whether it is this very program that has a lock."""
    try:
        return int(read_words(path)["pid"]) == os.getpid()
    except (OSError, *NOT_AS_WRITTEN):
        return False


def _take_over(path: Path, words: str) -> None:
    """Replace a lock whose holder is gone; only one program at a time may try."""
    turn = path.with_name(path.name + _TAKING_OVER)
    if not _make(turn, words):
        if _held(turn):
            raise FileLocked(path.name)
        turn.unlink(missing_ok=True)
        if not _make(turn, words):
            raise FileLocked(path.name)
    try:
        if _held(path):
            raise FileLocked(path.name)
        path.unlink(missing_ok=True)
        if not _make(path, words):
            raise FileLocked(path.name)
    finally:
        turn.unlink(missing_ok=True)


def _make(path: Path, words: str) -> bool:
    """Write a file that must not be there yet; says whether it was not.

    It is written beside and then linked to its name, so that it never stands there half.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}{_BESIDE}")
    try:
        _write(beside, words, "w")
        path.hardlink_to(beside)
    except FileExistsError:
        return False
    except OSError:
        return _make_without_links(path, words)
    finally:
        beside.unlink(missing_ok=True)
    return True


def _make_without_links(path: Path, words: str) -> bool:
    """The same on a disk that knows no links: a power cut may leave it half."""
    try:
        _write(path, words, "x")
    except FileExistsError:
        return False
    return True


def _write(path: Path, words: str, mode: Literal["w", "x"]) -> None:
    with path.open(mode, encoding="utf-8") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())


def _clear_left(path: Path) -> None:
    """Remove what programs left that died while they wrote beside."""
    for leftover in path.parent.glob(f"{path.name}*{_BESIDE}"):
        if _old(leftover):
            leftover.unlink(missing_ok=True)


def _held(path: Path) -> bool:
    """Whether the program that wrote a lock still runs."""
    try:
        words = read_words(path)
        pid, start = int(words["pid"]), str(words["mulai"])
    except FileNotFoundError:
        return False
    except (OSError, *NOT_AS_WRITTEN):
        return not _old(path)
    return bool(start) and start_of(pid) == start


def _old(path: Path) -> bool:
    """Whether a file is from before this moment; a clock that was set back counts as well."""
    try:
        return abs(time.time() - path.stat().st_mtime) > _WRITING_TIME
    except OSError:
        return True
