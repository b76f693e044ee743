"""The file of key slots: read, written whole, and sealed with a key that only the office has.

The seal covers every slot, the ring's generation and the heads of the audit log, so a slot that
was removed, added or swapped from outside is noticed as soon as any passphrase opens the ring.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.own_files import open_anew
from rehabdesk.storage.keys import Opened, unlock_slots
from rehabdesk.storage.ring_words import FORMAT, Former, KeyRing, ring_of, words_of
from rehabdesk.storage.sealing import unwrap, wrap
from rehabdesk.storage.small_file import read_words
from rehabdesk.storage.troubles import (
    NOT_AS_WRITTEN,
    NewerFile,
    NoOfficeFile,
    RingAltered,
    RingDamaged,
    RingStretched,
    named_troubles,
)

_MOST_BYTES = 1024 * 1024
"""A slot with its keys of notes takes about one kB: more than any office has users for."""

BESIDE = ".baru"
"""What a ring is called, after its name, until it takes its place."""


def unlock(ring: KeyRing, passphrase: str, login: str = "") -> Opened:
    """What a passphrase opens; raises ``WrongKey`` or ``RingAltered``."""
    return unlock_slots(ring.slots, ring.office, login, passphrase)


def sealed(ring: KeyRing, key: bytes) -> KeyRing:
    """The ring, in today's form, with the seal of what it holds now."""
    today = replace(ring, format=FORMAT)
    return replace(today, seal=_seal(today, key))


def sealed_as_it_is(ring: KeyRing, key: bytes) -> KeyRing:
    """The ring, in the form that it has, with the seal of what it holds now."""
    return replace(ring, seal=_seal(ring, key))


def require_seal(ring: KeyRing, key: bytes) -> None:
    """Refuse a ring that was changed from outside (``RingAltered``)."""
    if not hmac.compare_digest(ring.seal, _seal(ring, key)):
        raise RingAltered


def sealing_key(ring: KeyRing, keys: Sequence[bytes]) -> bytes:
    """Which of some keys a ring is sealed with; raises ``RingAltered`` where it is none."""
    for key in keys:
        if hmac.compare_digest(ring.seal, _seal(ring, key)):
            return key
    raise RingAltered


def digest_of_slots(ring: KeyRing) -> str:
    """The digest of what only changes with the generation: all but heads, facts and seal."""
    return hashlib.sha256(_plain(replace(ring, heads=(), facts={}))).hexdigest()


def former_keys(ring: KeyRing, key: bytes) -> dict[int, bytes]:
    """The data keys that the office had before, by number: old backups open with them."""
    found = {one.number: unwrap(key, one.wrapped, _former_of(ring)) for one in ring.former}
    return {number: older for number, older in found.items() if older is not None}


def under_next_key(ring: KeyRing, key: bytes, following: bytes) -> KeyRing:
    """The ring as it is under the next data key, with all older ones beneath it.

    Slots that the next key is not sealed to fall away.
    """
    older = former_keys(ring, key) | {ring.key: key}
    bound = _former_of(ring)
    return replace(
        ring,
        key=ring.key + 1,
        due=False,
        slots=tuple(
            replace(one, sealed=one.following, following="") for one in ring.slots if one.following
        ),
        former=tuple(
            Former(number=number, wrapped=wrap(following, older[number], bound))
            for number in sorted(older)
        ),
    )


def _former_of(ring: KeyRing) -> str:
    return f"rehabdesk:former data key:{ring.office}"


def write_ring(path: Path, ring: KeyRing) -> None:
    """Write the slots whole or not at all: to a file beside, then over the old one."""
    with named_troubles(path.name):
        write_beside(path, ring).replace(path)


def write_beside(path: Path, ring: KeyRing) -> Path:
    """Write a ring to the file beside, where it stays until it takes the ring's place."""
    words = words_of(ring) | {"seal": ring.seal}
    beside = path.with_name(path.name + BESIDE)
    with named_troubles(path.name), open_anew(beside) as file:
        file.write(json.dumps(words, indent=1).encode())
        file.flush()
        os.fsync(file.fileno())
    return beside


def read_ring(path: Path) -> KeyRing:
    """The slots of an office; raises ``NoOfficeFile``, or ``RingDamaged`` where broken.

    A ring that a newer program has written is a ``NewerFile``, one whose slots would be stretched
    too long or with too much memory ``RingStretched``.
    """
    try:
        words = read_words(path, _MOST_BYTES)
        if int(words["format"]) > FORMAT:
            raise NewerFile(path.name)
        return ring_of(words)
    except FileNotFoundError:
        raise NoOfficeFile(path.name) from None
    except RingStretched:
        raise RingStretched(path.name) from None
    except (OSError, *NOT_AS_WRITTEN):
        raise RingDamaged(path.name) from None


def _seal(ring: KeyRing, key: bytes) -> str:
    sealer = hmac.digest(key, b"rehabdesk ring seal", hashlib.sha256)
    return hmac.digest(sealer, _plain(ring), hashlib.sha256).hex()


def _plain(ring: KeyRing) -> bytes:
    """A ring without its seal, in one form."""
    return json.dumps(words_of(ring), sort_keys=True, separators=(",", ":")).encode()
