"""Any list of the screen: its columns in their order, standing or lying as they need.

The words of its columns are not known beforehand; they share the width by need, in points.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_labels, draw_values, facts_height
from rehabdesk.documents.kit.fitting import LEADING, SMALLEST, fit, set_lines, wrap
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.footer import FOOTER, draw_footer, page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paper import MM, Size, landscape, portrait
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import (
    BOLD,
    HEADING,
    PADDING,
    THIN,
    Edges,
    RuledColumn,
    draw_header,
    draw_titles,
    height_needed,
    set_cells,
    titles_height,
)
from rehabdesk.domain.printed_list import ListAlign, ListColumn, ListDossier


class ColumnNeed(Struct, frozen=True, kw_only=True):
    """``least`` breaks no word, ``whole`` sets every cell on one line."""

    least: float
    whole: float

    def scaled(self, by: float) -> "ColumnNeed":
        """The same for letters of another size."""
        return ColumnNeed(least=self.least * by, whole=self.whole * by)


def shared(needs: Sequence[ColumnNeed], room: float) -> list[float]:
    """The widths, in the same order, together as wide as the room.

    Where there is more than all need, each gets more in proportion; where there is less, the
    widest give first; where there is not even enough for the longest words, all give.
    """
    whole, least = sum(one.whole for one in needs), sum(one.least for one in needs)
    if whole <= room:
        return [one.whole * room / whole for one in needs]
    if least >= room:
        return [one.least * room / least for one in needs]
    low, high = 0.0, max(one.whole for one in needs)
    while high - low > 1 / 64:
        level = (low + high) / 2
        if sum(_at(one, level) for one in needs) <= room:
            low = level
        else:
            high = level
    widths = [_at(one, low) for one in needs]
    over = (room - sum(widths)) / len(widths)
    return [one + over for one in widths]


def _at(need: ColumnNeed, level: float) -> float:
    return min(max(level, need.least), need.whole)


_NUMBERS = ListColumn(heading="No.", align=ListAlign.CENTRE)
_ALIGN = {
    ListAlign.LEFT: Anchor.LEFT,
    ListAlign.CENTRE: Anchor.CENTRE,
    ListAlign.RIGHT: Anchor.RIGHT,
}
_SIDE = 12 * MM
_TOP = 10 * MM
_FOOT = 8 * MM
_GAP = 3 * MM
_LEAST_ROW = 5.6 * MM
_SIZES = (9.0, 8.5, 8.0, 7.5, SMALLEST)
_TITLE = Ink(Style.BOLD, 9)
_NONE = "Daftar ini kosong."
_AIR = 1.0
"""Beside what was measured, so that rounding breaks no line."""


class _ListLayout(Struct, frozen=True):
    """How a list lies on its pages."""

    size: Size
    table: Edges
    ink: Ink
    header: float
    heights: tuple[float, ...]
    pages: tuple[range, ...]


def draw(dossiers: Sequence[ListDossier]) -> bytes:
    """One PDF of all the lists."""
    press = Press("Daftar")
    for dossier in dossiers:
        _compose(press, dossier)
    return press.finished()


def _compose(press: Press, dossier: ListDossier) -> None:
    # A cell for every column and no more, whoever made the rows.
    count = len(dossier.columns)
    blank = ("",) * count
    cells = tuple(
        (str(number), *(*row, *blank)[:count]) for number, row in enumerate(dossier.rows, 1)
    )
    layout = _layout(dossier, cells)
    for number, rows in enumerate(layout.pages):
        pen = press.pen(layout.size)
        top = _draw_head(pen, dossier, first=number == 0)
        _draw_table(pen, layout, cells, rows, top)
        right = (dossier.printed_at, page_words(number + 1, len(layout.pages)))
        draw_footer(pen, _SIDE, _FOOT, " · ".join(dossier.titles), right)
        press.add(pen)


def _layout(dossier: ListDossier, cells: tuple[tuple[str, ...], ...]) -> _ListLayout:
    """Standing where every column has room for its words at one size, else lying."""
    columns = (_NUMBERS, *dossier.columns)
    needs = [_need(column, [row[at] for row in cells]) for at, column in enumerate(columns)]
    standing, lying = portrait(dossier.paper), landscape(dossier.paper)
    whole = sum(need.whole for need in needs)
    size = standing if whole <= _across(standing) else lying
    across = _across(size)
    # The words of a column are set smaller where not even its longest ones stand beside the others.
    fitting = (
        one for one in _SIZES if sum(need.least for need in needs) * one / _SIZES[0] <= across
    )
    ink = Ink(Style.REGULAR, next(fitting, SMALLEST))
    widths = shared([need.scaled(ink.size / _SIZES[0]) for need in needs], across)
    at = [_SIDE]
    for share in widths:
        at.append(at[-1] + share)
    titled = tuple(
        RuledColumn(column.heading or "–", one, _ALIGN[column.align])
        for column, one in zip(columns, widths, strict=True)
    )
    table = Edges(titled, tuple(at))
    heights = tuple(max(_LEAST_ROW, height_needed(table, row, ink)) for row in cells)
    header = _header_height(table)
    usual = size.height - _TOP - header - _FOOT - FOOTER + 3 * MM
    first = usual - _head_height(dossier, across)
    pages = tuple(_pages(heights, first, usual - _TITLE.size * LEADING - _GAP))
    return _ListLayout(size, table, ink, header, heights, pages)


def _across(size: Size) -> float:
    return size.width - 2 * _SIDE


def _need(column: ListColumn, words: Sequence[str]) -> ColumnNeed:
    """What a column needs at the largest size: all on one line, and its longest word."""
    ink = Ink(Style.REGULAR, _SIZES[0])
    heading = [width(one, HEADING) for one in column.heading.split()]
    room = 2 * PADDING + _AIR
    least = max([*heading, *(_longest_word(one, ink) for one in set(words))], default=0)
    whole = max([least, *(width(one, ink) for one in set(words))])
    return ColumnNeed(least=least + room, whole=whole + room)


@lru_cache(maxsize=16384)
def _longest_word(words: str, ink: Ink) -> float:
    return max((width(one, ink) for one in words.split()), default=0)


def _header_height(table: Edges) -> float:
    """As high as the heading with the most lines needs."""
    lines = max(
        len(wrap(column.heading, HEADING, right - left - 3))
        for column, left, right in zip(table.columns, table.at[:-1], table.at[1:], strict=True)
    )
    return lines * HEADING.size * LEADING + 2 * PADDING


def _head_height(dossier: ListDossier, across: float) -> float:
    height = letterhead_height(dossier.kop, across) + 3 * _GAP
    return height + titles_height(dossier.titles, across) + facts_height(dossier.facts, across)


def _pages(heights: Sequence[float], first: float, later: float) -> list[range]:
    """Which rows go on which page: as many as fit, and one at least."""
    pages: list[range] = []
    start, left = 0, first
    for at, height in enumerate(heights):
        left -= height
        if left < 0 and at > start:
            pages.append(range(start, at))
            start, left = at, later - height
    return [*pages, range(start, len(heights))]


def _draw_head(pen: Pen, dossier: ListDossier, *, first: bool) -> float:
    """Draw what stands above the table and return where the table begins."""
    left, right = _SIDE, pen.size.width - _SIDE
    top = pen.size.height - _TOP
    if not first:
        words = f"{' · '.join(dossier.titles)} (lanjutan)"
        fitted = fit(words, _TITLE, right - left, _TITLE.size * LEADING, SMALLEST)
        set_lines(pen, left, top, fitted, Anchor.LEFT)
        return top - fitted.height - _GAP
    draw_letterhead(pen, dossier.kop, left, right, top)
    top -= letterhead_height(dossier.kop, right - left) + _GAP
    top = draw_titles(pen, dossier.titles, pen.size.width / 2, top, right - left) - _GAP
    draw_labels(pen, dossier.facts, left, right, top)
    draw_values(pen, dossier.facts, left, right, top)
    return top - facts_height(dossier.facts, right - left) - _GAP


def _draw_table(
    pen: Pen, layout: _ListLayout, cells: Sequence[tuple[str, ...]], rows: range, top: float
) -> None:
    table = layout.table
    left, right = table.at[0], table.at[-1]
    draw_header(pen, table, top, layout.header)
    top -= layout.header
    if not rows:
        line = fit(_NONE, layout.ink, right - left, _LEAST_ROW, SMALLEST)
        set_lines(pen, (left + right) / 2, top - 1, line, Anchor.CENTRE)
        pen.frame(left, top - _LEAST_ROW, right - left, _LEAST_ROW, BOLD)
        return
    foot = top
    for row, height in zip(
        islice(cells, rows.start, rows.stop), layout.heights[rows.start : rows.stop], strict=True
    ):
        set_cells(pen, table, foot, height, row, layout.ink)
        foot -= height
        pen.rule((left, foot, right, foot), THIN)
    pen.rules([(x, top, x, foot) for x in table.at[1:-1]], THIN)
    pen.frame(left, foot, right - left, top - foot, BOLD)


PRINTED_LIST = Document(
    key="printed_list", title="Daftar seperti di layar", dossier=ListDossier, draw=draw
)
