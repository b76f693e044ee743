"""Daftar hadir: one session's sheet with zig-zag cells to sign in (domain.md 5.3).

A blank copy is a dossier without rows and with as many spare rows as are wanted.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_values, facts_height, labels
from rehabdesk.documents.kit.fitting import fit, set_lines, wrap
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paging import Room
from rehabdesk.documents.kit.paper import MM, Size, portrait
from rehabdesk.documents.kit.pen import Align, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.quick_binding import QuickBinding
from rehabdesk.documents.kit.rows import RowHeights, Rows, share_out
from rehabdesk.documents.kit.ruled import (
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
from rehabdesk.documents.kit.zigzag import (
    COLUMNS,
    blank_row,
    draw_counts,
    draw_people,
    words_of_row,
)
from rehabdesk.domain.dossiers import AttendanceSheetDossier, Kop, SheetRow, Signature
from rehabdesk.domain.office import Paper

_SIDE = 14 * MM
_TOP = 10 * MM
_FOOT = 9 * MM
_FOOTER = 8 * MM
_NUMBER_ROOM = 62 * MM
_SMALL_LINE = 8.6
_GAP = 2.5 * MM
_HEADER = 7 * MM
_COUNTS = 8 * MM
_CONTINUED = 7 * MM
_SIGNING = 18 * MM
_APART = 6 * MM
_BLOCK = 0.43
"""How wide a signature block is, of the width between the margins."""
_ROWS = RowHeights(6.2 * MM, 7.5 * MM, 9 * MM)
_CELL = 9.0
_SMALL = Ink(Style.REGULAR, 7)
_NUMBER = Ink(Style.BOLD, 14, 0.7)
_TITLE = Ink(Style.BOLD, 9)


class _Shape(Struct, frozen=True):
    """All that decides where things stand on a sheet."""

    paper: Paper
    kop: float
    titles: float
    facts: float
    people: tuple[SheetRow, ...]
    spare: int
    counted: bool
    pair: float
    centre: float
    footer: int


class _Layout(Struct, frozen=True):
    """Where everything stands on all sheets of the same shape."""

    size: Size
    right: float
    titles_top: float
    facts_top: float
    table_top: float
    rows: Rows
    block: float


def draw(dossiers: Sequence[AttendanceSheetDossier]) -> bytes:
    """One PDF of all the sheets in their order; each starts on a page of its own."""
    press = Press("Daftar Hadir", QuickBinding)
    compose(press, dossiers)
    return press.finished()


def compose(press: Press, dossiers: Sequence[AttendanceSheetDossier]) -> None:
    """Draw the sheets; letterheads, names and signers that are alike go into the file once."""
    for dossier in dossiers:
        layout = _layout(_shape(dossier))
        for number in range(len(layout.rows.pages)):
            pen = press.pen(layout.size)
            _draw_page(pen, dossier, layout, number)
            press.add(pen)


def _shape(dossier: AttendanceSheetDossier) -> _Shape:
    across = portrait(dossier.paper).width - 2 * _SIDE
    manner, centre = _manner(dossier, across * _BLOCK), dossier.centre_signature
    return _Shape(
        dossier.paper,
        letterhead_height(dossier.kop, across),
        titles_height(dossier.titles, across),
        facts_height(dossier.facts, across),
        dossier.rows,
        dossier.spare_rows,
        bool(dossier.counted),
        signatures_height((dossier.left_signature, dossier.right_signature), manner),
        signatures_height((centre,), _undated(manner.across)) if centre else 0,
        len(_session_lines(dossier, across)),
    )


@lru_cache(maxsize=64)
def _layout(shape: _Shape) -> _Layout:
    size = portrait(shape.paper)
    titles_top = size.height - _TOP - shape.kop - _GAP
    facts_top = titles_top - shape.titles - _GAP * 0.6
    table_top = facts_top - shape.facts - _GAP * 0.6
    lowest = _FOOT + _FOOTER + _SMALL_LINE * (shape.footer - 1)
    room = Room(
        first=table_top - _HEADER - lowest,
        later=size.height - _TOP - _CONTINUED - _HEADER - lowest,
        foot=_foot_height(shape),
    )
    table = edges(COLUMNS, _SIDE, size.width - _SIDE)
    cells = tuple(words_of_row(one) for one in shape.people)
    return _Layout(
        size,
        size.width - _SIDE,
        titles_top,
        facts_top,
        table_top,
        share_out(table, cells, shape.spare, _CELL, _ROWS, room),
        (size.width - 2 * _SIDE) * _BLOCK,
    )


def _foot_height(shape: _Shape) -> float:
    height = _GAP + _COUNTS * shape.counted + _GAP + shape.pair
    return height + _APART + shape.centre if shape.centre else height


def _manner(dossier: AttendanceSheetDossier, block: float) -> Manner:
    """How the pair of blocks is set, the place and date above the right one."""
    return _undated(block).dated(dossier.place_and_date)


def _undated(block: float) -> Manner:
    return Manner(block, room=_SIGNING)


class _Kop(Struct, frozen=True):
    """Draws the letterhead."""

    kop: Kop
    layout: _Layout

    def __call__(self, pen: Pen) -> None:
        right, top = self.layout.right, self.layout.size.height - _TOP
        draw_letterhead(pen, self.kop, _SIDE, right, top)


class _Titles(Struct, frozen=True):
    """Draws the titles, which are the same on many sheets of a group."""

    titles: tuple[str, ...]
    right: float
    top: float

    def __call__(self, pen: Pen) -> None:
        middle, across = pen.size.width / 2, self.right - _SIDE
        draw_titles(pen, self.titles, middle, self.top, across)


class _People(Struct, frozen=True):
    """Draws one page's rows below their headings, and the boxes to count in below the last."""

    rows: tuple[tuple[SheetRow, float], ...]
    ink: Ink
    counted: tuple[tuple[str, str], ...]
    top: float
    right: float

    def __call__(self, pen: Pen) -> None:
        table = edges(COLUMNS, _SIDE, self.right)
        draw_header(pen, table, self.top, _HEADER)
        foot = draw_people(pen, table, self.top - _HEADER, self.rows, self.ink)
        if self.counted:
            box = (_SIDE, foot - _GAP - _COUNTS, self.right - _SIDE, _COUNTS)
            draw_counts(pen, box, self.counted)
        pen.text(_SIDE, _FOOT + 0.6, "No. Lembar", _SMALL)


class _Signing(Struct, frozen=True):
    """Draws the signature blocks: two side by side, and the third below them."""

    left: Signature
    right: Signature
    centre: Signature | None
    top: float
    layout: _Layout
    manner: Manner

    def __call__(self, pen: Pen) -> None:
        y = self.top
        left, right = _centres(self.layout)
        draw_signatures(pen, ((left, self.left), (right, self.right)), y, self.manner)
        if self.centre:
            y -= signatures_height((self.left, self.right), self.manner) + _APART
            one = ((self.layout.size.width / 2, self.centre),)
            draw_signatures(pen, one, y, _undated(self.layout.block))


def _centres(layout: _Layout) -> tuple[float, float]:
    """The middles of the left and the right signature block."""
    return _SIDE + layout.block / 2, layout.right - layout.block / 2


def _draw_page(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, number: int) -> None:
    """Draw one page: parts that other sheets may share, and words of its own."""
    first, last = number == 0, number == len(layout.rows.pages) - 1
    rows = _rows(dossier.rows, layout.rows, number)
    top = layout.table_top if first else layout.size.height - _TOP - _CONTINUED
    if first:
        _draw_head(pen, dossier, layout)
    else:
        words = f"{dossier.titles[0] if dossier.titles else ''} (lanjutan)"
        fitted = fit(words, _TITLE, layout.right - _SIDE, 12, 7)
        set_lines(pen, _SIDE, layout.size.height - _TOP, fitted, Align.LEFT)
    counted = dossier.counted if last else ()
    pen.share(_People(rows, layout.rows.ink, counted, top, layout.right))
    if last:
        under = top - _HEADER - sum(height for _, height in rows)
        _draw_signing(pen, dossier, layout, under - 2 * _GAP - _COUNTS * bool(dossier.counted))
    _draw_footer(pen, dossier, layout, number)


def _draw_head(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout) -> None:
    pen.share(_Kop(dossier.kop, layout))
    pen.share(_Titles(dossier.titles, layout.right, layout.titles_top))
    pen.share(labels(dossier.facts, _SIDE, layout.right, layout.facts_top))
    draw_values(pen, dossier.facts, _SIDE, layout.right, layout.facts_top)


def _draw_signing(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, top: float) -> None:
    signers = dossier.left_signature, dossier.right_signature, dossier.centre_signature
    manner = _manner(dossier, layout.block)
    pen.share(_Signing(*signers, top, layout, manner))
    draw_date(pen, _centres(layout)[1], top, dossier.place_and_date, manner)


def _draw_footer(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, number: int) -> None:
    pen.text(_SIDE + 15 * MM, _FOOT, dossier.sheet_number, _NUMBER)
    page = page_words(number + 1, len(layout.rows.pages))
    printed = "  ·  ".join(filter(None, (dossier.printed_at, page)))
    lines = *_session_lines(dossier, layout.right - _SIDE), printed
    for above, words in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
        pen.text(layout.right, _FOOT + _SMALL_LINE * above, words, _SMALL, Align.RIGHT)


def _session_lines(dossier: AttendanceSheetDossier, across: float) -> tuple[str, ...]:
    return wrap(dossier.session_line, _SMALL, across - _NUMBER_ROOM)


def _rows(
    people: tuple[SheetRow, ...], rows: Rows, number: int
) -> tuple[tuple[SheetRow, float], ...]:
    """The rows of one page; those beyond the people are blank, with their numbers going on."""
    last = people[-1].number if people else 0
    return tuple(
        (
            people[at] if at < len(people) else blank_row(last + at - len(people) + 1),
            rows.heights[at],
        )
        for at in rows.pages[number]
    )


ATTENDANCE_SHEET = Document(
    key="attendance_sheet",
    title="Daftar hadir",
    dossier=AttendanceSheetDossier,
    draw=draw,
)
