"""Who would sit at an office's desk, asked without opening it to work in it."""

from contextlib import closing
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.user import Role
from rehabdesk.storage import driver
from rehabdesk.storage.change import Desk
from rehabdesk.storage.office_file import SCHEMA_VERSION, SEALED_SINCE, desk_of, require_content
from rehabdesk.storage.ring_change import ring_in_force
from rehabdesk.storage.troubles import (
    NewerFile,
    OldKeys,
    OtherOfficesKeys,
    RingAltered,
    WrongKey,
    named_troubles,
)
from rehabdesk.storage.unlocking import Unlocked, keys_path


def who_sits(path: Path, unlocked: Unlocked) -> tuple[Desk, str]:
    """Who would sit at an office's desk, and the name; the file stays as it is.

    Raises ``NewerFile``, ``OtherOfficesKeys``, ``RingAltered``, ``OldKeys``, ``UserDisabled`` and
    the other troubles by name; ``WrongKey`` where the slot is not in force any more.
    """
    require_content(path)
    with named_troubles(path.name), closing(driver.connect(path, unlocked.key, make=False)) as seen:
        try:
            with named_troubles(path.name):
                version = int(seen.execute("PRAGMA user_version").fetchone()[0])
        except WrongKey:
            raise OtherOfficesKeys(path.name) from None
        if version > SCHEMA_VERSION:
            raise NewerFile(path.name)
        if version < SEALED_SINCE:
            return Desk(origin=0, role=Role.ADMINISTRATOR, user=unlocked.owner), ""
        if not unlocked.sealed:
            raise RingAltered(paths.KEYS_FILE)
        _require_in_force(seen, path, unlocked)
        return _named(seen, unlocked.owner)


def who_is(path: Path, key: bytes, owner: str) -> tuple[Desk, str]:
    """Who an owner of a slot is in a file, whatever ring lies beside it, and the name.

    Raises ``NewerFile``, ``UserDisabled`` and the other troubles by name.
    """
    require_content(path)
    with named_troubles(path.name), closing(driver.connect(path, key, read_only=True)) as seen:
        version = int(seen.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise NewerFile(path.name)
        if version < SEALED_SINCE:
            return Desk(origin=0, role=Role.ADMINISTRATOR, user=owner), ""
        return _named(seen, owner)


def _named(seen: driver.Connection, owner: str) -> tuple[Desk, str]:
    name = seen.execute("SELECT name FROM app_user WHERE id = ?", (owner,)).fetchone()
    return desk_of(seen, owner), str(name[0]) if name else ""


def _require_in_force(seen: driver.Connection, path: Path, unlocked: Unlocked) -> None:
    generation = int(seen.execute("SELECT generation FROM key_ring").fetchone()[0])
    opened = unlocked.opened
    keys = (unlocked.key,) if opened is None else (unlocked.key, opened.key, opened.following)
    ring, _ = ring_in_force(keys_path(path), generation, keys)
    if ring.generation < generation:
        raise OldKeys(paths.KEYS_FILE)
    if opened is not None and opened.slot not in ring.slots:
        raise WrongKey(path.name)


def opens(path: Path, key: bytes) -> bool:
    """Whether a data key is that of a file."""
    try:
        with named_troubles(path.name), closing(driver.connect(path, key, read_only=True)) as seen:
            seen.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except WrongKey:
        return False
    return True
