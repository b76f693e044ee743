"""What a list would do, before anything is written: row by row and cell by cell."""

from collections import Counter
from typing import Any

from msgspec import Struct, field

from rehabdesk.domain.importing import RowFate
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.rows import FileRow, Problem
from rehabdesk.spreadsheets.days import DayQuestion

NEW, SKIP = "new", "skip"
"""Answers for a doubtful row besides a resident's id."""


class CellChange(Struct, frozen=True, kw_only=True):
    """A cell that differs from ours; ``taken`` says whether the file's value would be written."""

    row: int
    key: str
    label: str
    file_value: str
    our_value: str
    taken: bool


class RowPreview(Struct, kw_only=True):
    """One row: what becomes of it and why; ``target`` is the id of the record it is.

    ``candidates`` are ids of who a doubtful row may be. ``result`` is what applying needs.
    """

    row: FileRow
    fate: RowFate
    title: str
    subtitle: str = ""
    target: str = ""
    candidates: tuple[str, ...] = ()
    why: str = ""
    changes: tuple[CellChange, ...] = ()
    result: Any = None


class StatusProposal(Struct, frozen=True, kw_only=True):
    """What a status word in the list suggests for a person; never done by itself.

    ``reason`` None means a pause (BON, SAKIT), which is only told. ``resident`` is empty for
    somebody whom this very list adds.
    """

    row: int
    name: str
    registration_no: str
    status: str
    reason: ExitReason | None
    resident: str = ""


class NotInList(Struct, frozen=True, kw_only=True):
    """Somebody of the register whose stay runs and whom the list does not name."""

    resident: str
    name: str
    registration_no: str
    place: str
    enrolled: bool


class ListPreview(Struct, frozen=True, kw_only=True):
    """The whole list: nothing is written yet."""

    plan: ListPlan
    rows: tuple[RowPreview, ...]
    question: DayQuestion
    warnings: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    missing: tuple[NotInList, ...] = ()
    proposals: tuple[StatusProposal, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict[str, Any])

    def count(self, fate: RowFate) -> int:
        """How many rows have this fate."""
        return self.counts.get(fate, 0)

    @property
    def counts(self) -> dict[RowFate, int]:
        """Rows by fate."""
        return dict(Counter(one.fate for one in self.rows))

    @property
    def changes(self) -> tuple[CellChange, ...]:
        """Every cell that differs from ours."""
        return tuple(change for one in self.rows for change in one.changes)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the rows that are not taken, and what is doubtful."""
        found: list[Problem] = []
        for row in self.rows:
            found += row.row.problems if row.fate is RowFate.INVALID else ()
            if row.fate is RowFate.DOUBTFUL:
                found.append(Problem(row=row.row.number, column="", problem=row.why))
        return tuple(found)

    @property
    def refused(self) -> tuple[RowPreview, ...]:
        """The rows that are not taken: invalid and doubtful ones."""
        return tuple(one for one in self.rows if one.fate in {RowFate.INVALID, RowFate.DOUBTFUL})

    @property
    def writes(self) -> bool:
        """Whether carrying it out would change anything."""
        return any(one.fate in {RowFate.NEW, RowFate.CHANGED} for one in self.rows)
