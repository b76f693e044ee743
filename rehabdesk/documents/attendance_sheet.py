"""Daftar hadir: one session's sheet with zig-zag cells to sign in (domain.md 5.3).

A blank copy is a dossier without rows and with as many spare rows as are wanted.
"""

from collections.abc import Sequence

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_values, labels
from rehabdesk.documents.kit.fitting import fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.letterhead import draw_letterhead
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import draw_header, draw_titles, edges
from rehabdesk.documents.kit.sheet_foot import (
    SheetFoot,
    draw_code,
    draw_number,
    draw_session,
    draw_standing,
)
from rehabdesk.documents.kit.sheet_layout import (
    APART,
    COUNTS,
    GAP,
    HEADER,
    SIDE,
    TOP,
    SheetLayout,
    layout_of,
    manner_of,
    rows_of_page,
    undated,
)
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.documents.kit.zigzag import COLUMNS, draw_counts, draw_people
from rehabdesk.domain.dossiers import AttendanceSheetDossier, Kop, SheetRow, Signature
from rehabdesk.domain.sheet_code import make_sheet_code

_TITLE = Ink(Style.BOLD, 9)


def draw(dossiers: Sequence[AttendanceSheetDossier]) -> bytes:
    """One PDF of all the sheets in their order; each starts on a page of its own."""
    press = Press("Daftar Hadir")
    compose(press, dossiers)
    return press.finished()


def compose(press: Press, dossiers: Sequence[AttendanceSheetDossier]) -> None:
    """Draw the sheets; letterheads, names and signers that are alike go into the file once."""
    for dossier in dossiers:
        layout = layout_of(dossier)
        for number in range(len(layout.rows.pages)):
            pen = press.pen(layout.size)
            _draw_page(pen, dossier, layout, number)
            press.add(pen)


class _SheetKop(Struct, frozen=True):
    """Draws the letterhead."""

    kop: Kop
    layout: SheetLayout

    def __call__(self, pen: Pen) -> None:
        right, top = self.layout.right, self.layout.size.height - TOP
        draw_letterhead(pen, self.kop, SIDE, right, top)


class _Titles(Struct, frozen=True):
    """Draws the titles, which are the same on many sheets of a group."""

    titles: tuple[str, ...]
    right: float
    top: float

    def __call__(self, pen: Pen) -> None:
        middle, across = pen.size.width / 2, self.right - SIDE
        draw_titles(pen, self.titles, middle, self.top, across)


class _People(Struct, frozen=True):
    """Draws one page's rows below their headings, and the boxes to count in below the last."""

    rows: tuple[tuple[SheetRow, float], ...]
    ink: Ink
    counted: tuple[tuple[str, str], ...]
    top: float
    right: float
    foot: SheetFoot
    absence_rule: str

    def __call__(self, pen: Pen) -> None:
        table = edges(COLUMNS, SIDE, self.right)
        draw_header(pen, table, self.top, HEADER)
        foot = draw_people(pen, table, self.top - HEADER, self.rows, self.ink)
        if self.counted:
            box = (SIDE, foot - GAP - COUNTS, self.right - SIDE, COUNTS)
            draw_counts(pen, box, self.counted)
        draw_standing(pen, self.foot, self.absence_rule)


class _Signing(Struct, frozen=True):
    """Draws the signature blocks: two side by side, and the third below them."""

    left: Signature
    right: Signature
    centre: Signature | None
    top: float
    layout: SheetLayout
    manner: Manner

    def __call__(self, pen: Pen) -> None:
        y = self.top
        left, right = _centres(self.layout)
        draw_signatures(pen, ((left, self.left), (right, self.right)), y, self.manner)
        if self.centre:
            y -= signatures_height((self.left, self.right), self.manner) + APART
            found = ((self.layout.size.width / 2, self.centre),)
            draw_signatures(pen, found, y, undated(self.layout.block))


def _centres(layout: SheetLayout) -> tuple[float, float]:
    """The middles of the left and the right signature block."""
    return SIDE + layout.block / 2, layout.right - layout.block / 2


def _draw_page(pen: Pen, dossier: AttendanceSheetDossier, layout: SheetLayout, number: int) -> None:
    """Draw one page: parts that other sheets may share, and words of its own."""
    last = number == len(layout.rows.pages) - 1
    rows = rows_of_page(dossier.rows, layout.rows, number)
    top = layout.headings_top(number)
    if number == 0:
        _draw_head(pen, dossier, layout)
    else:
        words = f"{dossier.titles[0] if dossier.titles else ''} (lanjutan)"
        fitted = fit(words, _TITLE, layout.right - SIDE, 12, 7)
        set_lines(pen, SIDE, layout.size.height - TOP, fitted, Anchor.LEFT)
    counted = dossier.counted if last else ()
    ink, foot = layout.rows.ink, layout.foot
    pen.share(_People(rows, ink, counted, top, layout.right, foot, dossier.absence_rule))
    if last:
        under = top - HEADER - sum(height for _, height in rows)
        _draw_signing(pen, dossier, layout, under - 2 * GAP - COUNTS * bool(dossier.counted))
    _draw_foot(pen, dossier, layout, number)


def _draw_head(pen: Pen, dossier: AttendanceSheetDossier, layout: SheetLayout) -> None:
    pen.share(_SheetKop(dossier.kop, layout))
    pen.share(_Titles(dossier.titles, layout.right, layout.titles_top))
    pen.share(labels(dossier.facts, SIDE, layout.right, layout.facts_top))
    draw_values(pen, dossier.facts, SIDE, layout.right, layout.facts_top)


def _draw_signing(
    pen: Pen, dossier: AttendanceSheetDossier, layout: SheetLayout, top: float
) -> None:
    signers = dossier.left_signature, dossier.right_signature, dossier.centre_signature
    manner = manner_of(dossier, layout.block)
    pen.share(_Signing(*signers, top, layout, manner))
    draw_date(pen, _centres(layout)[1], top, dossier.place_and_date, manner)


def _draw_foot(pen: Pen, dossier: AttendanceSheetDossier, layout: SheetLayout, number: int) -> None:
    page = number + 1, len(layout.rows.pages)
    draw_session(pen, layout.foot, dossier.session_line, dossier.printed_at, page)
    if dossier.sheet_number:
        draw_number(pen, layout.foot, dossier.sheet_number)
        code = (dossier.sheet_number, number + 1, dossier.office_signs, dossier.printing)
        draw_code(pen, layout.foot, make_sheet_code(*code))


ATTENDANCE_SHEET = Document(
    key="attendance_sheet",
    title="Daftar hadir",
    dossier=AttendanceSheetDossier,
    draw=draw,
)
