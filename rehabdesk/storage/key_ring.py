"""The file of key slots: read, written whole, and sealed with a key that only the office has.

The seal covers every slot, the ring's generation and the heads of the audit log, so a slot that
was removed, added or swapped from outside is noticed as soon as any passphrase opens the ring.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import asdict, replace

from rehabdesk.domain.audit import AuditHead
from rehabdesk.storage.keys import Slot, unlock_slots
from rehabdesk.storage.troubles import (
    NOT_AS_WRITTEN,
    NoOfficeFile,
    RingAltered,
    RingDamaged,
    named_troubles,
)

_FORMAT = 2
_HEX = ("salt", "nonce", "wrapped", "tag")
# What is read from a file that a stranger may have written must not exhaust the PC.
# What Argon2id (RFC 9106) and AES-GCM refuse by themselves, so that it is named here.
_BLOCKS_A_LANE, _MOST_BYTES = 8, 64
_LEAST_BYTES = {"salt": 8, "nonce": 8}
_MOST = {"memory": 1024 * 1024, "passes": 64, "lanes": 64}


class KeyRing(Struct, frozen=True, kw_only=True):
    """All slots of one office; ``generation`` rises with every change of a slot."""

    office: str
    slots: tuple[Slot, ...]
    generation: int = 0
    heads: tuple[AuditHead, ...] = ()
    seal: str = ""

    @property
    def salt(self) -> bytes | None:
        """The salt that all slots share, or none where there is no slot with a tag."""
        return next((bytes.fromhex(one.salt) for one in self.slots if one.tag), None)


def unlock(ring: KeyRing, passphrase: str, login: str = "") -> tuple[str, bytes]:
    """The owner whose slot fits, and the data key; raises ``WrongKey`` or ``RingAltered``."""
    return unlock_slots(ring.slots, ring.office, login, passphrase)


def sealed(ring: KeyRing, key: bytes) -> KeyRing:
    """The ring with the seal of what it holds now."""
    return replace(ring, seal=_seal(ring, key))


def require_seal(ring: KeyRing, key: bytes) -> None:
    """Refuse a ring that was changed from outside (``RingAltered``)."""
    if not hmac.compare_digest(ring.seal, _seal(ring, key)):
        raise RingAltered


def write_ring(path: Path, ring: KeyRing) -> None:
    """Write the slots whole or not at all: to a file beside, then over the old one."""
    words = _words(ring) | {"seal": ring.seal}
    beside = path.with_name(path.name + ".baru")
    with named_troubles(path.name):
        with beside.open("w", encoding="utf-8") as file:
            json.dump(words, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def read_ring(path: Path) -> KeyRing:
    """The slots of an office; raises ``NoOfficeFile``, or ``RingDamaged`` where broken."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        trouble = NoOfficeFile if isinstance(error, FileNotFoundError) else RingDamaged
        raise trouble(path.name) from None
    try:
        return _ring(json.loads(text))
    except NOT_AS_WRITTEN:
        raise RingDamaged(path.name) from None


def _ring(words: Mapping[str, Any]) -> KeyRing:
    return KeyRing(
        office=str(words["office"]),
        slots=tuple(_slot(one) for one in words["slots"]),
        generation=int(words.get("generation", 0)),
        heads=tuple(
            AuditHead(
                origin=int(one["origin"]),
                count=int(one["count"]),
                chain=bytes.fromhex(one["chain"]),
            )
            for one in words.get("heads", ())
        ),
        seal=str(words.get("seal", "")),
    )


def _slot(words: Mapping[str, Any]) -> Slot:
    slot = Slot(**words)
    for name in _HEX:
        bytes.fromhex(getattr(slot, name))
    for name, least in _LEAST_BYTES.items():
        if not least <= len(bytes.fromhex(getattr(slot, name))) <= _MOST_BYTES:
            raise ValueError(name)
    if int(slot.memory) < _BLOCKS_A_LANE * int(slot.lanes):
        raise ValueError(slot.memory)
    for name, most in _MOST.items():
        if not 1 <= int(getattr(slot, name)) <= most:
            raise ValueError(name)
    return slot


def _words(ring: KeyRing) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "office": ring.office,
        "generation": ring.generation,
        "heads": [
            {"origin": one.origin, "count": one.count, "chain": one.chain.hex()}
            for one in ring.heads
        ],
        "slots": [asdict(cast("Any", one)) for one in ring.slots],
    }


def _seal(ring: KeyRing, key: bytes) -> str:
    sealer = hmac.digest(key, b"rehabdesk ring seal", hashlib.sha256)
    words = json.dumps(_words(ring), sort_keys=True, separators=(",", ":"))
    return hmac.digest(sealer, words.encode(), hashlib.sha256).hex()
