"""Fields for text, numbers and yes or no."""

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rehabdesk.ui.widgets.access_key import Tick
from rehabdesk.ui.widgets.line import TextLine

_GAPS = re.compile(r"[ \t\r\n\v\f\u00a0\u2028\u2029]+")
_LINE = 19
_TEXT_LIMIT = 200
_NOTE_LIMIT = 2000


def one_line(text: str) -> str:
    """Collapse line ends, tabs and runs of spaces, as pasted tables bring them."""
    return _GAPS.sub(" ", text).strip()


class TextField(TextLine):
    """One line of text; ``value()`` is trimmed and never holds a line end."""

    changed = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        limit: int = _TEXT_LIMIT,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setPlaceholderText(placeholder)
        self.set_value(text)
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """Give the text without spaces around it."""
        return one_line(self.text())

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.setText(one_line(text))

    def is_empty(self) -> bool:
        """Tell whether there is no text."""
        return not self.value()

    def error(self) -> str:
        """Say when the text is longer than the office's file takes; it is never cut in silence."""
        length = len(self.value())
        if length > self._limit:
            return f"Terlalu panjang: {length} karakter, paling banyak {self._limit}."
        return ""


class NoteField(QPlainTextEdit):
    """Several lines of text; Tab leaves the field."""

    changed = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        lines: int = 3,
        limit: int = _NOTE_LIMIT,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setPlainText(text)
        self.setFixedHeight(lines * _LINE + 20)
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """Give the text without empty lines around it."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)

    def is_empty(self) -> bool:
        """Tell whether there is no text."""
        return not self.value()

    def error(self) -> str:
        """Say when the text is too long."""
        length = len(self.value())
        if length > self._limit:
            return f"Terlalu panjang: {length} karakter, paling banyak {self._limit}."
        return ""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text only."""
        self.insertPlainText(source.text())


class NumberField(TextLine):
    """A whole number, or None when empty; Up and Down count."""

    changed = Signal()

    def __init__(
        self,
        value: int | None = None,
        *,
        lowest: int = 0,
        highest: int = 999_999,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lowest = lowest
        self._highest = highest
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaximumWidth(120)
        self.set_value(value)
        self.textChanged.connect(self.changed)

    def value(self) -> int | None:
        """Give the number, or None when the field is empty or holds no number."""
        text = self.text().strip().replace(".", "")
        digits = text.removeprefix("-")
        return int(text) if digits.isascii() and digits.isdigit() else None

    def set_value(self, value: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if value is None else str(value))

    def is_empty(self) -> bool:
        """Tell whether nothing has been typed."""
        return not self.text().strip()

    def error(self) -> str:
        """Say when this is no number, or one out of range."""
        value = self.value()
        if self.is_empty():
            return ""
        if value is None:
            return "Isi dengan angka bulat."
        if not self._lowest <= value <= self._highest:
            return f"Isi dengan angka {self._lowest} sampai {self._highest}."
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with the arrow keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        now = self.value()
        wanted = self._lowest if now is None else now + step
        self.set_value(max(self._lowest, min(self._highest, wanted)))


class CheckField(Tick):
    """Yes or no."""

    changed = Signal()

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text.replace("&", ""))
        self.setChecked(checked)
        self.toggled.connect(self.changed)

    def value(self) -> bool:
        """Give yes or no."""
        return self.isChecked()

    def set_value(self, checked: bool) -> None:
        """Show yes or no."""
        self.setChecked(checked)

    def is_empty(self) -> bool:
        """Say that a tick box is never empty."""
        return False

    def error(self) -> str:
        """Say that a tick box cannot be filled in wrongly."""
        return ""
