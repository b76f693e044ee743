"""The first look at a backup, as the rest of the program asks for it.

Somebody who holds a backup's key can have made it as they like. So what is not known yet is opened
in a process of its own, with limits of time and memory; only a file that is sound and made of the
parts of its schema and of no other is opened in the program's own process afterwards.
"""

import stat
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from rehabdesk.bounded.asking import NoAnswer, NoAnswerError, ReadingKind, ReadingUnderWay
from rehabdesk.domain.backup import Contents
from rehabdesk.storage.foreign_carrying import MOST_ANSWER, Verdict, answer_in, packed_question
from rehabdesk.storage.troubles import (
    CopyChanged,
    CopyReadingBroke,
    CopyTooMuch,
    FileDamaged,
    ForeignParts,
    NewerFile,
    NoOfficeFile,
    ReaderNotStarted,
    StorageTrouble,
    WrongKey,
    named_troubles,
)
from rehabdesk.storage.wiping import wipe

BACKUPS = ReadingKind("backups", seconds=30, memory=512, answer=MOST_ANSWER)
"""The first look at a backup of a size of nothing; a second more for each ``BYTES_A_SECOND``."""
BYTES_A_SECOND = 1024 * 1024
"""A worn stick gives ten times as much, and what is read is decrypted at fifty times as much."""
MOST_BYTES = 4 * 1024 * 1024 * 1024
"""The largest file that is looked at: an office of ten years has 185 MB."""

_BY_VERDICT: dict[Verdict, type[StorageTrouble]] = {
    Verdict.OTHER_KEY: WrongKey,
    Verdict.NEWER: NewerFile,
    Verdict.FOREIGN: ForeignParts,
    Verdict.TOO_MUCH: CopyTooMuch,
    Verdict.DAMAGED: FileDamaged,
}
_BY_WHY: dict[NoAnswer, type[StorageTrouble]] = {
    NoAnswer.MEMORY: CopyTooMuch,
    NoAnswer.TIME: CopyTooMuch,
    NoAnswer.BROKE: CopyReadingBroke,
    NoAnswer.GARBAGE: CopyReadingBroke,
    NoAnswer.NOT_STARTED: ReaderNotStarted,
}


class FirstLook(Struct, frozen=True, kw_only=True):
    """A file that is sound and ours: the key that opens it, its schema and what it holds."""

    key: bytes
    schema: int
    contents: Contents


def first_look(
    path: Path,
    keys: tuple[bytes, ...],
    look: Callable[[], None] = lambda: None,
    kind: ReadingKind = BACKUPS,
) -> FirstLook:
    """Open, count and check a file that somebody else may have made, without opening it here.

    ``look`` is called while this waits, and what it raises ends the process. Raises ``WrongKey``
    where none of the keys is the file's, ``ForeignParts``, ``NewerFile``, ``FileDamaged``,
    ``CopyTooMuch`` and the other troubles by name.
    """
    size = require_plain(path)
    question = packed_question(path, keys)
    try:
        asked = ReadingUnderWay(
            kind._replace(seconds=kind.seconds + size // BYTES_A_SECOND), question
        )
        seen = answer_in(asked.answer(look))
    except NoAnswerError as none:
        raise _BY_WHY[none.why](path.name) from None
    except ValueError:
        raise CopyReadingBroke(path.name) from None
    finally:
        wipe(question)
    if trouble := _BY_VERDICT.get(seen.verdict):
        raise trouble(path.name)
    if not 0 <= seen.key < len(keys):
        raise CopyReadingBroke(path.name)
    return FirstLook(key=keys[seen.key], schema=seen.schema, contents=seen.contents)


def require_plain(path: Path) -> int:
    """How large a backup's file is.

    Raises ``NoOfficeFile`` where it is a link, a folder or a pipe, ``CopyTooMuch`` where it is far
    larger than any office, and ``CopyChanged`` where changes lie beside that are not in it: a
    backup that was made to its end has none.
    """
    with named_troubles(path.name):
        try:
            told = path.lstat()
            beside = any(
                _has_content(path.with_name(path.name + one)) for one in ("-wal", "-journal")
            )
        except FileNotFoundError:
            raise NoOfficeFile(path.name) from None
    if not stat.S_ISREG(told.st_mode):
        raise NoOfficeFile(path.name)
    if told.st_size > MOST_BYTES:
        raise CopyTooMuch(path.name)
    if beside:
        raise CopyChanged(path.name)
    return told.st_size


def _has_content(path: Path) -> bool:
    try:
        return path.lstat().st_size > 0
    except FileNotFoundError:
        return False
