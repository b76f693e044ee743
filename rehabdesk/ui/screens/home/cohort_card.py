"""A cohort's progress as a card: time, sessions, attendance, people, each with its figures."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from rehabdesk.services.progress import CohortProgress
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.bars import PercentBar
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.elided import Elided
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.certificate_rule import base_sentence
from rehabdesk.wording.dates import period
from rehabdesk.wording.numbers import percent, thousands

_SOON = 14


class CohortCard(Card):
    """One cohort; a click or Enter opens it."""

    opened = Signal(str)

    def __init__(self, progress: CohortProgress) -> None:
        cohort = progress.cohort
        super().__init__()
        self._key = cohort.id
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{cohort.name}: {_days(progress)}")
        self.body.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.addWidget(Elided(cohort.name, "heading"), 1)
        head.addWidget(Chip(_days(progress), _tone(progress)))
        self.body.addLayout(head)
        self.body.addWidget(label(period(cohort.starts_on, cohort.ends_on), "small"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        tips = {"Kehadiran": base_sentence(progress.basis)}
        for row, (words, share, figures) in enumerate(_lines(progress)):
            parts = (label(words, "small"), PercentBar(words, share), label(figures, "small"))
            for column, part in enumerate(parts):
                part.setToolTip(as_tip(tips.get(words, "")))
                grid.addWidget(part, row, column)
        self.body.addLayout(grid)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)


def _lines(progress: CohortProgress) -> tuple[tuple[str, float | None, str], ...]:
    tally = progress.tally
    people = f"{progress.active} aktif"
    if progress.suspended:
        people += f", {progress.suspended} ditangguhkan"
    if progress.completed:
        people += f", {progress.completed} selesai"
    if progress.left:
        people += f", {progress.left} berhenti"
    target = progress.cohort.target
    if target:
        people += f" · target {target}"
    whole = tally.whole(progress.basis)
    attended = f"{thousands(tally.present)} dari {thousands(whole)}"
    staying = progress.active + progress.suspended + progress.completed
    return (
        (
            "Masa",
            _share(progress.days_gone, progress.days_whole),
            f"hari ke-{progress.days_gone} dari {progress.days_whole}",
        ),
        (
            "Daftar hadir terisi",
            _share(progress.recorded, progress.held),
            f"{thousands(progress.recorded)} dari {thousands(progress.held)} sesi",
        ),
        (
            "Kehadiran",
            _share(tally.present, whole),
            f"{percent(tally.present, whole)} · {attended}",
        ),
        ("Peserta", _share(staying, target or staying + progress.left), people),
    )


def _share(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _days(progress: CohortProgress) -> str:
    if not progress.days_left:
        return "hari terakhir"
    return f"{progress.days_left} hari lagi"


def _tone(progress: CohortProgress) -> Tone:
    return Tone.WARNING if progress.days_left <= _SOON else Tone.NEUTRAL
