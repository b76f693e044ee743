"""The question before typed words are thrown away, in the place of a dialog's buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.text import button, label


class Discarding(QWidget):
    """Stands hidden beside the buttons; *Lanjut mengisi* has the focus when it asks.

    ``leave`` is called when what was typed may go, ``stay`` when somebody goes on typing.
    """

    def __init__(
        self, buttons: QWidget, leave: Callable[[], None], stay: Callable[[], None]
    ) -> None:
        super().__init__()
        self._buttons = buttons
        self._stay = stay
        self.keep_button = button("Lanjut mengisi", "primary")
        self.keep_button.clicked.connect(self.give_way)
        self.discard_button = button("Buang isian")
        self.discard_button.clicked.connect(leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(label("Buang isian?", "heading"))
        row.addStretch(1)
        row.addWidget(self.discard_button)
        row.addWidget(self.keep_button)
        self.hide()

    def is_asking(self) -> bool:
        """Whether the question stands there now."""
        return not self.isHidden()

    def ask(self) -> None:
        """Show the question in place of the buttons."""
        self._buttons.hide()
        self.show()
        self.keep_button.setFocus()

    def give_way(self) -> None:
        """Show the buttons again."""
        self.hide()
        self._buttons.show()
        self._stay()
