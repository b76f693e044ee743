"""Daftar hadir: one session's sheet with zig-zag cells to sign in (domain.md 5.3).

A blank copy is a dossier without rows and with as many spare rows as are wanted.
"""

from collections.abc import Hashable, Sequence

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_labels, draw_values, facts_height
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
from rehabdesk.documents.kit.zigzag import COLUMNS, draw_counts, draw_people
from rehabdesk.domain.dossiers import AttendanceSheetDossier

_SIDE = 14 * MM
_TOP = 10 * MM
_FOOT = 9 * MM
_FOOTER = 8 * MM
_GAP = 2.5 * MM
_HEADER = 7 * MM
_COUNTS = 8 * MM
_CONTINUED = 7 * MM
_SIGNING = 14 * MM
_LOWEST_ROW, _USUAL_ROW, _HIGHEST_ROW = 6.2 * MM, 7.5 * MM, 9 * MM
_SMALL = Ink(Style.REGULAR, 7)
_NUMBER = Ink(Style.BOLD, 14, 0.7)
_TITLE = Ink(Style.BOLD, 9)


class _Layout(Struct, frozen=True):
    """Where everything stands on all sheets of the same shape."""

    size: Size
    right: float
    titles_top: float
    facts_top: float
    table_top: float
    row_height: float
    spare: int
    pages: tuple[range, ...]
    block: float


def draw(dossiers: Sequence[AttendanceSheetDossier]) -> bytes:
    """One PDF of all the sheets in their order; each starts on a page of its own."""
    press = Press("Daftar Hadir", QuickBinding)
    compose(press, dossiers)
    return press.finished()


def compose(press: Press, dossiers: Sequence[AttendanceSheetDossier]) -> None:
    """Draw the sheets; what a group's sheets share is drawn once for each shape of page."""
    layouts: dict[Hashable, _Layout] = {}
    for dossier in dossiers:
        key = _shape(dossier)
        layout = layouts.get(key)
        if layout is None:
            layout = layouts[key] = _layout(dossier)
        for number in range(len(layout.pages)):
            pen = press.pen(layout.size)
            fixed = _Fixed(dossier, layout, number)
            pen.stamp(press.form((key, number), layout.size, fixed))
            _draw_words(pen, dossier, layout, number)
            press.add(pen)


def _shape(dossier: AttendanceSheetDossier) -> Hashable:
    """What decides where things stand and which fixed parts are drawn."""
    across = portrait(dossier.paper).width - 2 * _SIDE
    shared = dossier.group_key or (
        dossier.kop,
        dossier.rows,
        dossier.left_signature,
        dossier.right_signature,
        dossier.centre_signature,
    )
    return (
        shared,
        dossier.paper,
        len(dossier.rows),
        dossier.spare_rows,
        dossier.counted,
        tuple(label for label, _ in dossier.facts),
        titles_height(dossier.titles, across),
        facts_height(dossier.facts, across),
    )


def _layout(dossier: AttendanceSheetDossier) -> _Layout:
    size = portrait(dossier.paper)
    across = size.width - 2 * _SIDE
    titles_top = size.height - _TOP - letterhead_height(dossier.kop, across) - _GAP
    facts_top = titles_top - titles_height(dossier.titles, across) - _GAP * 0.6
    table_top = facts_top - facts_height(dossier.facts, across) - _GAP * 0.6
    block = across * 0.46
    lowest = _FOOT + _FOOTER
    room = Room(
        first=table_top - _HEADER - lowest,
        later=size.height - _TOP - _CONTINUED - _HEADER - lowest,
        foot=_foot_height(dossier, block),
    )
    spare, height = _row_height(dossier, room.first - room.foot)
    pages = pages_of_rows(len(dossier.rows) + spare, height, room)
    return _Layout(
        size, size.width - _SIDE, titles_top, facts_top, table_top, height, spare, pages, block
    )


def _row_height(dossier: AttendanceSheetDossier, room: float) -> tuple[int, float]:
    """How many spare rows and how high all rows are, on one page if that can be written on.

    Spare rows give way where that keeps the signatures on the page of the names.
    """
    people = len(dossier.rows)
    most = int(room / _LOWEST_ROW) - people
    spare = min(dossier.spare_rows, most) if people and most >= 0 else dossier.spare_rows
    count = max(1, people + spare)
    if count * _LOWEST_ROW > room:
        return spare, _USUAL_ROW
    return spare, min(_HIGHEST_ROW, room / count)


def _foot_height(dossier: AttendanceSheetDossier, block: float) -> float:
    pair = (dossier.left_signature, dossier.right_signature)
    height = _GAP + _COUNTS * bool(dossier.counted) + _GAP
    height += signatures_height(pair, _manner(block))
    if dossier.centre_signature:
        one = (dossier.centre_signature,)
        height += _GAP * 0.6 + signatures_height(one, _undated(block))
    return height


def _manner(block: float) -> Manner:
    """How the pair of blocks is set, the place and date above the right one."""
    return Manner(block, room=_SIGNING, dated=True)


def _undated(block: float) -> Manner:
    return Manner(block, room=_SIGNING)


class _Fixed(Struct, frozen=True):
    """Draws what all sheets of one shape share on one of their pages."""

    dossier: AttendanceSheetDossier
    layout: _Layout
    number: int

    def __call__(self, pen: Pen) -> None:
        dossier, layout = self.dossier, self.layout
        if self.number == 0:
            draw_letterhead(pen, dossier.kop, _SIDE, layout.right, layout.size.height - _TOP)
            draw_labels(pen, dossier.facts, _SIDE, layout.right, layout.facts_top)
        table = edges(COLUMNS, _SIDE, layout.right)
        top = _table_top(layout, self.number)
        draw_header(pen, table, top, _HEADER)
        place = (top - _HEADER, layout.row_height)
        foot = draw_people(pen, table, place, dossier.rows, layout.pages[self.number])
        if self.number == len(layout.pages) - 1:
            _draw_foot(pen, dossier, layout, foot)
        pen.text(_SIDE, _FOOT + 0.6, "No. Lembar", _SMALL)


class _Titles(Struct, frozen=True):
    """Draws the titles, which are the same on many sheets of a group."""

    titles: tuple[str, ...]
    right: float
    top: float

    def __call__(self, pen: Pen) -> None:
        middle, across = pen.size.width / 2, self.right - _SIDE
        draw_titles(pen, self.titles, middle, self.top, across)


def _table_top(layout: _Layout, number: int) -> float:
    return layout.table_top if number == 0 else layout.size.height - _TOP - _CONTINUED


def _draw_foot(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, top: float) -> None:
    y = top - _GAP
    if dossier.counted:
        box = (_SIDE, y - _COUNTS, layout.right - _SIDE, _COUNTS)
        draw_counts(pen, box, dossier.counted)
        y -= _COUNTS
    y -= _GAP
    left, right = _centres(layout)
    pair = ((left, dossier.left_signature), (right, dossier.right_signature))
    draw_signatures(pen, pair, y, _manner(layout.block))
    if dossier.centre_signature:
        signers = (dossier.left_signature, dossier.right_signature)
        y -= signatures_height(signers, _manner(layout.block)) + _GAP * 0.6
        one = ((layout.size.width / 2, dossier.centre_signature),)
        draw_signatures(pen, one, y, _undated(layout.block))


def _centres(layout: _Layout) -> tuple[float, float]:
    """The middles of the left and the right signature block."""
    return _SIDE + layout.block / 2, layout.right - layout.block / 2


def _draw_words(pen: Pen, dossier: AttendanceSheetDossier, layout: _Layout, number: int) -> None:
    """Draw what differs from sheet to sheet."""
    across = layout.right - _SIDE
    if number == 0:
        titles = _Titles(dossier.titles, layout.right, layout.titles_top)
        pen.stamp(pen.press.form(titles, layout.size, titles))
        draw_values(pen, dossier.facts, _SIDE, layout.right, layout.facts_top)
    else:
        words = f"{dossier.titles[0] if dossier.titles else ''} (lanjutan)"
        top = layout.size.height - _TOP
        set_lines(pen, _SIDE, top, fit(words, _TITLE, across, 12, 6), Align.LEFT)
    pages = len(layout.pages)
    if number == pages - 1:
        rows = len(layout.pages[number]) * layout.row_height
        top = _table_top(layout, number) - _HEADER - rows - 2 * _GAP
        top -= _COUNTS * bool(dossier.counted)
        manner = _manner(layout.block)
        draw_date(pen, _centres(layout)[1], top, dossier.place_and_date, manner)
    pen.text(_SIDE + 15 * MM, _FOOT, dossier.sheet_number, _NUMBER)
    printed = "  ·  ".join(filter(None, (dossier.printed_at, page_words(number + 1, pages))))
    for line, words in enumerate((printed, dossier.session_line)):
        fitted = fit(words, _SMALL, across - 75 * MM, 9, 5)
        set_lines(pen, layout.right, _FOOT + 6.5 + 9 * line, fitted, Align.RIGHT)


ATTENDANCE_SHEET = Document(
    key="attendance_sheet",
    title="Daftar hadir",
    dossier=AttendanceSheetDossier,
    draw=draw,
    sample=sample_sheets,
)
