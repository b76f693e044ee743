"""A picture chosen from a file, pasted or dropped."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Space, Tone, tokens_of
from rehabdesk.ui.widgets.text import button, label

_LIMIT = 8 * 1024 * 1024
_PATTERNS = "Gambar (*.png *.jpg *.jpeg *.svg)"
_ENDINGS = {".png", ".jpg", ".jpeg", ".svg"}


class PictureField(QWidget):
    """The bytes of a PNG, JPEG or SVG as they were given, or None.

    ``drawings`` False takes photos only, no SVG.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        size: QSize | None = None,
        drawings: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawings = drawings
        self._content: bytes | None = None
        self._trouble = ""
        self._frame = _PictureFrame(size or QSize(120, 150))
        self._choose = button("Pilih gambar…", icon_name="photo")
        self._paste = button("Tempel")
        self._remove = button("Hapus", "quiet")
        self._choose.clicked.connect(self.choose_file)
        self._paste.clicked.connect(self.paste)
        self._remove.clicked.connect(lambda: self.set_value(None))
        side = QVBoxLayout()
        side.setSpacing(Space.MEDIUM)
        for part in (self._choose, self._paste, self._remove):
            side.addWidget(part)
        side.addWidget(label(f"{self._kinds()}. Bisa juga diseret ke sini.", "small", wrap=True))
        side.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._frame)
        layout.addLayout(side, 1)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose)
        self._show()

    def value(self) -> bytes | None:
        """Give the picture's bytes."""
        return self._content

    def set_value(self, content: bytes | None) -> None:
        """Show a picture, or none; what is no picture is refused and named by ``error``."""
        image = read_picture(content, self._frame.size() * 2) if content else None
        if content and image is None:
            self._refuse(f"Berkas ini bukan gambar {self._kinds()} yang dapat dibaca.")
            return
        if content and not self._drawings and content.lstrip().startswith(b"<"):
            self._refuse("Foto harus PNG atau JPG. Gambar SVG hanya untuk logo.")
            return
        self._content = content
        self._trouble = ""
        self._frame.show_image(image)
        self._show()
        self.changed.emit()

    def is_empty(self) -> bool:
        """Tell whether there is no picture."""
        return self._content is None and not self._trouble

    def error(self) -> str:
        """Say why the last picture was not taken."""
        return self._trouble

    def choose_file(self) -> None:
        """Let a file be chosen, without blocking."""
        dialog = QFileDialog(self, "Pilih gambar", "", _PATTERNS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._load_named)
        dialog.open()

    def _load_named(self, name: str) -> None:
        self.load_file(Path(name))

    def load_file(self, path: Path) -> None:
        """Take a picture from a file."""
        try:
            too_big = path.stat().st_size > _LIMIT
            content = b"" if too_big else path.read_bytes()
        except OSError:
            self._refuse("Berkas tidak dapat dibaca.")
            return
        if too_big:
            self._refuse("Gambar terlalu besar: paling banyak 8 MB.")
            return
        self.set_value(content or None)

    def paste(self) -> None:
        """Take a picture from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures and files."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste with Ctrl+V, clear with Delete."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_V and control:
            self.paste()
        elif event.key() == Qt.Key.Key_Delete:
            self.set_value(None)
        else:
            super().keyPressEvent(event)

    def _take(self, brought: QMimeData) -> None:
        """Take a picture or the first picture file of what was brought."""
        files = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
        pictures = [path for path in files if path.suffix.lower() in _ENDINGS]
        if pictures:
            self.load_file(pictures[0])
        elif brought.hasImage():
            self.set_value(_png(QImage(brought.imageData())))
        else:
            self._refuse("Tidak ada gambar untuk ditempel.")

    def _kinds(self) -> str:
        return "PNG, JPG atau SVG" if self._drawings else "PNG atau JPG"

    def _refuse(self, sentence: str) -> None:
        """Keep the picture there was and say what is wrong."""
        self._trouble = sentence
        self.changed.emit()

    def _show(self) -> None:
        self._remove.setVisible(self._content is not None)


class _PictureFrame(QWidget):
    """The picture itself, or the sign that there is none."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setFixedSize(size)

    def show_image(self, image: QImage | None) -> None:
        """Show an image or none."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture whole, in the middle."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        tokens = tokens_of(self.palette())
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.surface_sunken))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        inside = self.rect().adjusted(4, 4, -4, -4)
        if self._image is None:
            box = QRect(0, 0, 32, 32)
            box.moveCenter(inside.center())
            icon("photo", Tone.NEUTRAL).paint(painter, box)
        else:
            size = self._image.size().scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRect(inside.topLeft(), size)
            box.moveCenter(inside.center())
            painter.drawImage(box, self._image)
        painter.end()


def read_picture(content: bytes, wanted: QSize) -> QImage | None:
    """Read PNG, JPEG or SVG; None when it is none of them. SVG is drawn at the wanted size."""
    head = content.lstrip()[:400].lower()
    if head.startswith(b"<") and b"<svg" in content[:4000].lower():
        renderer = QSvgRenderer(QByteArray(content))
        if not renderer.isValid():
            return None
        size = renderer.defaultSize().scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio)
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image
    if not content.startswith((b"\x89PNG", b"\xff\xd8")):
        return None
    image = QImage.fromData(QByteArray(content))
    return None if image.isNull() else image


def _png(image: QImage) -> bytes | None:
    """Write an image from the clipboard as PNG."""
    if image.isNull():
        return None
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(store.data())
