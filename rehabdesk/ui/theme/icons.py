"""Icons by meaning, in the colours of the palette at the moment they are painted."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rehabdesk import paths
from rehabdesk.ui.theme.tokens import Tone, is_dark, tokens_of, tone_colours

_STAND_IN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"'
    ' fill="none" stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="8"/></svg>'
)


def icon(name: str, tone: Tone | None = None) -> QIcon:
    """Give the icon ``resources/icons/<name>.svg``; without a tone it has the text's colour."""
    return QIcon(TintedEngine(name, tone))


class TintedEngine(QIconEngine):
    """Draws a one-colour SVG in the palette's colour for normal, disabled and selected."""

    def __init__(self, name: str, tone: Tone | None = None) -> None:
        """Remember which drawing and which tone; nothing is read before the first paint."""
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> QIconEngine:
        """Copy the engine, as Qt asks when an icon is shared."""
        return TintedEngine(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw straight onto a widget, sharp at its screen's ratio."""
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        drawing = _drawn(self._name, rect.size(), ratio, self._colour(mode))
        painter.drawPixmap(rect.topLeft(), drawing)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw at a size in real pixels."""
        return QPixmap(_drawn(self._name, size, 1.0, self._colour(mode)))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Draw at a size in device-independent pixels, sharp at the screen's ratio."""
        # Qt 6.11 hands over device-independent pixels here.
        return QPixmap(_drawn(self._name, size, scale, self._colour(mode)))

    def isNull(self) -> bool:
        """Say that there is always something to draw."""
        return False

    def _colour(self, mode: QIcon.Mode) -> str:
        """Choose the colour the letters beside the icon have now."""
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        if self._tone is Tone.ACCENT:
            return palette.color(QPalette.ColorRole.Accent).name()
        if self._tone is not None:
            return tone_colours(tokens_of(palette), self._tone)[0].name()
        if mode is QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText).name()
        return palette.color(QPalette.ColorRole.Text).name()


@lru_cache(maxsize=512)
def _drawn(name: str, size: QSize, ratio: float, colour: str) -> QPixmap:
    """Draw the SVG once for each size, ratio and colour."""
    pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
    drawing = QPixmap(pixels)
    if drawing.isNull():
        # A button that is squeezed to nothing asks for a picture of no size.
        return drawing
    drawing.fill(QColor(0, 0, 0, 0))
    source = _source(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    side = min(pixels.width(), pixels.height())
    # A wide place keeps the drawing at the left: buttons use it to stand off their words.
    corner = QPoint(0, (pixels.height() - side) // 2)
    painter = QPainter(drawing)
    renderer.render(painter, QRectF(corner, QSize(side, side)))
    painter.end()
    drawing.setDevicePixelRatio(ratio)
    return drawing


@cache
def _folder() -> Path:
    return paths.icons()


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    """Read a drawing; a missing one is shown as a ring rather than stopping the program."""
    path = _folder() / f"{name}.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else _STAND_IN


def white_icon(name: str) -> QIcon:
    """Give an icon for buttons filled with the accent, in the colour of their letters."""
    return QIcon(_OnAccentEngine(name))


class _OnAccentEngine(TintedEngine):
    """Draws in the colour of text on the accent."""

    def clone(self) -> QIconEngine:
        """Copy the engine, as Qt asks when an icon is shared."""
        return _OnAccentEngine(self._name)

    def _colour(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        return "#052426" if is_dark(palette) else "#ffffff"
