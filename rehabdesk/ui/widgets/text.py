"""Labels, lines and buttons in the roles the style sheet knows."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from rehabdesk.ui.theme.icons import icon, white_icon
from rehabdesk.ui.widgets.plain_text import as_tip

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_ICON_AND_GAP = QSize(20, 16)
_ENTER = (0x01000004, 0x01000005)
"""Qt.Key.Key_Return and Key_Enter, which are not asked for by name, as below."""

_MAY_BREAK = "\u200b"
_LONG_WORD = re.compile(r"\w{16}(?=\w{4})")
"""Where a word that is longer than any line may be broken."""

_PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText: whoever asks Qt for one of its names makes them all, in 25 ms."""


def label(
    text: str, role: str = "body", *, wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """Make a plain-text label; roles: title, heading, body, muted, small, label, figure, error."""
    widget = QLabel(text, parent)
    as_label(widget, role)
    widget.setWordWrap(wrap)
    if wrap:
        from PySide6.QtWidgets import QSizePolicy

        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
    return widget


class Name(QLabel):
    """A name in as many lines as it needs, also one long word, in a place that gives it fewer.

    ``text`` is what is drawn; a screen reader is told the name as it was given.
    """

    def __init__(self, role: str) -> None:
        super().__init__()
        as_label(self, role)
        self.setWordWrap(True)

    def show_name(self, name: str) -> None:
        """Show another name."""
        self.setText(_LONG_WORD.sub(lambda found: f"{found[0]}{_MAY_BREAK}", name))
        self.setAccessibleName(name)
        self._be_whole()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Ask for the lines of this width: a splitter does not ask how many they are."""
        super().resizeEvent(event)
        self._be_whole()

    def _be_whole(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))


def as_label(widget: QLabel, role: str) -> None:
    """Let a label show plain text in a role."""
    widget.setProperty("textFormat", _PLAIN_TEXT)
    widget.setProperty("role", role)


class _Button(QPushButton):
    """A push button that Enter presses as a blank does, in a window as in a dialog."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Press by Enter; all else is Qt's."""
        if event.key() in _ENTER:
            event.accept()
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, kind: str = "plain", icon_name: str = "", *, parent: QWidget | None = None
) -> QPushButton:
    """Make a button; kinds: primary (one for each view), plain, quiet, danger."""
    widget = _Button(text, parent)
    widget.setProperty("kind", kind)
    widget.setAccessibleName(text.replace("&", ""))
    widget.setAutoDefault(False)
    if icon_name:
        filled = kind in {"primary", "danger"}
        widget.setIconSize(_ICON_AND_GAP)
        widget.setIcon(white_icon(icon_name) if filled else icon(icon_name))
    return widget


def icon_button(
    icon_name: str, spoken: str, keys: str = "", *, parent: QWidget | None = None
) -> QToolButton:
    """Make a button that is only an icon: its words are its tip and its accessible name."""
    from PySide6.QtCore import Qt

    widget = QToolButton(parent)
    widget.setIcon(icon(icon_name))
    widget.setAccessibleName(spoken)
    widget.setToolTip(as_tip(f"{spoken} ({keys})" if keys else spoken))
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return widget


def hairline(parent: QWidget | None = None) -> QFrame:
    """Make a line one pixel high."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    return line
