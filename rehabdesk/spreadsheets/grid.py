"""A sheet as it stands in a file: its cells row by row, merged areas filled with their value."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.cells import Cell

Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of a merged area, counted from 0, both included."""


class Grid(Struct, frozen=True, kw_only=True):
    """One sheet: its name, its cells; row ``n`` of Excel is ``cells[n - 1]``."""

    name: str
    cells: Sequence[Sequence[Cell]]


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
