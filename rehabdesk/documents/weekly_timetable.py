"""A week for the wall, lying down: days side by side, times under each other, groups below."""

from collections.abc import Sequence

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.fitting import LEADING, SMALLEST, Fitted, fit, set_lines, wrap
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import FOOTER, draw_footer, page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paper import MM, Size, landscape
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
    edges,
    titles_height,
)
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.domain.dossiers import TimetableDossier, TimetableEntry, TimetableRow

_SIDE = 12 * MM
_TOP = 10 * MM
_FOOT = 8 * MM
_GAP = 3 * MM
_HOURS = 0.55
"""The column of the hours, measured by one of a day."""
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, SMALLEST)
_AIR = 3.0
_BETWEEN = 2.5
_LEAST_ROW = 9 * MM
_TITLE = Ink(Style.BOLD, 9)
_SMALL = Ink(Style.REGULAR, 8)
_FEW = 6
"""Up to so many groups stand under each other, more in two columns."""
_NONE = "Tidak ada sesi pada pekan ini."


class _TimetableWeek(Struct, frozen=True):
    """How a week lies on its pages: the rows of each, and the size of the words."""

    size: Size
    table: Edges
    header: float
    letters: float
    pages: tuple[tuple[TimetableRow, ...], ...]


def draw(dossiers: Sequence[TimetableDossier]) -> bytes:
    """One PDF of all the weeks."""
    press = Press("Jadwal Mingguan")
    for dossier in dossiers:
        _compose(press, dossier)
    return press.finished()


def _compose(press: Press, dossier: TimetableDossier) -> None:
    week = _layout(dossier)
    for number, rows in enumerate(week.pages):
        pen = press.pen(week.size)
        top = _draw_head(pen, dossier, first=number == 0)
        foot = _draw_table(pen, week, rows, top)
        if number == len(week.pages) - 1:
            _draw_foot(pen, dossier, foot)
        right = (dossier.printed_at, page_words(number + 1, len(week.pages)))
        draw_footer(pen, _SIDE, _FOOT, " · ".join(dossier.titles), right)
        press.add(pen)


def _layout(dossier: TimetableDossier) -> _TimetableWeek:
    """In the largest letters that leave everything on one page, else in the smallest on several."""
    size = landscape(dossier.paper)
    headings = tuple(
        f"{day} · {why}" if why else day
        for day, why in zip(dossier.days, dossier.closed, strict=False)
    )
    columns = (
        RuledColumn("Waktu", _HOURS, Anchor.CENTRE),
        *(RuledColumn(heading or "–", 1.0) for heading in headings),
    )
    table = edges(columns, _SIDE, size.width - _SIDE)
    header = _header_height(table)
    across = size.width - 2 * _SIDE
    usual = size.height - _TOP - header - _FOOT - FOOTER + 3 * MM
    first = usual - _head_height(dossier, across)
    later = usual - _TITLE.size * LEADING - _GAP
    foot = _foot_height(dossier, across)
    letters = SMALLEST
    pages: tuple[tuple[TimetableRow, ...], ...] = ()
    for letters in _SIZES:
        rows = [part for row in dossier.rows for part in _parts(table, row, letters, later - foot)]
        pages = _pages(rows, [_height(table, row, letters) for row in rows], first, later, foot)
        if len(pages) == 1:
            break
    return _TimetableWeek(size, table, header, letters, pages)


def _pages(
    rows: Sequence[TimetableRow],
    heights: Sequence[float],
    first: float,
    later: float,
    foot: float,
) -> tuple[tuple[TimetableRow, ...], ...]:
    """Which rows go on which page; the last one has room for the foot and at least one row."""
    pages: list[list[TimetableRow]] = [[]]
    left, last = first, 0.0
    for row, height in zip(rows, heights, strict=True):
        if height > left and (pages[-1] or len(pages) == 1):
            pages.append([])
            left = later
        pages[-1].append(row)
        left, last = left - height, height
    if left < foot and rows:
        if len(pages[-1]) > 1:
            pages.append([pages[-1].pop()])
        elif len(pages) == 1 and last + foot <= later:
            pages = [[], pages[0]]
    return tuple(tuple(page) for page in pages)


def _parts(table: Edges, row: TimetableRow, letters: float, room: float) -> list[TimetableRow]:
    """A row as it is, or halved until each part has room on a page."""
    most = max((len(cell) for cell in row.cells), default=0)
    if most < len("ab") or _height(table, row, letters) <= room:
        return [row]
    half = (most + 1) // 2
    upper = TimetableRow(hours=row.hours, cells=tuple(cell[:half] for cell in row.cells))
    lower = TimetableRow(hours=row.hours, cells=tuple(cell[half:] for cell in row.cells))
    return [
        *_parts(table, upper, letters, room),
        *_parts(table, lower, letters, room),
    ]


def _header_height(table: Edges) -> float:
    """As high as the heading with the most lines needs."""
    lines = max(
        len(wrap(column.heading, HEADING, right - left - 3))
        for column, left, right in zip(table.columns, table.at[:-1], table.at[1:], strict=True)
    )
    return lines * HEADING.size * LEADING + 2 * PADDING


def _head_height(dossier: TimetableDossier, across: float) -> float:
    height = letterhead_height(dossier.kop, across) + 2 * _GAP
    return height + titles_height(dossier.titles, across)


def _height(table: Edges, row: TimetableRow, letters: float) -> float:
    """How high a row is: as its longest cell."""
    hours = Fitted(_hours(table, row, letters), Ink(Style.BOLD, letters)).height
    cells = (
        _cell_height(cell, letters, table.at[at + 1] - table.at[at] - 2 * PADDING)
        for at, cell in enumerate(_cells(table, row), 1)
    )
    return max([_LEAST_ROW, hours + 2 * _AIR, *(height + 2 * _AIR for height in cells)])


def _cells(table: Edges, row: TimetableRow) -> Sequence[tuple[TimetableEntry, ...]]:
    """A cell for every day and no more, whoever made the row."""
    count = len(table.columns) - 1
    return (*row.cells, *((),) * count)[:count]


def _hours(table: Edges, row: TimetableRow, letters: float) -> tuple[str, ...]:
    return wrap(row.hours, Ink(Style.BOLD, letters), table.at[1] - table.at[0] - 2 * PADDING)


def _cell_height(cell: Sequence[TimetableEntry], letters: float, across: float) -> float:
    lines = sum(line.height for entry in cell for line in _lines(entry, letters, across))
    return lines + _BETWEEN * max(0, len(cell) - 1)


def _lines(entry: TimetableEntry, letters: float, across: float) -> list[Fitted]:
    """What an entry says, the session bold, the others smaller."""
    small = max(SMALLEST, letters - 1)
    inks = (Ink(Style.BOLD, letters), Ink(Style.REGULAR, small), Ink(Style.REGULAR, small))
    said = (entry.what, entry.whom, entry.where)
    return [
        Fitted(wrap(words, ink, across), ink)
        for words, ink in zip(said, inks, strict=True)
        if words
    ]


def _draw_head(pen: Pen, dossier: TimetableDossier, *, first: bool) -> float:
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
    return draw_titles(pen, dossier.titles, pen.size.width / 2, top, right - left) - _GAP


def _draw_table(pen: Pen, week: _TimetableWeek, rows: Sequence[TimetableRow], top: float) -> float:
    """Draw the headings and the rows, and return where they end."""
    table = week.table
    left, right = table.at[0], table.at[-1]
    draw_header(pen, table, top, week.header)
    top -= week.header
    foot = top
    for row in rows:
        height = _height(table, row, week.letters)
        _draw_row(pen, week, row, foot, height)
        foot -= height
        pen.rule((left, foot, right, foot), THIN)
    if not rows:
        line = fit(_NONE, Ink(Style.REGULAR, 9), right - left, _LEAST_ROW, SMALLEST)
        set_lines(pen, (left + right) / 2, top - _AIR, line, Anchor.CENTRE)
        foot -= _LEAST_ROW
    else:
        pen.rules([(x, top, x, foot) for x in table.at[1:-1]], THIN)
    pen.frame(left, foot, right - left, top - foot, BOLD)
    return foot


def _draw_row(pen: Pen, week: _TimetableWeek, row: TimetableRow, top: float, height: float) -> None:
    table = week.table
    hours = Fitted(_hours(table, row, week.letters), Ink(Style.BOLD, week.letters))
    middle = (table.at[0] + table.at[1]) / 2
    set_lines(pen, middle, top - (height - hours.height) / 2, hours, Anchor.CENTRE)
    for at, cell in enumerate(_cells(table, row), 1):
        across = table.at[at + 1] - table.at[at] - 2 * PADDING
        y = top - _AIR
        for entry in cell:
            for line in _lines(entry, week.letters, across):
                y = set_lines(pen, table.at[at] + PADDING, y, line, Anchor.LEFT)
            y -= _BETWEEN


def _manner(dossier: TimetableDossier, across: float) -> Manner:
    return Manner(across * 0.32, room=13 * MM).dated(dossier.place_and_date)


def _foot_height(dossier: TimetableDossier, across: float) -> float:
    signed = signatures_height((dossier.signature,), _manner(dossier, across))
    named = max((sum(line.height for line in part) for part in _groups(dossier, across)), default=0)
    return 2 * _GAP + max(signed, named)


def _groups(dossier: TimetableDossier, across: float) -> list[list[Fitted]]:
    """The groups with their counselors and rooms, in one column or two."""
    columns = 1 if len(dossier.groups) <= _FEW else 2
    share = max(1, -(-len(dossier.groups) // columns))
    room = across * 0.6 / columns - _GAP
    lines = [
        Fitted(wrap(f"{name}: {words}" if words else name, _SMALL, room), _SMALL)
        for name, words in dossier.groups
    ]
    return [lines[start : start + share] for start in range(0, len(lines), share)]


def _draw_foot(pen: Pen, dossier: TimetableDossier, top: float) -> None:
    """The groups at the left, the signature at the right."""
    across = pen.size.width - 2 * _SIDE
    top -= _GAP
    parts = _groups(dossier, across)
    for at, part in enumerate(parts):
        y = top
        for line in part:
            y = set_lines(pen, _SIDE + at * across * 0.6 / len(parts), y, line, Anchor.LEFT)
    manner = _manner(dossier, across)
    centre = _SIDE + across * 0.82
    draw_date(pen, centre, top, dossier.place_and_date, manner)
    draw_signatures(pen, ((centre, dossier.signature),), top, manner)


WEEKLY_TIMETABLE = Document(
    key="weekly_timetable", title="Jadwal mingguan", dossier=TimetableDossier, draw=draw
)
