"""An office that was last opened on another computer: what became of that one is asked once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.refusals import SecondPcNotPrepared
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.refusals import sentence

_WIDTH = 520
_PICTURE = 28
_TITLE = "Komputer ini belum dikenal kantor"
_TEXT = (
    "Berkas kantor ini terakhir dipakai di komputer lain. Dua komputer yang sama-sama mencetak"
    " dari salinan berkas yang sama memberi nomor kembar pada daftar hadir."
)
_REPLACES = (
    "Bila komputer lama rusak, dipasang ulang, atau tidak dipakai lagi: komputer ini"
    " menggantikannya. Nomor daftar hadir berlanjut dari ribuan berikutnya, sebab yang sempat"
    " dicetak di komputer lama tidak ada di berkas ini."
)


class OtherMachineDialog(QDialog):
    """Replaces the old one, stands beside it, or neither; Enter and Esc do nothing to the office.

    ``replaces`` says that the old computer is not used any more. It lives as long as its window.
    """

    replaces = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        self.setAccessibleDescription(f"{_TEXT} {_REPLACES}")
        self.setModal(True)
        self.setFixedWidth(in_step(_WIDTH))
        self.answer = Banner("", Tone.WARNING)
        self.answer.hide()
        self.replace_button = button("&Menggantikan yang lama", "primary")
        self.beside_button = button("&Dipakai berdampingan")
        self.cancel_button = button("&Tidak jadi", "quiet")
        self.replace_button.clicked.connect(self._replace)
        self.beside_button.clicked.connect(self._stand_beside)
        self.cancel_button.clicked.connect(self.reject)
        for widget in (self.replace_button, self.beside_button, self.cancel_button):
            widget.setAutoDefault(True)
        self._lay_out()
        self.cancel_button.setFocus()

    def _replace(self) -> None:
        self.accept()
        self.replaces.emit()

    def _stand_beside(self) -> None:
        """Say what a second computer needs; the office stays closed here."""
        self.answer.set_message(sentence(SecondPcNotPrepared()), Tone.WARNING)
        self.answer.show()
        self.adjustSize()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.MEDIUM)
        words.addWidget(label(_TITLE, "heading", wrap=True))
        words.addWidget(label(_TEXT, wrap=True))
        words.addWidget(label(_REPLACES, wrap=True))
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        picture = IconLabel("warning", _PICTURE, tone=Tone.WARNING)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.cancel_button)
        foot.addStretch(1)
        foot.addWidget(self.beside_button)
        foot.addWidget(self.replace_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(head)
        whole.addWidget(self.answer)
        whole.addLayout(foot)
