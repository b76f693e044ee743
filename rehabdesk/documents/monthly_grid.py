"""Monthly grid: a group's month lying down, one column a session, with totals and legend."""

from collections.abc import Sequence

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_labels, draw_values, facts_height
from rehabdesk.documents.kit.fitting import Fitted, fit, set_in_box, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.footer import FOOTER, draw_footer, page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paging import Room, pages_of_rows
from rehabdesk.documents.kit.paper import MM, Size, landscape
from rehabdesk.documents.kit.pen import Align, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import (
    BOLD,
    Column,
    draw_cells,
    draw_header,
    draw_lines,
    draw_titles,
    edges,
    titles_height,
)
from rehabdesk.documents.kit.samples import sample_grids
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.domain.dossiers import GridColumn, MonthlyGridDossier

_SIDE = 12 * MM
_TOP = 9 * MM
_FOOT = 8 * MM
_GAP = 2.5 * MM
_NUMBER, _NAME, _REGISTRATION = 8 * MM, 50 * MM, 26 * MM
_DAY_ROOM = 4.6 * MM
_TOTAL, _PERCENT = 7.5 * MM, 13 * MM
_NARROWEST, _WIDEST = 4.5 * MM, 9 * MM
_LOWEST_ROW, _USUAL_ROW, _HIGHEST_ROW = 3.9 * MM, 5.2 * MM, 6.5 * MM
_DAY = Ink(Style.BOLD, 7.5)
_KIND = Ink(Style.REGULAR, 6)
_CELL = Ink(Style.REGULAR, 8)
_SMALL = Ink(Style.REGULAR, 7.5)
_TITLE = Ink(Style.BOLD, 9)
_GROUPED = 5


class _Layout(Struct, frozen=True):
    """Where everything stands in one grid; ``parts`` are the sessions side by side on a page."""

    size: Size
    facts_top: float
    table_top: float
    header: float
    row_height: float
    pages: tuple[range, ...]
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
        places = [(rows, part) for rows in layout.pages for part in layout.parts]
        for number, (rows, part) in enumerate(places):
            pen = press.pen(layout.size)
            top = _draw_head(pen, dossier, layout, first=number == 0)
            foot = _draw_table(pen, dossier, layout, (rows, part), top)
            if number == len(places) - 1:
                _draw_foot(pen, dossier, foot)
            left = " · ".join(dossier.titles)
            right = (dossier.printed_at, page_words(number + 1, len(places)))
            draw_footer(pen, _SIDE, _FOOT, left, right)
            press.add(pen)


def _layout(dossier: MonthlyGridDossier) -> _Layout:
    size = landscape(dossier.paper)
    across = size.width - 2 * _SIDE
    under_kop = size.height - _TOP - letterhead_height(dossier.kop, across) - _GAP
    facts_top = under_kop - titles_height(dossier.titles, across) - _GAP * 0.6
    table_top = facts_top - facts_height(dossier.facts, across) - _GAP * 0.6
    parts = _parts(dossier, across)
    header = _header_height(dossier.columns, _session_width(dossier, across, parts))
    lowest = _FOOT + FOOTER - 3 * MM
    later = size.height - _TOP - 2 * _GAP - _TITLE.size - header - lowest
    room = Room(table_top - header - lowest, later, _foot_height(dossier))
    count = len(dossier.rows)
    height = min(_HIGHEST_ROW, (room.first - room.foot) / max(1, count))
    height = height if height >= _LOWEST_ROW else _USUAL_ROW
    pages = pages_of_rows(count, height, room)
    return _Layout(size, facts_top, table_top, header, height, pages, parts)


def _parts(dossier: MonthlyGridDossier, across: float) -> tuple[range, ...]:
    """Share the sessions out over pages about evenly; the last one has room for the totals."""
    people = _NUMBER + _NAME + _REGISTRATION
    fits = max(1, int((across - people) / _NARROWEST))
    fits_last = max(1, int((across - people - _totals(dossier)) / _NARROWEST))
    count = len(dossier.columns)
    if count <= fits_last:
        return (range(count),)
    pages = 1 + -(-(count - fits_last) // fits)
    each = min(fits, -(-count // pages))
    while count - each * (pages - 1) > fits_last:
        each += 1
    starts = [each * page for page in range(pages)]
    return tuple(range(start, min(count, start + each)) for start in starts)


def _totals(dossier: MonthlyGridDossier) -> float:
    return len(dossier.total_headings) * _TOTAL + _PERCENT


def _session_width(dossier: MonthlyGridDossier, across: float, parts: tuple[range, ...]) -> float:
    """One width for the sessions on all pages."""
    people = _NUMBER + _NAME + _REGISTRATION
    rooms = [across - people] * (len(parts) - 1) + [across - people - _totals(dossier)]
    widths = [room / max(1, len(part)) for room, part in zip(rooms, parts, strict=True)]
    return min(_WIDEST, *widths)


def _turned(columns: tuple[GridColumn, ...], across: float) -> bool:
    """Whether the kinds climb, all of them as soon as one is too wide to lie."""
    return _longest(columns) > across - 1


def _longest(columns: tuple[GridColumn, ...]) -> float:
    return max((width(column.kind, _KIND) for column in columns), default=0.0)


def _header_height(columns: tuple[GridColumn, ...], across: float) -> float:
    """Room for the day, and for the kind below it."""
    if not _turned(columns, across):
        return _DAY_ROOM * 2
    return _DAY_ROOM + max(_DAY_ROOM, min(_longest(columns) + 4, 22 * MM))


def _draw_head(pen: Pen, dossier: MonthlyGridDossier, layout: _Layout, *, first: bool) -> float:
    """Draw what stands above the table and return where the table begins."""
    right = layout.size.width - _SIDE
    top = layout.size.height - _TOP
    if not first:
        words = f"{' · '.join(dossier.titles)} (lanjutan)"
        fitted = fit(words, _TITLE, right - _SIDE, 2 * _TITLE.size, 6)
        set_lines(pen, _SIDE, top, fitted, Align.LEFT)
        return top - _TITLE.size - 2 * _GAP
    draw_letterhead(pen, dossier.kop, _SIDE, right, top)
    under = top - letterhead_height(dossier.kop, right - _SIDE) - _GAP
    draw_titles(pen, dossier.titles, layout.size.width / 2, under, right - _SIDE)
    draw_labels(pen, dossier.facts, _SIDE, right, layout.facts_top)
    draw_values(pen, dossier.facts, _SIDE, right, layout.facts_top)
    return layout.table_top


def _draw_table(
    pen: Pen,
    dossier: MonthlyGridDossier,
    layout: _Layout,
    place: tuple[range, range],
    top: float,
) -> float:
    """Draw some people's codes of some sessions and return where the table ends."""
    rows, part = place
    across = layout.size.width - 2 * _SIDE
    last = part.stop == len(dossier.columns)
    session = _session_width(dossier, across, layout.parts)
    used = _NUMBER + _NAME + _REGISTRATION + len(part) * session
    free = across - used - (_totals(dossier) if last else 0)
    columns = [
        Column("No.", _NUMBER, Align.CENTRE),
        # What the sessions leave of the page goes to the names, so that the table ends with it.
        Column("Nama Residen", _NAME + max(0, min(free, _NAME))),
        Column("No. Registrasi", _REGISTRATION, Align.CENTRE),
        *(Column(" ", session, Align.CENTRE) for _ in part),
    ]
    if last:
        columns += [Column(words, _TOTAL, Align.CENTRE) for words in dossier.total_headings]
        columns.append(Column("%", _PERCENT, Align.CENTRE))
    right = _SIDE + sum(column.share for column in columns)
    table = edges(tuple(columns), _SIDE, right)
    draw_header(pen, table, top, layout.header)
    draw_kind = _draw_climbing if _turned(dossier.columns, session) else _draw_kind
    box = (top - layout.header, layout.header - _DAY_ROOM)
    for at, column in enumerate(dossier.columns[part.start : part.stop]):
        _draw_day(pen, table.at[3 + at], session, top, column.day)
        draw_kind(pen, table.at[3 + at], session, box, column.kind)
    height = layout.row_height
    for at, number in enumerate(rows):
        row = dossier.rows[number]
        cells = (str(row.number), row.name, row.registration_no, *row.codes[part.start : part.stop])
        cells += (*row.totals, row.percent) if last else ()
        draw_cells(pen, table, top - layout.header - at * height, height, cells, _CELL)
    under = top - layout.header
    draw_lines(pen, table, under, height, len(rows))
    grouped = range(_GROUPED, len(rows), _GROUPED)
    pen.rules([(_SIDE, under - at * height, right, under - at * height) for at in grouped], BOLD)
    return under - len(rows) * height


def _draw_day(pen: Pen, x: float, across: float, top: float, day: str) -> None:
    """Set a session's day of the month over its column."""
    box = (x + 0.4, top - _DAY_ROOM, across - 0.8, _DAY_ROOM)
    set_in_box(pen, box, day, _DAY, Align.CENTRE)


def _draw_kind(pen: Pen, x: float, across: float, box: tuple[float, float], kind: str) -> None:
    """Set a session's kind, lying in a box of (foot, height)."""
    set_in_box(pen, (x + 0.4, box[0], across - 0.8, box[1]), kind, _KIND, Align.CENTRE)


def _draw_climbing(pen: Pen, x: float, across: float, box: tuple[float, float], kind: str) -> None:
    """Set a session's kind, climbing in a box of (foot, height)."""
    foot, height = box
    fitted = fit(kind, _KIND, height - 3, across - 1, 4.5)
    step = fitted.ink.size * 1.1
    first = x + across / 2 + fitted.ink.size * 0.36 - step * (len(fitted.lines) - 1) / 2
    for at, line in enumerate(fitted.lines):
        pen.upright(first + at * step, foot + 1.5, line, fitted.ink)


def _foot_height(dossier: MonthlyGridDossier) -> float:
    signers = (dossier.left_signature, dossier.right_signature)
    across = landscape(dossier.paper).width - 2 * _SIDE
    remarks = sum(line.height for line in _remarks(dossier, across))
    return 2 * _GAP + remarks + signatures_height(signers, _manner(across))


def _manner(across: float) -> Manner:
    return Manner(across * 0.36, room=13 * MM, dated=True)


def _remarks(dossier: MonthlyGridDossier, across: float) -> list[Fitted]:
    """The legend of codes and the note, below the table."""
    legend = "    ".join(f"{code} = {meaning}" for code, meaning in dossier.legend)
    words = [f"Keterangan:  {legend}" if legend else "", dossier.note]
    return [fit(one, _SMALL, across, 4 * _SMALL.size, 7) for one in words if one]


def _draw_foot(pen: Pen, dossier: MonthlyGridDossier, top: float) -> None:
    across = pen.size.width - 2 * _SIDE
    y = top - _GAP
    for line in _remarks(dossier, across):
        y = set_lines(pen, _SIDE, y, line, Align.LEFT)
    y -= _GAP
    manner = _manner(across)
    left, right = _SIDE + across * 0.2, _SIDE + across * 0.8
    draw_date(pen, right, y, dossier.place_and_date, manner)
    pair = ((left, dossier.left_signature), (right, dossier.right_signature))
    draw_signatures(pen, pair, y, manner)


MONTHLY_GRID = Document(
    key="monthly_grid",
    title="Rekap kehadiran bulanan",
    dossier=MonthlyGridDossier,
    draw=draw,
    sample=sample_grids,
)
