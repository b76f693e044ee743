"""Monthly grid: a group's month lying down, one column a session, with totals and legend.

The sessions are shared out over pages side by side: weeks are kept whole.
"""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_labels, draw_values, facts_height
from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines, wrap
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.footer import FOOTER, draw_footer, page_words
from rehabdesk.documents.kit.grid_table import SUMS, GridTable, draw_table
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paging import PageRoom
from rehabdesk.documents.kit.paper import MM, Size, landscape
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.rows import RowHeights, Rows, share_out
from rehabdesk.documents.kit.ruled import HEADING, draw_titles, edges, titles_height
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.domain.dossiers import GridColumn, MonthlyGridDossier


def pages_of_weeks(columns: Sequence[GridColumn], most: int, most_last: int) -> tuple[range, ...]:
    """Which sessions go on which page: ``most`` fit on one, ``most_last`` on the last one.

    The pages are as few as can be, and each is about as full as the others for its room. A week
    that is too long for a page is broken between days, a day that is too long wherever it must.
    """
    blocks = _blocks(columns, min(most, most_last))
    fewest = _filled(blocks, most, most_last)
    tries = (_filled(blocks, one, one * most_last // most) for one in range(1, most))
    pages: list[range] = []
    start = 0
    for count in next((found for found in tries if len(found) == len(fewest)), fewest):
        pages.append(range(start, start + count))
        start += count
    return tuple(pages)


def _blocks(columns: Sequence[GridColumn], most: int) -> list[int]:
    """The sizes of what is kept together: weeks, else days, else as much as fits."""
    blocks: list[int] = []
    for _, found in groupby(columns, key=lambda one: one.week):
        week = list(found)
        days = [len(list(one)) for _, one in groupby(week, key=lambda column: column.day)]
        for size in [len(week)] if len(week) <= most else days:
            blocks += [most] * (size // most) + [size % most] * bool(size % most)
    return blocks


def _filled(blocks: Sequence[int], most: int, most_last: int) -> list[int]:
    """How many sessions each page holds, filled from the last one on."""
    pages, room = [0], most_last
    for size in reversed(blocks):
        if size > room and pages[0]:
            pages.insert(0, 0)
            room = most
        pages[0] += size
        room -= size
    return pages


_SIDE = 12 * MM
_TOP = 9 * MM
_FOOT = 8 * MM
_GAP = 2.5 * MM
_NARROWEST, _WIDEST = 4.4 * MM, 9 * MM
_TOTAL = 5.8 * MM
_ROWS = RowHeights(3.7 * MM, 5.2 * MM, 6.5 * MM)
_NAMES = 8.0
_WHOLE = "100 %"
"""The widest percentage."""
_SMALL = Ink(Style.REGULAR, 7.5)
_TITLE = Ink(Style.BOLD, 9)


class _GridLayout(Struct, frozen=True):
    """Where everything stands in one grid; ``parts`` are the sessions side by side on a page."""

    size: Size
    facts_top: float
    table_top: float
    table: GridTable
    rows: Rows
    parts: tuple[range, ...]


def draw(dossiers: Sequence[MonthlyGridDossier]) -> bytes:
    """One PDF of all the grids; sessions that do not fit beside each other go on more pages."""
    press = Press("Rekapitulasi Kehadiran")
    compose(press, dossiers)
    return press.finished()


def compose(press: Press, dossiers: Sequence[MonthlyGridDossier]) -> None:
    """Draw the grids, all sessions of the first people before the next people."""
    for dossier in dossiers:
        layout = _layout(dossier)
        places = [(rows, part) for rows in layout.rows.pages for part in layout.parts]
        for number, place in enumerate(places):
            pen = press.pen(layout.size)
            top = _draw_head(pen, dossier, layout, first=number == 0)
            foot = draw_table(pen, dossier, layout.table, layout.rows, place, top)
            if number == len(places) - 1:
                _draw_foot(pen, dossier, foot)
            right = (dossier.printed_at, page_words(number + 1, len(places)))
            draw_footer(pen, _SIDE, _FOOT, _running(dossier), right)
            press.add(pen)


def _layout(dossier: MonthlyGridDossier) -> _GridLayout:
    size = landscape(dossier.paper)
    across = size.width - 2 * _SIDE
    under_kop = size.height - _TOP - letterhead_height(dossier.kop, across) - _GAP
    facts_top = under_kop - titles_height(dossier.titles, across) - _GAP * 0.6
    table_top = facts_top - facts_height(dossier.facts, across) - _GAP * 0.6
    table, parts = _columns(dossier, across)
    lowest = _FOOT + FOOTER - 3 * MM
    later = size.height - _TOP - _continued(dossier, across).height - _GAP - table.header - lowest
    room = PageRoom(table_top - table.header - lowest, later, _foot_height(dossier))
    people = edges(table.people, _SIDE, _SIDE + sum(one.share for one in table.people))
    cells = tuple((str(row.number), row.name, row.registration_no) for row in dossier.rows)
    rows = share_out(people, cells, not cells, _NAMES, _ROWS, room)
    return _GridLayout(size, facts_top, table_top, table, rows, parts)


def _columns(dossier: MonthlyGridDossier, across: float) -> tuple[GridTable, tuple[range, ...]]:
    """How wide everything is: one width for the sessions, the rest of the page for the names."""
    totals = tuple(
        max(_TOTAL, width(words, HEADING) + 5) for words in (*dossier.total_headings, _WHOLE)
    )
    people = GridTable.least_people()
    room = across - people
    parts = pages_of_weeks(
        dossier.columns,
        max(1, int(room / _NARROWEST)),
        max(1, int((room - sum(totals)) / _NARROWEST)),
    )
    rooms = [room] * (len(parts) - 1) + [room - sum(totals)]
    widths = [one / max(1, len(part)) for one, part in zip(rooms, parts, strict=True)]
    session = min(_WIDEST, *widths)
    used = [session * len(part) for part in parts]
    used[-1] += sum(totals)
    return GridTable.of(dossier.columns, _SIDE, session, totals, room - max(used)), parts


def _running(dossier: MonthlyGridDossier) -> str:
    """What names the grid on every page."""
    return " · ".join(filter(None, (*dossier.titles, dossier.whose)))


def _continued(dossier: MonthlyGridDossier, across: float) -> Fitted:
    """What stands above the table from the second page on."""
    words = f"{_running(dossier)} (lanjutan)"
    size = fit(words, _TITLE, across, _TITLE.size, 8).ink
    return Fitted(wrap(words, size, across), size)


def _draw_head(pen: Pen, dossier: MonthlyGridDossier, layout: _GridLayout, *, first: bool) -> float:
    """Draw what stands above the table and return where the table begins."""
    right = layout.size.width - _SIDE
    top = layout.size.height - _TOP
    if not first:
        fitted = _continued(dossier, right - _SIDE)
        return set_lines(pen, _SIDE, top, fitted, Anchor.LEFT) - _GAP
    draw_letterhead(pen, dossier.kop, _SIDE, right, top)
    under = top - letterhead_height(dossier.kop, right - _SIDE) - _GAP
    draw_titles(pen, dossier.titles, layout.size.width / 2, under, right - _SIDE)
    draw_labels(pen, dossier.facts, _SIDE, right, layout.facts_top)
    draw_values(pen, dossier.facts, _SIDE, right, layout.facts_top)
    return layout.table_top


def _foot_height(dossier: MonthlyGridDossier) -> float:
    signers = (dossier.left_signature, dossier.right_signature)
    across = landscape(dossier.paper).width - 2 * _SIDE
    remarks = sum(line.height for line in _remarks(dossier, across))
    return SUMS + 2 * _GAP + remarks + signatures_height(signers, _manner(dossier, across))


def _manner(dossier: MonthlyGridDossier, across: float) -> Manner:
    return Manner(across * 0.36, room=13 * MM).dated(dossier.place_and_date)


def _remarks(dossier: MonthlyGridDossier, across: float) -> list[Fitted]:
    """The legend of codes and the note, below the table."""
    legend = "; ".join(f"{code} = {meaning}" for code, meaning in dossier.legend)
    words = [f"Keterangan: {legend}." if legend else "", dossier.note]
    return [Fitted(wrap(one, _SMALL, across), _SMALL) for one in words if one]


def _draw_foot(pen: Pen, dossier: MonthlyGridDossier, top: float) -> None:
    across = pen.size.width - 2 * _SIDE
    y = top - _GAP
    for line in _remarks(dossier, across):
        y = set_lines(pen, _SIDE, y, line, Anchor.LEFT)
    y -= _GAP
    manner = _manner(dossier, across)
    left, right = _SIDE + across * 0.2, _SIDE + across * 0.8
    draw_date(pen, right, y, dossier.place_and_date, manner)
    pair = ((left, dossier.left_signature), (right, dossier.right_signature))
    draw_signatures(pen, pair, y, manner)


MONTHLY_GRID = Document(
    key="monthly_grid",
    title="Rekap kehadiran bulanan",
    dossier=MonthlyGridDossier,
    draw=draw,
)
