"""The back of a certificate: what was taught, how long, how much of it was attended."""

from rehabdesk.documents.kit.border import INK_BLUE, draw_plain_border
from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import page_words
from rehabdesk.documents.kit.paging import Room, pages_of_rows
from rehabdesk.documents.kit.paper import MM, landscape
from rehabdesk.documents.kit.pen import BLACK, Align, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import Column, draw_cells, draw_header, draw_lines, edges
from rehabdesk.documents.kit.signatures import Manner, draw_signatures, signatures_height
from rehabdesk.domain.dossiers import CertificateDossier, SubjectRow

_COLUMNS = (
    Column("No.", 10, Align.CENTRE),
    Column("Materi", 140),
    Column("Jumlah Sesi", 27, Align.CENTRE),
    Column("JP", 22, Align.CENTRE),
    Column("Kehadiran", 30, Align.CENTRE),
)
_SIDE = 24 * MM
_TOP = 16 * MM
_FOOT = 15 * MM
_HEADER = 8 * MM
_GAP = 3.4 * MM
_BLOCK = 84 * MM
_MANNER = Manner(_BLOCK, size=10, room=16 * MM)
_LOWEST_ROW, _USUAL_ROW, _HIGHEST_ROW = 4.6 * MM, 6.5 * MM, 8.4 * MM
_TITLE = Ink(Style.BOLD, 15, 1.6)
_WORDS = Ink(Style.REGULAR, 10)
_TOTAL = Ink(Style.BOLD, 9)
_SMALL = Ink(Style.REGULAR, 7)


def draw_back(press: Press, dossier: CertificateDossier) -> None:
    """Add the back page, or two of them where there are very many subjects."""
    size = landscape(dossier.paper)
    across = size.width - 2 * _SIDE
    top = size.height - _TOP - Fitted(("",), _TITLE).height - Fitted(("",), _WORDS).height - _GAP
    remark = fit(dossier.attendance_line, _WORDS, across - _BLOCK - _GAP, 6 * _WORDS.size, 8)
    signed = signatures_height((dossier.back_signature,), _MANNER)
    foot = 2 * _GAP + max(signed, remark.height)
    room = Room(top - _HEADER - _FOOT, top - _HEADER - _FOOT, foot)
    # The line of totals is the last row of the table.
    count = len(dossier.subjects) + 1
    height = min(_HIGHEST_ROW, (room.first - foot) / count)
    height = height if height >= _LOWEST_ROW else _USUAL_ROW
    pages = pages_of_rows(count, height, room)
    for number, rows in enumerate(pages):
        pen = press.pen(size)
        _draw_head(pen, press, dossier)
        bottom = _draw_rows(pen, dossier, rows, top, height)
        if number == len(pages) - 1:
            set_lines(pen, _SIDE, bottom - 2 * _GAP, remark, Align.LEFT)
            centre = size.width - _SIDE - _BLOCK / 2
            block = ((centre, dossier.back_signature),)
            draw_signatures(pen, block, bottom - 2 * _GAP, _MANNER)
        words = page_words(number + 1, len(pages))
        pen.text(size.width - _SIDE, _FOOT - 8, words, _SMALL, Align.RIGHT)
        press.add(pen)


def _draw_head(pen: Pen, press: Press, dossier: CertificateDossier) -> None:
    pen.stamp(press.form(("certificate back", pen.size), pen.size, _draw_fixed))
    top = pen.size.height - _TOP - Fitted(("",), _TITLE).height
    whose = "   ·   ".join(filter(None, (dossier.name, dossier.number, dossier.copy_mark)))
    fitted = fit(whose, _WORDS, pen.size.width - 2 * _SIDE, _WORDS.size * 1.2, 6)
    set_lines(pen, pen.size.width / 2, top, fitted, Align.CENTRE)


def _draw_fixed(pen: Pen) -> None:
    draw_plain_border(pen)
    pen.colour(INK_BLUE)
    title = Fitted(("MATERI PROGRAM REHABILITASI",), _TITLE)
    set_lines(pen, pen.size.width / 2, pen.size.height - _TOP, title, Align.CENTRE)
    pen.colour(BLACK)


def _draw_rows(
    pen: Pen, dossier: CertificateDossier, rows: range, top: float, height: float
) -> float:
    """Draw one page's part of the table and return where it ends."""
    table = edges(_COLUMNS, _SIDE, pen.size.width - _SIDE)
    draw_header(pen, table, top, _HEADER)
    top -= _HEADER
    for at, row in enumerate(rows):
        y = top - at * height
        if row < len(dossier.subjects):
            draw_cells(pen, table, y, height, _cells(str(row + 1), dossier.subjects[row]))
        else:
            draw_cells(pen, table, y, height, _cells("", dossier.subject_total), _TOTAL)
    draw_lines(pen, table, top, height, len(rows))
    return top - len(rows) * height


def _cells(number: str, row: SubjectRow) -> tuple[str, ...]:
    return (number, row.subject, row.sessions, row.lesson_hours, row.attended)
