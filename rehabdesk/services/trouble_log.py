"""What went wrong on this computer, a line each, for whoever helps by telephone.

A line has the moment, the program's version, the schema's number, the kind of trouble and places
in the program. No message, name, path or value is ever written: a kind is the name of a class, a
place the name of a module of ours and a line in it.
"""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from rehabdesk import __version__, paths
from rehabdesk.bounded.foreign_file import read_plain_file
from rehabdesk.domain.refusals import Refusal
from rehabdesk.own_files import make_folder, open_to_append, take_back
from rehabdesk.storage import SCHEMA_VERSION

LOG, LOG_BEFORE = "masalah.txt", "masalah-lama.txt"
MOST_BYTES = 64 * 1024
"""How large each of the two files may be."""

_PLACES = 3
_OURS = "rehabdesk."


def note_trouble(error: BaseException) -> None:
    """Add a line, unless it is a rule that says no, which is no trouble.

    Nothing is said where it cannot be written: the trouble itself is told elsewhere.
    """
    if isinstance(error, Refusal):
        return
    folder = _folder()
    path = folder / LOG
    line = f"{line_of(error, datetime.now(UTC))}\n".encode()
    try:
        make_folder(folder)
        if _size(path) + len(line) > MOST_BYTES:
            path.replace(folder / LOG_BEFORE)
        take_back(path)
        with open_to_append(path) as file:
            file.write(line)
    except OSError:
        return


def line_of(error: BaseException, now: datetime) -> str:
    """The line of an error: its kind, that of its cause, and the innermost places of ours."""
    cause = error.__cause__ or error.__context__
    kinds = [type(one).__qualname__ for one in (error, cause) if one is not None]
    places = [
        f"{frame.f_globals['__name__'].removeprefix(_OURS)}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__", "")).startswith(_OURS)
    ]
    where = " ".join(reversed(places[-_PLACES:])) or "-"
    return f"{now:%Y-%m-%dT%H:%M:%SZ} {__version__} {SCHEMA_VERSION} {'<'.join(kinds)} {where}"


def latest_lines(most: int) -> list[str]:
    """The last lines, the oldest first; none where there is no log or it cannot be read."""
    lines: list[str] = []
    for name in (LOG_BEFORE, LOG):
        lines += _lines(_folder() / name)
    return lines[-most:]


def _folder() -> Path:
    return paths.computer_settings_folder() / paths.LOGS


def _lines(path: Path) -> list[str]:
    try:
        if path.is_symlink():
            return []
        return read_plain_file(path, MOST_BYTES).decode(errors="replace").splitlines()
    except OSError:
        return []


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0
