"""Copies of the office's file, encrypted with the same key: made, checked, counted, put back.

A backup is a folder with the same two files as an office's, so it opens like one. It is written
beside under another name, re-opened, checked page by page and counted, and only then takes its
name. The copy is made by SQLite's backup call in steps, so that work goes on meanwhile; the live
file is never opened as a plain file here, for that would drop SQLite's locks.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.backup import Backup, Contents
from rehabdesk.storage import driver
from rehabdesk.storage.backup_facts import UNFINISHED, write_facts
from rehabdesk.storage.health import examine_pages
from rehabdesk.storage.pc import renew_identity
from rehabdesk.storage.ring_copies import seal_copied
from rehabdesk.storage.troubles import FileDamaged, named_troubles

PAGES_A_STEP = 256

_NAME = "%Y-%m-%d %H.%M.%S"

Progress = Callable[[int, int], None]


def folder_name(moment: datetime) -> str:
    """What the folder of a backup made at a moment is called."""
    return moment.strftime(_NAME)


def contents_of(connection: driver.Connection) -> Contents:
    """Count what an open file holds."""
    tables = [
        str(row[0])
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"
            " AND name NOT LIKE '!_%' ESCAPE '!' ORDER BY name"
        )
    ]
    counts: dict[str, int] = {}
    newest = ""
    for table in tables:
        name = driver.quoted(table)
        counts[table] = int(driver.value_of(connection, f"SELECT count(*) FROM {name}"))
        columns = {str(row[1]) for row in connection.execute(f"PRAGMA table_info({name})")}
        if "updated_at" in columns:
            last = driver.value_of(connection, f"SELECT max(updated_at) FROM {name}")
            newest = max(newest, str(last or ""))
    return Contents(
        counts=counts, written_at=datetime.fromisoformat(newest).astimezone(UTC) if newest else None
    )


def make_backup(
    source: driver.Connection,
    office: Path,
    key: bytes,
    place: Path,
    moment: datetime,
    progress: Progress | None = None,
) -> Backup:
    """Copy an open office into a new folder under ``place``; raises troubles by name.

    A copy that cannot be read back, or counts otherwise than its source did, is a
    ``FileDamaged`` and leaves nothing behind.
    """
    target = place / folder_name(moment)
    unfinished = target.with_name(target.name + UNFINISHED)
    with named_troubles(place.name):
        unfinished.mkdir(parents=True)
        try:
            path = unfinished / paths.OFFICE_FILE
            copy_pages(source, path, key, progress)
            shutil.copyfile(office.with_name(paths.KEYS_FILE), unfinished / paths.KEYS_FILE)
            contents = inspect(path, key)
            seal_copied(unfinished / paths.KEYS_FILE, path, key)
            backup = Backup(
                folder=target.name,
                made_at=moment,
                size=path.stat().st_size,
                contents=contents,
            )
            write_facts(unfinished, backup, key)
            sync_files(unfinished)
            unfinished.rename(target)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    return backup


def copy_pages(
    source: driver.Connection, path: Path, key: bytes, progress: Progress | None = None
) -> None:
    """Copy by SQLite's backup call, which starts again at what others change meanwhile."""
    with closing(driver.connect(path, key)) as target:
        # Without this page the file would be made by the backup call itself, unencrypted.
        target.execute("PRAGMA user_version")
        # What is half written is thrown away, and all of it is flushed before it gets its name.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")

        def report(_status: int, left: int, whole: int) -> None:
            if progress is not None:
                progress(whole - left, whole)

        source.backup(target, pages=PAGES_A_STEP, progress=report)


def inspect(path: Path, key: bytes) -> Contents:
    """Open a copy that was made here, read every page and count.

    Raises ``FileDamaged`` or ``WrongKey``. One that somebody else may have made is looked at by
    ``first_look``.
    """
    with named_troubles(path.name), closing(driver.connect(path, key, read_only=True)) as copy:
        copy.execute("PRAGMA user_version").fetchone()
        contents = contents_of(copy) if examine_pages(copy) else None
        # A file of no bytes at all is a sound database without tables, and no office.
        if contents is None or not contents.counts:
            raise FileDamaged(path.name)
        return contents


def remove_backup(place: Path, backup: Backup) -> None:
    """Delete one backup's folder.

    It loses its name first, so that what a power cut leaves is not taken for a backup.
    """
    going = place / (backup.folder + UNFINISHED)
    try:
        (place / backup.folder).rename(going)
    except OSError:
        return
    shutil.rmtree(going, ignore_errors=True)


def new_identity(path: Path, key: bytes) -> int:
    """Give the PC a new number after a restore or copy, so that later merging tells them apart."""
    with named_troubles(path.name), closing(driver.connect(path, key)) as connection:
        return renew_identity(connection)


def sync_files(folder: Path) -> None:
    """Make sure that every file of a folder is on the disk and not only on its way."""
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
