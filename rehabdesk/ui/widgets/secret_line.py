"""A line for a passphrase: Qt is given marks in place of the signs, and the line wipes the signs.

Qt's own field leaves copies of its text wherever it paints, grows, or hears of a change, and none
of them can be reached. So each sign that comes in is put into a table of this line's own, and Qt
edits a mark that stands for its place there: a character of the private use area, shown as a dot.
What Qt leaves behind are marks; the table is overwritten when the window goes.
"""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QHideEvent,
        QInputMethodEvent,
        QKeyEvent,
        QMouseEvent,
    )
    from PySide6.QtWidgets import QToolButton

LIMIT = 200
"""How long a new passphrase may be, in signs."""

_FIRST_MARK, _MARKS = 0xE000, 6400
"""The private use area of Unicode's first plane: a mark is one unit of Qt's text."""
_BYTES = 4
"""Of one sign in the table."""
_GRAIN, _EACH = 16, 512
"""Memory is given in steps of so many bytes; so many pieces of each size are written over."""


class SecretLine(QLineEdit):
    """One line whose text is not shown, unless its eye is held down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        # What is dropped would come in past the table.
        self.setAcceptDrops(False)
        self._signs = bytearray()
        self._used = 0
        self._given: list[str] = []
        self._is_given = False
        self._eye: QToolButton | None = None
        self.textEdited.connect(self._open_eye)

    def text(self) -> str:
        """Give what was typed; it is overwritten with the field, so nobody may keep it longer."""
        words = "".join(map(self._sign, super().text()))
        self._given.append(words)
        return words

    def setText(self, text: str | None) -> None:
        """Show other words, written over those before."""
        self.wipe()
        self._is_given = True
        self.insert(text or "")
        self._is_given = False

    def insert(self, text: str) -> None:
        """Put words in at the cursor."""
        super().insert(self._marks(text))

    def paste(self) -> None:
        """Put in what the clipboard has; the line breaks around it are nobody's passphrase."""
        words = QApplication.clipboard().text()
        self._given.append(words)
        self.insert(words.strip("\r\n"))

    def clear(self) -> None:
        """Forget what was typed."""
        if self._used:
            self.wipe()

    def wipe(self) -> None:
        """Overwrite what was typed, and what was given of it to others."""
        was_filled = bool(super().text())
        blocked = self.blockSignals(True)
        super().setText("")
        self.blockSignals(blocked)
        self._signs[:] = bytes(len(self._signs))
        self._used = 0
        if was_filled:
            self.textChanged.emit("")
        self._wipe_given()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Hand Qt the key with a mark in place of its sign."""
        from PySide6.QtGui import QKeyEvent, QKeySequence

        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        sign = event.text()
        if sign < " " or sign == "\x7f":
            super().keyPressEvent(event)
            return
        marked = QKeyEvent(
            event.type(), event.key(), event.modifiers(), self._marks(sign), event.isAutoRepeat()
        )
        super().keyPressEvent(marked)
        event.setAccepted(marked.isAccepted())

    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        """Take what an input method gives as marks, too."""
        if words := event.commitString():
            start, length = event.replacementStart(), event.replacementLength()
            event.setCommitString(self._marks(words), start, length)
        super().inputMethodEvent(event)

    def mouseReleaseEvent(self, event: "QMouseEvent") -> None:
        """Leave the middle button alone: on Linux Qt would put in what is marked elsewhere."""
        from PySide6.QtCore import Qt

        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        """Offer Qt's menu, with a way of pasting that goes through the table."""
        from PySide6.QtCore import Qt

        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def hideEvent(self, event: "QHideEvent") -> None:
        """Forget what was typed when the window goes; a page of it that is turned is still there.

        A window that the system has made small has not gone.
        """
        super().hideEvent(event)
        if not event.spontaneous() and not self.window().isVisible() and self._used:
            self.wipe()

    def _open_eye(self) -> None:
        """Offer to look at what somebody types, from the first sign on."""
        if self._eye is None and not self._is_given and self.displayText():
            from rehabdesk.ui.widgets.secret_eye import SecretEye

            self._eye = SecretEye(self)

    def _sign(self, mark: str) -> str:
        place = (ord(mark) - _FIRST_MARK) * _BYTES
        return chr(int.from_bytes(self._signs[place : place + _BYTES]))

    def _marks(self, words: str) -> str:
        """Put signs into the table and give their marks; what has no room is far over the limit."""
        if not self._signs:
            self._signs = bytearray(_MARKS * _BYTES)
        if self._used + len(words) > _MARKS:
            self._renumber()
        first = _FIRST_MARK + self._used
        for sign in words[: _MARKS - self._used]:
            place = self._used * _BYTES
            self._signs[place : place + _BYTES] = ord(sign).to_bytes(_BYTES)
            self._used += 1
        return "".join(map(chr, range(first, _FIRST_MARK + self._used)))

    def _renumber(self) -> None:
        """Give up the places of what was deleted; Qt's steps for undo go with them."""
        signs = [ord(self._sign(one)) for one in super().text()]
        start, length = self.selectionStart(), len(self.selectedText())
        cursor = self.cursorPosition()
        self._signs[:] = bytes(len(self._signs))
        for number, sign in enumerate(signs):
            self._signs[number * _BYTES : (number + 1) * _BYTES] = sign.to_bytes(_BYTES)
        self._used = len(signs)
        blocked = self.blockSignals(True)
        super().setText("".join(chr(_FIRST_MARK + one) for one in range(len(signs))))
        self.setCursorPosition(cursor)
        if start >= 0:
            self.setSelection(start, length)
        self.blockSignals(blocked)

    def _wipe_given(self) -> None:
        given, self._given = [one for one in self._given if one], []
        if given:
            # Loaded with the first words that are tried: the first window does not wait for it.
            from rehabdesk.storage import wipe_text

            # What is longer is no passphrase, and would take seconds.
            longest = min(max(map(len, given)), LIMIT)
            for text_given in given:
                wipe_text(text_given)
            _write_over_freed(longest)


def _write_over_freed(length: int) -> None:
    """Take what was given back in the sizes that a text of this length may have had, as zeros."""
    # Four bytes for a sign, and what stands before them.
    sizes = range(_GRAIN, 4 * length + 8 * _GRAIN, _GRAIN)
    for_qt = [QByteArray(bytes(size)) for size in sizes for _ in range(_EACH)]
    for_python = [bytes(size) for size in sizes for _ in range(_EACH)]
    del for_qt, for_python
