"""How a file leaves the office: locked with a passphrase, or open where somebody insists."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.services.sealed_export import new_export_passphrase
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.clipboard import copy_text
from rehabdesk.ui.widgets.dialog import keys_of
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import button, label

Form = TypeVar("Form")

_WIDTH = 480
_LOCKED = "Berkas dikunci dengan kata sandi ini"
_OPEN = "Berkas tidak dikunci"


class SealingDialog(QDialog, Generic[Form]):
    """Shows the passphrase of a locked zip; ``passphrase`` is empty where it is saved open.

    ``forms`` are what it may be written as, and their words; one of them is ``form``.
    """

    def __init__(
        self, title: str, forms: Sequence[tuple[Form, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._made = new_export_passphrase()
        self.shown = label(self._made, "heading")
        self.shown.setFont(font(TextRole.NUMBERS))
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.forms = Segmented("Bentuk berkas", forms)
        self._several = len(forms) > 1
        plain = f" ({forms[0][1]} biasa)" if len(forms) == 1 else ""
        self.heading = label(_LOCKED, "heading")
        self.explained = label(
            "Hasilnya zip AES-256 yang dibuka dengan 7-Zip. Catat kata sandinya sekarang dan"
            " kirim terpisah dari berkasnya; kata sandi ini tidak disimpan.",
            "muted",
            wrap=True,
        )
        self.copy_button = button("&Salin", "quiet", "copy")
        self.open_field = CheckField(f"Simpan &tanpa kunci{plain}")
        self.warning = Banner(
            "Siapa pun yang memegang berkasnya dapat membaca semua isinya. Pakai hanya untuk yang"
            " memang ditempel atau dibagikan.",
            Tone.WARNING,
        )
        self.warning.hide()
        self.save_button = button("&Pilih tempat…", "primary", "save-file")
        self.save_button.clicked.connect(self.accept)
        cancel = button("Tidak jadi")
        cancel.clicked.connect(self.reject)
        self.open_field.changed.connect(self._changed)
        self._lay_out(cancel)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    @property
    def passphrase(self) -> str:
        """What locks the file, or nothing."""
        return "" if self.open_field.value() else self._made

    @property
    def form(self) -> Form:
        """What it is written as."""
        return self.forms.value()

    def _copy(self) -> None:
        """Copy the passphrase, say so, and go on to the next step."""
        copy_text(self._made)
        self.copy_button.setText("Ter&salin")
        self.save_button.setFocus()

    def _changed(self) -> None:
        self.warning.setVisible(self.open_field.value())
        open_ = self.open_field.value()
        self.heading.setText(_OPEN if open_ else _LOCKED)
        for one in (self.explained, self.shown, self.copy_button):
            one.setHidden(open_)
        self.adjustSize()

    def _lay_out(self, cancel: QWidget) -> None:
        self.copy_button.clicked.connect(self._copy)
        line = QHBoxLayout()
        line.addWidget(self.shown, 1)
        line.addWidget(self.copy_button)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(label(keys_of(self.save_button.text()), "small"))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self.heading)
        whole.addWidget(self.explained)
        whole.addLayout(line)
        self._offer_forms(whole)
        whole.addWidget(self.open_field)
        whole.addWidget(self.warning)
        whole.addLayout(foot)

    def _offer_forms(self, whole: QVBoxLayout) -> None:
        """Where there is only one form there is nothing to choose."""
        if not self._several:
            return
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(label("Bentuk berkas", "label"))
        row.addWidget(self.forms)
        row.addStretch(1)
        whole.addLayout(row)


def ask_place(context: Context, name: str, passphrase: str, write: Callable[[Path], None]) -> None:
    """Ask where a file goes under its own ending, or as a locked zip; then write it."""
    ending = ".zip" if passphrase else Path(name).suffix
    kinds = f"Zip terkunci (*{ending})" if passphrase else f"Berkas {ending} (*{ending})"
    start = Path(context.preferences.choices.save_folder or Path.home())
    dialog = QFileDialog(
        context.shell.window_widget(),
        "Pilih tempat",
        str(start / Path(name).with_suffix(ending)),
        kinds,
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending[1:])

    def chosen(path: str) -> None:
        write(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.open()
