"""The rows of a list with their values, and what is wrong with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date
from typing import Any

from rehabdesk.services.importing.fields import Field, Kind, field_of
from rehabdesk.services.importing.plan import Plan
from rehabdesk.services.importing.values import Unclear, read_cell
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.spreadsheets.days import DayOrder

_FEW = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """What is wrong with a row, or worth knowing of it; ``column`` is the file's own heading."""

    row: int
    column: str
    problem: str


@dataclass(kw_only=True, slots=True)
class FileRow:
    """One row: its number in the file, its values by key (none where a cell is empty)."""

    number: int
    cells: tuple[Cell, ...]
    values: dict[str, Any] = made_by(default_factory=dict[str, Any])
    problems: list[Problem] = made_by(default_factory=list[Problem])

    keys: tuple[str, str] | None = None

    def get(self, key: str) -> Any:  # noqa: ANN401 - by the column
        """The value of a column, or None."""
        return self.values.get(key)


def read_rows(plan: Plan, order: DayOrder, essential: Sequence[str]) -> list[FileRow]:
    """Every record of the list; rows that name nobody and hold little are remarks and left out."""
    rows = [FileRow(number=line.number, cells=line.cells) for line in plan.table.lines]
    known: dict[Field, dict[Any, Any]] = {}
    days: dict[Any, Any] = {}
    for number, key in enumerate(plan.columns):
        field = field_of(plan.subject, key)
        if field is not None:
            # Columns repeat themselves, days from one to the next: worked out once.
            values = days if field.kind is Kind.DAY else known.setdefault(field, {})
            _read_column(plan, rows, (number, field), order, values)
    return [row for row in rows if not _is_remark(row, essential)]


def heading_of(plan: Plan, key: str) -> str:
    """The file's own heading of a column, or the name of its meaning."""
    number = plan.place_of(key)
    if number is not None:
        return plan.table.headings[number]
    one = field_of(plan.subject, key)
    return one.label if one else ""


def _read_column(
    plan: Plan,
    rows: list[FileRow],
    column: tuple[int, Field],
    order: DayOrder,
    known: dict[Any, Any],
) -> None:
    number, field = column
    key, heading, today = field.key, plan.table.headings[number], plan.today
    for row in rows:
        cell = row.cells[number]
        if cell == "":
            continue
        kept = cell if type(cell) is str else (type(cell), cell)
        if kept in known:
            value = known[kept]
        else:
            value = known[kept] = _read(cell, field, order, today)
        if value is None:
            continue
        if type(value) is Unclear:
            row.problems.append(Problem(row=row.number, column=heading, problem=str(value)))
        else:
            row.values[key] = value


def _read(cell: Cell, field: Field, order: DayOrder, today: date) -> Any:  # noqa: ANN401 - by the kind
    try:
        return read_cell(cell, field, order, today)
    except Unclear as unclear:
        return unclear


def _is_remark(row: FileRow, essential: Sequence[str]) -> bool:
    """A signature or a note below the table: nothing in the columns that matter, little at all."""
    if any(key in row.values for key in essential):
        return False
    return sum(1 for cell in row.cells if cell != "") <= _FEW
