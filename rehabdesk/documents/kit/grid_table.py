"""The table of a monthly grid: people at the left, a column a session, totals at the right."""

from collections.abc import Sequence

from msgspec import Struct

from rehabdesk.documents.kit.fitting import set_in_box, wrap
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.rows import Rows
from rehabdesk.documents.kit.ruled import (
    BOLD,
    PADDING,
    THIN,
    Edges,
    RuledColumn,
    draw_header,
    edges,
    set_cells,
)
from rehabdesk.domain.dossiers import GridColumn, GridRow, MonthlyGridDossier

_NUMBER, _NAME, _REGISTRATION = 8 * MM, 50 * MM, 28 * MM
_WIDEST_NAME = 95 * MM
_DAY_ROOM = 4.6 * MM
_HIGHEST_KIND = 30 * MM
_KIND_STEP = 7 * 1.1
SUMS = 4.4 * MM
"""The height of the row of sums."""
_DAY = Ink(Style.BOLD, 7.5)
_KIND = Ink(Style.REGULAR, 7)
_CODE = Ink(Style.REGULAR, 8)
_SUM = Ink(Style.BOLD, 8)
_GROUPED = 5
_PEOPLE = 3
"""How many columns stand before the sessions."""
_NOBODY = "Tidak ada peserta."
_SUM_LABEL = "Jumlah hadir"


class GridTable(Struct, frozen=True):
    """How wide the columns are and how high the row of headings is."""

    people: tuple[RuledColumn, ...]
    left: float
    session: float
    totals: tuple[float, ...]
    header: float
    turned: bool

    @staticmethod
    def least_people() -> float:
        """The least width of number, name and registration number."""
        return _NUMBER + _NAME + _REGISTRATION

    @classmethod
    def of(
        cls,
        columns: Sequence[GridColumn],
        left: float,
        session: float,
        totals: tuple[float, ...],
        free: float,
    ) -> "GridTable":
        """A table whose sessions are so wide; what is free goes to the names."""
        people = (
            RuledColumn("No.", _NUMBER, Anchor.CENTRE),
            RuledColumn("Nama Residen", min(_WIDEST_NAME, _NAME + max(0, free))),
            RuledColumn("No. Registrasi", _REGISTRATION, Anchor.CENTRE),
        )
        longest = max((width(column.kind, _KIND) for column in columns), default=0.0)
        # The kinds climb, all of them as soon as one is too wide to lie.
        turned = longest > session - 1
        kinds = max(_DAY_ROOM, min(longest + 4, _HIGHEST_KIND)) if turned else _DAY_ROOM
        return cls(people, left, session, totals, _DAY_ROOM + kinds, turned)


class _GridPage(Struct, frozen=True):
    """The part of a grid that is on one page: some sessions, and where the columns' lines are."""

    dossier: MonthlyGridDossier
    table: GridTable
    part: range

    @property
    def last(self) -> bool:
        """Whether the totals stand here."""
        return self.part.stop == len(self.dossier.columns)

    @property
    def columns(self) -> tuple[RuledColumn, ...]:
        """All columns; a session's headings are drawn apart."""
        table = self.table
        sessions = (RuledColumn(" ", table.session, Anchor.CENTRE) for _ in self.part)
        headings = (*self.dossier.total_headings, "%") if self.last else ()
        return (
            *table.people,
            *sessions,
            *(
                RuledColumn(words, across, Anchor.CENTRE)
                for words, across in zip(headings, table.totals, strict=bool(headings))
            ),
        )

    @property
    def edges(self) -> Edges:
        """Where the lines are."""
        columns = self.columns
        right = self.table.left + sum(one.share for one in columns)
        return edges(columns, self.table.left, right)


def draw_table(
    pen: Pen,
    dossier: MonthlyGridDossier,
    table: GridTable,
    rows: Rows,
    place: tuple[range, range],
    top: float,
) -> float:
    """Draw some people's codes of some sessions and return where the table ends."""
    people, part = place
    block = _GridPage(dossier, table, part)
    at = block.edges.at
    _draw_headings(pen, block, top)
    y = top - table.header
    if not dossier.rows:
        foot = y - rows.heights[0]
        set_in_box(pen, (at[0], foot, at[-1] - at[0], y - foot), _NOBODY, _CODE, Anchor.CENTRE)
        pen.frame(at[0], foot, at[-1] - at[0], y - foot, BOLD)
        return foot
    for count, number in enumerate(people, 1):
        _draw_row(pen, block, dossier.rows[number], (y, rows.heights[number]), rows.ink)
        y -= rows.heights[number]
        weight = BOLD if count % _GROUPED == 0 or count == len(people) else THIN
        pen.rule((at[0], y, at[-1], y), weight)
    if people.stop == len(dossier.rows):
        _draw_sums(pen, block, y)
        y -= SUMS
    under = top - table.header
    pen.rules([(x, under, x, y) for x in at[1:-1]], THIN)
    pen.rules([(at[_PEOPLE + one], top, at[_PEOPLE + one], y) for one in _week_starts(block)], BOLD)
    pen.frame(at[0], y, at[-1] - at[0], under - y, BOLD)
    return y


def _draw_headings(pen: Pen, block: _GridPage, top: float) -> None:
    """Draw the row of headings: over each session its day, and below that its kind."""
    table, at = block.table, block.edges.at
    draw_header(pen, block.edges, top, table.header)
    foot, high = top - table.header, table.header - _DAY_ROOM
    for number, column in enumerate(block.dossier.columns[block.part.start : block.part.stop]):
        x, across = at[_PEOPLE + number], table.session
        _set_sign(pen, (x, top - _DAY_ROOM, across, _DAY_ROOM), column.day, _DAY)
        if not table.turned:
            _set_sign(pen, (x, foot, across, high), column.kind, _KIND)
            continue
        lines = wrap(column.kind, _KIND, high - 3)
        first = x + across / 2 + _KIND.size * 0.36 - _KIND_STEP * (len(lines) - 1) / 2
        for line, words in enumerate(lines):
            pen.upright(first + line * _KIND_STEP, foot + 1.5, words, _KIND)


def _draw_row(
    pen: Pen, block: _GridPage, row: GridRow, place: tuple[float, float], ink: Ink
) -> None:
    """Draw one person's name, codes and totals in a row of (top, height)."""
    top, height = place
    set_cells(pen, block.edges, top, height, (str(row.number), row.name, row.registration_no), ink)
    signs = row.codes[block.part.start : block.part.stop]
    signs += (*row.totals, row.percent) if block.last else ()
    _draw_signs(pen, block, (top, height), signs, _CODE)


def _draw_sums(pen: Pen, block: _GridPage, top: float) -> None:
    """Draw the row below all people: how many were present at each session."""
    dossier, at = block.dossier, block.edges.at
    box = (at[1] + PADDING, top - SUMS, at[_PEOPLE] - at[1] - 2 * PADDING, SUMS)
    set_in_box(pen, box, _SUM_LABEL, _SUM, Anchor.LEFT)
    signs = dossier.present[block.part.start : block.part.stop]
    signs += (*dossier.totals, dossier.percent) if block.last else ()
    _draw_signs(pen, block, (top, SUMS), signs, _SUM)


def _draw_signs(
    pen: Pen, block: _GridPage, place: tuple[float, float], signs: Sequence[str], ink: Ink
) -> None:
    """Set codes and figures into the columns behind the people, in a row of (top, height)."""
    top, height = place
    at = block.edges.at[_PEOPLE:]
    for number, sign in enumerate(signs):
        box = (at[number], top - height, at[number + 1] - at[number], height)
        _set_sign(pen, box, sign, ink)


def _set_sign(pen: Pen, box: tuple[float, float, float, float], words: str, ink: Ink) -> None:
    """Set a short word into a narrow box, nearly from line to line."""
    left, foot, across, up = box
    if words:
        set_in_box(pen, (left + 0.4, foot, across - 0.8, up), words, ink, Anchor.CENTRE)


def _week_starts(block: _GridPage) -> list[int]:
    """Before which sessions of the page another week begins."""
    shown = block.dossier.columns[block.part.start : block.part.stop]
    return [at for at in range(1, len(shown)) if shown[at].week != shown[at - 1].week]
