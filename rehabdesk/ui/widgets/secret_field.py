"""A line for a passphrase as a field of a form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.widgets.secret_line import LIMIT, SecretLine


class SecretField(SecretLine):
    """Its value is what was typed, spaces and all; it is overwritten when the window goes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """Give what was typed."""
        return self.text()

    def is_empty(self) -> bool:
        """Tell whether there is nothing but spaces."""
        return not self.text().strip()

    def error(self) -> str:
        """Say when it is longer than is taken; it is never cut in silence."""
        length = len(self.text())
        if length > LIMIT:
            return f"Terlalu panjang: {length} karakter, paling banyak {LIMIT}."
        return ""
