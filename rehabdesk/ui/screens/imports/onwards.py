"""What comes after an import: the next list, else the office's next step, at one press."""

from collections.abc import Callable

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.next_step import NextStep, NextStepKind, next_step, set_up
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.step_words import list_of, words_of
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.terms import label


class Onwards(Banner):
    """Says the next step after an import; ``begin`` is given the list that does it at once."""

    def __init__(self, context: Context, begin: Callable[[ImportSubject], None]) -> None:
        self.go_button = button("Lanjut", "plain", "next")
        super().__init__("", Tone.SUCCESS, buttons=(self.go_button,), dismissible=True)
        self._context = context
        self._begin = begin
        self._step = NextStep(step=NextStepKind.NOTHING)
        self.go_button.clicked.connect(self._go)
        self.hide()

    def offer(self) -> None:
        """Look what is left to do, and offer it."""
        self._step = step = self._upcoming()
        words, subject = words_of(step), list_of(step.step)
        self.set_message(f"Impor selesai. Berikutnya: {words.sentence}", Tone.SUCCESS)
        text = f"Impor {label(subject)}" if subject else words.button.replace("&", "")
        self.go_button.setText(text)
        self.go_button.setAccessibleName(text)
        self.go_button.setVisible(bool(subject or words.screen))
        self.show()
        if self.go_button.isVisibleTo(self):
            self.go_button.setFocus()

    def _upcoming(self) -> NextStep:
        """A list that is still missing comes first: a decree's makes its cohort and groups."""
        store, today = self._context.store, self._context.today()
        lists = (one for one, done in set_up(store, today) if not done and list_of(one))
        missing = next(lists, None)
        return NextStep(step=missing) if missing else next_step(store, today)

    def _go(self) -> None:
        self.hide()
        subject = list_of(self._step.step)
        if subject is None:
            self._context.shell.go(words_of(self._step).screen)
        else:
            self._begin(subject)
