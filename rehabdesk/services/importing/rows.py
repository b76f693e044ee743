"""The rows of a list with their values, and what is wrong with each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, cast

from msgspec import Struct
from msgspec import field as made_by
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.fields import FIELDS, ColumnMeaning, field_of
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.readings import Readings
from rehabdesk.services.importing.values import Unclear
from rehabdesk.spreadsheets.cells import Cell, text_in
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.spreadsheets.table import TableLine
from rehabdesk.wording.fields.field import FieldKind

_FEW = 2
_DIGIT = re.compile(r"\d")
_WHO = frozenset({"name", "registration_no", "person_no", "birth_on", "born"})
_SIDE = {
    ImportSubject.PEOPLE: frozenset(one.key for one in FIELDS[ImportSubject.PEOPLE]) - _WHO,
    ImportSubject.ENROLMENTS: frozenset({"place", "remark"}),
    ImportSubject.COUNSELORS: frozenset({"phone", "certificates", "remark"}),
}
"""Columns that say something beside who somebody is: a bad cell of theirs refuses only itself."""
_KEPT_OTHERWISE = {FieldKind.DAY, FieldKind.BIRTHDAY, FieldKind.SEX}


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong with a row, or worth knowing of it; ``column`` is the file's own heading."""

    row: int
    column: str
    problem: str


class FileRow(Struct):
    """One row: its number in the file, its cells, and what they mean.

    ``read`` has the value of every column with a meaning (None where a cell is empty) at the
    places ``at``; ``kept`` the values that are compared, as the office's file keeps them.
    ``problems`` refuse the row, ``left`` only tell of cells that are not taken. ``keys`` are the
    normal forms of its numbers, once they were worked out. ``twin`` is the number of an earlier
    row that is, or may be, the same record; 0 where there is none.
    """

    number: int
    cells: tuple[Cell, ...]
    read: tuple[Any, ...]
    at: Mapping[str, int]
    kept: tuple[Any, ...] = ()
    problems: list[Problem] = made_by(default_factory=list[Problem])
    left: list[Problem] = made_by(default_factory=list[Problem])
    keys: tuple[str, str] | None = None
    twin: int = 0

    @property
    def values(self) -> dict[str, Any]:
        """The values by key, without those of empty cells."""
        return {key: self.read[at] for key, at in self.at.items() if self.read[at] is not None}

    def get(self, key: str) -> Any:  # noqa: ANN401 - by the column
        """The value of a column, or None."""
        at = self.at.get(key)
        return None if at is None else self.read[at]

    def has(self, key: str) -> bool:
        """Whether the row has a value in a column."""
        return self.get(key) is not None

    def with_value(self, key: str, value: Any) -> "FileRow":  # noqa: ANN401 - by the column
        """The row with one more value, and without its problems."""
        at = {**self.at, key: len(self.read)}
        return FileRow(self.number, self.cells, (*self.read, value), at)


def read_rows(
    plan: ListPlan, order: DayOrder, essential: Sequence[str], compared: Sequence[str] = ()
) -> list[FileRow]:
    """Every record of the list; rows that name nobody and hold little are remarks and left out.

    The values of the keys in ``compared`` are kept as the office's file keeps them, too.
    """
    lines = plan.table.lines
    at: dict[str, int] = {}
    columns: list[list[Any]] = []
    kept: dict[str, list[Any]] = {}
    problems: dict[int, list[Problem]] = {}
    left: dict[int, list[Problem]] = {}
    known: dict[ColumnMeaning | FieldKind, Readings] = {}
    for number, key in enumerate(plan.columns):
        field = field_of(plan.subject, key)
        if field is None:
            continue
        # Days repeat themselves from one column to the next: worked out once.
        alike = field if field.kind is not FieldKind.DAY else FieldKind.DAY
        readings = known.setdefault(alike, Readings(field, order, plan.today))
        keys = _keys_of(plan.table.column(number))
        read = readings.of(keys)
        for place, problem in _without_unclear(readings, read, lines, plan.table.headings[number]):
            if key in _SIDE.get(plan.subject, ()):
                words = f"{problem.problem} Sel ini tidak diambil."
                left.setdefault(place, []).append(replace(problem, problem=words))
            else:
                problems.setdefault(place, []).append(problem)
        at[key] = len(columns)
        columns.append(read)
        if key in compared:
            kept[key] = readings.kept(keys) if field.kind in _KEPT_OTHERWISE else read
    across = zip(*columns, strict=True) if columns else repeat((), len(lines))
    beside = zip(*(kept[key] for key in compared), strict=True) if kept else repeat((), len(lines))
    rows = [
        FileRow(line.number, line.cells, read, at, as_kept)
        for line, read, as_kept in zip(lines, across, beside, strict=True)
    ]
    for place, told in problems.items():
        rows[place].problems = told
    for place, told in left.items():
        rows[place].left = told
    places = [place for key in essential if (place := plan.place_of(key)) is not None]
    return [row for row in rows if _is_meant(row, places) or not _is_remark(row, essential)]


def left_out(rows: Iterable[FileRow]) -> tuple[Problem, ...]:
    """The cells that are not taken from rows, as warnings."""
    return tuple(problem for row in rows for problem in row.left)


def heading_of(plan: ListPlan, key: str) -> str:
    """The file's own heading of a column, or the name of its meaning."""
    number = plan.place_of(key)
    if number is not None:
        return plan.table.headings[number]
    found = field_of(plan.subject, key)
    return found.label if found else ""


def _keys_of(cells: Sequence[Cell]) -> Sequence[Any]:
    """What tells the cells of a column apart: 1, 1.0 and True are one key to a dictionary."""
    try:
        "".join(cast("Sequence[str]", cells))
    except TypeError:
        plain = len(set(map(type, cells)) - {str}) <= 1
    else:
        return cells
    return cells if plain else [one if isinstance(one, str) else (type(one), one) for one in cells]


def _without_unclear(
    readings: Readings, read: list[Any], lines: Sequence[TableLine], heading: str
) -> Iterator[tuple[int, Problem]]:
    """Take what could not be read out of a column; gives the problem and the row's place."""
    if not readings.unclear:
        return
    for place, value in enumerate(read):
        if type(value) is Unclear:
            read[place] = None
            number = lines[place].number
            yield place, Problem(row=number, column=heading, problem=str(value))


def _is_remark(row: FileRow, essential: Sequence[str]) -> bool:
    """A signature or a note below the table: nothing in the columns that matter, little at all."""
    if any(row.has(key) for key in essential):
        return False
    return sum(1 for cell in row.cells if cell != "") <= _FEW


def _is_meant(row: FileRow, places: Iterable[int]) -> bool:
    """Whether figures stand in a column that matters and were not read: refused, and told."""
    return bool(row.problems) and any(_DIGIT.search(text_in(row.cells[at])) for at in places)
