"""Making, opening and checking an office's folder: the encrypted file and its key slots."""

import os
from dataclasses import dataclass
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.office import Office
from rehabdesk.storage import driver
from rehabdesk.storage.change import Desk
from rehabdesk.storage.keys import (
    Effort,
    KeyRing,
    make_slot,
    new_key,
    read_ring,
    unlock,
    write_ring,
)
from rehabdesk.storage.store import Store
from rehabdesk.storage.troubles import NewerFile, NoOfficeFile, named_troubles

SCHEMA_VERSION = 7
"""How many migrations there are; kept here so that opening need not import them."""

DEMONSTRATION_PASSPHRASE = "contoh-serang-2021"  # noqa: S105 - shown on the start screen
_DEMONSTRATION_MARK = "contoh"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a passphrase has opened: whose it is, and the data key."""

    owner: str
    key: bytes


def office_path(place: Path) -> Path:
    """The office's file, given its folder or the file itself."""
    return place / paths.OFFICE_FILE if place.is_dir() else place


def keys_path(place: Path) -> Path:
    """The key slots beside an office's file."""
    return office_path(place).with_name(paths.KEYS_FILE)


def create_office(
    folder: Path, office: Office, passphrase: str, owner: str, effort: Effort | None = None
) -> Store:
    """Make a new office's folder and open it; an existing file is never overwritten.

    Raises ``FileExistsError`` where the folder holds an office.
    """
    path = folder / paths.OFFICE_FILE
    with named_troubles(path.name):
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() or keys_path(path).exists():
            raise FileExistsError(path.name)
        key = new_key()
        marked = f"{_DEMONSTRATION_MARK}-{office.id}" if office.demonstration else office.id
        slot = make_slot(key, passphrase, office=marked, owner=owner, effort=effort)
        write_ring(keys_path(path), KeyRing(office=marked, slots=(slot,)))
        store = open_store(path, Unlocked(owner, key))
    with store.change("Kantor dibuat"):
        store.offices.put(office)
    return store


def is_demonstration(place: Path) -> bool:
    """Whether the key slots say that this is a demonstration office (they are bound to it)."""
    return read_ring(keys_path(place)).office.startswith(f"{_DEMONSTRATION_MARK}-")


def unlock_office(place: Path, passphrase: str) -> Unlocked:
    """Try a passphrase on the key slots; raises ``WrongKey`` or ``NoOfficeFile``."""
    if not office_path(place).is_file():
        raise NoOfficeFile(office_path(place).name)
    owner, key = unlock(read_ring(keys_path(place)), passphrase)
    return Unlocked(owner, key)


def open_office(place: Path, passphrase: str) -> Store:
    """Unlock and open an office, given its folder or its file."""
    return open_store(office_path(place), unlock_office(place, passphrase))


def open_store(path: Path | None, unlocked: Unlocked) -> Store:
    """Open an office's file with its data key, and bring an older one up to date.

    ``path`` None opens an empty office in memory. Raises ``NewerFile``, ``WrongKey`` and the
    other troubles by name.
    """
    with named_troubles(path.name if path else ""):
        connection = driver.connect(path, unlocked.key)
        try:
            _bring_up_to_date(connection, path)
            driver.make_durable(connection)
            origin = int(connection.execute("SELECT origin FROM this_pc").fetchone()[0])
        except BaseException:
            connection.close()
            raise
    return Store(connection, Desk(origin=origin, user=unlocked.owner), path=path)


def open_in_memory() -> Store:
    """An empty office that lives in memory only: for tests and trials."""
    return open_store(None, Unlocked("petugas", new_key()))


def _bring_up_to_date(connection: driver.Connection, path: Path | None) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise NewerFile(path.name if path else "")
    if version < SCHEMA_VERSION:
        _migrate(connection, path, version)


def _migrate(connection: driver.Connection, path: Path | None, version: int) -> None:
    from sqlite_utils import Database

    from rehabdesk.storage.migrations import MIGRATIONS

    if version and path is not None:
        _copy_aside(connection, path, version)
    connection.execute("PRAGMA foreign_keys = OFF")
    MIGRATIONS.apply(Database(connection))
    if connection.execute("SELECT count(*) FROM this_pc").fetchone()[0] == 0:
        origin = int.from_bytes(os.urandom(4)) >> 1
        connection.execute("INSERT INTO this_pc VALUES ('this', ?, 0, '')", (origin,))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION:d}")


def _copy_aside(connection: driver.Connection, path: Path, version: int) -> None:
    """Keep the file as it was, with the same key, before its schema changes."""
    folder = path.with_name(paths.BACKUPS)
    folder.mkdir(exist_ok=True)
    aside = folder / f"sebelum-skema-{SCHEMA_VERSION}-dari-{version}.rehab"
    aside.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(aside),))
