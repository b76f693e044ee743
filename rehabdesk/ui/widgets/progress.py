"""Work that takes a while: a bar, a panel with cancel, and a small turning ring."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.numbers import thousands


class ProgressPanel(Card):
    """What is being done, how far it is, and a way to stop it."""

    cancelled = Signal()

    def __init__(
        self, title: str, *, cancellable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self._text = label("", "small")
        self.cancel_button = button("Hentikan", parent=self)
        self.cancel_button.setVisible(cancellable)
        self.cancel_button.clicked.connect(self._stop)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self._text, 1)
        foot.addWidget(self.cancel_button)
        inside = QVBoxLayout()
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self.bar)
        inside.addLayout(foot)
        self.body.addLayout(inside)

    def show_progress(self, done: int, of: int, text: str = "") -> None:
        """Show how far it is; ``of`` 0 means nobody knows."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._text.setText(text or (f"{thousands(done)} dari {thousands(of)}" if of else ""))

    def _stop(self) -> None:
        self.cancel_button.setEnabled(False)
        self._text.setText("Menghentikan…")
        self.cancelled.emit()
