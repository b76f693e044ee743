"""Rows that are bound to the sealed ring: who may do what, and who is restricted.

A page of the office's own file from an earlier day fits into today's, for SQLCipher's pages carry
no version. So the ring keeps a digest of these rows; it changes with them or not at all, and
nobody is let in where they differ.
"""

import hashlib

from msgspec.json import encode

from rehabdesk.storage.audit_reading import RING_TABLE
from rehabdesk.storage.driver import Connection
from rehabdesk.storage.key_ring import KeyRing
from rehabdesk.storage.ring_facts import RESTRICTIONS, USERS, RingFacts
from rehabdesk.storage.troubles import (
    OldKeys,
    RestrictionsAltered,
    RolesAltered,
    RolesAndRestrictionsAltered,
    StorageTrouble,
)

BOUND_TABLES = frozenset(("app_user", "restriction"))

# Fixed columns, so that a later column changes no digest.
_ROWS = {
    USERS: (
        "SELECT id, login, role, number, counselor, active_from, active_to, deleted_at"
        " FROM app_user ORDER BY id"
    ),
    RESTRICTIONS: (
        "SELECT id, resident, reason, restricted_on, deleted_at FROM restriction ORDER BY id"
    ),
}
_TROUBLES: dict[frozenset[str], type[StorageTrouble]] = {
    frozenset((USERS,)): RolesAltered,
    frozenset((RESTRICTIONS,)): RestrictionsAltered,
    frozenset((USERS, RESTRICTIONS)): RolesAndRestrictionsAltered,
}


def digests_of_rows(connection: Connection) -> RingFacts:
    """The digests of the bound rows as they are in a file of schema 10 or later."""
    found: RingFacts = {}
    for name, sql in _ROWS.items():
        digest = hashlib.sha256(f"rehabdesk rows 1:{name}\n".encode())
        for row in connection.execute(sql):
            digest.update(encode(row) + b"\n")
        found[name] = digest.hexdigest()
    return found


def require_bound(connection: Connection, ring: KeyRing, file: str = "") -> None:
    """Refuse rows that are not those which the ring was sealed with.

    Raises:
        OldKeys: the log knows a newer ring: an older one was put back, and pages with it.
        RolesAltered, RestrictionsAltered, RolesAndRestrictionsAltered: what differs.
    """
    if ring.generation < logged_generation(connection):
        raise OldKeys(file)
    if not {USERS, RESTRICTIONS} & ring.facts.keys():
        return
    rows = digests_of_rows(connection)
    differing = frozenset(name for name in rows if ring.facts.get(name) != rows[name])
    if differing:
        raise _TROUBLES[differing](file)


def logged_generation(connection: Connection) -> int:
    """The newest ring that the log tells of, by its generation; 0 where it tells of none."""
    found = connection.execute(
        "SELECT max(CAST(row_key AS INTEGER)) FROM audit_row WHERE table_name = ?", (RING_TABLE,)
    ).fetchone()
    return int(found[0] or 0)
