"""The back of a certificate: what was taught, how long, how much of it was attended."""

from msgspec import Struct

from rehabdesk.documents.kit.border import INK_BLUE, draw_plain_border
from rehabdesk.documents.kit.certificate_marks import draw_revoked
from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import page_words
from rehabdesk.documents.kit.paging import PageRoom, pages_of_rows
from rehabdesk.documents.kit.paper import MM, landscape
from rehabdesk.documents.kit.pen import BLACK, Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import (
    CELL,
    Edges,
    RuledColumn,
    draw_cells,
    draw_header,
    draw_lines,
    edges,
)
from rehabdesk.documents.kit.signatures import Manner, draw_signatures, signatures_height
from rehabdesk.domain.dossiers import CertificateDossier, Signature, SubjectRow

_COLUMNS = (
    RuledColumn("No.", 10, Anchor.CENTRE),
    RuledColumn("Materi / Kegiatan", 140),
    RuledColumn("Jumlah Sesi", 27, Anchor.CENTRE),
    RuledColumn("JP", 22, Anchor.CENTRE),
    RuledColumn("Hadir", 30, Anchor.CENTRE),
)
_SIDE = 24 * MM
_TOP = 16 * MM
_FOOT = 15 * MM
_HEADER = 8 * MM
_GAP = 3.4 * MM
_BLOCK = 84 * MM
_MANNER = Manner(_BLOCK, size=10, room=16 * MM)
_LOWEST_ROW, _USUAL_ROW, _HIGHEST_ROW = 4.6 * MM, 6.5 * MM, 8.4 * MM
_ATTENDED = 4
_TITLE = Ink(Style.BOLD, 15, 1.6)
_WORDS = Ink(Style.REGULAR, 10)
_TOTAL = Ink(Style.BOLD, 9)
_SMALL = Ink(Style.REGULAR, 7)


class _BackLayout(Struct, frozen=True):
    """What stands on the back pages of a certificate: rows with their height, words below."""

    subjects: tuple[SubjectRow, ...]
    pages: tuple[range, ...]
    top: float
    height: float
    remark: Fitted
    note: Fitted


def back_pages(dossier: CertificateDossier) -> int:
    """How many back pages a certificate has: one, or more where there are very many subjects."""
    return len(_layout(dossier).pages)


def _layout(dossier: CertificateDossier) -> _BackLayout:
    size = landscape(dossier.paper)
    across = size.width - 2 * _SIDE
    top = size.height - _TOP - Fitted(("",), _TITLE).height - Fitted(("",), _WORDS).height - _GAP
    beside = across - _BLOCK - _GAP
    remark = fit(dossier.attendance_line, _WORDS, beside, 6 * _WORDS.size, 8)
    note = fit(dossier.sums_note, _SMALL, beside, 6 * _SMALL.size, _SMALL.size)
    signed = signatures_height((dossier.back_signature,), _MANNER)
    foot = 2 * _GAP + max(signed, remark.height + note.height)
    room = PageRoom(top - _HEADER - _FOOT, top - _HEADER - _FOOT, foot)
    subjects = (*dossier.subjects, dossier.subject_total)
    height = min(_HIGHEST_ROW, (room.first - foot) / len(subjects))
    height = height if height >= _LOWEST_ROW else _USUAL_ROW
    pages = tuple(pages_of_rows(len(subjects), height, room))
    return _BackLayout(subjects, pages, top, height, remark, note)


def draw_back(press: Press, dossier: CertificateDossier) -> None:
    """Add the back page, or two of them where there are very many subjects."""
    size, plan = landscape(dossier.paper), _layout(dossier)
    for number, rows in enumerate(plan.pages):
        pen = press.pen(size)
        last = number == len(plan.pages) - 1
        fixed = _SharedBack(
            tuple(_cells(row, plan.subjects) for row in rows),
            plan.top,
            plan.height,
            dossier.back_signature if last else None,
        )
        draw_revoked(pen, dossier)
        pen.share(fixed)
        _draw_name(pen, dossier)
        table = _table(pen)
        for at, row in enumerate(rows):
            words = (*[""] * _ATTENDED, plan.subjects[row].attended)
            ink = CELL if row < len(dossier.subjects) else _TOTAL
            draw_cells(pen, table, fixed.row(at), plan.height, words, ink)
        if last:
            under = fixed.row(len(rows)) - 2 * _GAP
            under = set_lines(pen, _SIDE, under, plan.remark, Anchor.LEFT)
            set_lines(pen, _SIDE, under - 3, plan.note, Anchor.LEFT)
        words = page_words(number + 1, len(plan.pages)) if len(plan.pages) > 1 else ""
        pen.text(size.width - _SIDE, _FOOT - 8, words, _SMALL, Anchor.RIGHT)
        press.add(pen)


class _SharedBack(Struct, frozen=True):
    """Draws what is the same for all who had the same sessions: all but what they attended."""

    rows: tuple[tuple[str, ...], ...]
    top: float
    height: float
    signer: Signature | None

    def __call__(self, pen: Pen) -> None:
        draw_plain_border(pen)
        pen.colour(INK_BLUE)
        title = Fitted(("MATERI PROGRAM REHABILITASI",), _TITLE)
        set_lines(pen, pen.size.width / 2, pen.size.height - _TOP, title, Anchor.CENTRE)
        pen.colour(BLACK)
        table = _table(pen)
        draw_header(pen, table, self.top, _HEADER)
        for at, cells in enumerate(self.rows):
            draw_cells(pen, table, self.row(at), self.height, cells, CELL if cells[0] else _TOTAL)
        draw_lines(pen, table, self.row(0), self.height, len(self.rows))
        if self.signer:
            block = ((pen.size.width - _SIDE - _BLOCK / 2, self.signer),)
            draw_signatures(pen, block, self.row(len(self.rows)) - 2 * _GAP, _MANNER)

    def row(self, at: int) -> float:
        """The top of a row of the table."""
        return self.top - _HEADER - at * self.height


def _draw_name(pen: Pen, dossier: CertificateDossier) -> None:
    top = pen.size.height - _TOP - Fitted(("",), _TITLE).height
    revoked = " ".join(filter(None, (dossier.revoked_mark, dossier.revoked_note)))
    marks = (dossier.copy_mark, dossier.copy_note, revoked)
    whose = "   ·   ".join(filter(None, (dossier.name, dossier.number, *marks)))
    fitted = fit(whose, _WORDS, pen.size.width - 2 * _SIDE, _WORDS.size * 1.2, 6)
    set_lines(pen, pen.size.width / 2, top, fitted, Anchor.CENTRE)


def _table(pen: Pen) -> Edges:
    return edges(_COLUMNS, _SIDE, pen.size.width - _SIDE)


def _cells(row: int, subjects: tuple[SubjectRow, ...]) -> tuple[str, ...]:
    """A row's words but for the last column; the last row is the line of totals, unnumbered."""
    subject = subjects[row]
    number = str(row + 1) if row < len(subjects) - 1 else ""
    return (number, subject.subject, subject.sessions, subject.lesson_hours)
