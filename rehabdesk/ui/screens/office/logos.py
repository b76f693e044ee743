"""Logos made fit for paper: PNG or JPEG, not larger than they are printed."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage

from rehabdesk.services.office import MOST_BYTES
from rehabdesk.ui.widgets.picture_field import read_picture

_SIDE = 600
"""A logo is printed 19 mm wide: 600 pixels are 800 to the inch."""

_LARGEST = 1600
_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def fit_for_paper(content: bytes | None) -> bytes | None:
    """PNG and JPEG as they are; SVG and very large ones as PNG of 600 pixels, see-through kept.

    What cannot be read comes back unchanged, for the service to refuse.
    """
    if content is None:
        return None
    image = read_picture(content, QSize(_SIDE, _SIDE))
    if image is None:
        return content
    large = max(image.width(), image.height()) > _LARGEST or len(content) > MOST_BYTES
    if content.startswith(_RASTER) and not large:
        return content
    if large:
        image = image.scaled(
            QSize(_SIDE, _SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return _png(image)


def _png(image: QImage) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(store.data())
