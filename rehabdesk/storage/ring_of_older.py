"""Which ring an older copy of the office gets when it takes today's place.

Today's slots are the ones in force: who has left since the copy was made does not come back with
it, and a passphrase that was changed since stays changed.
"""

from pathlib import Path

from msgspec.structs import replace

from rehabdesk.storage.key_ring import (
    KeyRing,
    read_ring,
    require_seal,
    sealed,
    sealed_as_it_is,
)
from rehabdesk.storage.ring_copies import without_binding
from rehabdesk.storage.ring_facts import of_restored
from rehabdesk.storage.ring_words import FORMAT, RoleKey
from rehabdesk.storage.troubles import RingAltered, RingDamaged, StorageTrouble


def ring_for_older(
    then_path: Path, today_path: Path, keys: tuple[bytes, bytes], *, sealed_since: bool
) -> tuple[KeyRing, bytes]:
    """The ring that a restored office gets, and the data key that its file is put under.

    ``keys`` are the copy's and today's. It is today's ring if that is genuine and of the same key
    and newer, or of a newer key; the heads of its log do not fit. A copy's ring that is broken
    never takes the place of a good one; where neither is good, the trouble of the copy's is raised.
    """
    key, today_key = keys
    broken: StorageTrouble | None = None
    then: KeyRing | None = None
    try:
        then = _genuine(then_path, key, sealed_since=sealed_since)
    except StorageTrouble as trouble:
        broken = trouble
    try:
        ring = _genuine(today_path, today_key, sealed_since=True)
    except StorageTrouble:
        ring = None
    if ring is not None and (
        then is None
        or (ring.office == then.office and (key != today_key or ring.generation > then.generation))
    ):
        heads, facts = ((), {}) if then is None else (then.heads, of_restored(then.facts))
        roles = _roles(ring, then)
        return sealed(replace(ring, heads=heads, roles=roles, facts=facts), today_key), today_key
    if then is None:
        raise broken or RingDamaged(then_path.name)
    return (sealed_as_it_is(without_binding(then), key) if then.facts else then), key


def _roles(ring: KeyRing, then: KeyRing | None) -> tuple[RoleKey, ...]:
    """Today's keys of notes, and the copy's where today has none: its notes lie under those."""
    known = {one.role for one in ring.roles}
    older = () if then is None else tuple(one for one in then.roles if one.role not in known)
    return (*ring.roles, *older)


def ring_for_older_program(
    then_path: Path, today_path: Path, keys: tuple[bytes, bytes]
) -> tuple[KeyRing, bytes]:
    """The same for a file that goes back to the program before, which reads its own form only.

    A ring of today's form is today's. One of an older form stays as it is, without the slots of
    those who have none today; its file stays under the key that its slots hold.
    """
    key, _ = keys
    then, today = read_ring(then_path), read_ring(today_path)
    if then.format >= FORMAT:
        return ring_for_older(then_path, today_path, keys, sealed_since=True)
    owners = {one.owner for one in today.slots}
    stay = tuple(one for one in then.slots if one.owner in owners)
    if stay == then.slots:
        return then, key
    ring = replace(then, slots=stay)
    return sealed_as_it_is(ring, key) if then.seal else ring, key


def _genuine(path: Path, key: bytes, *, sealed_since: bool) -> KeyRing:
    ring = read_ring(path)
    if ring.seal:
        require_seal(ring, key)
    elif sealed_since:
        raise RingAltered(path.name)
    return ring
