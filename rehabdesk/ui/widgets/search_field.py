"""The search field above a list."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.line import TextLine
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import shell

_LONGEST = 200


class SearchField(TextLine):
    """Tells of a new search after a short rest; Down goes to the list, Esc clears.

    ``searched`` carries the trimmed text, ``rest`` is in milliseconds.
    """

    searched = Signal(str)
    list_wanted = Signal()
    accepted = Signal()

    def __init__(
        self,
        placeholder: str,
        *,
        name: str = "",
        rest: int = 20,
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setMaxLength(_LONGEST)
        explain(self, shell.SEARCH)
        self.setToolTip(as_tip(f"{name or placeholder} ({keys})" if keys else ""))
        self.addAction(icon("search", Tone.NEUTRAL), self.ActionPosition.LeadingPosition)
        self._clear = self.addAction(
            icon("close", Tone.NEUTRAL), self.ActionPosition.TrailingPosition
        )
        self._clear.setToolTip("Kosongkan (Esc)")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)

    def search_text(self) -> str:
        """Give what is searched for, without spaces around it."""
        return " ".join(self.text().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list with Down, clear with Esc, choose with Enter."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self._tell_now()
            self.list_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell_now()
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _tell_now(self) -> None:
        """Search at once when a search is still waiting."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def _tell(self) -> None:
        self.searched.emit(self.search_text())
