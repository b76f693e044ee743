"""A connection of its own that sees the office as it stood at one moment, while work goes on."""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from rehabdesk.domain.audit import ChainReport
from rehabdesk.domain.backup import Backup, Contents
from rehabdesk.domain.user import Role
from rehabdesk.storage import driver
from rehabdesk.storage.audit_reading import AuditReader
from rehabdesk.storage.backup import Progress, contents_of, make_backup, remove_backup
from rehabdesk.storage.change import Desk
from rehabdesk.storage.health import examine_pages
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.troubles import FileDamaged, named_troubles


@contextmanager
def snapshot(path: Path, key: bytes) -> Generator[driver.Connection]:
    """The file as it is now; what others write meanwhile does not reach this connection.

    Without the fixed view a backup would start again at every mark that is saved.
    """
    with named_troubles(path.name), closing(driver.connect(path, key, read_only=True)) as seen:
        seen.execute("BEGIN")
        seen.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield seen


def examine_file(path: Path, key: bytes) -> bool:
    """Whether every page of a file can be read, is genuine and hangs together."""
    with closing(driver.connect(path, key, read_only=True)) as connection:
        return examine_pages(connection)


def contents_now(path: Path, key: bytes) -> Contents:
    """What an office's file holds at this moment."""
    with snapshot(path, key) as seen:
        return contents_of(seen)


def chain_now(path: Path, key: bytes, generation: Callable[[], int]) -> ChainReport:
    """Read the whole audit log as it is at this moment, beside the work.

    ``generation`` is asked for the key ring's, which must not be older than the log tells.
    """
    with snapshot(path, key) as seen:
        reader = AuditReader(OpenFile(seen, Desk(0, Role.READER)))
        report = reader.verify()
        if report.broken is not None:
            return report
        return reader.newer_ring(generation()) or report


def back_up_now(
    path: Path, key: bytes, place: Path, moment: datetime, progress: Progress | None = None
) -> Backup:
    """Back up a file that is in use, and compare what is in the copy with what was to be copied."""
    with snapshot(path, key) as seen:
        backup = make_backup(seen, path, key, place, moment, progress)
        if backup.contents != contents_of(seen):
            remove_backup(place, backup)
            raise FileDamaged(path.name)
    return backup
