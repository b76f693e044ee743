"""A sheet as it stands in a file: its cells row by row, merged areas filled with their value."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.wording.numbers import thousands

MOST_ROWS = 20_000
"""The longest list that is taken in at once, in records."""
ALMOST_ROWS = MOST_ROWS + 2_000
"""Rows from which on it is too long, whatever of it are headings and sums."""

Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of a merged area, counted from 0, both included."""


class Grid(Struct, frozen=True, kw_only=True):
    """One sheet: its name, its cells; row ``n`` of Excel is ``cells[n - 1]``.

    What its workbook hides are rows and columns, counted from 0, and names of other sheets;
    ``since_1904`` says that it counts days from 1904.
    """

    name: str
    cells: Sequence[Sequence[Cell]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden_sheets: tuple[str, ...] = ()
    since_1904: bool = False


def filled(cells: list[list[Cell]], merged: Iterable[Area]) -> list[list[Cell]]:
    """The cells with every merged area holding its first value throughout."""
    for (top, left), (bottom, right) in merged:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        value = cells[top][left]
        for line in cells[top : bottom + 1]:
            for column in range(left, min(right + 1, len(line))):
                if line[column] == "":
                    line[column] = value
    return cells


def unreadable(file: str, problem: str) -> ListUnreadable:
    """The refusal for a whole file; ``problem`` is a ready Indonesian sentence."""
    return ListUnreadable(file=file, reason="file", problem=problem)


def too_many_rows(file: str) -> ListUnreadable:
    """The refusal of a list that is too long."""
    return unreadable(
        file, f"lebih dari {thousands(MOST_ROWS)} baris. Bagi menjadi beberapa berkas."
    )


def require_few_rows(file: str, rows: Iterable[Sequence[Cell]]) -> None:
    """Refuse a sheet of more filled rows than any list may have (``ListUnreadable``)."""
    filled_rows = sum(1 for line in rows if any(cell != "" for cell in line))
    if filled_rows > ALMOST_ROWS:
        raise too_many_rows(file)
