"""A row of joined buttons, one of which is down."""

from collections.abc import Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

Option = TypeVar("Option")

_RIM = 2


class Segmented(QFrame, Generic[Option]):
    """One of a few options, all in sight; Left and Right change it. Also serves as tabs."""

    changed = Signal()
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[Option, str]],
        value: Option | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._values: tuple[Option, ...] = tuple(option for option, _words in options)
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_RIM, _RIM, _RIM, _RIM)
        layout.setSpacing(_RIM)
        for number, (_option, words) in enumerate(options):
            segment = QPushButton(words)
            segment.setCheckable(True)
            segment.setAutoDefault(False)
            segment.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            segment.toggled.connect(self._let_tab_reach_the_chosen)
            segment.setAccessibleName(f"{name}: {words.replace('&', '')}")
            self._group.addButton(segment, number)
            self._buttons.append(segment)
            layout.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_value(self._values[0] if value is None else value)
        self._group.idClicked.connect(self._clicked)

    def value(self) -> Option:
        """Give the chosen option."""
        return self._values[max(0, self._group.checkedId())]

    def words(self) -> str:
        """Give the words of the chosen option."""
        return self._buttons[max(0, self._group.checkedId())].text().replace("&", "")

    def set_value(self, value: Option) -> None:
        """Choose an option without telling; ValueError when it is not offered."""
        segment = self._buttons[self._values.index(value)]
        segment.setChecked(True)
        self.setFocusProxy(segment)

    def set_words(self, value: Option, words: str) -> None:
        """Change the words of one option, as when a count changes."""
        self._buttons[self._values.index(value)].setText(words)

    def offer(self, values: Collection[Option]) -> None:
        """Show some of the options only; the one that is chosen has to be among them."""
        for value, segment in zip(self._values, self._buttons, strict=True):
            segment.setVisible(value in values)

    def is_empty(self) -> bool:
        """Say that one option is always chosen."""
        return False

    def error(self) -> str:
        """Say that nothing can be wrong."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or previous option."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self._buttons)
        while self._buttons[number].isHidden():
            number = (number + step) % len(self._buttons)
        self._buttons[number].setFocus()
        self._buttons[number].click()

    def _let_tab_reach_the_chosen(self) -> None:
        """Tab stops at the chosen option alone, from both sides, as at radio buttons."""
        for button in self._buttons:
            chosen = button.isChecked()
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            )

    def _clicked(self, number: int) -> None:
        self.setFocusProxy(self._buttons[number])
        self.changed.emit()
        self.chosen.emit(self._values[number])
