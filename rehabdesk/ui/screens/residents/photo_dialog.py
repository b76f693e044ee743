"""Giving a resident another photo; the field makes it small before it is kept."""

from PySide6.QtCore import QSize

from rehabdesk.domain.resident import Resident
from rehabdesk.services.office import read_picture
from rehabdesk.services.residents import set_photo
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture_field import PictureField
from rehabdesk.wording.asked import people

_FRAME = QSize(150, 190)


def photo_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog."""
    form, store = Form(people.PHOTO), context.store
    field = PictureField(size=_FRAME, photo=True)
    picture = store.pictures.get(resident.photo) if resident.photo else None
    before = picture.content if picture else None
    field.set_value(before)
    form.row("Foto", field, name="photo")

    def save() -> str | None:
        content = field.value()
        if content == before:
            return None
        new = read_picture(content) if content else None
        return context.attempt(form, lambda: set_photo(store, resident.id, new))

    return FormDialog(
        "Ganti foto",
        form,
        "Simpan",
        save,
        subtitle=f"{resident.name} · {resident.registration_no}",
        parent=context.shell.window_widget(),
    )
