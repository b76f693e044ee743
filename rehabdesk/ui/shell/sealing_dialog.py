"""How a file leaves the office: locked with a passphrase, or open where somebody insists."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.services.sealed_export import new_export_passphrase
from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.text import button, label

_WIDTH = 480


class SealingDialog(QDialog):
    """Shows the passphrase of a locked zip; ``passphrase`` is empty where it is saved open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Simpan ke berkas")
        self.setAccessibleName("Simpan ke berkas")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._made = new_export_passphrase()
        self.shown = label(self._made, "heading")
        self.shown.setFont(font(TextRole.NUMBERS))
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_field = CheckField("Simpan &tanpa kunci (PDF biasa)")
        self.warning = Banner(
            "Siapa pun yang memegang berkasnya dapat membacanya. Pakai hanya untuk yang memang"
            " ditempel atau dibagikan.",
            Tone.WARNING,
        )
        self.warning.hide()
        self.save_button = button("&Pilih tempat…", "primary", "save-file")
        self.save_button.clicked.connect(self.accept)
        cancel = button("Batal")
        cancel.clicked.connect(self.reject)
        self.open_field.changed.connect(self._changed)
        self._lay_out(cancel)

    @property
    def passphrase(self) -> str:
        """What locks the file, or nothing."""
        return "" if self.open_field.value() else self._made

    def _changed(self) -> None:
        self.warning.setVisible(self.open_field.value())
        self.shown.setEnabled(not self.open_field.value())
        self.adjustSize()

    def _lay_out(self, cancel: QWidget) -> None:
        copy = button("&Salin", "quiet", "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self._made))
        line = QHBoxLayout()
        line.addWidget(self.shown, 1)
        line.addWidget(copy)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(label("Berkas dikunci dengan kata sandi ini", "heading"))
        whole.addWidget(
            label(
                "Hasilnya zip AES-256 yang dibuka dengan 7-Zip. Catat kata sandinya sekarang dan"
                " kirim terpisah dari berkasnya; kata sandi ini tidak disimpan.",
                "muted",
                wrap=True,
            )
        )
        whole.addLayout(line)
        whole.addWidget(self.open_field)
        whole.addWidget(self.warning)
        whole.addLayout(foot)
