"""The bytes of a file that somebody chose: a file as such, and no more of it than agreed."""

import os
import stat
from pathlib import Path

_PIECE = 1 << 20


class NoPlainFileError(OSError):
    """A folder, a pipe or a device: reading it may never end."""


class TooLargeError(OSError):
    """The file is larger than was agreed."""


def read_plain_file(path: Path, most: int) -> bytes:
    """The whole of a file of at most ``most`` bytes.

    Raises:
        NoPlainFileError, TooLargeError, and any other OSError of the system.
    """
    # Looked at before it is opened, because that alone may wait or move a device, and again
    # afterwards, because another may lie there by then.
    _require_plain(path.stat(), most)
    waiting = getattr(os, "O_NONBLOCK", 0)
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | waiting)
    with os.fdopen(opened, "rb", buffering=0) as file:
        _require_plain(os.fstat(file.fileno()), most)
        pieces: list[bytes] = []
        room = most + 1
        while room and (piece := file.read(min(room, _PIECE))):
            pieces.append(piece)
            room -= len(piece)
    if not room:
        raise TooLargeError(path.name)
    return b"".join(pieces)


def _require_plain(told: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(told.st_mode):
        raise NoPlainFileError
    if told.st_size > most:
        raise TooLargeError
