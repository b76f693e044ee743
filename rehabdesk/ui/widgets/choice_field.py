"""A field that offers choices, with search by typing."""

from collections.abc import Sequence
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QWidget

from rehabdesk.ui.theme.tokens import Space

Option = TypeVar("Option")

_SEARCH_FROM = 8
_MOST_IN_SIGHT = 20


class ChoiceField(QComboBox, Generic[Option]):
    """One of several options, each a value and its words; None while nothing is chosen.

    With more than a handful of options the words can be typed: any part of them finds.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Option, str]] = (),
        *,
        value: Option | None = None,
        placeholder: str = "Pilih…",
        searchable: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[Option, str], ...] = ()
        self._placeholder = placeholder
        self._wants_search = searchable
        self._typed_at = 0.0
        self.setMaxVisibleItems(_MOST_IN_SIGHT)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.set_value(value)
        self.currentIndexChanged.connect(self.changed)

    def options(self) -> tuple[tuple[Option, str], ...]:
        """Give the options with their words."""
        return self._options

    def set_options(self, options: Sequence[tuple[Option, str]]) -> None:
        """Offer other options; the choice stays when it is still among them."""
        before = self.value()
        self._options = tuple(options)
        blocked = self.blockSignals(True)
        self.clear()
        self.addItems([words for _value, words in self._options])
        self._allow_search()
        self.setPlaceholderText(self._placeholder)
        self.set_value(before)
        self.blockSignals(blocked)
        if before is not None and self.value() is None:
            self.changed.emit()

    def value(self) -> Option | None:
        """Give the chosen value, or None."""
        index = self.currentIndex()
        if self.isEditable() and self.currentText() != self.itemText(index):
            index = self.findText(self._typed(), Qt.MatchFlag.MatchFixedString)
        return self._options[index][0] if 0 <= index < len(self._options) else None

    def set_value(self, value: Option | None) -> None:
        """Choose a value; one that is not offered leaves the field empty."""
        found = [at for at, (option, _words) in enumerate(self._options) if option == value]
        self.setCurrentIndex(found[0] if found else -1)
        if self.isEditable() and not found:
            self.setEditText("")

    def is_empty(self) -> bool:
        """Tell whether nothing has been chosen or typed."""
        return self.value() is None and not (self.isEditable() and self.currentText().strip())

    def error(self) -> str:
        """Say when the typed words are none of the options."""
        if not self.is_empty() and self.value() is None:
            return f"“{self._typed()}” tidak ada dalam daftar."
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take typed words that name exactly one option."""
        if self.isEditable():
            self._settle()
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the offers away before Alt and a letter lead to another field.

        They would stay in sight over it and take its keys.
        """
        if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            completer = self.completer()
            offers = completer.popup() if completer is not None else None
            if offers is not None and offers.isVisible():
                offers.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A blank within typed words goes on finding; it opens the list only by itself."""
        if event.text() == " " and not self.isEditable() and self._is_typing():
            event.accept()
            self.view().keyboardSearch(" ")
            self.setCurrentIndex(self.view().currentIndex().row())
            return
        if event.text().strip():
            self._typed_at = monotonic()
        super().keyPressEvent(event)

    def showPopup(self) -> None:
        """Open the list as wide as its longest words, as far as the screen has room."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        room = self.screen().availableGeometry().width() // 2
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + bar + 2 * Space.MEDIUM, room))
        super().showPopup()

    def _is_typing(self) -> bool:
        pause = QApplication.keyboardInputInterval() / 1000
        return monotonic() - self._typed_at < pause

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice never changes while scrolling past."""
        event.ignore()

    def _allow_search(self) -> None:
        """Open the field for typing when there are many options."""
        wanted = self._wants_search
        if wanted is None:
            wanted = len(self._options) >= _SEARCH_FROM
        if wanted == self.isEditable():
            return
        self.setEditable(wanted)
        edit = self.lineEdit()
        if not wanted or edit is None:
            return
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        edit.setPlaceholderText(self._placeholder)
        no_leading_blank(edit)
        edit.textEdited.connect(self.changed)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("completions")
            popup.installEventFilter(self)
            edit.installEventFilter(self)
        self.setCompleter(completer)

    def _typed(self) -> str:
        return " ".join(self.currentText().split())

    def _settle(self) -> None:
        """Turn typed words into the option they belong to."""
        typed = self._typed().casefold()
        words = [option[1].casefold() for option in self._options]
        if typed in words:
            self.setCurrentIndex(words.index(typed))
            return
        hits = [at for at, word in enumerate(words) if typed and typed in word]
        if len(hits) == 1:
            self.setCurrentIndex(hits[0])


def no_leading_blank(edit: QLineEdit) -> None:
    """Take a blank typed before any word away: it would offer whatever has one somewhere."""

    def tidy(text: str) -> None:
        if text.startswith(" "):
            edit.setText(text.lstrip())

    edit.textEdited.connect(tidy)
