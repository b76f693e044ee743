"""How a file leaves the office: locked with a passphrase, or open where somebody insists."""

from collections.abc import Callable, Collection, Sequence
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
from rehabdesk.ui.theme.fonts import TextRole, font, in_step
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.clipboard import copy_text
from rehabdesk.ui.widgets.dialog import keys_of
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import shell

Form = TypeVar("Form")

_WIDTH = 480
_NAME = 110
_LOCKED = "Berkas dikunci dengan kata sandi ini"
_OPEN = "Berkas tidak dikunci"


class SealingDialog(QDialog, Generic[Form]):
    """Shows the passphrase of a locked file; ``passphrase`` is empty where it is saved open.

    ``forms`` are what it may be written as, and their words; one of them is ``form``. ``own`` are
    those that can be locked by themselves: ``locks_itself`` says whether that was chosen.
    """

    def __init__(
        self,
        title: str,
        forms: Sequence[tuple[Form, str]],
        parent: QWidget | None = None,
        *,
        own: Collection[Form] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(in_step(_WIDTH))
        self._made = new_export_passphrase()
        self.shown = label(self._made, "heading")
        self.shown.setFont(font(TextRole.NUMBERS))
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.forms = Segmented("Bentuk berkas", forms)
        self._several, self._own = len(forms) > 1, frozenset(own)
        self._words = dict(forms)
        self.locks: Segmented[bool] = Segmented(
            "Cara mengunci", ((True, "Kunci bawaan"), (False, "Zip")), bool(self._own)
        )
        plain = f" ({forms[0][1]} biasa)" if len(forms) == 1 else ""
        self.heading = label(_LOCKED, "heading")
        self.explained = label("", "muted", wrap=True)
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
        for widget, words in (
            (self.open_field, shell.OPEN_FILE),
            (self.forms, shell.FORM_OF_FILE),
            (self.locks, shell.LOCK),
        ):
            explain(widget, words)
            widget.changed.connect(self._changed)
        self._lay_out(cancel)
        self._changed()
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

    @property
    def locks_itself(self) -> bool:
        """Whether it asks for the passphrase itself, and is in no zip."""
        return bool(self.passphrase) and self.form in self._own and self.locks.value()

    def _explain(self) -> str:
        how = "Hasilnya zip AES-256 yang dibuka dengan 7-Zip."
        if self.form in self._own and self.locks.value():
            how = (
                f"Berkas {self._words[self.form]} ini menanyakan kata sandinya sendiri waktu dibuka"
                " (AES-256); di Windows tidak perlu program lain."
            )
        return (
            f"{how} Catat kata sandinya sekarang dan kirim terpisah dari berkasnya;"
            " kata sandi ini tidak disimpan."
        )

    def _copy(self) -> None:
        """Copy the passphrase, say so, and go on to the next step."""
        copy_text(self._made)
        self.copy_button.setText("Ter&salin")
        self.save_button.setFocus()

    def _changed(self) -> None:
        self.warning.setVisible(self.open_field.value())
        open_ = self.open_field.value()
        self.heading.setText(_OPEN if open_ else _LOCKED)
        self.explained.setText(self._explain())
        for widget in (self.explained, self.shown, self.copy_button):
            widget.setHidden(open_)
        self._locks_row.setHidden(open_ or self.form not in self._own)
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
        if self._several:
            whole.addWidget(_named("Bentuk berkas", self.forms))
        self._locks_row = _named("Cara mengunci", self.locks)
        whole.addWidget(self._locks_row)


def _named(words: str, field: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.MEDIUM)
    name = label(words, "label")
    name.setFixedWidth(_NAME)
    row.addWidget(name)
    row.addWidget(field)
    row.addStretch(1)
    return line


def kinds_of(ending: str, passphrase: str) -> str:
    """What a dialog for a place says of a file with this ending."""
    if ending == ".zip":
        return "Zip terkunci (*.zip)"
    return f"Berkas {ending}{' terkunci' if passphrase else ''} (*{ending})"


def ask_place(
    context: Context,
    name: str,
    passphrase: str,
    write: Callable[[Path], None],
    *,
    locks_itself: bool = False,
) -> None:
    """Ask where a file goes: under its own ending, or in a locked zip; then write it."""
    ending = ".zip" if passphrase and not locks_itself else Path(name).suffix
    kinds = kinds_of(ending, passphrase)
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
