"""The recovery key on one sheet: to be signed, sealed in an envelope and kept in a safe."""

from collections.abc import Sequence

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_labels, draw_values, facts_height
from rehabdesk.documents.kit.fitting import fit
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import draw_footer
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paper import MM, portrait
from rehabdesk.documents.kit.pen import Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.qr import qr_code
from rehabdesk.documents.kit.ruled import draw_titles
from rehabdesk.documents.kit.signatures import Manner, draw_date, draw_signatures
from rehabdesk.documents.kit.steps import draw_steps
from rehabdesk.domain.dossiers import RecoverySheetDossier

_SIDE = 20 * MM
_TOP = 12 * MM
_FOOT = 9 * MM
_GAP = 6 * MM
_BOX = 46 * MM
_QR = 34 * MM
_IN_ROW = 4
_APART = 4 * MM
_GROUP = Ink(Style.SEMIBOLD, 16, 1.6)
_PLACE = Ink(Style.REGULAR, 7.5)
_WORDS = Ink(Style.BOLD, 9)
_MANNER = Manner(76 * MM, room=20 * MM)


def draw(dossiers: Sequence[RecoverySheetDossier]) -> bytes:
    """One PDF of all the sheets, one page each."""
    press = Press("Lembar Kunci Pemulihan")
    for dossier in dossiers:
        pen = press.pen(portrait(dossier.paper))
        _draw_page(pen, dossier)
        press.add(pen)
    return press.finished()


def _draw_page(pen: Pen, dossier: RecoverySheetDossier) -> None:
    left, right = _SIDE, pen.size.width - _SIDE
    across = right - left
    top = pen.size.height - _TOP
    draw_letterhead(pen, dossier.kop, left, right, top)
    top -= letterhead_height(dossier.kop, across) + _GAP
    top = draw_titles(pen, dossier.titles, pen.size.width / 2, top, across) - _GAP
    draw_labels(pen, dossier.facts, left, right, top)
    draw_values(pen, dossier.facts, left, right, top)
    top -= facts_height(dossier.facts, across) + _GAP
    _draw_code(pen, dossier, left, top)
    top = draw_steps(pen, dossier.steps, left, right, top - _BOX - _GAP)
    _draw_signatures(pen, dossier, top - _GAP)
    draw_footer(pen, left, _FOOT, " · ".join(dossier.titles), (dossier.printed_at,))


def _draw_code(pen: Pen, dossier: RecoverySheetDossier, left: float, top: float) -> None:
    """The framed code: groups with their places, and the same as a QR code at the right."""
    right = pen.size.width - _SIDE
    pen.frame(left, top - _BOX, right - left, _BOX, 1.4)
    made = qr_code(dossier.code)
    pen.code(made, right - _QR - 6 * MM, top - (_BOX + _QR) / 2, _QR)
    pen.text(left + 6 * MM, top - 8.5 * MM, "KUNCI PEMULIHAN", _WORDS)
    step = (right - left - _QR - 18 * MM) / _IN_ROW
    for number, group in enumerate(dossier.groups):
        x = left + 6 * MM + number % _IN_ROW * step
        y = top - 22 * MM - number // _IN_ROW * 15 * MM
        # A wide group stands off the QR code, which is not read where letters touch it.
        fitted = fit(group, _GROUP, step - _APART, _GROUP.size, _GROUP.size / 2)
        pen.text(x, y, fitted.lines[0], fitted.ink)
        pen.text(x, y - 4.2 * MM, f"kelompok {number + 1}", _PLACE)


def _draw_signatures(pen: Pen, dossier: RecoverySheetDossier, top: float) -> None:
    centres = (_SIDE + _MANNER.across / 2, pen.size.width - _SIDE - _MANNER.across / 2)
    draw_date(pen, centres[1], top, dossier.place_and_date, _MANNER)
    blocks = ((centres[0], dossier.left_signature), (centres[1], dossier.right_signature))
    draw_signatures(pen, blocks, top, _MANNER.dated(dossier.place_and_date))


RECOVERY_SHEET = Document(
    key="recovery_sheet",
    title="Lembar kunci pemulihan",
    dossier=RecoverySheetDossier,
    draw=draw,
)
