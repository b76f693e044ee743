"""What goes to the process that reads lists and what comes back: plain records, both checked."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec import Struct

from rehabdesk.spreadsheets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rehabdesk.spreadsheets.cells import Cell

MOST_ANSWER = 64
"""The most megabytes of a list as it comes back."""

_PLAIN = frozenset({str, int, float, bool})


class WantedList(Struct, array_like=True, frozen=True):
    """A list to be read; ``pasted`` text has no format of its own to be found out."""

    file: str
    content: bytes
    pasted: bool = False


class _CarriedSheet(Struct, array_like=True, frozen=True):
    """A sheet; ``moments`` are cells of days and times: row, column, kind, ISO 8601."""

    name: str
    rows: list[list[str | int | float | bool]]
    moments: list[tuple[int, int, str, str]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden_sheets: tuple[str, ...] = ()
    since_1904: bool = False


class ListAnswer(Struct, array_like=True, frozen=True):
    """The sheets of a list, or the sentence that says why there are none."""

    sheets: list[_CarriedSheet]
    problem: str = ""


_ANSWERS = msgspec.msgpack.Decoder(ListAnswer)
_WANTED = msgspec.msgpack.Decoder(WantedList)


def packed_question(file: str, content: bytes, *, pasted: bool) -> bytes:
    """A list as it goes to the process."""
    return msgspec.msgpack.encode(WantedList(file, content, pasted))


def question_in(packed: bytes) -> WantedList:
    """What the process was asked."""
    return _WANTED.decode(packed)


def packed_answer(grids: "Iterable[Grid]", problem: str = "") -> bytes:
    """Sheets, or why there are none, as they come back; the rows of the sheets are used up."""
    return msgspec.msgpack.encode(ListAnswer([_sheet(one) for one in grids], problem))


def answer_in(packed: bytes) -> tuple[tuple[Grid, ...], str]:
    """The sheets and the problem in an answer.

    Raises:
        ValueError: it is no such answer.
    """
    answer = _ANSWERS.decode(packed)
    return tuple(map(_grid, answer.sheets)), answer.problem


def _sheet(grid: Grid) -> _CarriedSheet:
    moments: list[tuple[int, int, str, str]] = []
    rows = [line if isinstance(line, list) else [*line] for line in grid.cells]
    for at, line in enumerate(rows):
        kinds = [*map(type, line)]
        if _PLAIN.issuperset(kinds):
            continue
        for column in [number for number, kind in enumerate(kinds) if kind not in _PLAIN]:
            moments.append((at, column, *_said(line[column])))
            line[column] = ""
    return _CarriedSheet(
        grid.name,
        rows,  # type: ignore[arg-type]
        moments,
        grid.hidden_rows,
        grid.hidden_columns,
        grid.hidden_sheets,
        grid.since_1904,
    )


def _said(cell: "Cell") -> tuple[str, str]:
    """The kind of a day, time or length, and what of it goes over the wire as text."""
    if isinstance(cell, timedelta):
        return "length", str(cell.total_seconds())
    kind = "moment" if isinstance(cell, datetime) else "day" if isinstance(cell, date) else "time"
    # msgspec writes it as ISO 8601, faster than it would be made here.
    return kind, cast("str", cell)


_MADE: "dict[str, Callable[[str], Cell]]" = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "length": lambda text: timedelta(seconds=float(text)),
}


def _grid(sheet: _CarriedSheet) -> Grid:
    rows: Sequence[list[Cell]] = sheet.rows  # type: ignore[assignment]
    try:
        for at, column, kind, text in sheet.moments:
            rows[at][column] = _MADE[kind](text)
    except (LookupError, OverflowError) as error:
        raise ValueError(str(error)) from None
    return Grid(
        name=sheet.name,
        cells=rows,
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        hidden_sheets=sheet.hidden_sheets,
        since_1904=sheet.since_1904,
    )
