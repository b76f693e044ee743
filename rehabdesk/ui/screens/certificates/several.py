"""More than one person chosen: how many of which, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.ui.screens.certificates.rows import CertificateRow, Wanted, counted
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.text import button, hairline, label


class SeveralPanel(QWidget):
    """Sums of the chosen people; the buttons ask the page for the deed."""

    issue_wanted = Signal()
    print_wanted = Signal()
    copies_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "heading")
        self._sums = label("", "muted", wrap=True)
        self.issue_button = button("", icon_name="certificate")
        self.print_button = button("", icon_name="print")
        self.copy_button = button("", icon_name="copy")
        self.issue_button.clicked.connect(self.issue_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.copy_button.clicked.connect(self.copies_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (self._title, self._sums, hairline()):
            column.addWidget(part)
        for one in (self.issue_button, self.print_button, self.copy_button):
            column.addWidget(one)
        column.addStretch(1)

    def show_rows(self, rows: Sequence[CertificateRow]) -> None:
        """Show the chosen people's sums."""
        ready, short, issued = (
            counted(rows, one) for one in (Wanted.READY, Wanted.SHORT, Wanted.ISSUED)
        )
        self._title.setText(f"{len(rows)} orang dipilih")
        self._sums.setText(f"{ready} memenuhi · {short} belum · {issued} sudah terbit")
        self.issue_button.setText(f"Terbitkan yang dipilih ({ready})…")
        self.print_button.setText(f"Lihat dan cetak ({issued})")
        self.copy_button.setText(f"Cetak salinan ({issued})")
        self.issue_button.setEnabled(ready > 0)
        self.print_button.setEnabled(issued > 0)
        self.copy_button.setEnabled(issued > 0)
