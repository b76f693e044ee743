"""Who would sit at an office's desk, asked without opening it to work in it."""

from contextlib import closing
from pathlib import Path

from msgspec import Struct

from rehabdesk import paths
from rehabdesk.domain.user import Role
from rehabdesk.storage import driver
from rehabdesk.storage.bound_rows import require_bound
from rehabdesk.storage.change import Desk
from rehabdesk.storage.guarded import RESTRICTED
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

    Raises ``NewerFile``, ``OtherOfficesKeys``, ``RingAltered``, ``OldKeys``, ``UserDisabled``, what
    ``require_bound`` raises and the other troubles by name; ``WrongKey`` where the slot is not in
    force any more.
    """
    require_content(path)
    with (
        named_troubles(path.name),
        closing(driver.look(path, unlocked.key)) as seen,
    ):
        try:
            with named_troubles(path.name):
                version = int(driver.value_of(seen, "PRAGMA user_version"))
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
    """Who an owner of a slot is in a backup, whatever ring lies beside it, and the name.

    Raises ``NewerFile``, ``UserDisabled`` and the other troubles by name.
    """
    require_content(path)
    with named_troubles(path.name), closing(driver.connect(path, key, alone=True)) as seen:
        version = int(driver.value_of(seen, "PRAGMA user_version"))
        if version > SCHEMA_VERSION:
            raise NewerFile(path.name)
        if version < SEALED_SINCE:
            return Desk(origin=0, role=Role.ADMINISTRATOR, user=owner), ""
        return _named(seen, owner)


class Access(Struct, frozen=True, kw_only=True):
    """Who may do what as a file says it, whatever was sealed: ``users`` by name and role."""

    users: tuple[tuple[str, Role], ...]
    disabled: tuple[str, ...]
    restricted: int


def access_told(path: Path, key: bytes) -> Access:
    """What a closed file says of users and restrictions; raises troubles by name."""
    with named_troubles(path.name), closing(driver.look(path, key)) as seen:
        users = seen.execute(
            "SELECT name, role, active_to FROM app_user WHERE deleted_at IS NULL"
            " ORDER BY name COLLATE NOCASE"
        ).fetchall()
        restricted = seen.execute(f"SELECT count(*) FROM ({RESTRICTED})").fetchone()
    return Access(
        users=tuple((str(name), Role(role)) for name, role, ends in users if ends is None),
        disabled=tuple(str(name) for name, _, ends in users if ends is not None),
        restricted=int(restricted[0]),
    )


def roles_told(path: Path, key: bytes) -> dict[str, Role]:
    """What a closed file says of everybody's role, by id; raises troubles by name."""
    with named_troubles(path.name), closing(driver.look(path, key)) as seen:
        rows = seen.execute("SELECT id, role FROM app_user WHERE deleted_at IS NULL").fetchall()
    return {str(one): Role(role) for one, role in rows}


def _named(seen: driver.Connection, owner: str) -> tuple[Desk, str]:
    name = seen.execute("SELECT name FROM app_user WHERE id = ?", (owner,)).fetchone()
    return desk_of(seen, owner), str(name[0]) if name else ""


def _require_in_force(seen: driver.Connection, path: Path, unlocked: Unlocked) -> None:
    generation = int(driver.value_of(seen, "SELECT generation FROM key_ring"))
    opened = unlocked.opened
    keys = (unlocked.key,) if opened is None else (unlocked.key, opened.key, opened.following)
    ring, _ = ring_in_force(keys_path(path), generation, keys)
    if ring.generation < generation:
        raise OldKeys(paths.KEYS_FILE)
    require_bound(seen, ring, path.name)
    if opened is not None and opened.slot not in ring.slots:
        raise WrongKey(path.name)
