"""The key ring of the office that is open: its slots are changed with the file's rows."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.domain.audit import AuditHead, EntryKind
from rehabdesk.storage.audit_reading import RING_TABLE
from rehabdesk.storage.bound_rows import BOUND_TABLES, digests_of_rows
from rehabdesk.storage.change import Change
from rehabdesk.storage.key_ring import KeyRing, sealed, under_next_key, unlock, write_ring
from rehabdesk.storage.keys import (
    RECOVERY_OWNER,
    Effort,
    Opened,
    Slot,
    make_slot,
    with_own_pair,
)
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.ring_change import clear_beside, prepare, put_in_place, ring_in_force
from rehabdesk.storage.ring_facts import RingFacts
from rehabdesk.storage.role_keys import carried, forgotten, renewed
from rehabdesk.storage.slot_owners import RememberedSlots, owners_of
from rehabdesk.storage.troubles import OldKeys, SlotGone, WrongKey
from rehabdesk.storage.wiping import HeldKey, wipe


class KeyKeeper:
    """Adds, replaces and removes slots inside a change of the open file.

    Ring and file change together or not at all (``ring_change``).
    """

    def __init__(
        self,
        store: OpenFile,
        path: Path,
        key: bytes,
        effort: Effort | None,
        keys: Sequence[bytes] = (),
    ) -> None:
        self.store = store
        self.path = path
        self.effort = effort
        # While the data key is changed, the ring may still be sealed with the one before.
        self._held = [HeldKey(one) for one in (key, *keys)]
        self._pending: KeyRing | None = None
        self._before: KeyRing | None = None
        self._bound = False
        self.slots = RememberedSlots(store, self._as_written)
        self.opened: Opened | None = None
        store.before_commit.extend((self._bind, self._remember_slots))

    def owners(self) -> frozenset[str]:
        """Whose slots there are."""
        return owners_of(self.ring())

    def without_pair(self) -> frozenset[str]:
        """Whose slots are from before there were pairs of keys: a change of key drops them."""
        return frozenset(one.owner for one in self.ring().slots if not one.public)

    def weakly_stretched(self) -> frozenset[str]:
        """Whose passphrases are stretched less than is usual today."""
        usual = Effort()
        return frozenset(
            one.owner
            for one in self.ring().slots
            if one.memory < usual.memory or one.passes < usual.passes
        )

    def set_passphrase(self, owner: str, login: str, passphrase: str) -> None:
        """Give an owner a slot, in place of the one before; keys of notes are to be handed on."""
        ring = self.ring()
        slot = self._new_slot(ring, owner, login, passphrase)
        self.change(renewed(replace(ring, slots=(*_without(ring, owner), slot)), owner))

    def change_passphrase(self, owner: str, login: str, old: str, new: str) -> None:
        """Give an owner a slot for a new passphrase, and carry the keys of notes over to it.

        Raises ``WrongKey`` where the old passphrase is not the owner's.
        """
        ring = self.ring()
        opened = unlock(ring, old, login)
        if opened.slot.owner != owner:
            raise WrongKey
        slot = self._new_slot(ring, owner, login, new)
        changed = renewed(replace(ring, slots=(*_without(ring, owner), slot)), owner)
        if opened.slot.public:
            changed = carried(ring, changed, slot, opened.private)
        opened.wipe()
        opened.wipe_data_keys()
        self.change(changed)

    def _new_slot(self, ring: KeyRing, owner: str, login: str, passphrase: str) -> Slot:
        key = self.key
        try:
            return make_slot(
                key,
                passphrase,
                office=ring.office,
                owner=owner,
                login=login,
                effort=self.effort,
                salt=ring.salt,
            )
        finally:
            wipe(key)

    def set_recovery(self, code: str) -> None:
        """Make a printed code the recovery key; the one before opens nothing any more."""
        self.set_passphrase(RECOVERY_OWNER, "", code)

    def remove(self, owner: str) -> None:
        """Take an owner's slot away."""
        ring = self.ring()
        if any(one.owner == owner for one in ring.slots):
            self.change(forgotten(replace(ring, slots=_without(ring, owner)), owner))
        else:
            self.slots.forget(owner)

    def came_in(self) -> None:
        """Give whoever has come in a pair of keys, where the slot is from before there were any.

        It is done inside the change that notes the login; a change of the data key that was cut
        off is ended with it. What the passphrase has opened is wiped.
        """
        opened, self.opened = self.opened, None
        if opened is not None and not opened.slot.public:
            ring, slot, key = self.ring(), opened.slot, self.key
            renewed = with_own_pair(slot, opened.wrapper, key, ring.office)
            wipe(key)
            self.change(replace(ring, slots=(*_without(ring, slot.owner), renewed)))
        elif self._in_force()[1]:
            self.change(self.ring())
        if opened is not None:
            opened.wipe()

    def fits(self, owner: str, login: str, passphrase: str) -> bool:
        """Whether this is the owner's passphrase."""
        try:
            opened = unlock(self.ring(), passphrase, login)
        except WrongKey:
            return False
        opened.wipe()
        opened.wipe_data_keys()
        return opened.slot.owner == owner

    def open_with(self, opened: Opened | None) -> None:
        """Refuse a ring that the file does not go with, and keep what the passphrase opened.

        Raises:
            OldKeys: the ring is older than the file says: it may be a leaver's.
            SlotGone: the passphrase is of a change that was never made, or that was made since.
        """
        ring = self.ring()
        if ring.generation < self._generation():
            raise OldKeys(self.path.name)
        clear_beside(self.path)
        if opened is not None and not any(one.is_same_way(opened.slot) for one in ring.slots):
            raise SlotGone(self.path.name)
        self.opened = opened

    def heads(self) -> tuple[AuditHead, ...]:
        """Where the audit log stood when the office was last closed."""
        return self.ring().heads

    def write_aside(self, ring: KeyRing) -> None:
        """Write a ring whose slots are those in force, outside a change; raises troubles by name.

        It has no generation of its own, so it may only say what a look at the file can say as well.
        """
        write_ring(self.path, self._sealed(ring))

    def set_facts(self, facts: RingFacts) -> None:
        """Let the ring say other facts, in the change that is open."""
        self.change(replace(self.ring(), facts=facts))

    def ring(self) -> KeyRing:
        """The ring in force, or the one that the change which is open will put in its place."""
        if self._pending is not None:
            return self._pending
        return self._in_force()[0]

    def _in_force(self) -> tuple[KeyRing, bool]:
        """The ring as it is under the file's key, and whether it still lies under the former."""
        keys = self._keys
        try:
            ring, sealed_with = ring_in_force(self.path, self._generation(), keys)
            if sealed_with is keys[0]:
                return ring, False
            return under_next_key(ring, sealed_with, keys[0]), True
        finally:
            for key in keys:
                wipe(key)

    def _as_written(self) -> KeyRing:
        """The ring as it lies in its file, also where it is still under the former key."""
        if self._before is not None:
            return self._before
        keys = self._keys
        try:
            return ring_in_force(self.path, self._generation(), keys)[0]
        finally:
            for key in keys:
                wipe(key)

    def _sealed(self, ring: KeyRing) -> KeyRing:
        key = self.key
        try:
            return sealed(ring, key)
        finally:
            wipe(key)

    @property
    def due(self) -> bool:
        """Whether the data key must still be changed, for somebody has gone."""
        return self.ring().due

    def set_due(self) -> None:
        """Say that the data key must be changed; it is done as soon as the change is committed."""
        self.change(replace(self.ring(), due=True))

    def key_is(self, key: bytes) -> None:
        """The file lies under this key from now on."""
        self._held.insert(0, HeldKey(key))

    @property
    def key(self) -> bytes:
        """The data key of the file."""
        return self._held[0].bare()

    @property
    def _keys(self) -> list[bytes]:
        return [one.bare() for one in self._held]

    def change(self, ring: KeyRing) -> None:
        """Put a ring in the place of today's when the change that is open is committed.

        Raises ``WriteOutsideChange``, ``DiskFull`` and ``ReadOnly``; then nothing has happened.
        """
        self.store.writing()
        first = self._pending is None
        before = self._as_written()
        generation = ring.generation if not first else self._next_generation(ring)
        pending = self._sealed(replace(ring, generation=generation))
        prepare(self.path, pending)
        if first:
            self.store.settling.append(self._settle)
            # So that the log knows which ring is the newest.
            self.store.writing().named.append((RING_TABLE, str(generation)))
        self._pending, self._before = pending, before
        self.store.connection.execute("UPDATE key_ring SET generation = ?", (generation,))

    def _bind(self, change: Change) -> None:
        """Let the ring say which users and restrictions the file has, before they are committed.

        A ring that does not say it yet is told by the first change.
        """
        if self._bound and not any(one.table in BOUND_TABLES for one in change.touched):
            return
        if not change.touched and change.kind is EntryKind.CHANGE:
            return
        ring = self.ring()
        facts = ring.facts | digests_of_rows(self.store.connection)
        if facts != ring.facts:
            self.set_facts(facts)
        self._bound = True

    def _remember_slots(self, change: Change) -> None:
        """Let the file know whose slots its ring has, in the change that changes them.

        An office from before that was remembered begins with the next login.
        """
        if self._pending is not None or change.kind is EntryKind.LOGIN:
            self.slots.follow(self._pending or self._as_written())

    def _settle(self, committed: bool) -> None:  # noqa: FBT001 - the store tells it
        self._pending = self._before = None
        if committed:
            put_in_place(self.path)
        else:
            self._bound = False

    def _next_generation(self, ring: KeyRing) -> int:
        return max(ring.generation, self._generation()) + 1

    def _generation(self) -> int:
        return int(self.store.value("SELECT generation FROM key_ring"))


def _without(ring: KeyRing, owner: str) -> tuple[Slot, ...]:
    return tuple(one for one in ring.slots if one.owner != owner)
