"""Lets this PC know how far the open office is, and says when its files are older than known."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.services.known_office import accept_older, keep_known, older_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.text import button

_MINUTE = 60_000
_QUESTION = (
    "Terimalah hanya bila Anda tahu siapa yang menyalin berkas cadangan kembali, dan mengapa."
    " Komputer ini lalu menganggap keadaan sekarang sebagai yang benar. Nama Anda dicatat di"
    " jejak audit."
)


class KnownWatch(QObject):
    """``banner`` cannot be put away until somebody with the right has accepted the older office."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.banner = Banner("", Tone.DANGER, buttons=(self._accept_button(), self._go_button()))
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self.show_state()

    def look(self) -> None:
        """What was written since the last look is known from now on: a killed program knew it."""
        keep_known(self.context.store)

    def show_state(self) -> None:
        """Show the banner while the office is older than this PC knows it."""
        words = older_sentence(self.context.store)
        self.banner.setVisible(bool(words))
        if words:
            self.banner.set_message(words, Tone.DANGER)

    def _accept_button(self) -> QPushButton:
        accept = button("Terima…", "plain")
        accept.clicked.connect(self._ask)
        only_with(self.context, Right.BACK_UP, accept)
        return accept

    def _go_button(self) -> QPushButton:
        go = button("Buka Cadangan", "quiet", "next")
        go.clicked.connect(lambda: self.context.shell.go("safekeeping"))
        return go

    def _ask(self) -> None:
        window = self.context.shell.window_widget()
        confirm(window, "Terima kantor yang lebih tua?", _QUESTION, "Terima", self._accept)

    def _accept(self) -> None:
        self.context.carry_out(lambda: accept_older(self.context.store))
        self.show_state()
