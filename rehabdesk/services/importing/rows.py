"""The rows of a list with their values, and what is wrong with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date
from itertools import repeat
from typing import Any

from rehabdesk.services.importing.fields import Field, Kind, field_of
from rehabdesk.services.importing.plan import Plan
from rehabdesk.services.importing.values import Unclear, read_cell
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.spreadsheets.days import DayOrder

_FEW = 2
_DAYS = {Kind.DAY, Kind.BIRTHDAY}


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

    kept: tuple[Any, ...] = ()
    """The value of every column with a meaning, days as the office's file keeps them."""
    keys: tuple[str, str] | None = None

    def get(self, key: str) -> Any:  # noqa: ANN401 - by the column
        """The value of a column, or None."""
        return self.values.get(key)


def read_rows(plan: Plan, order: DayOrder, essential: Sequence[str]) -> list[FileRow]:
    """Every record of the list; rows that name nobody and hold little are remarks and left out."""
    lines = plan.table.lines
    cells = list(zip(*(line.cells for line in lines), strict=True))
    keys: list[str] = []
    columns: list[list[Any]] = []
    kept: list[list[Any]] = []
    unclear: list[int] = []
    known: dict[Field, dict[Any, Any]] = {}
    days: dict[Any, Any] = {}
    for number, key in enumerate(plan.columns):
        field = field_of(plan.subject, key)
        if field is None:
            continue
        # Columns repeat themselves, days from one to the next: worked out once.
        values = days if field.kind is Kind.DAY else known.setdefault(field, {})
        read = _read_column(cells[number], field, order, plan.today, values)
        if any(type(one) is Unclear for one in values.values()):
            unclear.append(number)
        keys.append(key)
        columns.append(read)
        kept.append(_as_kept(read) if field.kind in _DAYS else read)
    across = zip(*columns, strict=True) if columns else repeat((), len(lines))
    beside = zip(*kept, strict=True) if kept else repeat((), len(lines))
    rows = [
        FileRow(
            number=line.number,
            cells=line.cells,
            values={key: one for key, one in zip(keys, read, strict=True) if one is not None},
            kept=as_kept,
        )
        for line, read, as_kept in zip(lines, across, beside, strict=True)
    ]
    for number in unclear:
        _tell_unclear(rows, plan.columns[number], plan.table.headings[number])
    return [row for row in rows if not _is_remark(row, essential)]


def heading_of(plan: Plan, key: str) -> str:
    """The file's own heading of a column, or the name of its meaning."""
    number = plan.place_of(key)
    if number is not None:
        return plan.table.headings[number]
    one = field_of(plan.subject, key)
    return one.label if one else ""


def _read_column(
    cells: Sequence[Cell], field: Field, order: DayOrder, today: date, known: dict[Any, Any]
) -> list[Any]:
    """What every cell of a column means, None or ``Unclear`` among them."""
    # 1, 1.0 and True are one key to a dictionary, and three cells to the office.
    plain = len(set(map(type, cells)) - {str}) <= 1
    keys = cells if plain else [_typed(cell) for cell in cells]
    for key in set(keys).difference(known):
        cell = key[1] if isinstance(key, tuple) else key
        known[key] = None if cell == "" else _read(cell, field, order, today)
    return [known[key] for key in keys]


def _as_kept(days: list[Any]) -> list[Any]:
    texts = {day: day.isoformat() if isinstance(day, date) else day for day in set(days)}
    return [texts[day] for day in days]


def _typed(cell: Cell) -> Cell | tuple[type, Cell]:
    return cell if isinstance(cell, str) else (type(cell), cell)


def _tell_unclear(rows: list[FileRow], key: str, heading: str) -> None:
    """Turn the cells of a column that could not be read into problems of their rows."""
    for row in rows:
        value = row.values.get(key)
        if type(value) is Unclear:
            del row.values[key]
            row.problems.append(Problem(row=row.number, column=heading, problem=str(value)))


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
