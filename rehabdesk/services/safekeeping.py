"""Backing up the open office: where to, how it went, which copies stay.

Nothing here uses the store's own connection, so all of it may run beside the window's work. The
times are the computer's, also in a demonstration that stands on another day. A ``Charge`` carries
who sits at the desk, so that these deeds ask for rights like those on a store; the backup that is
made by itself asks for none that anybody lacks.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk import paths
from rehabdesk.domain.backup import (
    Backup,
    BackupPlace,
    BackupPlan,
    BackupResult,
    newest_first,
)
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import needs
from rehabdesk.storage import Desk, DiskFull, PlaceGone, StorageTrouble, Store
from rehabdesk.storage.whole_file import (
    back_up_now,
    backups_in,
    clear_unfinished,
    examine_file,
    free_moment,
    lengthen_log,
    read_catalogue,
    remove_backup,
    rotate,
    sticks,
    under_former_key,
    write_catalogue,
)

Progress = Callable[[int, int], None]


class Charge(Struct, frozen=True, kw_only=True):
    """An open office as far as its backups need it: its file, who has its key, who is at the desk.

    The key may change while the office is open, so it is asked for whenever it is used.
    """

    path: Path
    holder: Store
    desk: Desk
    label: str
    demonstration: bool = False

    @property
    def key(self) -> bytes:
        """The data key of the file, also after the office was closed."""
        return self.holder.key

    def settled_key(self) -> bytes:
        """The data key after a change of it that is going on has ended."""
        return self.holder.settled_key()

    @property
    def folder(self) -> Path:
        """The office's folder."""
        return self.path.parent


@needs(Right.LOOK)
def charge_of(store: Store) -> Charge | None:
    """What backups need of the open office; nothing for one in memory."""
    if store.path is None:
        return None
    office = store.office
    tidy = re.sub(r"[^\w .-]+", " ", office.short_name).strip(" .") or "Kantor"
    return Charge(
        path=store.path,
        holder=store,
        desk=store.desk,
        label=f"RehabDesk {tidy} {office.id[-4:]}",
        demonstration=office.demonstration,
    )


@needs(Right.LOOK)
def plan_of(charge: Charge) -> BackupPlan:
    """Where backups go beside the office's own folder."""
    return read_catalogue(charge.folder).plan


@needs(Right.BACK_UP)
def choose_folder(charge: Charge, folder: Path | None) -> None:
    """Back up to a folder as well from now on, or no longer; raises ``PlaceGone`` by name."""
    if folder is not None and not folder.is_dir():
        raise PlaceGone(folder.name)
    _replan(charge, folder=str(folder.absolute()) if folder else "")


@needs(Right.BACK_UP)
def prepare_stick(charge: Charge, root: Path) -> Path:
    """Make the office's folder on a stick: from now on it is used whenever it is plugged in."""
    folder = root / charge.label
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise PlaceGone(root.name) from error
    _replan(charge, stick=True)
    return folder


@needs(Right.BACK_UP)
def forget_stick(charge: Charge) -> None:
    """Expect no stick any more; what is on it stays."""
    _replan(charge, stick=False)


def _replan(charge: Charge, **changes: str | bool) -> None:
    catalogue = read_catalogue(charge.folder)
    plan = replace(catalogue.plan, **changes)  # type: ignore[arg-type]
    write_catalogue(charge.folder, replace(catalogue, plan=plan))


@needs(Right.LOOK)
def stick_folders(charge: Charge, roots: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """The office's folders on the sticks that are plugged in now."""
    found = sticks() if roots is None else roots
    return tuple(one / charge.label for one in found if (one / charge.label).is_dir())


@needs(Right.LOOK)
def places_now(
    charge: Charge, roots: Iterable[Path] | None = None
) -> tuple[tuple[BackupPlace, Path], ...]:
    """Where a backup made now would go; a chosen folder also where it is not there."""
    plan = plan_of(charge)
    found = [(BackupPlace.OFFICE, charge.folder / paths.BACKUPS)]
    if plan.folder:
        found.append((BackupPlace.FOLDER, Path(plan.folder) / charge.label))
    found += [(BackupPlace.STICK, one) for one in stick_folders(charge, roots)]
    return tuple(found)


@needs(Right.BACK_UP)
def back_up(
    charge: Charge,
    now: datetime,
    progress: Progress | None = None,
    roots: Iterable[Path] | None = None,
) -> tuple[BackupResult, ...]:
    """Back up by hand to every place that is there; see ``back_up_by_itself``."""
    return back_up_by_itself(charge, now, progress, roots)


@needs(Right.LOOK)
def back_up_by_itself(
    charge: Charge,
    now: datetime,
    progress: Progress | None = None,
    roots: Iterable[Path] | None = None,
) -> tuple[BackupResult, ...]:
    """Back up to every place that is there, whoever sits at the desk; write down how each went.

    It goes only where somebody with the right has chosen. A place that fails never keeps the
    others from their backup. Raises nothing but what ``progress`` raises.
    """
    places = places_now(charge, roots)
    results: list[BackupResult] = []
    for number, (place, folder) in enumerate(places):
        report = None if progress is None else _shared(progress, number, len(places))
        results.append(_back_up_to(charge, place, folder, now, report))
    with suppress(StorageTrouble):
        catalogue = read_catalogue(charge.folder)
        write_catalogue(charge.folder, catalogue.with_results(tuple(results)))
    return tuple(results)


def _shared(progress: Progress, number: int, of: int) -> Progress:
    """One place's share of the whole way."""
    return lambda done, whole: progress(number * 100 + done * 100 // max(1, whole), of * 100)


def _back_up_to(
    charge: Charge, place: BackupPlace, folder: Path, now: datetime, progress: Progress | None
) -> BackupResult:
    result = BackupResult(place=place, where=str(folder), at=now)
    try:
        _copy_to(charge, folder, now, progress, beside=place is not BackupPlace.OFFICE)
    except StorageTrouble as trouble:
        return replace(result, trouble=type(trouble).__name__)
    return result


@needs(Right.BACK_UP)
def copy_to(
    charge: Charge,
    folder: Path,
    now: datetime,
    progress: Progress | None = None,
    *,
    beside: bool = True,
) -> Backup:
    """Make one backup in a folder and let older generations go; raises troubles by name.

    ``beside`` means that the folder's parent must be there: a stick that is not plugged in must
    not become a folder on the PC's own disk.
    """
    return _copy_to(charge, folder, now, progress, beside=beside)


def _copy_to(
    charge: Charge, folder: Path, now: datetime, progress: Progress | None, *, beside: bool
) -> Backup:
    """Make one backup; what was made while the office's key was changed is made again."""
    if beside and not folder.parent.is_dir():
        raise PlaceGone(folder.name)
    while True:
        key = charge.settled_key()
        try:
            backup = _copy_under(charge.path, key, folder, free_moment(folder, now), progress)
        except StorageTrouble:
            if charge.settled_key() == key:
                raise
        else:
            if charge.settled_key() == key:
                rotate(folder, backup, key)
                return backup
            remove_backup(folder, backup)


def _copy_under(
    path: Path, key: bytes, folder: Path, now: datetime, progress: Progress | None
) -> Backup:
    try:
        clear_unfinished(folder)
        return back_up_now(path, key, folder, now, progress)
    except DiskFull:
        raise
    except (StorageTrouble, OSError) as error:
        if not folder.parent.is_dir() or not isinstance(error, StorageTrouble):
            raise PlaceGone(folder.name) from error
        raise


@needs(Right.LOOK)
def backups_of(
    charge: Charge, roots: Iterable[Path] | None = None, now: datetime | None = None
) -> tuple[tuple[BackupPlace, Path, Backup], ...]:
    """Every good backup that can be reached, newest first; those from later than now come last."""
    moment = now or datetime.now().astimezone()
    found = [
        (place, folder / one.folder, one)
        for place, folder in places_now(charge, roots)
        for one in backups_in(folder, charge.key)
    ]
    return tuple(sorted(found, key=lambda one: newest_first(one[2].made_at, moment)))


@needs(Right.LOOK)
def with_former_key(charge: Charge, backups: Iterable[Path]) -> frozenset[Path]:
    """Which backups open with a key from before the office's was changed, as far as one can tell.

    Whoever has left may still open such a copy with the passphrase of its day.
    """
    keys = charge.holder.keys
    if keys is None:
        return frozenset()
    try:
        return under_former_key(keys.ring(), keys.key, backups)
    except StorageTrouble:
        return frozenset()


@needs(Right.LOOK)
def is_sound(charge: Charge) -> bool:
    """Whether every page of the office's file can be read and is genuine."""
    while True:
        key = charge.settled_key()
        if examine_file(charge.path, key):
            return True
        if charge.settled_key() == key:
            return False


@needs(Right.LOOK)
def take_room_for_marks(charge: Charge) -> bool:
    """Take what marks will need on the disk, so that saving one is quick and a full disk late.

    Says whether there was room. It goes with the file when the office is closed.
    """
    return lengthen_log(charge.path, charge.settled_key())
