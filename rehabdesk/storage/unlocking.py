"""The ring beside an office's file: made for a new office, and tried with a passphrase."""

import os
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from rehabdesk import paths
from rehabdesk.domain.office import Office
from rehabdesk.paths import office_path
from rehabdesk.storage import driver
from rehabdesk.storage.key_ring import KeyRing, read_ring, require_seal
from rehabdesk.storage.keys import RECOVERY_OWNER, Effort, Opened, make_slot, unlock_slots
from rehabdesk.storage.ring_change import rings_at
from rehabdesk.storage.swapping import undo_cut_swap
from rehabdesk.storage.troubles import NoOfficeFile, WrongKey
from rehabdesk.storage.wiping import wipe

_DEMONSTRATION_MARK = "contoh"


class Unlocked(Struct, frozen=True):
    """What a passphrase has opened: whose it is, the data key, and whether the ring was sealed.

    ``opened`` is the slot with what the passphrase was stretched to, where there was one.
    """

    owner: str
    key: bytes
    sealed: bool = True
    opened: Opened | None = None

    def wipe(self) -> None:
        """Overwrite the keys: the store that was opened with them holds its own."""
        wipe(self.key)
        if self.opened is not None:
            self.opened.wipe_data_keys()


class FirstKeys(Struct, frozen=True, kw_only=True):
    """What a new office is opened with: whose slot, by what, and the recovery code or none."""

    owner: str
    passphrase: str
    login: str = ""
    recovery: str = ""


def keys_path(place: Path) -> Path:
    """The key slots beside an office's file."""
    return office_path(place).with_name(paths.KEYS_FILE)


def first_ring(office: Office, keys: FirstKeys, key: bytes, effort: Effort | None) -> KeyRing:
    """The ring of a new office, not sealed yet."""
    marked = f"{_DEMONSTRATION_MARK}-{office.id}" if office.demonstration else office.id
    salt = os.urandom(16)
    wanted = [(keys.owner, keys.login, keys.passphrase)]
    if keys.recovery:
        wanted.append((RECOVERY_OWNER, "", keys.recovery))
    slots = tuple(
        make_slot(key, words, office=marked, owner=owner, login=login, effort=effort, salt=salt)
        for owner, login, words in wanted
    )
    return KeyRing(office=marked, slots=slots)


def is_demonstration(place: Path) -> bool:
    """Whether the key slots say that this is a demonstration office (they are bound to it)."""
    return is_marked_demonstration(read_ring(keys_path(place)))


def is_marked_demonstration(ring: KeyRing) -> bool:
    """Whether a ring is a demonstration office's, which is what its slots are bound to."""
    return ring.office.startswith(f"{_DEMONSTRATION_MARK}-")


def unlock_office(place: Path, passphrase: str, login: str = "") -> Unlocked:
    """Try login name and passphrase on the key slots.

    Raises ``WrongKey``, ``NoOfficeFile``, ``RingDamaged`` and ``RingAltered``.
    """
    undo_cut_swap(office_path(place).parent)
    if not office_path(place).is_file():
        raise NoOfficeFile(office_path(place).name)
    return unlock_ring(place, passphrase, login)


def unlock_ring(place: Path, passphrase: str, login: str = "") -> Unlocked:
    """Try login name and passphrase on key slots, whether there is an office's file beside or not.

    Raises ``WrongKey``, ``NoOfficeFile``, ``RingDamaged`` and ``RingAltered``.
    """
    ring, opened = _first_that_fits(rings_at(keys_path(place)), passphrase, login)
    if ring.seal:
        require_seal(ring, opened.key)
    # While the data key is changed the ring has both, and the file says which one counts.
    under_next = opened.following and driver.fits(office_path(place), opened.following)
    key = opened.following if under_next else opened.key
    return Unlocked(opened.slot.owner, key, bool(ring.seal), opened)


def _first_that_fits(rings: list[KeyRing], passphrase: str, login: str) -> tuple[KeyRing, Opened]:
    """The ring that a passphrase opens, and what it opened; one stretching serves all rings."""
    stretched: dict[tuple[str, Effort], bytearray] = {}
    try:
        for ring in rings:
            with suppress(WrongKey):
                return ring, unlock_slots(ring.slots, ring.office, login, passphrase, stretched)
    finally:
        for key in stretched.values():
            wipe(key)
    raise WrongKey
