"""Daftar hadir: one session's sheet with zig-zag cells to sign in (domain.md 5.3)."""

from collections.abc import Sequence

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.footer import page_words
from rehabdesk.documents.kit.pen import Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.samples import sample_sheets
from rehabdesk.documents.kit.sheet_layout import SheetLayout, layout_of
from rehabdesk.documents.kit.sheet_parts import draw_fixed, draw_first_words, draw_foot_words
from rehabdesk.domain.dossiers import AttendanceSheetDossier


def draw(dossiers: Sequence[AttendanceSheetDossier]) -> bytes:
    """One PDF of all the sheets in their order; each starts on a page of its own."""
    press = Press("Daftar Hadir")
    compose(press, dossiers)
    return press.finished()
