"""One part of the office's settings: a heading, a caption, and what is under them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import label

_FORM_WIDTH = 620


class OfficeSection(QWidget):
    """The base of every part; put content into ``body``."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    caption: ClassVar[str] = ""
    icon: ClassVar[str] = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setAccessibleName(self.title)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.MEDIUM)
        self.head.addWidget(label(self.title, "heading"), 1)
        # Below the buttons too, so that a small window cuts neither them nor the title.
        top = QVBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addLayout(self.head)
        top.addWidget(label(self.caption, "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.LARGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, 0, 0, 0)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(top)
        whole.addLayout(self.body, 1)

    def reload(self) -> None:
        """Look in the store again; what was typed and not saved stays."""

    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return False

    def discard(self) -> None:
        """Throw away what was typed."""

    def begin(self) -> None:
        """Put the cursor where work begins."""

    def show_field(self, _name: str) -> None:
        """Put the cursor into a field by its name; a table has its fields in its forms."""
        self.begin()

    def show_record(self, _key: str) -> None:
        """Put the cursor on a record by its id, where the part lists any."""

    def commands(self) -> tuple[Command, ...]:
        """What can be done in this part."""
        return ()


class FormSection(OfficeSection):
    """A part that is one form, with *Simpan* and a way back to what is saved."""

    what: ClassVar[Mapping[str, str]]
    """What each field asks for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = Form(self.what, columns=2)
        self.form.setMaximumWidth(_FORM_WIDTH)
        self.trouble = Banner("", Tone.DANGER)
        self.trouble.hide()
        self._save = Command(
            text=f"&Simpan {self.title}",
            run=self.save,
            icon="save-file",
            keys="Ctrl+S",
            pressed=("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"),
            right=Right.SET_UP_OFFICE,
            why_not=self._why_unchanged,
        )
        self._back = Command(
            text="K&embalikan ke yang tersimpan",
            run=self.discard,
            icon="undo",
            why_not=self._why_unchanged,
        )
        self._buttons = CommandButtons(context)
        self.save_button = self._buttons.add(self._save, "&Simpan", "primary")
        self.back_button = self._buttons.add(self._back, "K&embalikan")
        self.fields()
        self.form.changed.connect(self._changed)
        self.body.addWidget(self.trouble)
        self._area = _scrolled(self.form, self.save_button, self.back_button)
        self.body.addWidget(self._area, 1)
        add_keys(self, context, (self._save,), beside=True)

    def commands(self) -> tuple[Command, ...]:
        """Save what is typed, or go back to what is saved."""
        return (self._save, self._back)

    def fields(self) -> None:
        """Make the fields of the form."""
        raise NotImplementedError

    def fill(self) -> None:
        """Put what is saved into the fields."""
        raise NotImplementedError

    def deed(self) -> Done[Any]:
        """Save what stands in the fields."""
        raise NotImplementedError

    def show_live(self) -> None:
        """Show what follows from the fields as they stand."""

    def reload(self) -> None:
        """Show what is saved, unless something is being typed."""
        if not self.is_dirty():
            self.discard()

    def is_dirty(self) -> bool:
        """Whether a field was changed since it was filled or saved."""
        return self.form.is_dirty()

    def discard(self) -> None:
        """Go back to what is saved."""
        self.fill()
        self.form.clear_errors()
        self.trouble.hide()
        self.form.set_clean()
        self._changed()

    def begin(self) -> None:
        """Begin in the first field."""
        self.form.focus_first()

    def show_field(self, name: str) -> None:
        """Put the cursor into a field by its name."""
        if not self.form.has_field(name):
            self.begin()
            return
        field = self.form.field_row(name).field
        self._area.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Check and save; a refusal stands beside its field."""
        self.trouble.hide()
        if not self.is_dirty() or not self.form.validate():
            return
        # Saving makes the page look again at once, which must not take back what is typed.
        refused = self.context.attempt(self.form, self.deed)
        if refused is None:
            self.form.set_clean()
            self.discard()
        elif self.form.errors():
            self.form.focus_first_error()
        else:
            self.trouble.set_message(refused, Tone.DANGER)
            self.trouble.show()

    def _changed(self) -> None:
        self._buttons.offer()
        self.show_live()

    def _why_unchanged(self) -> str:
        return "" if self.form.is_dirty() else "Tidak ada isian yang berubah."


def _scrolled(content: QWidget, *buttons: QWidget) -> QScrollArea:
    """A form over its buttons, which scrolls where it is taller than the window."""
    foot = QHBoxLayout()
    foot.setContentsMargins(0, Space.LARGE, 0, 0)
    foot.setSpacing(Space.MEDIUM)
    for made in buttons:
        foot.addWidget(made)
    foot.addStretch(1)
    holder = QWidget()
    holder.setObjectName("clear")
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(Space.HAIR, Space.HAIR, Space.LARGE, Space.HAIR)
    inside.addWidget(content)
    inside.addLayout(foot)
    inside.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area
