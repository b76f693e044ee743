"""The moment between closing the window and leaving: the last backup of the day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.progress import ProgressPanel
from rehabdesk.ui.widgets.text import button, label

_WIDTH = 460


class LeavingDialog(QDialog):
    """Shows how far the backup is; leaving without it is one button. Esc goes back to work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Menutup kantor")
        self.setAccessibleName("Menutup kantor")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self.panel = ProgressPanel("Membuat cadangan sebelum ditutup…", cancellable=False)
        self.leave_button = button("Keluar tanpa menunggu", "quiet")
        self.leave_button.clicked.connect(self.accept)
        back = button("Kembali bekerja")
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.leave_button)
        foot.addStretch(1)
        foot.addWidget(back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(self.panel)
        whole.addWidget(label("Semua isian sudah tersimpan.", "small"))
        whole.addLayout(foot)
        back.setFocus()
