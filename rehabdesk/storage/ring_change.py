"""A ring and the office's file, changed together or not at all.

The new ring is written to a file beside, the office's file is told the new generation in its own
transaction, and then the new ring takes the place of the old one. The commit decides: as long as
the file does not know the generation of the ring beside, that ring counts for nothing; from then
on it is the ring, also where a power cut came before it took its place.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rehabdesk.storage.key_ring import (
    BESIDE,
    KeyRing,
    read_ring,
    sealing_key,
    write_beside,
)
from rehabdesk.storage.troubles import RingAltered, StorageTrouble, named_troubles


def prepare(path: Path, ring: KeyRing) -> None:
    """Write the ring that is to be; nothing counts yet. Raises ``DiskFull`` or ``ReadOnly``."""
    write_beside(path, ring)
    _sync(path.parent)


def put_in_place(path: Path) -> None:
    """Let the prepared ring be the ring; where that fails the next look does it."""
    with suppress(OSError):
        path.with_name(path.name + BESIDE).replace(path)
        _sync(path.parent)


def rings_at(path: Path) -> list[KeyRing]:
    """The ring, and the one beside it that a power cut may have left; raises troubles by name."""
    rings = [read_ring(path)]
    with suppress(StorageTrouble):
        rings.append(read_ring(path.with_name(path.name + BESIDE)))
    return rings


def ring_in_force(path: Path, generation: int, keys: Sequence[bytes]) -> tuple[KeyRing, bytes]:
    """The ring that an open file of a generation goes with, and which key it is sealed with.

    It is put in its place where it was not. Raises ``RingAltered``, and what ``read_ring`` raises.
    It may be an older one where there is no other: that is for the caller to refuse.
    """
    rings = rings_at(path)
    if len(rings) > 1 and rings[0].generation < rings[1].generation == generation:
        with suppress(RingAltered):
            found = rings[1], sealing_key(rings[1], keys)
            put_in_place(path)
            return found
    return rings[0], sealing_key(rings[0], keys)


def clear_beside(path: Path) -> None:
    """Take away a ring that was prepared for a change which was never made."""
    with suppress(OSError):
        path.with_name(path.name + BESIDE).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Let the folder's list of files reach the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    with named_troubles(folder.name), suppress(PermissionError):
        listed = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(listed)
        finally:
            os.close(listed)
