"""Dressing the whole program in light or dark."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from rehabdesk import paths
from rehabdesk.ui.theme.fonts import font, load_fonts
from rehabdesk.ui.theme.palette import palette_of
from rehabdesk.ui.theme.stylesheet import stylesheet
from rehabdesk.ui.theme.tokens import DARK, LIGHT, Tokens

_STYLE = "Fusion"


def new_application(program: str) -> QApplication:
    """Qt's part of the program, in our style by a word of its command line.

    Asking for a style as an object makes the five hundred names of ``QStyle``, in 8 ms.
    """
    app = QApplication([program, "-style", _STYLE])
    app.setProperty("style", _STYLE)
    return app


def apply_theme(app: QApplication, *, dark: bool) -> None:
    """Set style, letters, palette and style sheet; may be called again to change the theme.

    The palette is always our own: the offscreen platform and old Windows know no colour scheme.
    """
    tokens = DARK if dark else LIGHT
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    load_fonts(paths.fonts())
    if app.property("style") != _STYLE:
        app.setStyle(_STYLE)
        app.setProperty("style", _STYLE)
    app.setFont(font())
    app.setPalette(palette_of(tokens))
    if app.styleSheet():
        # Qt would dress each part once for each that it lies in; undressed ones it dresses once.
        app.setStyleSheet("")
    app.setStyleSheet(_sheet(tokens))


def apply_theme_to(app: QApplication, seen: Sequence[QWidget], *, dark: bool) -> None:
    """Change palette and style sheet of these parts alone; ``apply_theme`` has to follow.

    A window with all its pages takes half a second to be dressed, what is seen of it a tenth.
    """
    tokens = DARK if dark else LIGHT
    app.setPalette(palette_of(tokens))
    sheet = _sheet(tokens)
    for part in seen:
        part.setStyleSheet(sheet)


def _sheet(tokens: Tokens) -> str:
    template = (paths.style() / "app.qss").read_text(encoding="utf-8")
    return stylesheet(template, tokens, paths.style())
