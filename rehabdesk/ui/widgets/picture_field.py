"""A picture chosen from a file, pasted or dropped."""

from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
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
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.picture import may_be_kept
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Space, Tone, tokens_of
from rehabdesk.ui.widgets.picture_asking import (
    PictureReading,
    PictureRefusedError,
    read_picture_file,
)
from rehabdesk.ui.widgets.text import button, label

_LOGO = QSize(600, 600)
"""A logo is printed 19 mm wide: 600 pixels are 800 to the inch."""
_PHOTO = QSize(600, 800)
_LOOK_EVERY = 30
_SENT = ("image/png", "image/jpeg")
_READING = "Gambar sedang dibaca. Tunggu sebentar."
_PATTERNS = "Gambar (*.png *.jpg *.jpeg *.svg)"
_ENDINGS = {".png", ".jpg", ".jpeg", ".svg"}


class PictureField(QWidget):
    """A logo as PNG or, with ``photo``, a photo as JPEG, or None.

    What is chosen, pasted or dropped is drawn anew in a process of its own, while the window
    lives; until then ``error`` says so, and ``changed`` is told when it is there.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        size: QSize | None = None,
        photo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._photo = photo
        self._reading: PictureReading | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY)
        self._clock.timeout.connect(self._look)
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
        """Show a picture that the office keeps, or none."""
        self._leave()
        self._keep(content)

    def take(self, content: bytes) -> None:
        """Begin to read somebody's picture."""
        self._leave()
        room = _PHOTO if self._photo else _LOGO
        try:
            self._reading = PictureReading(
                content, width=room.width(), height=room.height(), photo=self._photo
            )
        except PictureRefusedError as refused:
            self._refuse(str(refused))
            return
        self.destroyed.connect(self._reading.end)
        self._refuse(_READING)
        self._clock.start()

    def reads(self) -> bool:
        """Whether a picture is being read."""
        return self._reading is not None

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
            self.take(read_picture_file(path))
        except PictureRefusedError as refused:
            self._refuse(str(refused))

    def paste(self) -> None:
        """Take a picture from the clipboard."""
        # An empty clipboard, or one that another program holds, has nothing to give at all.
        self._take(QGuiApplication.clipboard().mimeData() or QMimeData())

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
        elif sent := next((one for one in _SENT if brought.hasFormat(one)), ""):
            self.take(bytes(brought.data(sent).data()))
        elif brought.hasImage() and (drawn := _png(QImage(brought.imageData()))):
            self.take(drawn)
        else:
            self._refuse("Tidak ada gambar untuk ditempel.")

    def _kinds(self) -> str:
        return "PNG atau JPG" if self._photo else "PNG, JPG atau SVG"

    def _look(self) -> None:
        """Take the picture as soon as it is there."""
        reading = self._reading
        if reading is None or not reading.over():
            return
        self._leave(end=False)
        try:
            self._keep(reading.picture())
        except PictureRefusedError as refused:
            self._refuse(str(refused))

    def _leave(self, *, end: bool = True) -> None:
        """Wait no longer for a picture."""
        self._clock.stop()
        reading, self._reading = self._reading, None
        if reading is not None and end:
            reading.end()

    def _keep(self, content: bytes | None) -> None:
        self._content = content
        self._trouble = ""
        self._frame.show_image(kept_picture(content))
        self._show()
        self.changed.emit()

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


def kept_picture(content: bytes | None) -> QImage | None:
    """A picture that the office keeps, as an image; None where there is none or it is spoiled.

    Only what went through a process of its own is kept, and only that is read here.
    """
    if not content or not may_be_kept(content):
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
