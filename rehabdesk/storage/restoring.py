"""From a backup back to an office: what is looked at before, and what stays of today's keys.

A backup may be a stranger's: its copy beside the office is looked at in a process of its own first.
"""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.audit import AuditHead
from rehabdesk.domain.backup import Backup, Contents, newest_first
from rehabdesk.domain.user import Role
from rehabdesk.own_files import write_whole
from rehabdesk.storage import driver
from rehabdesk.storage.audit_reading import AuditReader
from rehabdesk.storage.backup import inspect, new_identity, sync_files
from rehabdesk.storage.backup_facts import FACTS_FILE, UNFINISHED, backups_in, write_facts
from rehabdesk.storage.change import Desk
from rehabdesk.storage.foreign_asking import first_look, require_plain
from rehabdesk.storage.key_change import encrypt_anew
from rehabdesk.storage.key_ring import write_ring
from rehabdesk.storage.keys import RECOVERY_OWNER
from rehabdesk.storage.lock import lock_office
from rehabdesk.storage.office_file import SEALED_SINCE, open_store
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.ring_copies import require_as_copied, unbind
from rehabdesk.storage.ring_of_older import ring_for_older
from rehabdesk.storage.salvage import Salvaged, salvage
from rehabdesk.storage.store import Store
from rehabdesk.storage.swapping import swap_in, undo_cut_swap
from rehabdesk.storage.troubles import (
    StorageTrouble,
    named_troubles,
)
from rehabdesk.storage.unlocking import Unlocked

Tell = Callable[[Store, tuple[AuditHead, ...]], None]
"""Writes into the log of the office that will be; the second is where today's log stood."""

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


def restore(
    source: Path,
    office_folder: Path,
    key: bytes,
    moment: datetime,
    tell: Tell | None = None,
    today_key: bytes = b"",
) -> Contents:
    """Put a backup in the place of a closed office, all of it or nothing.

    Everything is made ready and read to the end beside the office first. Today's files are kept
    aside, and so are today's slots in force: who left since the backup was made does not come
    back with it. A backup from before the office's key was changed (``key`` is then an older one
    than ``today_key``) is put under today's key. The PC gets a new number. ``tell`` is given the
    office that will be, to write into its log, and where today's log stood.

    Raises troubles by name, and then nothing has changed.
    """
    office = office_folder / paths.OFFICE_FILE
    with named_troubles(office.name):
        (office_folder / paths.BACKUPS).mkdir(parents=True, exist_ok=True)
    undo_cut_swap(office_folder)
    lock = lock_office(office_folder)
    try:
        staged = office_folder / paths.BACKUPS / f"pulih {moment:%Y-%m-%d %H.%M.%S}{UNFINISHED}"
        try:
            contents = _make_ready(source, staged, office, (key, today_key or key), tell)
            swap_in(staged, office, moment)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    finally:
        lock.release()
    return contents


def _make_ready(
    source: Path, staged: Path, today: Path, keys: tuple[bytes, bytes], tell: Tell | None
) -> Contents:
    """Copy a backup, read it to the end, and make today's office of it in a folder beside."""
    key, today_key = keys
    path = staged / paths.OFFICE_FILE
    require_plain(source / paths.OFFICE_FILE)
    with named_troubles(source.name):
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        shutil.copyfile(source / paths.OFFICE_FILE, path)
    # The copy is looked at, and not what it was made of: nobody can exchange it in between.
    found = first_look(path, (key,))
    require_as_copied(source / paths.KEYS_FILE, path, key)
    today_ring = today.with_name(paths.KEYS_FILE)
    ring, under = ring_for_older(
        source / paths.KEYS_FILE, today_ring, keys, sealed_since=found.schema >= SEALED_SINCE
    )
    write_ring(staged / paths.KEYS_FILE, ring)
    new_identity(path, key)
    if under != key:
        encrypt_anew(path, key, under)
    heads = heads_of(today, today_key)
    store = open_store(path, Unlocked(RECOVERY_OWNER, under, bool(ring.seal)))
    try:
        if tell is not None:
            tell(store, heads)
    finally:
        store.close()
    # An older schema leaves its way back here; it is the backup itself.
    shutil.rmtree(staged / paths.BACKUPS, ignore_errors=True)
    inspect(path, under)
    sync_files(staged)
    return found.contents


def heads_of(office: Path, key: bytes) -> tuple[AuditHead, ...]:
    """Where the log of an office's closed file stands; nothing where it cannot be read."""
    if not office.is_file():
        return ()
    try:
        with (
            named_troubles(office.name),
            closing(driver.look(office, key)) as seen,
        ):
            return AuditReader(OpenFile(seen, Desk(0, Role.READER))).heads()
    except (StorageTrouble, driver.DatabaseError):
        return ()


def salvage_beside(office: Path, key: bytes, moment: datetime) -> tuple[Path, Salvaged]:
    """Save what can be read of a damaged office into a folder that can be restored from."""
    folder = office.parent / paths.BACKUPS / f"selamat {moment:%Y-%m-%d %H.%M.%S}"
    saved = salvage(office, key, folder / paths.OFFICE_FILE)
    with named_troubles(folder.name):
        ring = office.with_name(paths.KEYS_FILE)
        write_whole(folder / paths.KEYS_FILE, ring.read_bytes())
        unbind(folder / paths.KEYS_FILE, key)
        contents = inspect(folder / paths.OFFICE_FILE, key)
        size = (folder / paths.OFFICE_FILE).stat().st_size
        made = Backup(folder=folder.name, made_at=moment, size=size, contents=contents)
        write_facts(folder, made, key)
    return folder, saved
