"""Daftar hadir: one session's sheet with zig-zag cells to sign in (domain.md 5.3).

A blank copy is a dossier without rows and with as many spare rows as are wanted.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_values, facts_height, labels
from rehabdesk.documents.kit.fitting import fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paging import Room, pages_of_rows
from rehabdesk.documents.kit.paper import MM, Size, portrait
from rehabdesk.documents.kit.pen import Align, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.quick_binding import QuickBinding
from rehabdesk.documents.kit.ruled import (
    draw_header,
    draw_titles,
    edges,
    titles_height,
)
from rehabdesk.documents.kit.samples import sample_sheets
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.documents.kit.zigzag import COLUMNS, blank_row, draw_counts, draw_people
from rehabdesk.domain.dossiers import AttendanceSheetDossier, Kop, SheetRow, Signature
from rehabdesk.domain.office import Paper

_SIDE = 14 * MM
_TOP = 10 * MM
_FOOT = 9 * MM
_FOOTER = 8 * MM
_GAP = 2.5 * MM
_HEADER = 7 * MM
_COUNTS = 8 * MM
_CONTINUED = 7 * MM
_SIGNING = 14 * MM
_BLOCK = 0.46
"""How wide a signature block is, of the width between the margins."""
_LOWEST_ROW, _USUAL_ROW, _HIGHEST_ROW = 6.2 * MM, 7.5 * MM, 9 * MM
_SMALL = Ink(Style.REGULAR, 7)
_NUMBER = Ink(Style.BOLD, 14, 0.7)
_TITLE = Ink(Style.BOLD, 9)


class _Shape(Struct, frozen=True):
    """All that decides where things stand on a sheet."""

    paper: Paper
    kop: float
    titles: float
    facts: float
    people: int
    spare: int
    counted: bool
    pair: float
    centre: float


class _Layout(Struct, frozen=True):
    """Where everything stands on all sheets of the same shape."""

    size: Size
    right: float
    titles_top: float
    facts_top: float
    table_top: float
    row_height: float
    pages: tuple[range, ...]
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
        for number in range(len(layout.pages)):
            pen = press.pen(layout.size)
            _draw_page(pen, dossier, layout, number)
            press.add(pen)


def _shape(dossier: AttendanceSheetDossier) -> _Shape:
    across = portrait(dossier.paper).width - 2 * _SIDE
    manner, centre = _manner(across * _BLOCK), dossier.centre_signature
    return _Shape(
        dossier.paper,
        letterhead_height(dossier.kop, across),
        titles_height(dossier.titles, across),
        facts_height(dossier.facts, across),
        len(dossier.rows),
        dossier.spare_rows,
        bool(dossier.counted),
        signatures_height((dossier.left_signature, dossier.right_signature), manner),
        signatures_height((centre,), _undated(manner.across)) if centre else 0,
    )


@lru_cache(maxsize=64)
def _layout(shape: _Shape) -> _Layout:
    size = portrait(shape.paper)
    titles_top = size.height - _TOP - shape.kop - _GAP
    facts_top = titles_top - shape.titles - _GAP * 0.6
    table_top = facts_top - shape.facts - _GAP * 0.6
    lowest = _FOOT + _FOOTER
    room = Room(
        first=table_top - _HEADER - lowest,
        later=size.height - _TOP - _CONTINUED - _HEADER - lowest,
        foot=_foot_height(shape),
    )
    spare, height = _row_height(shape, room.first - room.foot)
    return _Layout(
        size,
        size.width - _SIDE,
        titles_top,
        facts_top,
        table_top,
        height,
        pages_of_rows(shape.people + spare, height, room),
        (size.width - 2 * _SIDE) * _BLOCK,
    )


def _row_height(shape: _Shape, room: float) -> tuple[int, float]:
    """How many spare rows and how high all rows are, on one page if that can be written on.

    Spare rows give way where that keeps the signatures on the page of the names.
    """
    people = shape.people
    most = int(room / _LOWEST_ROW) - people
    spare = min(shape.spare, most) if people and most >= 0 else shape.spare
    count = max(1, people + spare)
    if count * _LOWEST_ROW > room:
        return spare, _USUAL_ROW
    return spare, min(_HIGHEST_ROW, room / count)


def _foot_height(shape: _Shape) -> float:
    height = _GAP + _COUNTS * shape.counted + _GAP + shape.pair
    return height + _GAP * 0.6 + shape.centre if shape.centre else height


def _manner(block: float) -> Manner:
    """How the pair of blocks is set, the place and date above the right one."""
    return Manner(block, room=_SIGNING, dated=True)


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

    rows: tuple[SheetRow, ...]
    counted: tuple[str, ...]
    top: float
    height: float
    right: float

    def __call__(self, pen: Pen) -> None:
        table = edges(COLUMNS, _SIDE, self.right)
        draw_header(pen, table, self.top, _HEADER)
        place = (self.top - _HEADER, self.height)
        foot = draw_people(pen, table, place, self.rows)
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

    def __call__(self, pen: Pen) -> None:
        block, y = self.layout.block, self.top
        left, right = _centres(self.layout)
        draw_signatures(pen, ((left, self.left), (right, self.right)), y, _manner(block))
        if self.centre:
            y -= signatures_height((self.left, self.right), _manner(block)) + _GAP * 0.6
            one = ((self.layout.size.width / 2, self.centre),)
            draw_signatures(pen, one, y, _undated(block))


def _centres(layout: _Layout) -> tuple[float, float]:
    """The middles of the left and the right signature block."""
    return _SIDE + layout.block / 2, layout.right - layout.block / 2


def _draw_page(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, number: int) -> None:
    """Draw one page: parts that other sheets may share, and words of its own."""
    first, last = number == 0, number == len(layout.pages) - 1
    rows = _rows(dossier.rows, layout.pages[number])
    top = layout.table_top if first else layout.size.height - _TOP - _CONTINUED
    if first:
        _draw_head(pen, dossier, layout)
    else:
        words = f"{dossier.titles[0] if dossier.titles else ''} (lanjutan)"
        fitted = fit(words, _TITLE, layout.right - _SIDE, 12, 6)
        set_lines(pen, _SIDE, layout.size.height - _TOP, fitted, Align.LEFT)
    counted = dossier.counted if last else ()
    pen.share(_People(rows, counted, top, layout.row_height, layout.right))
    if last:
        under = top - _HEADER - len(rows) * layout.row_height
        _draw_signing(pen, dossier, layout, under - 2 * _GAP - _COUNTS * bool(dossier.counted))
    _draw_footer(pen, dossier, layout, number)


def _draw_head(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout) -> None:
    pen.share(_Kop(dossier.kop, layout))
    pen.share(_Titles(dossier.titles, layout.right, layout.titles_top))
    pen.share(labels(dossier.facts, _SIDE, layout.right, layout.facts_top))
    draw_values(pen, dossier.facts, _SIDE, layout.right, layout.facts_top)


def _draw_signing(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, top: float) -> None:
    signers = dossier.left_signature, dossier.right_signature, dossier.centre_signature
    pen.share(_Signing(*signers, top, layout))
    draw_date(pen, _centres(layout)[1], top, dossier.place_and_date, _manner(layout.block))


def _draw_footer(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, number: int) -> None:
    pen.text(_SIDE + 15 * MM, _FOOT, dossier.sheet_number, _NUMBER)
    page = page_words(number + 1, len(layout.pages))
    printed = "  ·  ".join(filter(None, (dossier.printed_at, page)))
    for line, words in enumerate((printed, dossier.session_line)):
        fitted = fit(words, _SMALL, layout.right - _SIDE - 75 * MM, 9, 5)
        set_lines(pen, layout.right, _FOOT + 6.5 + 9 * line, fitted, Align.RIGHT)


def _rows(people: tuple[SheetRow, ...], page: range) -> tuple[SheetRow, ...]:
    """The rows of one page; those beyond the people are blank, with their numbers going on."""
    last = people[-1].number if people else 0
    return tuple(
        people[at] if at < len(people) else blank_row(last + at - len(people) + 1) for at in page
    )


ATTENDANCE_SHEET = Document(
    key="attendance_sheet",
    title="Daftar hadir",
    dossier=AttendanceSheetDossier,
    draw=draw,
    sample=sample_sheets,
)
