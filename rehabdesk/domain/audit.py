"""What the office remembers of every change, reading and print: entries in one chain."""

from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

from msgspec import Struct


class EntryKind(Enum):
    """What an entry tells of."""

    CHANGE = "change"
    READING = "reading"
    PRINT = "print"
    EXPORT = "export"
    LOGIN = "login"
    SECURITY = "security"


class RowDeed(Enum):
    """What a change did to one row."""

    MADE = "+"
    CHANGED = "~"
    REMOVED = "-"
    RETURNED = "^"
    NAMED = "?"
    MANY = "#"


class ChainBreak(Enum):
    """In which way a log is not as it was written."""

    EDITED = "edited"
    MISSING = "missing"
    REORDERED = "reordered"
    REPLACED = "replaced"
    SHORTENED = "shortened"
    NEWER_RING = "newer_ring"
    """The log tells of a newer key ring than the one in force."""


class RowChange(Struct, frozen=True, kw_only=True):
    """One row of an entry: its table and key, and each differing field with both values.

    A row that was made has its fields with None before. ``MANY`` stands for all rows of a table
    in a bulk change: the key is their number and their digest. ``NAMED`` was only looked at.
    ``hidden`` says that the fields are left out for whoever asked.
    """

    deed: RowDeed
    table: str
    key: tuple[str, ...]
    fields: tuple[tuple[str, Any, Any], ...] = ()
    hidden: bool = False


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One deed, reading or print; ``number`` counts on its PC from 1, ``chain`` is its hash."""

    origin: int
    number: int
    at: datetime
    kind: EntryKind
    user: str
    label: str
    why: str
    rows: tuple[RowChange, ...]
    chain: bytes


class AuditHead(Struct, frozen=True, kw_only=True):
    """Where one PC's chain stands: how many entries there are and the last one's hash."""

    origin: int
    count: int
    chain: bytes

    @property
    def code(self) -> str:
        """The hash in groups of four hexadecimal digits, as it is printed and compared."""
        words = self.chain.hex().upper()
        return " ".join(words[at : at + 4] for at in range(0, len(words), 4))


class LeftHead(Struct, frozen=True, kw_only=True):
    """The end of a PC's chain that a restore has left behind: entries after ``since`` to ``until``.

    ``chain`` is the hash of the last one. They are in the files that were kept aside.
    """

    origin: int
    since: int
    until: int
    chain: bytes


class LeftHeads(Struct, frozen=True, kw_only=True):
    """Every end that restores have left behind; a setting of the office."""

    tag: ClassVar[str] = "LeftHeads"

    heads: tuple[LeftHead, ...] = ()

    def has(self, head: AuditHead) -> bool:
        """Whether a head is of such an end, so that it need not be in the log."""
        return any(
            one.origin == head.origin and one.since < head.count <= one.until for one in self.heads
        )


class ChainReport(Struct, frozen=True, kw_only=True):
    """What *Periksa keutuhan* found: entries read, heads, and the first break, if any."""

    count: int
    heads: tuple[AuditHead, ...]
    broken: ChainBreak | None = None
    origin: int = 0
    number: int = 0
    """Which entry is the first that is not as it was written."""
