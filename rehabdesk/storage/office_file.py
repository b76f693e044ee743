"""Making, opening and checking an office's folder: the encrypted file and its key slots."""

from datetime import date
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.office import Office, zone_of
from rehabdesk.domain.user import Role
from rehabdesk.paths import office_path
from rehabdesk.storage import driver
from rehabdesk.storage.bound_rows import require_bound
from rehabdesk.storage.change import Desk
from rehabdesk.storage.closed_file import PAGE
from rehabdesk.storage.key_keeper import KeyKeeper
from rehabdesk.storage.key_ring import read_ring, sealed, write_ring
from rehabdesk.storage.keys import RECOVERY_OWNER, Effort, Opened, new_key
from rehabdesk.storage.note_keys import NoteKeys
from rehabdesk.storage.open_file import computer_clock
from rehabdesk.storage.page_watch import PageWatch, hold_pages, let_pages_in
from rehabdesk.storage.pc import add_pc, go_on_after_restore
from rehabdesk.storage.places import require_fixed
from rehabdesk.storage.ring_change import ring_in_force
from rehabdesk.storage.store import Store
from rehabdesk.storage.swapping import undo_cut_swap
from rehabdesk.storage.troubles import (
    FileDamaged,
    NewerFile,
    OtherOfficesKeys,
    RingAltered,
    SlotGone,
    UserDisabled,
    WrongKey,
    named_troubles,
    trouble_of,
)
from rehabdesk.storage.unlocking import (
    FirstKeys,
    Unlocked,
    first_ring,
    is_marked_demonstration,
    keys_path,
    unlock_office,
)
from rehabdesk.storage.upgrade import keep_before_upgrade, note_kept

SCHEMA_VERSION = 23
"""How many migrations there are; kept here so that opening need not import them."""

SEALED_SINCE = 8
"""The schema from which on a ring without a seal was tampered with."""


def create_office(
    folder: Path,
    office: Office,
    passphrase: str,
    owner: str,
    effort: Effort | None = None,
) -> Store:
    """Make a new office with one slot that a passphrase alone opens, and open it."""
    keys = FirstKeys(owner=owner, passphrase=passphrase)
    return create_office_with(folder, office, keys, effort)


def create_office_with(
    folder: Path, office: Office, keys: FirstKeys, effort: Effort | None = None
) -> Store:
    """Make a new office's folder and open it; an existing file is never overwritten.

    Raises ``FileExistsError`` where the folder holds an office.
    """
    path = folder / paths.OFFICE_FILE
    undo_cut_swap(folder)
    with named_troubles(path.name):
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() or keys_path(path).exists():
            raise FileExistsError(path.name)
        key = new_key()
        write_ring(keys_path(path), sealed(first_ring(office, keys, key, effort), key))
        store = open_store(path, Unlocked(keys.owner, key), effort)
    with store.change("Kantor dibuat"):
        store.offices.put(office)
    return store


def open_office(place: Path, passphrase: str, login: str = "", *, accepting: bool = False) -> Store:
    """Unlock and open an office, given its folder or its file, on a fresh connection.

    ``accepting`` as for ``open_store``. Raises ``OtherOfficesKeys`` where the slots open and do not
    belong to the file, and what ``unlock_office`` and ``open_store`` raise.
    """
    path = office_path(place)
    unlocked = unlock_office(place, passphrase, login)
    try:
        store = open_store(path, unlocked, accepting=accepting)
    except SlotGone:
        raise WrongKey(path.name) from None
    except WrongKey:
        raise OtherOfficesKeys(path.name) from None
    unlocked.wipe()
    return store


def open_store(
    path: Path | None,
    unlocked: Unlocked,
    effort: Effort | None = None,
    *,
    accepting: bool = False,
) -> Store:
    """Open an office's file with its data key, and bring an older one up to date.

    ``path`` None opens an empty office in memory. ``accepting`` takes users and restrictions as
    they are in the file; the first change binds them. Raises ``NewerFile``, ``WrongKey``,
    ``UserDisabled``, ``OldKeys``, ``RingAltered``, what ``require_bound`` raises and the other
    troubles by name.
    """
    if path is not None:
        require_fixed(path.parent)
        require_content(path)
    with named_troubles(path.name if path else ""):
        connection = driver.connect(path, unlocked.key)
        try:
            hold_pages(connection)
            version = _version_of(connection, path)
            _require_sealed_since(version, unlocked)
            if path is not None and version >= SEALED_SINCE and keys_path(path).is_file():
                _require_bound(connection, path, unlocked, accepting=accepting)
            _bring_up_to_date(connection, path, version, unlocked)
            driver.make_durable(connection)
            go_on_after_restore(connection)
            store = Store(connection, desk_of(connection, unlocked.owner), path=path)
            store.key = unlocked.key
            if path is not None and keys_path(path).is_file():
                known = _keys_of(unlocked)
                keeper = KeyKeeper(store, keys_path(path), unlocked.key, effort, known)
                _keep_keys(store, keeper, unlocked.opened, path)
            else:
                let_pages_in(connection)
        except BaseException:
            _close_unopened(connection, path, unlocked.key)
            raise
    return store


def _require_bound(
    connection: driver.Connection, path: Path, unlocked: Unlocked, *, accepting: bool
) -> None:
    """Refuse rows of users and restrictions that the ring in force was not sealed with."""
    generation = int(driver.value_of(connection, "SELECT generation FROM key_ring"))
    ring, _ = ring_in_force(keys_path(path), generation, _keys_of(unlocked))
    # An older ring is refused by name when it is asked who would come in with it.
    if not accepting and ring.generation >= generation:
        require_bound(connection, ring, path.name)


def _close_unopened(connection: driver.Connection, path: Path | None, key: bytes) -> None:
    """Close a file that was not opened after all, and leave its pages as they were."""
    holding = driver.hold_log(path, key) if path is not None and driver.has_log(path) else None
    connection.close()
    if holding is not None:
        holding.close()


def _keys_of(unlocked: Unlocked) -> tuple[bytes, ...]:
    opened = unlocked.opened
    return (unlocked.key,) if opened is None else (opened.key, opened.following)


def require_content(path: Path) -> None:
    """Refuse a file that was emptied or cut off before the end of its first page (``FileDamaged``).

    SQLite would make a new office of a file of no byte, or of one, in silence.
    """
    with named_troubles(path.name):
        if path.is_file() and path.stat().st_size < PAGE:
            raise FileDamaged(path.name)


def _require_sealed_since(version: int, unlocked: Unlocked) -> None:
    if version >= SEALED_SINCE and not unlocked.sealed:
        raise RingAltered(paths.KEYS_FILE)


def _keep_keys(store: Store, keeper: KeyKeeper, opened: Opened | None, path: Path) -> None:
    """Let the open office change its slots, and write down its log's heads when it closes."""
    keeper.open_with(opened)
    store.keys = keeper
    if not is_marked_demonstration(keeper.ring()):
        store.note_keys = NoteKeys(store, keeper, opened)
    store.altered = store.audit.against(keeper.heads())
    store.pages = PageWatch(store, keeper, path)


def desk_of(connection: driver.Connection, owner: str) -> Desk:
    """Who sits here; an office without users, like a demonstration, has one administrator.

    The recovery key sits as an administrator, too, for it must be able to reset anybody.
    """
    origin = int(driver.value_of(connection, "SELECT origin FROM this_pc"))
    found = connection.execute(
        "SELECT role, number, active_to FROM app_user WHERE id = ? AND deleted_at IS NULL",
        (owner,),
    ).fetchone()
    if found is not None:
        role, number, active_to = found
        if active_to is not None and active_to <= _today(connection).isoformat():
            raise UserDisabled
        return Desk(origin=origin, role=Role(role), user=owner, user_number=int(number))
    anybody = connection.execute("SELECT 1 FROM app_user LIMIT 1").fetchone()
    if anybody is not None and owner != RECOVERY_OWNER:
        raise UserDisabled
    return Desk(origin=origin, role=Role.ADMINISTRATOR, user=owner)


def _today(connection: driver.Connection) -> date:
    """Today in the office's zone, in which the last days of its users were written."""
    found = connection.execute("SELECT time_zone FROM office LIMIT 1")
    return computer_clock().astimezone(zone_of(next((zone for (zone,) in found), ""))).date()


def open_in_memory() -> Store:
    """An empty office that lives in memory only: for tests and trials."""
    return open_store(None, Unlocked("petugas", new_key()))


def _version_of(connection: driver.Connection, path: Path | None) -> int:
    """Which schema a file has; raises ``NewerFile``."""
    version = int(driver.value_of(connection, "PRAGMA user_version"))
    if version > SCHEMA_VERSION:
        raise NewerFile(path.name if path else "")
    return version


def _bring_up_to_date(
    connection: driver.Connection, path: Path | None, version: int, unlocked: Unlocked
) -> None:
    """Migrate an older file."""
    if version < SCHEMA_VERSION:
        _migrate(connection, path, version, unlocked)


def _migrate(
    connection: driver.Connection, path: Path | None, version: int, unlocked: Unlocked
) -> None:
    from sqlite_utils import Database

    from rehabdesk.storage.migrations import MIGRATIONS

    kept: Path | None = None
    if version and path is not None:
        kept = keep_before_upgrade(connection, path, version, SCHEMA_VERSION, unlocked.key)
    connection.execute("PRAGMA foreign_keys = OFF")
    # All steps or none: whoever is cut off here finds the old file or the new one.
    connection.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(Database(connection))
        if driver.value_of(connection, "SELECT count(*) FROM this_pc") == 0:
            add_pc(connection)
        if kept is not None:
            note_kept(connection, kept)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION:d}")
        if path is not None and not unlocked.sealed:
            _seal_ring(keys_path(path), unlocked.key)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # The parts of a file that its step does not fit are not those of the schema it names.
        unnamed = isinstance(error, driver.DatabaseError) and trouble_of(error) is None
        if path is not None and unnamed:
            raise FileDamaged(path.name) from error
        raise


def _seal_ring(path: Path, key: bytes) -> None:
    """Seal a ring from before there were seals.

    It is done before the new schema counts: a file of today beside a ring without a seal would be
    taken for tampering at the next start.
    """
    if path.is_file():
        write_ring(path, sealed(read_ring(path), key))
