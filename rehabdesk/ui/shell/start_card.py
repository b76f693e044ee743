"""What the first window shows: a card with the login, and the ways to another office."""

from functools import cached_property

from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.secret_line import SecretLine
from rehabdesk.ui.widgets.text import button, hairline, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import shell

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from rehabdesk.ui.widgets.banner import Banner
    from rehabdesk.ui.widgets.progress import ProgressPanel

_WIDTH = 500


class StartCard(QFrame):
    """The card in the middle of its window, painted before anything that it can do without.

    Nothing here asks Qt for its names (``Qt.Key`` and the like): all of them would be made.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("card")
        self.setFixedWidth(_WIDTH)
        self.title = _paragraph("title")
        self.note = _paragraph("muted")
        self.login, self.passphrase = QLineEdit(), SecretLine()
        _name(self.login, "Nama pengguna")
        _name(self.passphrase, "Kata sandi")
        self.remember = QCheckBox("Ingat nama pengguna di komputer ini")
        explain(self.remember, shell.REMEMBER)
        explain(self.passphrase, shell.OWN_WORDS)
        explain(self.login, shell.LOGIN)
        self.open_button = button("&Buka", "primary", "unlock")
        self.forgot_button = button("Lupa kata sandi? &Kunci pemulihan…", "quiet")
        self.demo_button = button("Buka kantor &contoh", "plain", "star")
        self.other_button = button("Kantor &lain…", "quiet")
        self.new_button = button("Kantor ba&ru…", "quiet")
        self.demo_link = button("Kantor &contoh", "quiet")
        self.restore_button = button("&Pulihkan…", "quiet")
        self.restore_button.setToolTip("Pulihkan kantor dari cadangan, juga di komputer lain")
        self._column = QVBoxLayout(self)
        self._lay_out(window)

    @cached_property
    def trouble(self) -> "Banner":
        """What went wrong or was done; made when there is something to say."""
        from rehabdesk.ui.widgets.banner import Banner

        banner = Banner("", Tone.DANGER)
        banner.hide()
        self._column.insertWidget(self._column.indexOf(self.login), banner)
        return banner

    @cached_property
    def progress(self) -> "ProgressPanel":
        """How far the demonstration is; made when it is asked for."""
        from rehabdesk.ui.widgets.progress import ProgressPanel

        panel = ProgressPanel("Menyiapkan kantor contoh…", cancellable=False)
        panel.hide()
        self._column.insertWidget(self._column.indexOf(self.demo_button) + 1, panel)
        return panel

    def say(self, title: str, note: str) -> None:
        """Name what is asked for."""
        self.title.setText(title)
        self.note.setText(note)
        inside = _WIDTH - 2 * Space.PAGE
        self.note.setMinimumHeight(self.note.heightForWidth(inside) + Space.SMALL)

    def tell(self, text: str, tone: Tone = Tone.DANGER) -> None:
        """Say above the fields what went wrong, or what was done, in as many lines as it needs."""
        self.trouble.set_message(text, tone)
        layout = self.trouble.layout()
        if layout is not None:
            self.trouble.setMinimumHeight(layout.heightForWidth(_WIDTH - 2 * Space.PAGE))
        self.trouble.show()

    def be_silent(self) -> None:
        """Take away what was said, and how far the work was."""
        for name in ("trouble", "progress"):
            if name in vars(self):
                getattr(self, name).hide()

    def ask(self, *, login: bool, passphrase: bool, demo: bool) -> None:
        """Show the fields that are needed, and put the cursor into the first."""
        self.login.setVisible(login)
        self.remember.setVisible(login)
        self.forgot_button.setVisible(login)
        self.passphrase.setVisible(passphrase)
        self.open_button.setVisible(passphrase)
        # Who logs in each day has seen it: there it is one of the other ways.
        self.demo_button.setVisible(demo and not login)
        self.demo_link.setVisible(demo and login)
        unnamed = login and not self.login.text()
        first = self.login if unnamed else self.passphrase if passphrase else self.demo_button
        first.setFocus()

    def _lay_out(self, window: QWidget) -> None:
        self._column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        self._column.setSpacing(Space.WIDE)
        for widget in (
            self.title,
            self.note,
            self.login,
            self.passphrase,
            self.remember,
            self.open_button,
            self.forgot_button,
            self.demo_button,
            hairline(),
        ):
            self._column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.other_button)
        row.addWidget(self.new_button)
        row.addWidget(self.restore_button)
        row.addWidget(self.demo_link)
        row.setSpacing(0)
        self._column.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self)
        middle.addStretch(1)
        whole = QVBoxLayout(window)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)


def _paragraph(role: str) -> QLabel:
    words = label("", role)
    words.setWordWrap(True)
    return words


def _name(line: QLineEdit, name: str) -> None:
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
