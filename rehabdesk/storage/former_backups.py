"""Backups that lie under a key which the office had before today's."""

from collections.abc import Iterable
from pathlib import Path

from rehabdesk import paths
from rehabdesk.storage.key_ring import KeyRing, former_keys, read_ring, sealing_key
from rehabdesk.storage.troubles import StorageTrouble


def under_former_key(today: KeyRing, key: bytes, backups: Iterable[Path]) -> frozenset[Path]:
    """Which folders' rings are sealed with a former key of an office.

    ``key`` is the one of today's ring. Of a ring that is broken, not sealed, or another office's
    nothing is said.
    """
    keys = (key, *former_keys(today, key).values())
    return frozenset(one for one in backups if _sealed_before(one, keys))


def _sealed_before(backup: Path, keys: tuple[bytes, ...]) -> bool:
    try:
        return sealing_key(read_ring(backup / paths.KEYS_FILE), keys) != keys[0]
    except StorageTrouble:
        return False
