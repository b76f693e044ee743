"""Icons take the palette's colours when they are painted."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.palette import palette_of
from rehabdesk.ui.theme.tokens import DARK, LIGHT


def _darkest(image: QImage) -> int:
    opaque = [
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    return min(opaque)


@pytest.fixture(autouse=True)
def _same_palette_afterwards(qapp):
    before = qapp.palette()
    yield
    qapp.setPalette(before)


def test_the_same_icon_follows_a_change_of_theme(qapp):
    drawn = icon("print")
    QGuiApplication.setPalette(palette_of(LIGHT))
    light = _darkest(drawn.pixmap(24, 24).toImage())

    QGuiApplication.setPalette(palette_of(DARK))
    dark = _darkest(drawn.pixmap(24, 24).toImage())

    assert light < 60
    assert dark > 180


def test_a_disabled_icon_is_fainter(qapp):
    QGuiApplication.setPalette(palette_of(LIGHT))
    size = QSize(24, 24)

    normal = _darkest(icon("print").pixmap(size, QIcon.Mode.Normal).toImage())
    disabled = _darkest(icon("print").pixmap(size, QIcon.Mode.Disabled).toImage())

    assert disabled > normal + 40


@pytest.mark.parametrize(("ratio", "pixels"), [(1.0, 16), (1.25, 20), (1.5, 24)])
def test_an_icon_has_the_real_pixels_of_its_screen(qapp, ratio: float, pixels: int):
    drawn = icon("print").pixmap(QSize(16, 16), ratio)

    assert drawn.size() == QSize(pixels, pixels)
    assert drawn.devicePixelRatio() == pytest.approx(ratio)


def test_a_missing_drawing_shows_a_ring_instead_of_nothing(qapp):
    assert _darkest(icon("no-such-drawing").pixmap(24, 24).toImage()) < 255


@pytest.mark.parametrize("size", [QSize(0, 0), QSize(0, 16), QSize(16, 0), QSize(-1, -1)])
def test_an_icon_without_room_is_not_drawn_and_says_nothing(qapp, size: QSize):
    screen = QImage(20, 20, QImage.Format.Format_ARGB32)
    screen.fill(0)
    painter = QPainter(screen)

    icon("print").paint(painter, QRect(QPoint(0, 0), size))
    painter.end()

    assert icon("print").pixmap(size).isNull()
    assert not any(screen.pixel(x, y) for x in range(20) for y in range(20))
