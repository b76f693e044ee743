"""What every section of a cohort's panel is: it shows one cohort, and reads it again when told."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.domain.program import Cohort
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.screens.programs.lines import HistoryStep, PersonLine
from rehabdesk.ui.theme.tokens import Space


class CohortSection(QWidget):
    """A part of a cohort; put content into ``body``."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.cohort: Cohort | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.MEDIUM)

    def show_cohort(self, cohort: Cohort) -> None:
        """Show another cohort, or the same one read again."""
        self.cohort = cohort
        self.reload()

    def cohort_name(self) -> str:
        """What the cohort is called whose parts are shown."""
        return self.cohort.name if self.cohort is not None else ""

    def reload(self) -> None:
        """Read the cohort's parts from the store and show them."""

    def commands(self) -> tuple[Command, ...]:
        """What can be done here with the cohort's parts."""
        return ()

    def open_resident(self, line: PersonLine | HistoryStep) -> None:
        """Go to the record of whoever a row is about."""
        self.context.shell.go("residents", line.resident.id)


def button_row(*left: QPushButton, right: tuple[QPushButton, ...] = ()) -> QHBoxLayout:
    """Buttons at the left, and some at the right."""
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
