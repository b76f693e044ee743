"""Other files in the place of a closed office's, all of them or none, also when power is cut.

Today's files are moved into a folder below ``cadangan`` and the new ones into their place; only
then the folder gets its final name. A folder that still has the other name was cut off: whoever
opens the office next moves everything back to where it was.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path

from rehabdesk import paths
from rehabdesk.storage.lock import lock_office
from rehabdesk.storage.troubles import named_troubles

ASIDE = "sebelum-pulih {moment:%Y-%m-%d %H.%M.%S}"
"""What the folder is called in which today's files are kept."""

_SWAPPING = ".ditukar"
_NEW = "baru"
_BOTH = (paths.OFFICE_FILE, paths.KEYS_FILE)
_TODAYS = (paths.OFFICE_FILE, f"{paths.OFFICE_FILE}-wal", f"{paths.OFFICE_FILE}-shm")


def swap_in(staged: Path, office: Path, moment: datetime) -> Path:
    """Move file and keys of a folder into an office's place; gives where today's are kept now.

    Nothing is deleted. If anything fails, today's files are where they were. ``staged`` is gone
    afterwards. The caller holds the office's lock; raises troubles by name.
    """
    place = office.parent / paths.BACKUPS
    aside = _free(place, ASIDE.format(moment=moment))
    work = aside.with_name(aside.name + _SWAPPING)
    with named_troubles(office.name):
        work.mkdir(parents=True)
        try:
            staged.rename(work / _NEW)
            _sync_folder(work)
            for name in (*_TODAYS, paths.KEYS_FILE):
                _move(office.with_name(name), work / name)
            for name in _BOTH:
                (work / _NEW / name).replace(office.with_name(name))
            _sync_folder(office.parent)
            work.rename(aside)
        except BaseException:
            left = _take_back(work, office)
            if left is not None:
                # A copy that this very call has made; the backup itself lies where it lay.
                shutil.rmtree(left, ignore_errors=True)
            raise
        shutil.rmtree(aside / _NEW, ignore_errors=True)
    return aside


def undo_cut_swap(office_folder: Path) -> bool:
    """Move today's files back where a swap was cut off; says whether there was one.

    Raises ``FileLocked`` where another program is in the middle of one.
    """
    place = office_folder / paths.BACKUPS
    cut = sorted(place.glob(f"*{_SWAPPING}")) if place.is_dir() else []
    if not cut:
        return False
    lock = lock_office(office_folder)
    try:
        with named_troubles(paths.OFFICE_FILE):
            for work in reversed(cut):
                if work.is_dir():
                    _take_back(work, office_folder / paths.OFFICE_FILE)
    finally:
        lock.release()
    return True


def _take_back(work: Path, office: Path) -> Path | None:
    """Undo the moves of a swap, as far as they came; gives the folder of new files, if it is left.

    The office's file is moved aside first. Where it was, what is not in the folder of new files
    any more was moved in. Where it was not, nothing of today's was, or there was no office: then
    what is missing in its place is moved in. Nothing is written over or deleted.
    """
    new = work / _NEW
    if (work / paths.OFFICE_FILE).exists():
        for name in _BOTH if new.is_dir() else ():
            if not (new / name).exists():
                _move(office.with_name(name), new / name)
        for name in (*_TODAYS, paths.KEYS_FILE):
            _fill(work / name, office.with_name(name))
    else:
        for name in _BOTH:
            _fill(new / name, office.with_name(name))
    _sync_folder(office.parent)
    if any(one for one in work.iterdir() if one != new):
        # Whatever a stranger has put there stays and is nobody's.
        work.rename(_free(work.parent, f"{work.name.removesuffix(_SWAPPING)} sisa"))
    elif new.is_dir():
        return work.rename(_free(work.parent, f"{work.name.removesuffix(_SWAPPING)} batal"))
    else:
        work.rmdir()
    return None


def _fill(path: Path, target: Path) -> None:
    """Move a file to where none is."""
    if not target.exists():
        _move(path, target)


def _move(path: Path, target: Path) -> None:
    if path.exists():
        path.replace(target)


def _free(place: Path, name: str) -> Path:
    """A path of this name that nothing has yet, nor has had while it was swapped."""
    number, found = 1, place / name
    while found.exists() or found.with_name(found.name + _SWAPPING).exists():
        number += 1
        found = place / f"{name} {number}"
    return found


def _sync_folder(folder: Path) -> None:
    """Make sure that what was renamed in a folder stays so; Windows does that by itself."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
