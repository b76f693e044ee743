"""What marks a certificate that is no valid original: a copy's number, and DICABUT."""

from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import BLACK, Anchor, Pen
from rehabdesk.domain.dossiers import CertificateDossier

_MARK = Ink(Style.BOLD, 13, 2.5)
_NOTE = Ink(Style.REGULAR, 8)
_HIGH = 12 * MM
# Without spacing: what is stamped after it would take the spacing over.
_ACROSS = Ink(Style.BOLD, 130)
_PALE = (0.98, 0.84, 0.84)
_RED = (0.72, 0.1, 0.1)


def draw_revoked(pen: Pen, dossier: CertificateDossier) -> None:
    """Draw the pale word across the page of a revoked one, before anything else is drawn."""
    words = dossier.revoked_mark
    if not words:
        return
    pen.colour(_PALE)
    ink = _ACROSS.sized(_ACROSS.size * min(1.0, 0.8 * pen.size.width / width(words, _ACROSS)))
    pen.text(pen.size.width / 2, pen.size.height / 2 - ink.size / 2, words, ink, Anchor.CENTRE)
    pen.colour(BLACK)


def draw_marks(pen: Pen, dossier: CertificateDossier, side: float, top: float) -> None:
    """Draw the framed marks in the upper corners: revoked at the left, a copy at the right."""
    if dossier.revoked_mark:
        pen.colour(_RED)
        _draw_frame(pen, side, top, dossier.revoked_mark, dossier.revoked_note)
        pen.colour(BLACK)
    if dossier.copy_mark:
        across = _width(dossier.copy_mark, dossier.copy_note)
        right = pen.size.width - side - across
        _draw_frame(pen, right, top, dossier.copy_mark, dossier.copy_note)


def _width(words: str, note: str) -> float:
    return max(width(words, _MARK), width(note, _NOTE)) + 7 * MM


def _draw_frame(pen: Pen, left: float, top: float, words: str, note: str) -> None:
    across, foot = _width(words, note), top - _HIGH
    pen.frame(left, foot, across, _HIGH, 1.4)
    pen.frame(left + 2, foot + 2, across - 4, _HIGH - 4, 0.4)
    middle = left + across / 2
    # Capitals are about 0.72 of their size high; without a note they stand in the middle.
    line = top - 5.9 * MM if note else foot + (_HIGH - 0.72 * _MARK.size) / 2
    pen.text(middle, line, words, _MARK, Anchor.CENTRE)
    pen.text(middle, foot + 2.6 * MM, note, _NOTE, Anchor.CENTRE)
