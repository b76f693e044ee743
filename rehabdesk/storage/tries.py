"""The count of recent wrong passphrases, kept beside the key slots so that it outlives a restart.

It slows down whoever sits at this PC. Against somebody with a copy of the folder only the
passphrase's own strength and Argon2id help.
"""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.own_files import write_whole
from rehabdesk.storage.small_file import read_words
from rehabdesk.storage.troubles import NOT_AS_WRITTEN

TRIES_FILE = "kantor.coba"
_FREE = 3
_WAITS = (5, 15, 30, 60, 120, 300, 600, 900)
"""Seconds to wait after the fourth wrong passphrase in a row, the fifth, and so on."""


class Tries(Struct, frozen=True, kw_only=True):
    """How many wrong ones in a row, and when the last one was."""

    wrong: int = 0
    last: datetime | None = None

    def wait(self, now: datetime) -> int:
        """Seconds until the next try counts, at most the whole wait."""
        if self.wrong <= _FREE or self.last is None:
            return 0
        whole = _WAITS[min(self.wrong - _FREE, len(_WAITS)) - 1]
        passed = max(0.0, (now - self.last).total_seconds())
        return max(0, round(whole - passed))


def read_tries(folder: Path) -> Tries:
    """The wrong tries of an office's folder; a broken file counts as none."""
    try:
        words = read_words(folder / TRIES_FILE)
        last = datetime.fromisoformat(words["last"])
        return Tries(wrong=int(words["wrong"]), last=last.astimezone(UTC))
    except (OSError, *NOT_AS_WRITTEN):
        return Tries()


def tries_by_now(folder: Path, now: datetime) -> Tries:
    """The wrong tries; a last one later than now counts as now, and is written down as now.

    It was made under a clock that was wrong, then or today. Without the writing down, the wait
    would begin anew at every look until the clock has come to the time of that try.
    """
    tries = read_tries(folder)
    now = now.astimezone(UTC)
    if tries.last is None or tries.last <= now:
        return tries
    tries = replace(tries, last=now)
    _write(folder, tries)
    return tries


def note_wrong_try(folder: Path, now: datetime) -> Tries:
    """Count one more; a folder that cannot be written counts in vain."""
    tries = Tries(wrong=read_tries(folder).wrong + 1, last=now.astimezone(UTC))
    _write(folder, tries)
    return tries


def _write(folder: Path, tries: Tries) -> None:
    words = {"wrong": tries.wrong, "last": tries.last.isoformat() if tries.last else None}
    with suppress(OSError):
        write_whole(folder / TRIES_FILE, json.dumps(words).encode())


def forget_tries(folder: Path) -> None:
    """Somebody has got in."""
    try:
        (folder / TRIES_FILE).unlink(missing_ok=True)
    except OSError:
        return
