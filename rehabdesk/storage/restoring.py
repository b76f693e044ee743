"""From a backup back to an office: what is looked at before, and what stays of today's keys."""

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from rehabdesk import paths
from rehabdesk.domain.backup import Backup, Contents, newest_first
from rehabdesk.own_files import write_whole
from rehabdesk.storage.backup import inspect, new_identity, put_back
from rehabdesk.storage.backup_facts import FACTS_FILE, backups_in, write_facts
from rehabdesk.storage.key_ring import read_ring, require_seal, sealed, write_ring
from rehabdesk.storage.lock import lock_office
from rehabdesk.storage.salvage import Salvaged, salvage
from rehabdesk.storage.troubles import NoOfficeFile, StorageTrouble, named_troubles

_DEPTHS = ("", "*/", "*/*/")


def find_backups(
    folder: Path, key: bytes = b"", now: datetime | None = None
) -> tuple[tuple[Path, Backup], ...]:
    """Good backups in a folder, in the folders inside, or the folder itself; newest first.

    Those that say that they are from later than now (or this computer's time) come last.
    """
    places = {folder.parent} if (folder / FACTS_FILE).is_file() else set[Path]()
    for depth in _DEPTHS:
        try:
            places.update(one.parent.parent for one in folder.glob(f"{depth}*/{FACTS_FILE}"))
        except OSError:
            continue
    found = [(place / one.folder, one) for place in places for one in backups_in(place, key)]
    if (folder / FACTS_FILE).is_file():
        found = [one for one in found if one[0] == folder]
    moment = now or datetime.now(UTC)
    return tuple(sorted(found, key=lambda one: newest_first(one[1].made_at, moment)))


def restore(source: Path, office_folder: Path, key: bytes, moment: datetime) -> Contents:
    """Put a backup in the place of a closed office, after it was read to the end.

    Today's files are kept aside, and so are today's slots in force: who left since the backup
    was made does not come back with it. The PC gets a new number. Raises troubles by name.
    """
    contents = inspect(source / paths.OFFICE_FILE, key)
    if not (source / paths.KEYS_FILE).is_file():
        raise NoOfficeFile(paths.KEYS_FILE)
    office = office_folder / paths.OFFICE_FILE
    with named_troubles(office.name):
        office_folder.mkdir(parents=True, exist_ok=True)
    lock = lock_office(office_folder)
    try:
        aside = put_back(source, office, moment)
        _keep_todays_slots(aside / paths.KEYS_FILE, office.with_name(paths.KEYS_FILE), key)
        new_identity(office, key)
    finally:
        lock.release()
    return contents


def _keep_todays_slots(today: Path, restored: Path, key: bytes) -> None:
    """Use today's ring if it is genuine, of the same key and newer; its log's heads do not fit."""
    try:
        ring, then = read_ring(today), read_ring(restored)
        require_seal(ring, key)
    except StorageTrouble:
        return
    if ring.office == then.office and ring.generation > then.generation:
        write_ring(restored, sealed(replace(ring, heads=then.heads), key))


def salvage_beside(office: Path, key: bytes, moment: datetime) -> tuple[Path, Salvaged]:
    """Save what can be read of a damaged office into a folder that can be restored from."""
    folder = office.parent / paths.BACKUPS / f"selamat {moment:%Y-%m-%d %H.%M.%S}"
    saved = salvage(office, key, folder / paths.OFFICE_FILE)
    with named_troubles(folder.name):
        ring = office.with_name(paths.KEYS_FILE)
        write_whole(folder / paths.KEYS_FILE, ring.read_bytes())
        contents = inspect(folder / paths.OFFICE_FILE, key)
        size = (folder / paths.OFFICE_FILE).stat().st_size
        made = Backup(folder=folder.name, made_at=moment, size=size, contents=contents)
        write_facts(folder, made, key)
    return folder, saved
