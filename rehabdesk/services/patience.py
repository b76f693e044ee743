"""Waiting after wrong passphrases, the same at every door: window, command, rescue."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from rehabdesk.domain.refusals import WaitBeforeTrying
from rehabdesk.storage import WrongKey, forget_tries, note_wrong_try, tries_by_now

T = TypeVar("T")
_MINUTE = 60


def require_patience(folder: Path, now: datetime) -> None:
    """Refuse a try that comes too soon after several wrong ones (``WaitBeforeTrying``)."""
    wait = tries_by_now(folder, now).wait(now.astimezone(UTC))
    if wait:
        words = f"{wait} detik" if wait < 2 * _MINUTE else f"{wait // _MINUTE} menit"
        raise WaitBeforeTrying(wait=words)


def counted(folder: Path, now: datetime, enter: Callable[[], T]) -> T:
    """Try to get in; a wrong passphrase is counted in a folder, a right one ends the count.

    Raises ``WaitBeforeTrying`` and what ``enter`` raises.
    """
    require_patience(folder, now)
    try:
        entered = enter()
    except WrongKey:
        note_wrong_try(folder, now)
        raise
    forget_tries(folder)
    return entered
