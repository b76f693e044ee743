"""Hiding the work on screen: after idle time and by Ctrl+L, until the passphrase is typed."""

from datetime import datetime

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.login import LockOptions, unlock_again
from rehabdesk.storage import Store
from rehabdesk.ui.background import Worker, run_in_background
from rehabdesk.ui.shell.start_card import StartCard
from rehabdesk.ui.widgets.clipboard import forget_clipboard
from rehabdesk.wording.names import one_stop
from rehabdesk.wording.refusals import sentence

_MINUTE = 60_000
_LOCK_KEYS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    }
)


class LockWindow(QWidget):
    """Stands where the work stood; ``unlocked`` and ``other_wanted`` say what came."""

    unlocked = Signal()
    other_wanted = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self._worker: Worker[bool] | None = None
        self.setWindowTitle("RehabDesk terkunci")
        self.setObjectName("start")
        self.card = StartCard(self)
        self.passphrase = self.card.passphrase
        self.passphrase.returnPressed.connect(self.unlock)
        self.card.open_button.clicked.connect(self.unlock)
        self.card.open_button.setText("&Buka kunci")
        self.card.trouble.hide()
        self.card.progress.hide()
        self.card.new_button.hide()
        self.card.restore_button.hide()
        self.card.other_button.setText("Masuk sebagai pengguna &lain…")
        self.card.other_button.clicked.connect(self.other_wanted)
        name = store.users.name_of(store.desk.user)
        self.card.say(
            "Layar terkunci",
            one_stop(f"{store.office.short_name} · {name}. Pekerjaan tetap terbuka."),
        )
        self.card.ask(login=False, passphrase=True, demo=False)

    def unlock(self) -> None:
        """Try the passphrase in the background."""
        words = self.passphrase.text()
        if self._worker is not None or not words:
            return
        now = datetime.now().astimezone()
        self.card.trouble.hide()
        self.setEnabled(False)
        self._worker = run_in_background(
            self, lambda _report: unlock_again(self.store, words, now=now), self._tried, self._tired
        )

    def _tried(self, fits: bool) -> None:
        self._ready()
        if fits:
            self.unlocked.emit()
        else:
            self._tell("Kata sandi tidak cocok.")

    def _tired(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, Refusal):
            raise error
        self._tell(sentence(error))

    def _ready(self) -> None:
        self._worker = None
        self.setEnabled(True)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _tell(self, words: str) -> None:
        self.card.tell(words)


class ScreenLock(QObject):
    """Counts idle time of one office's window, and hides everything of the program when it ends.

    What is hidden is kept as it was, dialogs too; ``left`` says that somebody else wants to
    log in.
    """

    left = Signal()

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self.store = store
        self.window = window
        self.cover: LockWindow | None = None
        self._hidden: list[QWidget] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        store.listeners.append(self._heard)
        self._minutes = store.settings.read(LockOptions).minutes
        self._restart()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count anew at every touch; Ctrl+L locks from inside a dialog, too."""
        if event.type() in _TOUCHES:
            self._restart()
            if isinstance(event, QKeyEvent) and event.keyCombination() == _LOCK_KEYS:
                self.lock()
                return True
        return False

    def lock(self) -> None:
        """Hide every window of the program behind one that asks for the passphrase."""
        if self.cover is not None or not self.window.isVisible():
            return
        # An export's passphrase or a copied name would outlast the locking.
        forget_clipboard()
        cover = self.cover = LockWindow(self.store)
        cover.unlocked.connect(self.unlock)
        cover.other_wanted.connect(self.left)
        cover.setGeometry(self.window.geometry())
        self._hidden = [
            one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not cover
        ]
        cover.show()
        for widget in reversed(self._hidden):
            widget.hide()
        cover.passphrase.setFocus()

    def unlock(self) -> None:
        """Show everything as it was."""
        cover, self.cover = self.cover, None
        shown, self._hidden = self._hidden, []
        # A dialog may have been deleted since it was hidden.
        for widget in filter(isValid, shown):
            widget.show()
        self._restart()
        if cover is not None:
            cover.close()
            cover.deleteLater()

    def stop(self) -> None:
        """Count no more."""
        self._idle.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self.cover is not None:
            # What was typed into it is overwritten when it is hidden.
            self.cover.hide()
            self.cover.deleteLater()
            self.cover = None

    def _heard(self, tables: frozenset[str]) -> None:
        if "setting" in tables:
            self._minutes = self.store.settings.read(LockOptions).minutes
            self._restart()

    def _restart(self) -> None:
        if self.cover is not None:
            return
        if self._minutes:
            self._idle.start(self._minutes * _MINUTE)
        else:
            self._idle.stop()
