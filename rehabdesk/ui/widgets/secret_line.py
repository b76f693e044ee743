"""A line for a passphrase: it overwrites what was typed as soon as its window goes.

Qt keeps a typed text in one buffer and each of its signs in a list of steps for undo; both keep
what was deleted until something else is written over it, and where they must grow they leave the
smaller one behind as it is. So both are made large enough first, and written over in the end.
Each time the text is asked for, Qt and Python leave copies in memory that they have given back;
there as much else is written that they are likely to be under it.
"""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QLineEdit, QWidget

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QToolButton

LIMIT = 200
"""How long a new passphrase may be, in signs."""

_FILLER = "\u2022"
_ROUNDS = 8
"""Each writes over 400 steps: more are not typed into one field before its window goes."""
_GRAIN, _EACH = 16, 512
"""Memory is given in steps of so many bytes; so many pieces of each size are written over."""


class SecretLine(QLineEdit):
    """One line whose text is not shown, unless its eye is held down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._given: list[str] = []
        self._roomy = self._is_given = False
        self._eye: QToolButton | None = None
        self.textEdited.connect(self._open_eye)

    def text(self) -> str:
        """Give what was typed; it is overwritten with the field, so nobody may keep it longer."""
        words = super().text()
        self._given.append(words)
        return words

    def setText(self, text: str | None) -> None:
        """Show other words, written over those before."""
        self.wipe()
        self._is_given = True
        self.insert(text or "")
        self._is_given = False

    def clear(self) -> None:
        """Forget what was typed."""
        if self._is_used():
            self.wipe()

    def wipe(self) -> None:
        """Overwrite what was typed, and what was given of it to others."""
        self._roomy = True
        length = len(self.text())
        blocked = self.blockSignals(True)
        self._write_over(length)
        # This forgets the steps, and not the room that they had.
        super().setText("")
        for _ in range(_ROUNDS):
            self._write_over(LIMIT)
        super().setText("")
        # Room for the next text.
        self._write_over(LIMIT)
        self.blockSignals(blocked)
        if length:
            self.textChanged.emit("")
        self._wipe_given()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Make room before the first sign is typed; a text that is pasted comes in one piece."""
        if not self._roomy:
            self.wipe()
        super().keyPressEvent(event)

    def hideEvent(self, event: "QHideEvent") -> None:
        """Forget what was typed when the window goes; a page of it that is turned is still there.

        A window that the system has made small has not gone.
        """
        super().hideEvent(event)
        if not event.spontaneous() and not self.window().isVisible() and self._is_used():
            self.wipe()

    def _open_eye(self) -> None:
        """Offer to look at what somebody types, from the first sign on."""
        if self._eye is None and not self._is_given and self.displayText():
            from rehabdesk.ui.widgets.secret_eye import SecretEye

            self._eye = SecretEye(self)

    def _is_used(self) -> bool:
        return self._roomy or bool(self.text())

    def _write_over(self, length: int) -> None:
        self.selectAll()
        self.insert(_FILLER * length)
        self.selectAll()
        self.del_()

    def _wipe_given(self) -> None:
        given, self._given = [one for one in self._given if one], []
        if given:
            # Loaded with the first words that are tried: the first window does not wait for it.
            from rehabdesk.storage import wipe_text

            longest = max(map(len, given))
            for one in given:
                wipe_text(one)
            _write_over_freed(longest)


def _write_over_freed(length: int) -> None:
    """Take what was given back in the sizes that a text of this length may have had, as zeros."""
    # Four bytes for a sign, and what stands before them.
    sizes = range(_GRAIN, 4 * length + 8 * _GRAIN, _GRAIN)
    for_qt = [QByteArray(bytes(size)) for size in sizes for _ in range(_EACH)]
    for_python = [bytes(size) for size in sizes for _ in range(_EACH)]
    del for_qt, for_python
