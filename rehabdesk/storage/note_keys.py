"""The keys of notes in the office that is open: who has them, and every way one is given.

What changes the ring is done inside a change of the open file, and counts when that is committed.
"""

from collections.abc import Iterable, Mapping

from rehabdesk.domain.note import NoteKind, kinds_for
from rehabdesk.storage import role_keys as r
from rehabdesk.storage.key_keeper import KeyKeeper
from rehabdesk.storage.key_ring import KeyRing, unlock
from rehabdesk.storage.keys import RECOVERY_OWNER, Opened
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.role_keys import KeysByRole, role_key


class NoteKeys:
    """The keys of notes: which of them are open here, and what the ring says of the others."""

    def __init__(self, store: OpenFile, keeper: KeyKeeper, opened: Opened | None) -> None:
        self._store, self._keeper, self._words = store, keeper, store.words
        store.words.required = True
        if opened is None or not opened.private:
            return
        ring, owner = keeper.ring(), opened.slot.owner
        for kind in kinds_for(store.desk.role):
            self._words.hold(kind, r.opened_keys(ring, kind, owner, opened.private))
        if owner == RECOVERY_OWNER:
            for kind in NoteKind:
                if part := r.opened_sheet(ring, kind, opened.private):
                    self._words.hold_sheet(kind, part)

    def is_made(self, kind: NoteKind) -> bool:
        """Whether there is a key of this sort yet."""
        return role_key(self._ring, kind) is not None

    def is_due(self, kind: NoteKind) -> bool:
        """Whether it must be made anew, for somebody who had it has gone."""
        found = role_key(self._ring, kind)
        return found is not None and found.due

    def has_sheet(self, kind: NoteKind) -> bool:
        """Whether the recovery sheet has its piece of it."""
        found = role_key(self._ring, kind)
        return found is not None and bool(found.rescue)

    def is_held(self, kind: NoteKind) -> bool:
        """Whether whoever opened the office has it."""
        return bool(self._keys(kind))

    def with_pair(self) -> frozenset[str]:
        """Who has a pair of keys of their own, so that something can be sealed to them."""
        return frozenset(one.owner for one in self._ring.slots if one.public)

    def is_lost(self, kind: NoteKind) -> bool:
        """Whether nobody has the key, and no way leads to it."""
        return r.is_lost(self._ring, kind)

    def holders(self, kind: NoteKind) -> frozenset[str]:
        """Who has the key, as the ring says."""
        found = role_key(self._ring, kind)
        return frozenset() if found is None else frozenset(found.sealed)

    def guardians(self, kind: NoteKind) -> frozenset[str]:
        """Whose shares give it beside the sheet; who has the key counts only the vouched for."""
        found, keys = role_key(self._ring, kind), self._keys(kind)
        if found is None:
            return frozenset()
        return r.guardians(self._ring, kind, keys) if keys else frozenset(found.halves)

    def make(self, kind: NoteKind, owner: str) -> None:
        """Make a key of a sort of notes that has none or a lost one, which one user has."""
        self._changed(kind, *r.with_new_key(self._ring, kind, owner))

    def make_anew(self, kind: NoteKind) -> None:
        """Make a new key for what is written from now on, for all who have today's."""
        self._changed(kind, *r.made_anew(self._ring, kind, self._keys(kind)))

    def hand_on(self, kind: NoteKind, owners: Iterable[str]) -> None:
        """Seal the key to more users."""
        self._keeper.change(r.handed_on(self._ring, kind, self._keys(kind), owners))

    def guard(self, kind: NoteKind, owners: Iterable[str]) -> None:
        """Let the sheet and any two of these users give the key, and nobody else."""
        self._keeper.change(r.guarded(self._ring, kind, self._keys(kind), owners))

    def rescue(self, kind: NoteKind, owner: str, persons: Mapping[str, bytearray]) -> bool:
        """Seal to a user the key that the sheet and two persons give; says whether they do."""
        keys = r.joined_keys(self._ring, kind, self._words.sheet(kind), persons)
        if keys:
            self._keeper.change(r.handed_on(self._ring, kind, keys, (owner,)))
        return bool(keys)

    def private_of(self, login: str, passphrase: str) -> tuple[str, bytearray]:
        """Whose a login name and a passphrase are, and the private key; raises ``WrongKey``."""
        opened = unlock(self._ring, passphrase, login)
        opened.wipe_data_keys()
        return opened.slot.owner, opened.private

    def forget(self, owner: str, stays: Iterable[NoteKind] = ()) -> None:
        """Take the keys from somebody, but those of some sorts; new ones are due then."""
        ring = self._ring
        left = r.forgotten(ring, owner, stays)
        if left != ring:
            self._keeper.change(left)

    def set_due(self) -> None:
        """Say that all must be made anew, for one is thought lost."""
        if self._ring.roles:
            self._keeper.change(r.due_anew(self._ring))

    @property
    def _ring(self) -> KeyRing:
        return self._keeper.ring()

    def _keys(self, kind: NoteKind) -> KeysByRole:
        return self._words.keys(kind)

    def _changed(self, kind: NoteKind, ring: KeyRing, keys: KeysByRole) -> None:
        """Change the ring, and have the key from now on; where the change fails, not any more."""
        before = self._keys(kind)
        self._keeper.change(ring)
        self._words.hold(kind, keys)

        def settle(committed: bool) -> None:  # noqa: FBT001 - the store tells it
            if not committed:
                self._words.hold(kind, before)

        self._store.settling.append(settle)
