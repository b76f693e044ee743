"""Ruled tables: columns sharing a width, a header row, cells that fit, lines around them."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.fitting import LEADING, Fitted, fit, set_in_box, set_lines, wrap
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.pen import BLACK, Anchor, Pen

HEADING = Ink(Style.BOLD, 8.5)
CELL = Ink(Style.REGULAR, 9)
THIN = 0.45
BOLD = 0.9
PADDING = 3.2
_AIR = 2.0
"""Above and below the words of a row, together."""
_SHADE = (0.9, 0.9, 0.9)


class RuledColumn(Struct, frozen=True):
    """A heading, a share of the width, and where the cells' words stand."""

    heading: str
    share: float
    align: Anchor = Anchor.LEFT


class Edges(Struct, frozen=True):
    """Where the columns' lines are, from the left margin to the right one."""

    columns: tuple[RuledColumn, ...]
    at: tuple[float, ...]


@lru_cache(maxsize=64)
def edges(columns: tuple[RuledColumn, ...], left: float, right: float) -> Edges:
    """Share the width out over the columns."""
    scale = (right - left) / sum(column.share for column in columns)
    at = [left]
    for column in columns:
        at.append(at[-1] + column.share * scale)
    return Edges(columns, tuple(at))


def draw_header(pen: Pen, table: Edges, top: float, height: float) -> None:
    """Draw the shaded row of headings with its lines; empty headings join the cell before."""
    left, right = table.at[0], table.at[-1]
    pen.colour(_SHADE)
    pen.fill(left, top - height, right - left, height)
    pen.colour(BLACK)
    starts = [at for at, column in enumerate(table.columns) if column.heading]
    for start, end in zip(starts, [*starts[1:], len(table.columns)], strict=True):
        x, across = table.at[start], table.at[end] - table.at[start]
        box = (x + 1.5, top - height, across - 3, height)
        set_in_box(pen, box, table.columns[start].heading, HEADING, Anchor.CENTRE)
    inner = [(table.at[at], top, table.at[at], top - height) for at in starts[1:]]
    pen.rules(inner, THIN)
    pen.frame(left, top - height, right - left, height, BOLD)


def draw_cells(
    pen: Pen, table: Edges, top: float, height: float, cells: Sequence[str], ink: Ink = CELL
) -> None:
    """Set one row's words, each inside its cell."""
    for at, words in enumerate(cells):
        if words:
            left, right = table.at[at] + PADDING, table.at[at + 1] - PADDING
            box = (left, top - height + 0.8, right - left, height - 1.6)
            set_in_box(pen, box, words, ink, table.columns[at].align)


def height_needed(table: Edges, cells: Sequence[str], ink: Ink) -> float:
    """How high a row must be for its words to stand in one size, on as many lines as they need."""
    lines = max(len(_wrapped(table, at, words, ink)) for at, words in enumerate(cells))
    return lines * ink.size * LEADING + _AIR


def set_cells(
    pen: Pen, table: Edges, top: float, height: float, cells: Sequence[str], ink: Ink
) -> None:
    """Set one row's words in one size, broken over lines inside their cells."""
    for at, words in enumerate(cells):
        if words:
            align = table.columns[at].align
            left, right = table.at[at] + PADDING, table.at[at + 1] - PADDING
            fitted = Fitted(_wrapped(table, at, words, ink), ink)
            middle = top - (height - fitted.height) / 2
            set_lines(pen, left + (right - left) * align.value, middle, fitted, align)


def _wrapped(table: Edges, at: int, words: str, ink: Ink) -> tuple[str, ...]:
    return wrap(words, ink, table.at[at + 1] - table.at[at] - 2 * PADDING)


def draw_lines(pen: Pen, table: Edges, top: float, height: float, count: int) -> None:
    """Draw the lines of ``count`` rows and the frame around them."""
    left, right = table.at[0], table.at[-1]
    foot = top - count * height
    pen.rules([(left, top - n * height, right, top - n * height) for n in range(1, count)], THIN)
    pen.rules([(x, top, x, foot) for x in table.at[1:-1]], THIN)
    pen.frame(left, foot, right - left, top - foot, BOLD)


def draw_titles(pen: Pen, titles: Sequence[str], centre: float, top: float, across: float) -> float:
    """Set the centred titles, the first one largest, and return where they end."""
    for number, words in enumerate(titles):
        fitted = fit(words, title_ink(number), across, 40, 8)
        top = set_lines(pen, centre, top, fitted, Anchor.CENTRE)
    return top


@lru_cache(maxsize=64)
def titles_height(titles: tuple[str, ...], across: float) -> float:
    """How high the titles are."""
    return sum(
        fit(words, title_ink(number), across, 40, 8).height for number, words in enumerate(titles)
    )


def title_ink(number: int) -> Ink:
    """How the title of this number is set: the first bold and largest."""
    return Ink(Style.BOLD, 12.5) if number == 0 else Ink(Style.BOLD, 10.5)
