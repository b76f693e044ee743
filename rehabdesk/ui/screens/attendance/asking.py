"""A question about one row, asked beside that row: a reason, minutes, a note, why it changed."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.speech import announce, name_widget
from rehabdesk.ui.widgets.state import set_state
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked.attendance import ANSWER

_WIDTH = 380
_RIM = 8
_MARGIN = 12


class Question(Struct, frozen=True, kw_only=True):
    """What is asked; ``answer`` gives a sentence when the answer cannot stand, else nothing.

    With ``letters_pass`` a letter ends the question and goes on to the table as a mark.
    """

    title: str
    answer: Callable[[str], str | None]
    leave: Callable[[], None]
    value: str = ""
    hint: str = "Enter menyimpan, Esc tidak jadi."
    choices: tuple[str, ...] = ()
    letters_pass: bool = False


class _AnswerField(TextField):
    """One line whose arrows, Enter and Esc belong to the question."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()
    letter = Signal(str)
    letters_pass = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand over the keys that are not text."""
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self.moved.emit(steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.letters_pass and event.text().strip() and not event.text().isdigit():
            self.letter.emit(event.text())
        else:
            super().keyPressEvent(event)


class Asking(QFrame):
    """The small panel that asks; it stands under its row, or above it near the lower edge."""

    letter_passed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.question: Question | None = None
        self.field = _AnswerField()
        explain(self.field, ANSWER)
        self.choices = QListWidget()
        self.choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.setAccessibleName("Pilihan")
        self.choices.itemClicked.connect(self._clicked)
        self._title = label("", "heading", wrap=True)
        self._hint = label("", "small", wrap=True)
        self._error = label("", "error", wrap=True)
        self._field_signals()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        inside.setSpacing(Space.SMALL)
        for widget in (self._title, self.field, self._error, self.choices, self._hint):
            inside.addWidget(widget)
        self.setFixedWidth(_WIDTH)
        self.hide()

    def ask(self, question: Question, row: QRect) -> None:
        """Ask beside a row, given in the parent's own places."""
        self.question = question
        self._title.setText(question.title)
        self._hint.setText(question.hint)
        name_widget(self.field, question.title, question.hint)
        self.field.letters_pass = question.letters_pass
        self.field.set_value(question.value)
        self.field.selectAll()
        self._offer(question.choices)
        self._show_error("")
        self._stand_by(row)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.field, question.title)

    def close_question(self) -> None:
        """Ask nothing any more."""
        self.question = None
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _field_signals(self) -> None:
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self._leave)
        self.field.letter.connect(self._pass_on)
        on(self.field.textEdited, partial(self.choices.setCurrentRow, -1))

    def _offer(self, choices: tuple[str, ...]) -> None:
        self.choices.clear()
        self.choices.addItems(list(choices))
        self.choices.setCurrentRow(-1)
        self.choices.setVisible(bool(choices))
        self.choices.setFixedHeight(len(choices) * self.choices.sizeHintForRow(0) + _RIM)

    def _move(self, step: int) -> None:
        last = self.choices.count() - 1
        if last >= 0:
            self.choices.setCurrentRow(max(0, min(last, self.choices.currentRow() + step)))

    def _enter(self) -> None:
        item = self.choices.currentItem()
        self._reply(item.text() if item else self.field.value())

    def _clicked(self, item: QListWidgetItem) -> None:
        self._reply(item.text())

    def _reply(self, text: str) -> None:
        asked = self.question
        if asked is None:
            return
        trouble = asked.answer(text)
        if trouble:
            self._show_error(trouble)
        elif self.question is asked:
            self.close_question()

    def _pass_on(self, letter: str) -> None:
        asked = self.question
        self._reply(self.field.value())
        if self.question is not asked:
            self.letter_passed.emit(letter)

    def _leave(self) -> None:
        asked = self.question
        self.close_question()
        if asked is not None:
            asked.leave()

    def _show_error(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_state(self.field, "danger" if text else "")
        if text:
            announce(self.field, text)
            self._fit()

    def _fit(self) -> None:
        """Give wrapped words the lines they need; a layout alone takes them for one line."""
        inside = _WIDTH - 2 * Space.LARGE
        for words in (self._title, self._hint, self._error):
            words.setMinimumHeight(words.heightForWidth(inside) if words.text() else 0)
        self.adjustSize()

    def _stand_by(self, row: QRect) -> None:
        self._fit()
        around = self.parentWidget()
        if around is None:
            return
        whole = around.rect()
        below = row.bottom() + Space.SMALL
        top = below
        if below + self.height() > whole.bottom() - _MARGIN:
            top = max(_MARGIN, row.top() - self.height() - Space.SMALL)
        left = min(row.left() + row.width() // 3, whole.right() - self.width() - _MARGIN)
        self.move(QPoint(left, top))
