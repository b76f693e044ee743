"""The eye in a line for a passphrase: while it is held down, what was typed can be read.

It is loaded with the first sign that is typed, so that the first window does not wait for it.
Qt's own way of showing the text lays all of it out and keeps that copy; here sign after sign is
painted, so that no second copy of the whole is made.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from rehabdesk.ui.theme.icons import icon

_SIDE = 22
_EDGE = 4
_LEFT = 7
"""Where the dots begin, from the edge of what is painted."""
_CUT = "…"


class SecretEye(QToolButton):
    """A button at the right end of a line; Alt+F8, held down in the line, does the same."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._page = _ShownWords(line)
        self.setIcon(icon("eye"))
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName("Tahan untuk melihat kata sandi")
        self.setToolTip("Tahan untuk melihat kata sandi (Alt+F8)")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.pressed.connect(self._uncover)
        self.released.connect(self._cover)
        line.textChanged.connect(self._follow)
        line.installEventFilter(self)
        margins = line.textMargins()
        line.setTextMargins(margins.left(), margins.top(), _SIDE, margins.bottom())
        self._place()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the line; show for as long as the keys are held."""
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self._place()
        elif kind in {QEvent.Type.Hide, QEvent.Type.FocusOut, QEvent.Type.EnabledChange}:
            self._cover()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F8:
            return self._by_key(event)
        return super().eventFilter(watched, event)

    def _by_key(self, event: QKeyEvent) -> bool:
        if event.type() is QEvent.Type.KeyRelease:
            # A key that is held is let go and pressed again and again.
            if not event.isAutoRepeat():
                self._cover()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._uncover()
        return True

    def _uncover(self) -> None:
        self._page.show_words(self._line.text())

    def _cover(self) -> None:
        self._page.show_words("")

    def _follow(self) -> None:
        self._cover()
        self.setVisible(bool(self._line.displayText()))

    def _place(self) -> None:
        line = self._line.size()
        corner = QPoint(line.width() - _SIDE - _EDGE, (line.height() - _SIDE) // 2)
        self.setGeometry(corner.x(), corner.y(), _SIDE, _SIDE)
        self._page.setGeometry(_EDGE, _EDGE, corner.x() - _EDGE, line.height() - 2 * _EDGE)


class _ShownWords(QWidget):
    """Lies over the dots of the line and shows its words, their end where they are too long."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show these, or nothing."""
        self._words = words
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sign after sign."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        letters = self.fontMetrics()
        line = (self.height() + letters.ascent() - letters.descent()) // 2
        x = _LEFT
        for sign in self._fitting(self.width() - _LEFT - _EDGE):
            painter.drawText(x, line, sign)
            x += letters.horizontalAdvance(sign)
        painter.end()

    def _fitting(self, room: int) -> list[str]:
        """The last signs that have room, after dots where there were more."""
        widths = [self.fontMetrics().horizontalAdvance(one) for one in self._words]
        if sum(widths) <= room:
            return list(self._words)
        left, start = room - self.fontMetrics().horizontalAdvance(_CUT), len(widths)
        while start and widths[start - 1] <= left:
            start -= 1
            left -= widths[start]
        return [_CUT, *self._words[start:]]
