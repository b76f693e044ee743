"""One field of a form with its label, hint and error."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.access_key import FieldLabel
from rehabdesk.ui.widgets.speech import name_widget
from rehabdesk.ui.widgets.state import set_state
from rehabdesk.ui.widgets.text import as_label, label
from rehabdesk.ui.widgets.what_is import WhatIsMark, explain

_ANY_WIDTH = 2000


class FormRow(QWidget):
    """Label above, field, then a hint or, in its place, the error; ``what`` explains the field."""

    def __init__(
        self,
        text: str,
        field: QWidget,
        *,
        hint: str = "",
        what: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.required = required
        self.spoken_label = text.replace("&", "")
        self._hint_text = hint
        self._label = FieldLabel(text)
        as_label(self._label, "label")
        # Qt passes an access key on to what takes the cursor itself, and to nothing else.
        takes = field.focusPolicy() is not Qt.FocusPolicy.NoFocus
        self._label.setBuddy(field if takes else field.focusProxy() or field)
        self._hint = label(hint, "small", wrap=True, parent=self)
        self._hint.setVisible(bool(hint))
        self._error = label("", "error", wrap=True)
        self._error.hide()
        explain(field, what)
        self._name_field("")
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._label)
        if required:
            head.addWidget(self._star())
        if what:
            head.addWidget(WhatIsMark(self.spoken_label, what))
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(head)
        layout.addWidget(field, 0, self._side(field))
        layout.addWidget(self._hint)
        layout.addWidget(self._error)

    def show_error(self, text: str) -> None:
        """Show a sentence in place of the hint and mark the field; nothing takes both away."""
        if text == self._error.text():
            return
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._hint.setVisible(bool(self._hint_text) and not text)
        set_state(self.field.focusProxy() or self.field, "danger" if text else "")
        self._name_field(text)

    def error_text(self) -> str:
        """Give the sentence shown now, or nothing."""
        return self._error.text()

    def hint_text(self) -> str:
        """Give the line under the field."""
        return self._hint_text

    def set_hint(self, text: str) -> None:
        """Change the line under the field."""
        self._hint_text = text
        self._hint.setText(text)
        self._hint.setVisible(bool(text) and not self._error.text())
        self._name_field(self._error.text())

    def _name_field(self, error: str) -> None:
        """Say label, duty, hint and error to a screen reader."""
        duty = "wajib diisi" if self.required else ""
        said = [part for part in (error, duty, self._hint_text) if part]
        name_widget(self.field, self.spoken_label, ". ".join(said))

    def _star(self) -> QWidget:
        """Mark a required field for the eye; the ear hears it in the description."""
        star = label("wajib", "small")
        star.setProperty("tone", "accent")
        return star

    @staticmethod
    def _side(field: QWidget) -> Qt.AlignmentFlag:
        """Keep fields of fixed width at the left."""
        fixed = field.maximumWidth() < _ANY_WIDTH
        policy = field.sizePolicy().horizontalPolicy()
        if fixed or policy is QSizePolicy.Policy.Fixed:
            return Qt.AlignmentFlag.AlignLeft
        return Qt.AlignmentFlag(0)
