"""One change to the office's file: what rows it touched and what they were before."""

from dataclasses import dataclass, field

from rehabdesk.storage.rows import Row


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes, on which PC: ``origin`` and ``user_number`` are random 31-bit numbers."""

    origin: int
    user: str = "petugas"
    user_number: int = 1


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a change wrote: its table and key, and the row before, or none if it is new."""

    table: str
    key: tuple[str, ...]
    before: Row | None
    rev: int


@dataclass(slots=True)
class Change:
    """What one deed did, in order, so that it can be taken back as a whole."""

    label: str
    touched: list[Touched] = field(default_factory=list[Touched])

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables that were written."""
        return frozenset(one.table for one in self.touched)
