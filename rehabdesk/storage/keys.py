"""Key slots: the data key of an office, wrapped once for each passphrase that opens it.

Login name and passphrase are stretched together with Argon2id (RFC 9106) to 64 bytes: half of
them wrap the random 32-byte data key with AES-256-GCM, a quarter is the slot's tag. All slots of
an office share one salt, so a try costs one stretching however many users there are, and no name
stands in the file. Office and owner are bound in: a slot cannot be moved to another office or
user.
"""

import hmac
import os
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from rehabdesk.domain.user import normal_login
from rehabdesk.storage.troubles import RingAltered, WrongKey

if TYPE_CHECKING:
    # Loaded when a passphrase is tried: the window of an open office does not wait for it.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_LENGTH = 32
RECOVERY_OWNER = "pemulihan"
"""Whose slot the printed recovery key opens."""

_FORMAT = 1
_TAG_LENGTH = 16
_STRETCHED = 64


class Effort(Struct, frozen=True, kw_only=True):
    """How hard a passphrase is stretched: memory in KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 2


class Slot(Struct, frozen=True, kw_only=True):
    """One wrapped copy of the data key; all bytes as hexadecimal text.

    A slot without a tag was made before there were users: it is opened by a passphrase alone.
    """

    owner: str
    salt: str
    nonce: str
    wrapped: str
    memory: int
    passes: int
    lanes: int
    tag: str = ""

    @property
    def effort(self) -> Effort:
        """How hard its passphrase was stretched."""
        return Effort(memory=self.memory, passes=self.passes, lanes=self.lanes)


def new_key() -> bytes:
    """A random data key."""
    return os.urandom(KEY_LENGTH)


def make_slot(
    key: bytes,
    passphrase: str,
    *,
    office: str,
    owner: str,
    login: str = "",
    effort: Effort | None = None,
    salt: bytes | None = None,
) -> Slot:
    """Wrap the data key for an owner's passphrase."""
    effort = effort or Effort()
    salt, nonce = salt or os.urandom(16), os.urandom(12)
    stretched = _stretch(login, passphrase, salt, effort)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealer = AESGCM(stretched[:KEY_LENGTH])
    return Slot(
        owner=owner,
        salt=salt.hex(),
        nonce=nonce.hex(),
        wrapped=sealer.encrypt(nonce, key, _bound(office, owner)).hex(),
        tag=_tag_in(stretched).hex(),
        **asdict(effort),
    )


def unlock_slots(
    slots: tuple[Slot, ...], office: str, login: str, passphrase: str
) -> tuple[str, bytes]:
    """The owner whose slot login name and passphrase fit, and the data key.

    Raises ``WrongKey``, and ``RingAltered`` where they fit a slot that was tampered with.
    """
    stretched: dict[tuple[str, Effort], bytes] = {}
    for slot in slots:
        if not slot.tag:
            if (key := _open_untagged(slot, office, passphrase)) is not None:
                return slot.owner, key
            continue
        way = (slot.salt, slot.effort)
        if way not in stretched:
            salt = bytes.fromhex(slot.salt)
            stretched[way] = _stretch(login, passphrase, salt, slot.effort)
        if hmac.compare_digest(_tag_in(stretched[way]), bytes.fromhex(slot.tag)):
            key = _unwrapped(slot, office, stretched[way][:KEY_LENGTH])
            if key is None:
                raise RingAltered
            return slot.owner, key
    raise WrongKey


def _open_untagged(slot: Slot, office: str, passphrase: str) -> bytes | None:
    stretcher = _stretcher(bytes.fromhex(slot.salt), slot.effort, KEY_LENGTH)
    return _unwrapped(slot, office, stretcher.derive(passphrase.encode()))


def _unwrapped(slot: Slot, office: str, wrapper: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapper).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _bound(office, slot.owner)
        )
    except InvalidTag:
        return None


def _tag_in(stretched: bytes) -> bytes:
    return stretched[KEY_LENGTH : KEY_LENGTH + _TAG_LENGTH]


def _stretch(login: str, passphrase: str, salt: bytes, effort: Effort) -> bytes:
    words = f"{normal_login(login)}\0{unicodedata.normalize('NFC', passphrase)}"
    return _stretcher(salt, effort, _STRETCHED).derive(words.encode())


def _stretcher(salt: bytes, effort: Effort, length: int) -> "Argon2id":
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt,
        length=length,
        iterations=effort.passes,
        lanes=effort.lanes,
        memory_cost=effort.memory,
    )


def _bound(office: str, owner: str) -> bytes:
    return f"rehabdesk:{_FORMAT}:{office}:{owner}".encode()
