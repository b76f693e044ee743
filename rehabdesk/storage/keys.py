"""Key slots: the data key of an office, wrapped once for each passphrase that opens it.

A passphrase is stretched with Argon2id (RFC 9106) and its product wraps the random 32-byte
data key with AES-256-GCM; the office's id and the slot's owner are bound in, so that a slot
cannot be moved to another office or another user. Changing a passphrase rewrites a slot and
never the office's file. ``cryptography`` is imported where it is used, for the first window
does not need it.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from rehabdesk.storage.troubles import NoOfficeFile, WrongKey, named_troubles

KEY_LENGTH = 32
_FORMAT = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Effort:
    """How hard a passphrase is stretched: memory in KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One wrapped copy of the data key; all bytes as hexadecimal text."""

    owner: str
    salt: str
    nonce: str
    wrapped: str
    memory: int
    passes: int
    lanes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyRing:
    """All slots of one office."""

    office: str
    slots: tuple[Slot, ...]


def new_key() -> bytes:
    """A random data key."""
    return os.urandom(KEY_LENGTH)


def _stretch(passphrase: str, salt: bytes, effort: Effort) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    stretcher = Argon2id(
        salt=salt,
        length=KEY_LENGTH,
        iterations=effort.passes,
        lanes=effort.lanes,
        memory_cost=effort.memory,
    )
    return stretcher.derive(passphrase.encode())


def _bound(office: str, owner: str) -> bytes:
    return f"rehabdesk:{_FORMAT}:{office}:{owner}".encode()


def make_slot(
    key: bytes, passphrase: str, *, office: str, owner: str, effort: Effort | None = None
) -> Slot:
    """Wrap the data key for an owner's passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    effort = effort or Effort()
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = AESGCM(_stretch(passphrase, salt, effort)).encrypt(nonce, key, _bound(office, owner))
    return Slot(
        owner=owner,
        salt=salt.hex(),
        nonce=nonce.hex(),
        wrapped=wrapped.hex(),
        **asdict(effort),
    )


def open_slot(slot: Slot, passphrase: str, office: str) -> bytes:
    """The data key, if the passphrase fits; raises ``WrongKey``."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    effort = Effort(memory=slot.memory, passes=slot.passes, lanes=slot.lanes)
    stretched = _stretch(passphrase, bytes.fromhex(slot.salt), effort)
    try:
        return AESGCM(stretched).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _bound(office, slot.owner)
        )
    except InvalidTag:
        raise WrongKey from None


def unlock(ring: KeyRing, passphrase: str) -> tuple[str, bytes]:
    """The owner whose slot the passphrase fits, and the data key; raises ``WrongKey``."""
    for slot in ring.slots:
        try:
            return slot.owner, open_slot(slot, passphrase, ring.office)
        except WrongKey:
            continue
    raise WrongKey


def write_ring(path: Path, ring: KeyRing) -> None:
    """Write the slots whole or not at all: to a file beside, then over the old one."""
    words = {"format": _FORMAT, "office": ring.office, "slots": [asdict(one) for one in ring.slots]}
    beside = path.with_name(path.name + ".baru")
    with named_troubles(path.name):
        with beside.open("w", encoding="utf-8") as file:
            json.dump(words, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def read_ring(path: Path) -> KeyRing:
    """The slots of an office; raises ``NoOfficeFile`` where they are missing or broken."""
    try:
        words = json.loads(path.read_text(encoding="utf-8"))
        slots = tuple(Slot(**one) for one in words["slots"])
        return KeyRing(office=str(words["office"]), slots=slots)
    except (OSError, ValueError, KeyError, TypeError):
        raise NoOfficeFile(path.name) from None
