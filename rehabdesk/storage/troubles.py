"""Troubles of the computer with the office's file, each with a name; words are in ``wording``."""

from collections.abc import Generator
from contextlib import contextmanager

from rehabdesk.domain.refusals import Undone
from rehabdesk.storage.driver import DatabaseError, OperationalError

NOT_AS_WRITTEN = (
    *(ValueError, KeyError, TypeError, AttributeError),
    *(OverflowError, RecursionError),
)
"""What reading a small file of words may raise where it holds anything at all: a number without
end and brackets without end are among it."""


class StorageTrouble(Undone):
    """The office's file cannot be read or written; ``file`` is its name without a folder."""

    def __init__(self, file: str = "") -> None:
        super().__init__(type(self).__name__)
        self.file = file


class NoOfficeFile(StorageTrouble):
    """There is no file, or it is not an office's file, or it is damaged."""


class WrongKey(StorageTrouble):
    """The passphrase fits no key slot."""


class SlotGone(WrongKey):
    """The passphrase fits a slot of a ring that is not the one in force."""


class NewerFile(StorageTrouble):
    """The file was written by a newer program."""


class FileLocked(StorageTrouble):
    """Another program has the file open."""


class StillWriting(StorageTrouble):
    """A long change of this very program is not finished yet."""


class ReadOnly(StorageTrouble):
    """The file or its folder cannot be written."""


class DiskFull(StorageTrouble):
    """There is no room left on the disk."""


class RingDamaged(StorageTrouble):
    """The file of key slots is cut off or cannot be read."""


class RingStretched(RingDamaged):
    """The file of key slots asks for more stretching than is tried: about 4 s, or 256 MB."""


class RingAltered(StorageTrouble):
    """The file of key slots was changed by something else than the program."""


class OldKeys(StorageTrouble):
    """The file of key slots is older than the office's file."""


class RolesAltered(StorageTrouble):
    """Users, roles or slots in the file are not those that the ring was sealed with."""


class RestrictionsAltered(StorageTrouble):
    """The restrictions in the file are not those that the ring was sealed with."""


class RolesAndRestrictionsAltered(RolesAltered):
    """Neither users nor restrictions are those that the ring was sealed with."""


class CopyChanged(StorageTrouble):
    """A backup's pages are not those that it was made with."""


class ForeignParts(StorageTrouble):
    """A backup has tables, views or triggers that no file of its schema has, or lacks some."""


class CopyTooMuch(StorageTrouble):
    """Reading a backup took more time or memory than any office takes."""


class CopyReadingBroke(StorageTrouble):
    """The process that looks at a backup ended without an answer."""


class ReaderNotStarted(StorageTrouble):
    """The process that looks at a backup cannot be started."""


class OtherOfficesKeys(StorageTrouble):
    """The key slots open, and their key does not fit the office's file."""


class UserDisabled(StorageTrouble):
    """The passphrase fits, and its user may not work here any more."""


class FileDamaged(StorageTrouble):
    """SQLite cannot read a page of the file."""


class CopyAltered(StorageTrouble):
    """The copy from before an upgrade is not the one that the upgrade has left."""


class FolderGone(StorageTrouble):
    """The office's folder, or its file, is not there any more, or is another one."""


class OnNetworkShare(StorageTrouble):
    """The office's folder is on another computer."""


class OnStick(StorageTrouble):
    """The office's folder is on a disk that can be pulled out."""


class PlaceGone(StorageTrouble):
    """A folder or stick for backups is not there, or went away in the middle."""


_BY_WORDS: tuple[tuple[str, type[StorageTrouble]], ...] = (
    ("disk is full", DiskFull),
    ("readonly", ReadOnly),
    ("unable to open", ReadOnly),
    ("locked", FileLocked),
    ("file is not a database", WrongKey),
    ("malformed", FileDamaged),
    ("disk i/o", FileDamaged),
)


def trouble_of(error: BaseException, file: str = "") -> StorageTrouble | None:
    """The named trouble behind an error of the driver or the system, or nothing."""
    if isinstance(error, OSError):
        return _trouble_of_system(error, file)
    if not isinstance(error, DatabaseError | OperationalError):
        return None
    words = str(error).lower()
    for fragment, trouble in _BY_WORDS:
        if fragment in words:
            return trouble(file)
    return None


def _trouble_of_system(error: OSError, file: str) -> StorageTrouble | None:
    no_space, read_only = 28, 30
    if error.errno == no_space:
        return DiskFull(file)
    if isinstance(error, PermissionError) or error.errno == read_only:
        return ReadOnly(file)
    return None


@contextmanager
def named_troubles(file: str = "") -> Generator[None]:
    """Turn errors of the driver inside the block into named troubles."""
    try:
        yield
    except (DatabaseError, OSError) as error:
        trouble = trouble_of(error, file)
        if trouble is None:
            raise
        raise trouble from error
