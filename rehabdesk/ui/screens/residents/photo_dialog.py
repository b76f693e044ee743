"""Giving a resident another photo; a large one is made small before it is kept."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from rehabdesk.domain.resident import Resident
from rehabdesk.services.office import read_picture
from rehabdesk.services.residents import set_photo
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture_field import PictureField

_LARGEST = QSize(600, 800)
_QUALITY = 85
_FRAME = QSize(150, 190)


def photo_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog."""
    form, store = Form(), context.store
    field = PictureField(size=_FRAME, drawings=False)
    picture = store.pictures.get(resident.photo) if resident.photo else None
    before = picture.content if picture else None
    field.set_value(before)
    form.row("Foto", field, name="photo")

    def save() -> str | None:
        content = field.value()
        if content == before:
            return None
        new = read_picture(small_photo(content)) if content else None
        return context.attempt(form, lambda: set_photo(store, resident.id, new))

    return FormDialog(
        "Ganti foto",
        form,
        "Simpan",
        save,
        subtitle=f"{resident.name} · {resident.registration_no}",
        parent=context.shell.window_widget(),
    )


def small_photo(content: bytes) -> bytes:
    """The photo upright, at most 600 x 800 pixels, as JPEG without what a camera adds.

    One that cannot be read comes back as it is: the service refuses it in words.
    """
    source = QBuffer()
    source.setData(QByteArray(content))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return content
    if image.width() > _LARGEST.width() or image.height() > _LARGEST.height():
        image = image.scaled(
            _LARGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return _jpeg(image)


def _jpeg(image: QImage) -> bytes:
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    store = QByteArray()
    sink = QBuffer(store)
    sink.open(QIODevice.OpenModeFlag.WriteOnly)
    flat.save(sink, "JPG", _QUALITY)  # type: ignore[call-overload]
    sink.close()
    return bytes(store.data())
