"""The way back from an upgrade: the office as it was is kept before its schema changes.

The copy is a folder with the same two files as an office's, below ``cadangan``; it takes its name
only when it has been read back whole, so that a power cut leaves no half copy that looks good.
"""

import re
import shutil
from datetime import datetime
from pathlib import Path

from rehabdesk import paths
from rehabdesk.storage.backup import put_back
from rehabdesk.storage.driver import Connection
from rehabdesk.storage.pc import renew_identity
from rehabdesk.storage.troubles import FileDamaged

_NAME = "sebelum-skema-{goal}-dari-{version}"
_KEPT = re.compile(r"sebelum-skema-(\d+)-dari-\d+")
_UNFINISHED = ".sedang-dibuat"


def keep_before_upgrade(connection: Connection, path: Path, version: int, goal: int) -> Path:
    """Keep file and key slots as they are; raises ``FileDamaged`` if the copy cannot be read."""
    folder = path.with_name(paths.BACKUPS) / _NAME.format(goal=goal, version=version)
    unfinished = folder.with_name(folder.name + _UNFINISHED)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    copy = unfinished / paths.OFFICE_FILE
    connection.execute("VACUUM INTO ?", (str(copy),))
    keys = path.with_name(paths.KEYS_FILE)
    if keys.is_file():
        shutil.copyfile(keys, unfinished / paths.KEYS_FILE)
    _require_whole(connection, copy)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.replace(folder)
    return folder


def _require_whole(connection: Connection, copy: Path) -> None:
    # An attached file is opened with the key of the one that is open.
    connection.execute("ATTACH DATABASE ? AS kept", (str(copy),))
    try:
        # Whoever goes back to it loses what was printed since: its numbers must not come again.
        renew_identity(connection, "kept")
        found = [str(row[0]) for row in connection.execute("PRAGMA kept.quick_check")]
        kept = connection.execute("SELECT count(*) FROM kept.sqlite_master").fetchone()
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.execute("DETACH DATABASE kept")
    if found != ["ok"] or kept != tables:
        raise FileDamaged(copy.name)


def kept_before_upgrade(office: Path) -> Path | None:
    """The newest copy that an upgrade has left beside an office's file, or None."""
    folder = office.with_name(paths.BACKUPS)
    found = [
        (int(named[1]), one)
        for one in (folder.iterdir() if folder.is_dir() else ())
        if (named := _KEPT.fullmatch(one.name)) and (one / paths.OFFICE_FILE).is_file()
    ]
    return max(found)[1] if found else None


def take_back_upgrade(office: Path, moment: datetime) -> Path | None:
    """Put a closed office back as it was before its last upgrade.

    Gives the folder where today's files are kept, or None where no upgrade has left a copy.
    """
    kept = kept_before_upgrade(office)
    if kept is None:
        return None
    aside = put_back(kept, office, moment)
    shutil.rmtree(kept, ignore_errors=True)
    return aside
