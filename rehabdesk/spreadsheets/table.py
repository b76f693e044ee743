"""The table inside a sheet: where its headings stand, what they say, and the rows below."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, cached_property

from msgspec import Struct

from rehabdesk.spreadsheets.cells import Cell, text_in
from rehabdesk.spreadsheets.grid import Grid
from rehabdesk.spreadsheets.headings import meanings_of, normal_heading
from rehabdesk.spreadsheets.template import EXAMPLE

_HEADINGS_WITHIN = 40
_LONGEST_HEADING = 60
_TOTALS = re.compile(r"(?:sub\s*|grand\s*)?(?:total|jumlah)\b", re.IGNORECASE)


class TableLine(Struct, frozen=True):
    """One row of a table; ``number`` is its number in the file, counted from 1."""

    number: int
    cells: tuple[Cell, ...]


class FoundTable(Struct, frozen=True, kw_only=True, dict=True):
    """A table as found: ``headings`` as written, ``keys`` their normal forms, one a column.

    ``above`` are the rows of the sheet up to and with the headings, as they stand; ``preface``
    the lines of text in them. ``asides`` are repeated headings, numbers of columns and totals.
    ``hidden`` are the records in rows that the workbook hides, ``examples`` the numbers of rows
    that say of themselves that they only show how to fill the list in; neither are ``lines``.
    """

    name: str
    headings: tuple[str, ...]
    keys: tuple[str, ...]
    lines: tuple[TableLine, ...]
    above: tuple[tuple[Cell, ...], ...]
    preface: tuple[str, ...]
    asides: tuple[tuple[Cell, ...], ...] = ()
    hidden: tuple[TableLine, ...] = ()
    examples: tuple[int, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_sheets: tuple[str, ...] = ()
    since_1904: bool = False

    @property
    def passed_over(self) -> int:
        """How many rows were no records."""
        return len(self.asides)

    def column(self, number: int) -> Sequence[Cell]:
        """The cells of one column."""
        return self._columns[number] if self._columns else ()

    @cached_property
    def _columns(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(zip(*(line.cells for line in self.lines), strict=True))


def find_table(grid: Grid, known: Collection[str]) -> FoundTable:
    """The table of a sheet; ``known`` are the normal headings that any list here may have.

    A sheet without headings gives columns named "Kolom A", "Kolom B" and so on.
    """
    cells = grid.cells
    first, last, headings, keys = _headings(cells, known)
    spelt = _spelt(cells[first : last + 1])
    lines: list[TableLine] = []
    asides: list[tuple[Cell, ...]] = []
    hidden: list[TableLine] = []
    examples: list[int] = []
    for at in range(last + 1, len(cells)):
        line = tuple(cells[at])
        if _is_empty(line):
            continue
        if isinstance(line[0], str) and line[0].strip().casefold() == EXAMPLE:
            examples.append(at + 1)
            continue
        if _is_no_record(line, spelt, keys):
            asides.append(line)
            continue
        (hidden if at in grid.hidden_rows else lines).append(TableLine(at + 1, line))
    return FoundTable(
        name=grid.name,
        headings=headings,
        keys=keys,
        lines=tuple(lines),
        above=tuple(tuple(line) for line in cells[: last + 1]),
        preface=_preface(cells[:first] if last >= 0 else ()),
        asides=tuple(asides),
        hidden=tuple(hidden),
        examples=tuple(examples),
        hidden_columns=grid.hidden_columns,
        hidden_sheets=grid.hidden_sheets,
        since_1904=grid.since_1904,
    )


def score_of(keys: Iterable[str], known: Collection[str]) -> int:
    """How much a row looks like headings: two for a known one, one for a known word in it."""
    words = {word for one in known for word in one.split()}
    total = 0
    for key in set(keys):
        if key in known:
            total += 2
        elif key and not key[0].isdigit() and len(key) <= _LONGEST_HEADING:
            total += any(word in words for word in key.split()[:4])
    return total


def _headings(
    cells: Sequence[Sequence[Cell]], known: Collection[str]
) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
    """First and last row of the headings, what they say, and what each of them means.

    The rows are 0 and -1 where there are none.
    """

    @cache
    def said(at: int) -> list[str]:
        # Most tables begin with their headings: few rows are asked for.
        return [text_in(cell) if isinstance(cell, str) else "" for cell in cells[at]]

    best, score = _likeliest(said, min(_HEADINGS_WITHIN, len(cells)), known)
    if best < 0:
        width = max(map(len, cells), default=0)
        named = tuple(f"Kolom {_letters(number)}" for number in range(width))
        return 0, -1, named, tuple(map(normal_heading, named))
    chosen = (score, best, best, tuple(said(best)), tuple(map(normal_heading, said(best))))
    for upper in (best, best - 1):
        # A title stands alone in its row; the upper row of two has several headings.
        if upper >= 0 and upper + 1 < len(cells) and len(set(said(upper)) - {""}) > 1:
            both = _joined(said(upper), said(upper + 1))
            keys = meanings_of(said(upper), said(upper + 1), both, known)
            found = score_of(keys, known)
            if found > chosen[0]:
                chosen = (found, upper, upper + 1, both, keys)
    _, first, last, headings, keys = chosen
    named = tuple(one or (f"Kolom {_letters(number)}") for number, one in enumerate(headings))
    meant = tuple(key or normal_heading(one) for key, one in zip(keys, named, strict=True))
    return first, last, named, meant


def _likeliest(
    said: Callable[[int], list[str]], rows: int, known: Collection[str]
) -> tuple[int, int]:
    """The row that looks most like headings, and how much; (-1, 1) where none does."""
    best, score = -1, 1
    alone: list[int] = []
    for at in range(rows):
        line = said(at)
        keys = [normal_heading(one) for one in line if one]
        if len(set(keys)) < min(2, len(line)):
            alone += [at] if keys and keys[0] in known else []
            continue
        found = score_of(keys, known)
        if found > score:
            best, score = at, found
        if found > 2 and found >= 2 * len(set(keys)):  # noqa: PLR2004 - every cell is a heading
            break
    # One heading in a wide row is a title's word, unless there are no others at all.
    return (alone[0], 2) if best < 0 and alone else (best, score)


def _joined(upper: list[str], lower: list[str]) -> tuple[str, ...]:
    """Two rows of headings as one; an upper one reaches over the empty cells to its right."""
    made: list[str] = []
    over = ""
    for above, below in zip(upper, lower, strict=False):
        over = above or (over if below else "")
        made.append(over if not below or below == over else f"{over} {below}".strip())
    return tuple(made)


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _is_no_record(line: Sequence[Cell], spelt: frozenset[Cell], keys: tuple[str, ...]) -> bool:
    """Whether a row repeats the headings, numbers the columns, or sums something up."""
    # Asked of every row: the first cells tell most of them to be records.
    for first in line:
        if first != "":
            break
    else:
        return False
    if isinstance(first, str):
        if _TOTALS.match(first.strip()):
            filled = sum(cell != "" for cell in line)
            return _sums_up(first, line) and filled <= max(2, len(keys) // 2)
        return _counts_columns(line) or (not spelt.isdisjoint(line) and _repeats(line, keys))
    return first == 1 and _counts_columns(line)


def _sums_up(first: str, line: Sequence[Cell]) -> bool:
    """Whether there is a figure, or nothing but the word: a topic may begin with it, too."""
    figures = any(sign.isdigit() for cell in line for sign in str(cell))
    return figures or len(first.split()) <= 2  # noqa: PLR2004 - "Jumlah seluruhnya"


def _is_empty(line: Sequence[Cell]) -> bool:
    """Whether nothing stands in a row; most rows are known by their first cells not to be."""
    for cell in line:  # noqa: SIM110 - asked of every row, and over at the first cell
        if not isinstance(cell, str) or cell.strip():
            return False
    return True


def _repeats(line: Sequence[Cell], keys: tuple[str, ...]) -> bool:
    shown = [(cell, key) for cell, key in zip(line, keys, strict=False) if cell != ""]
    texts = [(cell, key) for cell, key in shown if isinstance(cell, str)]
    same = sum(1 for cell, key in texts if normal_heading(cell) in {key, key.split(" ")[-1]})
    return 0 < len(texts) == len(shown) and same * 5 >= len(texts) * 3


def _spelt(rows: Sequence[Sequence[Cell]]) -> frozenset[Cell]:
    """The headings as they stand in the file, and in other capitals."""
    texts = [cell for row in rows for cell in row if isinstance(cell, str) and cell.strip()]
    return frozenset(way for one in texts for way in (one, one.upper(), one.lower(), one.title()))


def _counts_columns(line: Sequence[Cell]) -> bool:
    """Whether a row says 1, 2, 3 and so on; "1 2" may be a record."""
    count = 0
    for cell in line:
        if cell == "":
            continue
        count += 1
        if cell == count:
            continue
        if not isinstance(cell, str) or cell.strip("() \u00a0\n") != str(count):
            return False
    return count > 2  # noqa: PLR2004 - see above


def _preface(above: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    lines = (" ".join(dict.fromkeys(text_in(cell) for cell in line if cell)) for line in above)
    return tuple(line for line in lines if line)
