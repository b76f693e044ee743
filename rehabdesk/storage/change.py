"""One change to the office's file: what rows it touched and what they were before."""

from msgspec import Struct

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.storage.rows import Row


class Desk(Struct, frozen=True):
    """Who writes, on which PC: ``origin`` and ``user_number`` are random 31-bit numbers."""

    origin: int
    role: Role
    user: str = "petugas"
    user_number: int = 1


class Touched(Struct, frozen=True, gc=False):
    """A row that a change wrote: its table and key, and the row before, or none if it is new.

    ``after`` is what the audit log tells of it, columns that stayed may be left out; none where
    that would only repeat a bulk. It holds plain values only, so Python's collector, which would
    walk through thousands of them again and again, is told to leave it out.
    """

    table: str
    key: tuple[str, ...]
    before: Row | None
    rev: int
    after: Row | None = None


class Change(Struct):
    """What one deed did, in order, so that it can be taken back as a whole.

    ``named`` are records that were looked at or printed, for the audit log; ``rights`` are those
    that the deed asked for.
    """

    label: str
    why: str = ""
    kind: EntryKind = EntryKind.CHANGE
    touched: list[Touched] = []
    named: list[tuple[str, str]] = []
    rights: frozenset[Right] = frozenset()

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables that were written."""
        return frozenset({one.table for one in self.touched})
