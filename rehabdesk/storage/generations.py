"""The copies in one place: the moment that a new one bears, and which of the older ones stay."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from rehabdesk.domain.backup import AHEAD, Backup, kept
from rehabdesk.storage.backup import folder_name, remove_backup
from rehabdesk.storage.backup_facts import UNFINISHED, backups_in, seal_old_facts


def free_moment(folder: Path, now: datetime) -> datetime:
    """A moment that no backup has and that comes after those just made, to the second."""
    now = now.replace(microsecond=0)
    for backup in reversed(backups_in(folder)):
        if now <= backup.made_at <= now + AHEAD:
            now = backup.made_at + timedelta(seconds=1)
    while (folder / folder_name(now)).exists():
        now += timedelta(seconds=1)
    return now


def rotate(folder: Path, newest: Backup, key: bytes) -> None:
    """Let go of the backups of a folder that no generation needs; never of the one just made."""
    made = [one for one in backups_in(folder, key) if one.folder == folder_name(one.made_at)]
    stay = kept((one.made_at for one in made), newest.made_at)
    for backup in made:
        if backup.made_at not in stay and backup.folder != newest.folder:
            remove_backup(folder, backup)
        else:
            seal_old_facts(folder, backup, key)


def clear_unfinished(folder: Path) -> None:
    """Remove what a power cut left of a copy; only one program at a time has the office."""
    for folder_left in folder.glob(f"*{UNFINISHED}") if folder.is_dir() else ():
        shutil.rmtree(folder_left, ignore_errors=True)
