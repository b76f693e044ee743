"""What goes to the process that reads lists and what comes back: plain records, both checked."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from rehabdesk.spreadsheets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rehabdesk.spreadsheets.cells import Cell

MOST_ANSWER = 64
"""The most megabytes of a list as it comes back."""

_PLAIN = frozenset({str, int, float, bool})


class Wanted(Struct, array_like=True, frozen=True):
    """A list to be read; ``pasted`` text has no format of its own to be found out."""

    file: str
    content: bytes
    pasted: bool = False


class _Sheet(Struct, array_like=True, frozen=True):
    """A sheet; ``moments`` are cells of days and times: row, column, kind, the text of it."""

    name: str
    rows: list[list[str | int | float | bool]]
    moments: list[tuple[int, int, str, str]]


class Answer(Struct, array_like=True, frozen=True):
    """The sheets of a list, or the sentence that says why there are none."""

    sheets: list[_Sheet]
    problem: str = ""


_ANSWERS = msgspec.msgpack.Decoder(Answer)
_WANTED = msgspec.msgpack.Decoder(Wanted)


def packed_question(file: str, content: bytes, *, pasted: bool) -> bytes:
    """A list as it goes to the process."""
    return msgspec.msgpack.encode(Wanted(file, content, pasted))


def question_in(packed: bytes) -> Wanted:
    """What the process was asked."""
    return _WANTED.decode(packed)


def packed_answer(grids: "Iterable[Grid]", problem: str = "") -> bytes:
    """Sheets, or why there are none, as they come back."""
    return msgspec.msgpack.encode(Answer([_sheet(one) for one in grids], problem))


def answer_in(packed: bytes) -> tuple[tuple[Grid, ...], str]:
    """The sheets and the problem in an answer.

    Raises:
        ValueError: it is no such answer.
    """
    answer = _ANSWERS.decode(packed)
    return tuple(map(_grid, answer.sheets)), answer.problem


def _sheet(grid: Grid) -> _Sheet:
    moments: list[tuple[int, int, str, str]] = []
    rows: list[list[str | int | float | bool]] = []
    for at, line in enumerate(grid.cells):
        if _PLAIN.issuperset(map(type, line)):
            rows.append(line)  # type: ignore[arg-type]
            continue
        plain: list[str | int | float | bool] = []
        for column, cell in enumerate(line):
            if isinstance(cell, str | int | float | bool):
                plain.append(cell)
            else:
                plain.append("")
                moments.append((at, column, *_said(cell)))
        rows.append(plain)
    return _Sheet(grid.name, rows, moments)


def _said(cell: date | time | timedelta) -> tuple[str, str]:
    if isinstance(cell, timedelta):
        return "length", str(cell.total_seconds())
    kind = "moment" if isinstance(cell, datetime) else "day" if isinstance(cell, date) else "time"
    return kind, cell.isoformat()


_MADE: "dict[str, Callable[[str], Cell]]" = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "length": lambda text: timedelta(seconds=float(text)),
}


def _grid(sheet: _Sheet) -> Grid:
    rows: Sequence[list[Cell]] = sheet.rows  # type: ignore[assignment]
    try:
        for at, column, kind, text in sheet.moments:
            rows[at][column] = _MADE[kind](text)
    except (LookupError, OverflowError) as error:
        raise ValueError(str(error)) from None
    return Grid(name=sheet.name, cells=rows)
