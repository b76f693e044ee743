"""The first steps of a new office, ticked off as they are done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rehabdesk.services.next_step import NextStepKind
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.kit.step_words import short_words
from rehabdesk.ui.screens.kit.tour_offer import TOUR
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.text import button, icon_button, label

_TITLE = "Mulai di sini"
_CAPTION = (
    "Punya daftar dari SDP, SK, atau Excel? Impor dahulu: langkahnya terisi sendiri. Yang lain"
    " dicatat satu per satu; urutannya boleh berbeda."
)


_TOUR = (
    "Ingin belajar dahulu? Tur di kantor contoh mencoba semuanya tanpa takut salah; kantor ini"
    " ditutup dan tidak berubah."
)


class Checklist(Card):
    """Six lines with ticks, each a button that leads to where it is done."""

    chosen = Signal(object)
    tour_wanted = Signal()
    tour_declined = Signal()

    def __init__(self) -> None:
        super().__init__(_TITLE, caption=_CAPTION)
        self._lines: list[QWidget] = []
        self._upcoming: QPushButton | None = None
        self.tour_button = button(TOUR, "quiet", "flag")
        self.decline_button = icon_button("close", "Jangan tawarkan tur lagi")
        self.tour = self._tour()

    def take_focus(self) -> bool:
        """Go to the step that comes next, so that Enter begins it; tells whether there is one."""
        if self._upcoming is not None:
            self._upcoming.setFocus()
        return self._upcoming is not None

    def show_steps(self, steps: Sequence[tuple[NextStepKind, bool]]) -> None:
        """Show what is done and what is not."""
        for old in self._lines:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._upcoming = None
        upcoming = next((step for step, done in steps if not done), None)
        self._lines = [
            self._line(number, step, done=done, upcoming=step is upcoming)
            for number, (step, done) in enumerate(steps, 1)
        ]
        for line in self._lines:
            self.add(line)
        self.body.removeWidget(self.tour)
        self.add(self.tour)

    def offer_tour(self, *, offered: bool) -> None:
        """Offer to learn in the demonstration first, or not."""
        self.tour.setVisible(offered)

    def _tour(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, Space.MEDIUM, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(IconLabel("flag", 18, muted=True))
        row.addWidget(label(_TOUR, "muted", wrap=True), 1)
        row.addWidget(self.tour_button)
        row.addWidget(self.decline_button)
        on(self.tour_button.clicked, self.tour_wanted.emit)
        on(self.decline_button.clicked, self.tour_declined.emit)
        return line

    def _line(self, number: int, step: NextStepKind, *, done: bool, upcoming: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        row.setSpacing(Space.LARGE)
        tone = Tone.SUCCESS if done else Tone.ACCENT
        picture = "success" if done else ("next" if upcoming else "clock")
        row.addWidget(IconLabel(picture, 18, tone=tone, muted=not done and not upcoming))
        role = "heading" if upcoming else ("muted" if done else "body")
        row.addWidget(label(f"{number}. {short_words(step)}", role), 1)
        row.addWidget(label("sudah" if done else "", "small"))
        go = button("Buka", "quiet", "next")
        go.setAccessibleName(f"{short_words(step)}: {'sudah' if done else 'belum'}")
        on(go.clicked, lambda: self.chosen.emit(step))
        row.addWidget(go)
        if upcoming:
            self._upcoming = go
        return line
