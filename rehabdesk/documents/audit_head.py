"""Where the audit log stands, on one signed sheet: the log can be checked against it later."""

from collections.abc import Sequence

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_labels, draw_values, facts_height
from rehabdesk.documents.kit.fitting import Fitted, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import draw_footer
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paper import MM, portrait
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import (
    RuledColumn,
    draw_cells,
    draw_header,
    draw_lines,
    draw_titles,
    edges,
)
from rehabdesk.documents.kit.signatures import Manner, draw_date, draw_signatures
from rehabdesk.documents.kit.steps import draw_steps
from rehabdesk.domain.dossiers import AuditHeadDossier

_COLUMNS = (
    RuledColumn("Komputer", 28, Anchor.CENTRE),
    RuledColumn("Jumlah Catatan", 30, Anchor.CENTRE),
    RuledColumn("Sidik Catatan Terakhir (SHA-256)", 112),
)
_SIDE = 20 * MM
_TOP = 12 * MM
_FOOT = 9 * MM
_GAP = 6 * MM
_HEADER = 8 * MM
_ROW = 12 * MM
_MOST_PCS = 8
_CELL = Ink(Style.REGULAR, 9)
_MANNER = Manner(76 * MM, room=20 * MM)


def draw(dossiers: Sequence[AuditHeadDossier]) -> bytes:
    """One PDF of all the sheets, one page each."""
    press = Press("Sidik Jejak Audit")
    for dossier in dossiers:
        pen = press.pen(portrait(dossier.paper))
        _draw_page(pen, dossier)
        press.add(pen)
    return press.finished()


def _draw_page(pen: Pen, dossier: AuditHeadDossier) -> None:
    left, right = _SIDE, pen.size.width - _SIDE
    across = right - left
    top = pen.size.height - _TOP
    draw_letterhead(pen, dossier.kop, left, right, top)
    top -= letterhead_height(dossier.kop, across) + _GAP
    top = draw_titles(pen, dossier.titles, pen.size.width / 2, top, across) - _GAP
    draw_labels(pen, dossier.facts, left, right, top)
    draw_values(pen, dossier.facts, left, right, top)
    top -= facts_height(dossier.facts, across) + _GAP
    top = _draw_table(pen, dossier, top) - _GAP
    top = draw_steps(pen, dossier.steps, left, right, top) - _GAP
    centres = (left + _MANNER.across / 2, right - _MANNER.across / 2)
    draw_date(pen, centres[1], top, dossier.place_and_date, _MANNER)
    blocks = ((centres[0], dossier.left_signature), (centres[1], dossier.right_signature))
    draw_signatures(pen, blocks, top, _MANNER.dated(dossier.place_and_date))
    draw_footer(pen, left, _FOOT, " · ".join(dossier.titles), (dossier.printed_at,))


def _draw_table(pen: Pen, dossier: AuditHeadDossier, top: float) -> float:
    """Draw the heads, the newest PCs where there are more than fit, and return the end."""
    table = edges(_COLUMNS, _SIDE, pen.size.width - _SIDE)
    draw_header(pen, table, top, _HEADER)
    top -= _HEADER
    rows = dossier.rows[-_MOST_PCS:]
    for at, row in enumerate(rows):
        y = top - at * _ROW
        draw_cells(pen, table, y, _ROW, (row.pc, row.count, ""), _CELL)
        middle = len(row.code) // 2
        halves = Fitted((row.code[:middle].strip(), row.code[middle:].strip()), _CELL)
        set_lines(pen, table.at[2] + 3 * MM, y - (_ROW - halves.height) / 2, halves, Anchor.LEFT)
    draw_lines(pen, table, top, _ROW, len(rows))
    return top - len(rows) * _ROW


AUDIT_HEAD = Document(
    key="audit_head",
    title="Sidik jejak audit",
    dossier=AuditHeadDossier,
    draw=draw,
)
