"""Whose slots the ring has, as the office's file remembers it: one that is taken away is missed.

The ring's seal shows a change by whoever does not have the data key. Everybody who comes in has it,
and could seal a ring anew without somebody's slot; the file then still says that there was one.
"""

from collections.abc import Callable, Iterable
from typing import ClassVar

from msgspec import Struct

from rehabdesk.storage.key_ring import KeyRing
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.ring_facts import USERS
from rehabdesk.storage.settings import Settings


class SlotOwners(Struct, frozen=True, kw_only=True):
    """A setting of the office: whose slots there are, and of which missing ones the log tells."""

    tag: ClassVar[str] = "SlotOwners"

    owners: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class RememberedSlots:
    """Knows who had a slot at the last change of the ring; ``ring`` gives it as it is written."""

    def __init__(self, store: OpenFile, ring: Callable[[], KeyRing]) -> None:
        self._settings, self._ring = Settings(store), ring

    def taken(self) -> frozenset[str]:
        """Whose slots the ring lacks without the program having removed them.

        A ring that is not bound to the file, such as that of a restore, goes with any file.
        """
        ring = self._ring()
        if USERS not in ring.facts:
            return frozenset()
        return frozenset(self._settings.read(SlotOwners).owners) - owners_of(ring)

    def untold(self) -> frozenset[str]:
        """Of whose missing slots the log does not tell yet."""
        return self.taken() - frozenset(self._settings.read(SlotOwners).told)

    def tell(self) -> None:
        """Remember that the change that is open tells the log of every slot that is missing."""
        self._write(self._settings.read(SlotOwners).owners, self.taken())

    def follow(self, after: KeyRing) -> None:
        """Remember the ring that is to be; who was missing before it stays missing."""
        owners, missing = owners_of(after), self.taken()
        missing -= owners
        told = missing & frozenset(self._settings.read(SlotOwners).told)
        self._write(owners | missing, told)

    def forget(self, owner: str) -> None:
        """Stop reporting missing slots as lost: their users may not log in."""
        known = self._settings.read(SlotOwners)
        self._write(set(known.owners) - {owner}, set(known.told) - {owner})

    def _write(self, owners: Iterable[str], told: Iterable[str]) -> None:
        meant = SlotOwners(owners=tuple(sorted(owners)), told=tuple(sorted(told)))
        if meant != self._settings.read(SlotOwners):
            self._settings.write(meant)


def owners_of(ring: KeyRing) -> frozenset[str]:
    """Whose slots a ring has."""
    return frozenset(one.owner for one in ring.slots)
