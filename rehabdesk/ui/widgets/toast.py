"""Short messages at the lower edge, clear of the buttons, that go away by themselves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.names import one_stop

_SHORT = 5000
_WITH_ACTION = 9000
_MOST = 4
_WIDTH = 400


class Toast(QFrame):
    """One message; its clock stands still while the mouse is over it."""

    gone = Signal(object)

    def __init__(
        self,
        text: str,
        *,
        action: str = "",
        deed: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(text)
        self.text = text
        self.action = action
        self._deed = deed
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_WITH_ACTION if action else _SHORT)
        self._clock.timeout.connect(self.close_toast)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        words = label(text, wrap=True)
        layout.addWidget(words, 1)
        self.action_button = button(action, "quiet", parent=self)
        self.action_button.setVisible(bool(action))
        self.action_button.clicked.connect(self._act)
        layout.addWidget(self.action_button)
        self.setFixedWidth(_WIDTH)
        self._clock.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stop the clock under the mouse."""
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Start the clock again."""
        self._clock.start()
        super().leaveEvent(event)

    def is_running(self) -> bool:
        """Tell whether the clock runs."""
        return self._clock.isActive()

    def restart(self) -> None:
        """Begin the time anew, as when the same message comes again."""
        self._clock.start()

    def close_toast(self) -> None:
        """Go away."""
        self._clock.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit(self)

    def _act(self) -> None:
        """Do what the button says, once."""
        deed, self._deed = self._deed, None
        self.close_toast()
        if deed is not None:
            deed()


class ToastStack(QWidget):
    """Holds the messages of one window above the middle of its lower edge."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.MEDIUM)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignBottom)
        window.installEventFilter(self)
        self.hide()

    def show_toast(
        self, text: str, *, action: str = "", deed: Callable[[], None] | None = None
    ) -> Toast:
        """Show a message, with a button such as "Urungkan" when there is a deed.

        A message equal to one already shown only lengthens that one's time, unless it has a
        deed: undoing must always undo the latest.
        """
        text = one_stop(text)
        for shown in self.toasts():
            if shown.text == text and shown.action == action:
                if deed is None:
                    shown.restart()
                    return shown
                shown.close_toast()
        for old in self.toasts()[: -(_MOST - 1)]:
            old.close_toast()
        toast = Toast(text, action=action, deed=deed, parent=self)
        toast.gone.connect(self._drop)
        self._toasts.append(toast)
        self._layout.addWidget(toast)
        toast.show()
        self.show()
        self._settle()
        announce(self, text)
        return toast

    def toasts(self) -> list[Toast]:
        """Give the messages shown now, oldest first."""
        return [toast for toast in self._toasts if not toast.isHidden()]

    def clear(self) -> None:
        """Take all messages away."""
        for toast in self.toasts():
            toast.close_toast()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _drop(self, toast: Toast) -> None:
        """Forget a message that went away."""
        self._toasts.remove(toast)
        self._layout.removeWidget(toast)
        toast.deleteLater()
        self._settle()

    def _settle(self) -> None:
        """Take just the room the messages need."""
        window = self._window
        if not self.toasts():
            self.hide()
            return
        self._layout.activate()
        height = sum(toast.heightForWidth(_WIDTH) for toast in self.toasts())
        height = max(height, self._layout.sizeHint().height())
        left = (window.width() - _WIDTH) // 2
        self.setGeometry(left, window.height() - height - Space.PAGE, _WIDTH, height)
        self.raise_()
