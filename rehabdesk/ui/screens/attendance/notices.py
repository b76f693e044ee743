"""What stands above the sheet: who joined or left since it was made, and the last question."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.opened import OpenSheet, PersonInDoubt
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner

_MOST_NAMED = 3


class Notices(QWidget):
    """Banners of one sheet; Enter answers a question with its first button, Esc leaves it."""

    left_question = Signal()

    def __init__(self, context: Context, joining: Command) -> None:
        super().__init__()
        self._context = context
        self._joining = joining
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.MEDIUM)
        self.difference: Banner | None = None
        self.question: Banner | None = None
        self._put_away: set[tuple[str, str]] = set()
        self.hide()

    def show_sheet(self, sheet: OpenSheet | None) -> None:
        """Tell the difference between a sheet and its groups, unless it was put away."""
        self._drop(self.difference)
        self.difference = None
        if sheet is None or not sheet.lines or not (sheet.joined or sheet.left):
            return
        text = _difference_words(sheet)
        key = (sheet.session.id, text)
        if key in self._put_away:
            return
        buttons: tuple[QPushButton, ...] = ()
        if sheet.joined:
            adding = CommandButtons(self._context)
            buttons = (adding.add(self._joining, "Tambahkan ke &daftar"),)
        banner = Banner(text, Tone.INFO, buttons=buttons, dismissible=True)
        on(banner.dismissed, partial(self._put_away.add, key))
        on(banner.dismissed, self._show_if_needed)
        self._rows.addWidget(banner)
        self.difference = banner
        self.show()

    def ask(self, text: str, answers: Sequence[Command]) -> None:
        """Ask something; each answer is the button of a command, the first one has the focus."""
        self.close_question()
        answering = CommandButtons(self._context)
        buttons = [
            answering.add(
                replace(answer, run=partial(self._answer, answer.run)),
                kind="plain" if place else "primary",
            )
            for place, answer in enumerate(answers)
        ]
        for made in buttons:
            made.setAutoDefault(True)
        self.question = Banner(text, Tone.WARNING, buttons=tuple(buttons))
        self._rows.addWidget(self.question)
        self.show()
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_question(self) -> None:
        """Ask nothing any more."""
        self._drop(self.question)
        self.question = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the question with Esc, choose with Enter."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.question is not None:
            self.close_question()
            self.left_question.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _answer(self, deed: Callable[[], object]) -> None:
        self.close_question()
        deed()

    def _show_if_needed(self) -> None:
        banners = (self.difference, self.question)
        self.setVisible(any(one is not None and not one.isHidden() for one in banners))

    def _drop(self, banner: Banner | None) -> None:
        if banner is not None:
            self._rows.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._show_if_needed()


def _difference_words(sheet: OpenSheet) -> str:
    words: list[str] = []
    if sheet.joined:
        words.append(f"Anggota kelompok yang tidak ada di daftar ini: {_names(sheet.joined)}.")
    if sheet.left:
        words.append(f"Ada di daftar, tetapi sudah bukan anggota: {_names(sheet.left)}.")
    return " ".join(words)


def _names(people: Sequence[PersonInDoubt]) -> str:
    shown = [f"{one.name} ({one.registration_no or 'tanpa nomor'})" for one in people[:_MOST_NAMED]]
    rest = len(people) - len(shown)
    return ", ".join(shown) + (f", dan {rest} orang lagi" if rest else "")
