"""Changing the data key of file and ring, safe against a power cut.

The ring first takes the next key beside the one in force, sealed to every owner; then the file is
encrypted anew in one transaction of its own; then the ring lets the old key go. Whoever opens in
between has both keys from the ring, and the file says which one counts: at every moment exactly one
of them opens it. Slots from before there were pairs of keys hold the old key alone, so they fall
away: their owners need a new passphrase.
"""

import shutil
from contextlib import closing, suppress
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage import driver
from rehabdesk.storage.key_keeper import KeyKeeper
from rehabdesk.storage.keys import data_key_of, new_key
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.sealing import seal_to
from rehabdesk.storage.troubles import DiskFull, StorageTrouble, named_troubles

_ROOM = 1.1
"""How much room there must be for the log in which the file is written anew, in times its size."""


def change_key(store: OpenFile, keeper: KeyKeeper) -> None:
    """Put file and ring under a new key; raises ``DiskFull`` before anything happens, and others.

    Where it ends half-way the old key or the new one is in force, and the ring says that the
    change is still due.
    """
    if store.path is None:
        return
    _require_room(store.path)
    following = new_key()
    with store.change("Penggantian kunci dimulai", kind=EntryKind.SECURITY):
        ring = keeper.ring()
        slots = tuple(
            replace(
                one,
                following=seal_to(
                    bytes.fromhex(one.public), following, data_key_of(ring.office, one.owner)
                ),
            )
            for one in ring.slots
            if one.public
        )
        keeper.change(replace(ring, due=True, slots=slots))
    try:
        store.encrypt_anew(following, encrypt_anew)
    finally:
        keeper.key_is(store.key)
    with store.change("Kunci kantor diganti", kind=EntryKind.SECURITY):
        keeper.change(keeper.ring())


def encrypt_anew(path: Path, key: bytes, following: bytes) -> None:
    """Put a file that nobody has open under another key, all of it or nothing.

    This is also how a restored backup comes under today's key. Raises troubles by name.
    """
    # A connection whose change of key has failed would write some pages under the one key and
    # some under the other, so it is of no use afterwards.
    with named_troubles(path.name), closing(driver.connect(path, key, make=False)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        # The driver says nothing, or the same words, whatever stopped it: the file is asked.
        with suppress(driver.OperationalError):
            driver.give_key(connection, "rekey", following)
    if not driver.fits(path, following):
        raise DiskFull(path.name) if _is_full(path) else StorageTrouble(path.name)


def _require_room(path: Path) -> None:
    with named_troubles(path.name):
        if shutil.disk_usage(path.parent).free < path.stat().st_size * _ROOM:
            raise DiskFull(path.name)


def _is_full(path: Path) -> bool:
    with named_troubles(path.name):
        return shutil.disk_usage(path.parent).free < path.stat().st_size
