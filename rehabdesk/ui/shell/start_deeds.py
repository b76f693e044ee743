"""What the first window does with an office: logging in, the demonstration, words for troubles.

Kept apart from the window, which is painted before any of this is loaded.
"""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rehabdesk.domain.refusals import OnOtherMachine, Refusal
from rehabdesk.services.login import log_in
from rehabdesk.services.troubles import DAMAGE, trouble_sentence
from rehabdesk.storage import (
    StorageTrouble,
    Store,
    is_demonstration,
)
from rehabdesk.ui.background import Report, Work
from rehabdesk.ui.performer import carry_out
from rehabdesk.wording.refusals import sentence


class NotOpened(Struct, frozen=True):
    """Why an office did not open, in a sentence, and what is to be done about it.

    ``damaged`` files lead to the rescue, an office from another computer to a question.
    """

    text: str
    damaged: bool = False
    elsewhere: bool = False


def logging_in(place: Path, login: str, words: str, *, replaces: bool = False) -> Work[Store]:
    """Stretching the passphrase and opening the office, to be done in the background.

    ``replaces`` says that this computer is in the place of the one that had the office.
    """
    now = datetime.now().astimezone()
    return lambda _report: log_in(place, login, words, now=now, replaces=replaces)


def opening_demonstration(folder: Path) -> Work[Store]:
    """Opening the demonstration office, which is made where there is none yet."""

    def work(report: Report) -> Store:
        from rehabdesk.services.demonstration import open_or_build_demonstration

        return open_or_build_demonstration(
            folder, progress=lambda _text, done, whole: report(done, whole)
        )

    return work


def answer_to(error: Exception) -> NotOpened:
    """What to say of an error; one that nobody foresaw is raised again."""
    if isinstance(error, StorageTrouble):
        return NotOpened(trouble_sentence(error), isinstance(error, DAMAGE))
    if isinstance(error, Refusal):
        return NotOpened(sentence(error), elsewhere=isinstance(error, OnOtherMachine))
    raise error


def brought_back(place: Path) -> bool:
    """Whether a restore that was cut off by a power cut was undone: then there is an office now."""
    from rehabdesk.storage.whole_file import undo_cut_swap

    folder = place if place.is_dir() else place.parent
    return bool(carry_out(lambda: undo_cut_swap(folder), lambda _trouble: None))


def demonstrates(place: Path) -> bool:
    """Whether the key slots at a place say that it is a demonstration office."""
    return bool(carry_out(lambda: is_demonstration(place), lambda _trouble: None))
