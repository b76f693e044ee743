"""Dressing the whole program in light or dark."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QStyleFactory

from rehabdesk import paths
from rehabdesk.ui.theme.fonts import font, load_fonts
from rehabdesk.ui.theme.palette import palette_of
from rehabdesk.ui.theme.stylesheet import stylesheet
from rehabdesk.ui.theme.tokens import DARK, LIGHT


def apply_theme(app: QApplication, *, dark: bool) -> None:
    """Set style, letters, palette and style sheet; may be called again to change the theme.

    The palette is always our own: the offscreen platform and old Windows know no colour scheme.
    """
    tokens = DARK if dark else LIGHT
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    load_fonts(paths.fonts())
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font())
    app.setPalette(palette_of(tokens))
    template = (paths.style() / "app.qss").read_text(encoding="utf-8")
    app.setStyleSheet(stylesheet(template, tokens, paths.style()))
