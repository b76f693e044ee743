"""Register book of issued certificates, with room to sign for receipt (domain.md 6.3)."""

from collections.abc import Sequence

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.fitting import fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import FOOTER, draw_footer, page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paging import PageRoom, pages_of_rows
from rehabdesk.documents.kit.paper import MM, landscape
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import (
    CELL,
    RuledColumn,
    draw_cells,
    draw_header,
    draw_lines,
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
from rehabdesk.domain.dossiers import CertificateRegisterDossier

_COLUMNS = (
    RuledColumn("No.", 10, Anchor.CENTRE),
    RuledColumn("Nomor Sertifikat", 68),
    RuledColumn("Nama", 66),
    RuledColumn("No. Registrasi", 32, Anchor.CENTRE),
    RuledColumn("Tanggal", 24, Anchor.CENTRE),
    RuledColumn("Tanda Terima", 44),
    RuledColumn("Ket.", 46),
)
_SIDE = 14 * MM
_TOP = 10 * MM
_FOOT = 8 * MM
_GAP = 3 * MM
_HEADER = 8 * MM
_ROW = 9.5 * MM
_TITLE = Ink(Style.BOLD, 9)
_NONE = "Belum ada sertifikat yang diterbitkan."
_MANNER = Manner(92 * MM, room=15 * MM)


def draw(dossiers: Sequence[CertificateRegisterDossier]) -> bytes:
    """One PDF of all the registers."""
    press = Press("Buku Register Sertifikat")
    compose(press, dossiers)
    return press.finished()


def compose(press: Press, dossiers: Sequence[CertificateRegisterDossier]) -> None:
    """Draw the registers, the letterhead on the first page of each."""
    for dossier in dossiers:
        pages = pages_of_rows(max(1, len(dossier.rows)), _ROW, _room(dossier))
        for number, rows in enumerate(pages):
            pen = press.pen(landscape(dossier.paper))
            top = _draw_head(pen, dossier, first=number == 0)
            foot = _draw_table(pen, dossier, rows, top)
            if number == len(pages) - 1:
                _draw_foot(pen, dossier, foot)
            right = (dossier.printed_at, page_words(number + 1, len(pages)))
            draw_footer(pen, _SIDE, _FOOT, " · ".join(dossier.titles), right)
            press.add(pen)


def _room(dossier: CertificateRegisterDossier) -> PageRoom:
    size = landscape(dossier.paper)
    across = size.width - 2 * _SIDE
    lowest = _FOOT + FOOTER - 3 * MM
    head = letterhead_height(dossier.kop, across) + 2 * _GAP
    head += titles_height(dossier.titles, across)
    foot = 2 * _GAP + signatures_height(
        (dossier.right_signature,), _MANNER.dated(dossier.place_and_date)
    )
    usual = size.height - _TOP - _HEADER - lowest
    return PageRoom(usual - head, usual - _TITLE.size - _GAP, foot)


def _draw_head(pen: Pen, dossier: CertificateRegisterDossier, *, first: bool) -> float:
    """Draw what stands above the table and return where the table begins."""
    right = pen.size.width - _SIDE
    top = pen.size.height - _TOP
    if not first:
        words = f"{' · '.join(dossier.titles)} (lanjutan)"
        fitted = fit(words, _TITLE, right - _SIDE, 2 * _TITLE.size, 6)
        set_lines(pen, _SIDE, top, fitted, Anchor.LEFT)
        return top - _TITLE.size - _GAP
    draw_letterhead(pen, dossier.kop, _SIDE, right, top)
    under = top - letterhead_height(dossier.kop, right - _SIDE) - _GAP
    return draw_titles(pen, dossier.titles, pen.size.width / 2, under, right - _SIDE) - _GAP


def _draw_table(pen: Pen, dossier: CertificateRegisterDossier, rows: range, top: float) -> float:
    """Draw one page's lines and return where they end."""
    table = edges(_COLUMNS, _SIDE, pen.size.width - _SIDE)
    draw_header(pen, table, top, _HEADER)
    top -= _HEADER
    for at, number in enumerate(rows):
        y = top - at * _ROW
        if not dossier.rows:
            set_lines(pen, pen.size.width / 2, y - 8, fit(_NONE, CELL, 400, 20, 8), Anchor.CENTRE)
            break
        row = dossier.rows[number]
        words = (str(row.number), row.certificate_no, row.name, row.registration_no)
        draw_cells(pen, table, y, _ROW, (*words, row.issued_on, "", row.remark))
    if dossier.rows:
        draw_lines(pen, table, top, _ROW, len(rows))
    else:
        pen.frame(_SIDE, top - _ROW, table.at[-1] - _SIDE, _ROW, 0.9)
    return top - len(rows) * _ROW


def _draw_foot(pen: Pen, dossier: CertificateRegisterDossier, top: float) -> None:
    centre = pen.size.width - _SIDE - _MANNER.across / 2
    beside = pen.size.width - 2 * _SIDE - _MANNER.across - _GAP
    note = fit(dossier.note, CELL, beside, 4 * CELL.size, 7)
    set_lines(pen, _SIDE, top - 2 * _GAP, note, Anchor.LEFT)
    draw_date(pen, centre, top - 2 * _GAP, dossier.place_and_date, _MANNER)
    draw_signatures(
        pen,
        ((centre, dossier.right_signature),),
        top - 2 * _GAP,
        _MANNER.dated(dossier.place_and_date),
    )


CERTIFICATE_REGISTER = Document(
    key="certificate_register",
    title="Buku register sertifikat",
    dossier=CertificateRegisterDossier,
    draw=draw,
)
