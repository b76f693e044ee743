"""Somebody's picture drawn anew in the process that was started for it.

What comes out is a picture of ours: pixels only, upright, no larger than is wanted, without what a
camera or a drawing program adds.
"""

import re
from xml.parsers import expat

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from rehabdesk.ui.widgets.picture_carrying import DrawnPicture, WantedPicture

_KINDS = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpg"))
_MOST_PIXELS = 100_000_000
_MOST_MEGABYTES = 420
_QUALITY = 85
_ELSEWHERE = re.compile(r"url\(\s*[\"']?\s*(?!#)[^\s\"')]", re.IGNORECASE)


class _Refused(Exception):  # noqa: N818 - an answer, not an error
    pass


def load() -> QGuiApplication:
    """Load what drawing takes; letters in a drawing need an application, which no screen shows."""
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    return QGuiApplication(["", "-platform", "offscreen"])


def draw(packed: bytes) -> bytes:
    """The picture that is asked for, or why it is refused."""
    wanted = msgspec.msgpack.decode(packed, type=WantedPicture)
    try:
        made = DrawnPicture(_drawn(wanted))
    except _Refused as refused:
        made = DrawnPicture(b"", str(refused))
    return msgspec.msgpack.encode(made)


def _drawn(wanted: WantedPicture) -> bytes:
    room = QSize(wanted.width, wanted.height)
    kind = next((kind for start, kind in _KINDS if wanted.content.startswith(start)), None)
    if kind is not None:
        image = _photo(wanted.content, kind, room)
    elif b"<svg" in wanted.content[:8192].lower():
        if not wanted.drawings:
            raise _Refused("drawing")
        image = _drawing(wanted.content, room)
    else:
        raise _Refused("kind")
    return _bytes_of(_on_white(image), "JPG") if wanted.photo else _bytes_of(image, "PNG")


def _photo(content: bytes, kind: bytes, room: QSize) -> QImage:
    source = QBuffer()
    source.setData(QByteArray(content))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, kind)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise _Refused("large")
    if kind == b"jpg" and max(size.width(), size.height()) > 4 * max(room.width(), room.height()):
        side = 2 * max(room.width(), room.height())
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _Refused("kind")
    if image.width() > room.width() or image.height() > room.height():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _drawing(content: bytes, room: QSize) -> QImage:
    _require_by_itself(content)
    renderer = QSvgRenderer(QByteArray(content))
    if not renderer.isValid():
        raise _Refused("kind")
    size = renderer.defaultSize()
    if size.isEmpty():
        size = room
    size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _require_by_itself(content: bytes) -> None:
    """Refuse a drawing that fetches something from a file or from elsewhere."""

    def meet(_name: str, words: dict[str, str]) -> None:
        for key, value in words.items():
            said = value.strip().lower()
            leads_on = key.rpartition(":")[2] in {"href", "src"}
            if leads_on and said and not said.startswith(("#", "data:image/")):
                raise _Refused("elsewhere")
            if _ELSEWHERE.search(value):
                raise _Refused("elsewhere")

    parser = expat.ParserCreate()
    parser.StartElementHandler = meet
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise _Refused("kind") from None


def _on_white(image: QImage) -> QImage:
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(QColor("#ffffff"))
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _bytes_of(image: QImage, form: str) -> bytes:
    content = QByteArray()
    sink = QBuffer(content)
    sink.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(sink, form, _QUALITY if form == "JPG" else -1)  # type: ignore[call-overload]
    sink.close()
    return bytes(content.data())
