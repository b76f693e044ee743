"""What is kept of an import: the batch with its way back, and what was decided on the way."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import ClassVar

from msgspec import Struct

from rehabdesk.domain.identity import ImportBatchId, MergeId, ResidentId


class ImportSubject(Enum):
    """What a list is a list of."""

    PEOPLE = "people"
    ENROLMENTS = "enrolments"
    COUNSELORS = "counselors"
    ROOMS = "rooms"
    HOLIDAYS = "holidays"
    TOPICS = "topics"
    MARKS = "marks"
    EXCUSES = "excuses"


class ImportMode(Enum):
    """What a list may do to records that are there already."""

    UPDATE = "update"
    FILL = "fill"
    ADD = "add"


class RowFate(Enum):
    """What becomes of one row of a list."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"
    INVALID = "invalid"
    SKIPPED = "skipped"

    @property
    def writes(self) -> bool:
        """Whether something is written for such a row."""
        return self in {RowFate.NEW, RowFate.CHANGED}


class ImportBatch(Struct, frozen=True, kw_only=True):
    """One import that was carried out; ``journal`` holds its rows as they were, for the way back.

    ``file_name`` has no folder. ``digest`` is the SHA-256 of the file. Counts are rows.
    """

    id: ImportBatchId
    subject: ImportSubject
    label: str
    file_name: str
    digest: str
    imported_at: datetime
    added: int
    changed: int
    unchanged: int
    doubtful: int
    invalid: int
    journal: bytes
    undone_at: datetime | None = None


class RememberedShape(Struct, frozen=True, kw_only=True):
    r"""How a file of this shape was read; its id is made of its headings.

    ``meanings`` are "heading\tmeaning", ``modes`` "meaning\tmode"; ``day_first`` is None
    where nobody was asked.
    """

    id: str
    subject: ImportSubject
    meanings: tuple[str, ...]
    modes: tuple[str, ...] = ()
    mode: ImportMode = ImportMode.UPDATE
    day_first: bool | None = None


class RememberedAnswer(Struct, frozen=True, kw_only=True):
    """Who a doubtful row was said to be: a resident's id, or "new"; its id is made of the row."""

    id: str
    answer: str


class ResidentMerge(Struct, frozen=True, kw_only=True):
    """Two records of one person made one; what named ``merged`` names ``kept`` since."""

    id: MergeId
    kept: ResidentId
    merged: ResidentId
    merged_name: str
    merged_at: datetime
    journal: bytes
    undone_at: datetime | None = None


class ExportPreset(Struct, frozen=True, kw_only=True):
    r"""A named order of columns for a list of people; ``columns`` are "key\theading"."""

    name: str
    columns: tuple[str, ...]

    @classmethod
    def of(cls, name: str, pairs: Iterable[tuple[str, str]]) -> "ExportPreset":
        """An order of columns from keys and headings."""
        return cls(name=name, columns=tuple(f"{key}\t{heading}" for key, heading in pairs))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Key and heading of each column."""
        parts = (one.partition("\t") for one in self.columns)
        return tuple((key, heading) for key, _, heading in parts)


class ExportPresets(Struct, frozen=True, kw_only=True):
    r"""The office's own orders of columns, as a setting; "name\tkey\theading\tkey…" each."""

    tag: ClassVar[str] = "ExportPresets"

    lines: tuple[str, ...] = ()
