"""The key ring of the office that is open: its slots are changed with the file's rows."""

from pathlib import Path

from msgspec.structs import replace

from rehabdesk.domain.audit import AuditHead
from rehabdesk.storage.key_ring import KeyRing, read_ring, require_seal, sealed, unlock, write_ring
from rehabdesk.storage.keys import RECOVERY_OWNER, Effort, Slot, make_slot
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.troubles import OldKeys, StorageTrouble, WrongKey


class KeyKeeper:
    """Adds, replaces and removes slots inside a change of the open file.

    The ring is written before the change commits: a slot without its user opens nothing, and a
    user without a slot is locked out, so that a power cut between the two never lets anybody in.
    """

    def __init__(self, store: OpenFile, path: Path, key: bytes, effort: Effort | None) -> None:
        self.store = store
        self.path = path
        self.effort = effort
        self._key = key

    def owners(self) -> frozenset[str]:
        """Whose slots there are."""
        return frozenset(one.owner for one in self._ring().slots)

    def set_passphrase(self, owner: str, login: str, passphrase: str) -> None:
        """Give an owner a slot, in place of the one before."""
        ring = self._ring()
        slot = make_slot(
            self._key,
            passphrase,
            office=ring.office,
            owner=owner,
            login=login,
            effort=self.effort,
            salt=ring.salt,
        )
        self._write(ring, (*_without(ring, owner), slot))

    def set_recovery(self, code: str) -> None:
        """Make a printed code the recovery key; the one before opens nothing any more."""
        self.set_passphrase(RECOVERY_OWNER, "", code)

    def remove(self, owner: str) -> None:
        """Take an owner's slot away."""
        ring = self._ring()
        if owner in self.owners():
            self._write(ring, _without(ring, owner))

    def fits(self, owner: str, login: str, passphrase: str) -> bool:
        """Whether this is the owner's passphrase."""
        try:
            return unlock(self._ring(), passphrase, login)[0] == owner
        except WrongKey:
            return False

    def check_generation(self) -> None:
        """Refuse a ring that is older than the file says (``OldKeys``): it may be a leaver's."""
        if self._ring().generation < self._generation():
            raise OldKeys(self.path.name)

    def heads(self) -> tuple[AuditHead, ...]:
        """Where the audit log stood when the office was last closed."""
        return self._ring().heads

    def keep_heads(self, heads: tuple[AuditHead, ...]) -> None:
        """Write down where the audit log stands; a folder that cannot be written is left alone."""
        try:
            ring = self._ring()
            if ring.heads != heads:
                write_ring(self.path, sealed(replace(ring, heads=heads), self._key))
        except StorageTrouble:
            return

    def _ring(self) -> KeyRing:
        ring = read_ring(self.path)
        require_seal(ring, self._key)
        return ring

    def _generation(self) -> int:
        return int(self.store.query("SELECT generation FROM key_ring")[0][0])

    def _write(self, ring: KeyRing, slots: tuple[Slot, ...]) -> None:
        self.store.writing()
        generation = max(ring.generation, self._generation()) + 1
        changed = replace(ring, slots=slots, generation=generation)
        write_ring(self.path, sealed(changed, self._key))
        self.store.connection.execute("UPDATE key_ring SET generation = ?", (generation,))


def _without(ring: KeyRing, owner: str) -> tuple[Slot, ...]:
    return tuple(one for one in ring.slots if one.owner != owner)
