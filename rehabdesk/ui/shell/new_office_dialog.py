"""Setting up a new office in three steps; nothing is on the disk before the last one."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.services.founding import found_office
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.storage import Effort
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.new_office_pages import FounderStep, OfficeStep, RecoveryStep
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.dialog import FormScroll
from rehabdesk.ui.widgets.discarding import Discarding
from rehabdesk.ui.widgets.text import button, hairline, label

_WIDTH = 640


class NewOfficeDialog(QDialog):
    """Leads through the steps and makes the office; ``founded`` carries its open store."""

    founded = Signal(object)

    def __init__(
        self,
        folder: Path,
        preferences: Preferences,
        *,
        effort: Effort | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.effort = effort
        self.setWindowTitle("Kantor baru")
        self.setAccessibleName("Kantor baru")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.office = OfficeStep(folder)
        self.founder = FounderStep(self.office)
        self.recovery = RecoveryStep(self.office, self.founder)
        self.recovery.paper_wanted.connect(self._show_paper)
        self.steps = (self.office, self.founder, self.recovery)
        self.heading = label("", "title")
        self.caption = label("", "muted", wrap=True)
        self.trouble = Banner("", Tone.DANGER)
        self.trouble.hide()
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
        self.back_button = button("&Kembali", "plain", "back")
        self.next_button = button("&Lanjut", "primary")
        self.cancel_button = button("Tidak jadi")
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.cancel_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)
        self._buttons = self._make_buttons()
        self._asking = Discarding(self._buttons, self.reject, self._focus_first)
        self.keep_button = self._asking.keep_button
        self.discard_button = self._asking.discard_button
        self._lay_out()
        self._show(0)

    def go_on(self) -> None:
        """Check the step and go to the next one; the last one makes the office."""
        number = self.stack.currentIndex()
        step = self.steps[number]
        self.trouble.hide()
        if not step.validate():
            return
        if carry_out(lambda: self._done_with(number), self._refuse) and number < self._last():
            self._show(number + 1)

    def _last(self) -> int:
        return len(self.steps) - 1

    def _done_with(self, number: int) -> bool:
        """Check what was typed in a step; after the last one the office is made."""
        if number == 0:
            self.office.office()
        else:
            (self.founder if number == 1 else self.recovery).check()
        if number == self._last():
            self._found()
        return True

    def go_back(self) -> None:
        """To the step before; what was typed stays."""
        self._show(self.stack.currentIndex() - 1)

    def reject(self) -> None:
        """Close, or first ask when something has been typed in any step."""
        if not self._asking.is_asking() and any(one.is_dirty() for one in self.steps):
            self._asking.ask()
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone goes on; Esc leaves, or goes back to what was typed."""
        if event.key() == Qt.Key.Key_Escape and self._asking.is_asking():
            self._asking.give_way()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _found(self) -> None:
        today = self.office.office().today(datetime.now().astimezone())
        store = found_office(
            self.office.place(),
            self.office.office(),
            self.recovery.founder(),
            today,
            self.effort,
        )
        self.founded.emit(store)
        self.accept()

    def _refuse(self, answer: Undone) -> None:
        """Say it beside the field, on the step that has it."""
        words = answer_sentence(answer)
        field = answer.field if isinstance(answer, Refusal) else ""
        for number, step in enumerate(self.steps):
            if field and step.has_field(field):
                self._show(number)
                step.show_error(field, words)
                step.focus_first_error()
                return
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.trouble.set_message(words, Tone.DANGER)
        self.trouble.show()

    def _show(self, number: int) -> None:
        step = self.steps[number]
        self.stack.setCurrentWidget(step)
        self.heading.setText(f"{number + 1}. {step.title}")
        self.caption.setText(step.caption)
        self.caption.setMinimumHeight(self.caption.heightForWidth(in_step(_WIDTH) - 2 * Space.PAGE))
        self.back_button.setVisible(number > 0)
        last = number == len(self.steps) - 1
        self.next_button.setText("&Buat kantor" if last else "&Lanjut")
        step.focus_first()

    def _show_paper(self, pdf: bytes) -> None:
        from rehabdesk.ui.shell.paper_dialog import PaperDialog

        PaperDialog(
            pdf, "Lembar kunci pemulihan", "kunci-pemulihan.pdf", self.preferences, parent=self
        ).open()

    def _lay_out(self) -> None:
        self.setMinimumWidth(in_step(_WIDTH))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self.heading)
        whole.addWidget(self.caption)
        whole.addWidget(self.trouble)
        whole.addSpacing(Space.SMALL)
        scroll = FormScroll(self.stack)
        scroll.plan_for(in_step(_WIDTH) - 2 * Space.PAGE)
        whole.addWidget(scroll, 1)
        whole.addWidget(hairline())
        whole.addWidget(self._asking)
        whole.addWidget(self._buttons)

    def _make_buttons(self) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.next_button)
        return line

    def _focus_first(self) -> None:
        self.steps[self.stack.currentIndex()].focus_first()
