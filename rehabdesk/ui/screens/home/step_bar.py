"""The next sensible step: one sentence, one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from rehabdesk.services.next_step import NextStep, NextStepKind
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.kit.step_words import words_of
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import button, label


class StepBar(QFrame):
    """Says what comes next; ``chosen`` carries the step."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.step = NextStep(step=NextStepKind.NOTHING)
        self._icon = IconLabel("info", 22, tone=Tone.ACCENT)
        self._words = label("", "heading", wrap=True)
        self.button = button("", "primary")
        on(self.button.clicked, self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, Space.LARGE, Space.LARGE, Space.LARGE)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def show_step(self, step: NextStep, missing: str = "") -> None:
        """Show another step; ``missing`` says which right it needs that is not there."""
        self.step = step
        words = words_of(step)
        quiet = step.step is NextStepKind.NOTHING
        self._icon.set_icon(words.icon, Tone.SUCCESS if quiet else Tone.ACCENT)
        self._words.setText(words.sentence)
        self.button.setText(words.button)
        self.button.setAccessibleName(words.button.replace("&", ""))
        self.button.setEnabled(not missing)
        self.button.setToolTip(as_tip(missing))
        set_style(self.button, "kind", "plain" if quiet else "primary")
        self.setAccessibleName(words.sentence)

    def choose(self) -> None:
        """Do the step."""
        self.chosen.emit(self.step)

    def sentence(self) -> str:
        """Give what is said."""
        return self._words.text()
