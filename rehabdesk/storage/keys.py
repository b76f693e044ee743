"""Key slots: each user's private key, wrapped for the passphrase that opens it.

Login name and passphrase are stretched together with Argon2id (RFC 9106) to 64 bytes: half of
them wrap the owner's private X25519 key with AES-256-GCM, a quarter is the slot's tag. The data
key of the office is sealed to the public key that stands beside it, so that it can be changed
while the owner is away. All slots of an office share one salt, so a try costs one stretching
however many users there are, and no name stands in the file. Office and owner are bound in: a slot
cannot be moved to another office or user.

A slot from before there were such pairs wraps the data key itself; its owner gets a pair at the
next login.
"""

import hmac
import os
import unicodedata
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import asdict, replace

from rehabdesk.domain.user import normal_login
from rehabdesk.storage.sealing import KEY_LENGTH, new_pair, open_sealed, seal_to
from rehabdesk.storage.troubles import RingAltered, WrongKey
from rehabdesk.storage.wiping import wipe

if TYPE_CHECKING:
    # Loaded when a passphrase is tried: the window of an open office does not wait for it.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

RECOVERY_OWNER = "pemulihan"
"""Whose slot the printed recovery key opens."""

_WRAPS_DATA_KEY, _WRAPS_PRIVATE_KEY = 1, 3
_TAG_LENGTH = 16
_STRETCHED = 64


class Effort(Struct, frozen=True, kw_only=True):
    """How hard a passphrase is stretched: memory in KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 2


_LEAST = Effort(memory=8, passes=1, lanes=1)


class Slot(Struct, frozen=True, kw_only=True):
    """One way in; all bytes as hexadecimal text.

    ``sealed`` is the data key for the owner of ``public``, ``following`` the next one while the
    data key is being changed. A slot without a tag was made before there were users: it is opened
    by a passphrase alone. One without ``public`` wraps the data key.
    """

    owner: str
    salt: str
    nonce: str
    wrapped: str
    memory: int
    passes: int
    lanes: int
    tag: str = ""
    public: str = ""
    sealed: str = ""
    following: str = ""

    @property
    def effort(self) -> Effort:
        """How hard its passphrase was stretched."""
        return Effort(memory=self.memory, passes=self.passes, lanes=self.lanes)

    def is_same_way(self, other: "Slot") -> bool:
        """Whether the same passphrase of the same owner opens both."""
        return (self.owner, self.nonce, self.wrapped) == (other.owner, other.nonce, other.wrapped)


class Opened(Struct, frozen=True, kw_only=True):
    """What a passphrase has opened: a slot, the data key, and the next one while it is changed.

    ``private`` is the owner's private key, empty where the slot is from before there were any;
    ``wrapper`` is what the passphrase was stretched to. Both are wiped when nobody needs them.
    """

    slot: Slot
    key: bytes
    following: bytes = b""
    private: bytearray
    wrapper: bytearray

    def wipe(self) -> None:
        """Overwrite the private key and what the passphrase was stretched to."""
        wipe(self.private)
        wipe(self.wrapper)

    def wipe_data_keys(self) -> None:
        """Overwrite the data keys, where nobody goes on with these very bytes."""
        wipe(self.key)
        wipe(self.following)


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
    """A slot with a new pair of keys for an owner's passphrase, and the data key sealed to it."""
    effort = effort or Effort()
    salt = salt or os.urandom(16)
    stretched = _stretch(login, passphrase, salt, effort)
    empty = Slot(
        owner=owner,
        salt=salt.hex(),
        nonce="",
        wrapped="",
        tag=_tag_in(stretched).hex(),
        **asdict(effort),
    )
    wrapper = stretched[:KEY_LENGTH]
    slot = with_own_pair(empty, wrapper, key, office)
    wipe(stretched)
    wipe(wrapper)
    return slot


def with_own_pair(slot: Slot, wrapper: bytes | bytearray, key: bytes, office: str) -> Slot:
    """The slot with a new pair of keys, opened by the passphrase that it had."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    private, public = new_pair()
    nonce = os.urandom(12)
    bound = _bound(office, slot.owner, _WRAPS_PRIVATE_KEY)
    wrapped = AESGCM(wrapper).encrypt(nonce, private, bound)
    wipe(private)
    return replace(
        slot,
        nonce=nonce.hex(),
        wrapped=wrapped.hex(),
        public=public.hex(),
        sealed=seal_to(public, key, data_key_of(office, slot.owner)),
    )


def data_key_of(office: str, owner: str) -> str:
    """What a data key that is sealed to somebody is bound to."""
    return f"rehabdesk:data key:{office}:{owner}"


def unlock_slots(
    slots: tuple[Slot, ...],
    office: str,
    login: str,
    passphrase: str,
    stretched: dict[tuple[str, Effort], bytearray] | None = None,
) -> Opened:
    """What login name and passphrase open; ``stretched`` keeps what another ring has stretched.

    Raises ``WrongKey``, and ``RingAltered`` where they fit a slot that was tampered with.
    """
    stretched = {} if stretched is None else stretched
    for slot in slots:
        salt = bytes.fromhex(slot.salt)
        if not slot.tag:
            wrapper = _stretched(_typed(passphrase), salt, slot.effort, KEY_LENGTH)
            if (opened := _opened(slot, office, wrapper)) is not None:
                return opened
            continue
        way = (slot.salt, slot.effort)
        if way not in stretched:
            stretched[way] = _stretch(login, passphrase, salt, slot.effort)
        if hmac.compare_digest(_tag_in(stretched[way]), bytes.fromhex(slot.tag)):
            opened = _opened(slot, office, stretched[way][:KEY_LENGTH])
            if opened is None:
                raise RingAltered
            return opened
    raise WrongKey


def _opened(slot: Slot, office: str, wrapper: bytearray) -> Opened | None:
    form = _WRAPS_PRIVATE_KEY if slot.public else _WRAPS_DATA_KEY
    found = _unwrapped(slot, wrapper, _bound(office, slot.owner, form))
    if found is None:
        return None
    if not slot.public:
        return Opened(slot=slot, key=found, private=bytearray(), wrapper=wrapper)
    private, bound = bytearray(found), data_key_of(office, slot.owner)
    wipe(found)
    key = open_sealed(private, slot.sealed, bound)
    following = open_sealed(private, slot.following, bound) if slot.following else b""
    if key is None or following is None:
        raise RingAltered
    return Opened(slot=slot, key=key, following=following, private=private, wrapper=wrapper)


def _unwrapped(slot: Slot, wrapper: bytearray, bound: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapper).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), bound
        )
    except InvalidTag:
        return None


def _tag_in(stretched: bytearray) -> bytearray:
    return stretched[KEY_LENGTH : KEY_LENGTH + _TAG_LENGTH]


def _stretch(login: str, passphrase: str, salt: bytes, effort: Effort) -> bytearray:
    name, words = (
        _typed(f"{normal_login(login)}\0"),
        _typed(unicodedata.normalize("NFC", passphrase)),
    )
    both = name + words
    wipe(words)
    return _stretched(both, salt, effort, _STRETCHED)


def _typed(words: str) -> bytearray:
    """The words as bytes that can be wiped."""
    coded = words.encode()
    typed = bytearray(coded)
    wipe(coded)
    return typed


def _stretched(words: bytearray, salt: bytes, effort: Effort, length: int) -> bytearray:
    stretched = bytearray(length)
    # The library takes both alike; its types know bytes alone.
    _stretcher(salt, effort, length).derive_into(cast("bytes", words), stretched)
    wipe(words)
    # It leaves a copy of the words in the heap: as many zeros take its place.
    _stretcher(salt, _LEAST, length).derive_into(cast("bytes", words), bytearray(length))
    return stretched


def _stretcher(salt: bytes, effort: Effort, length: int) -> "Argon2id":
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt,
        length=length,
        iterations=effort.passes,
        lanes=effort.lanes,
        memory_cost=effort.memory,
    )


def _bound(office: str, owner: str, form: int) -> bytes:
    return f"rehabdesk:{form}:{office}:{owner}".encode()
