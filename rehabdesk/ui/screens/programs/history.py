"""The decision that a cohort rests on, and what happened to its people."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.program import Cohort
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.programs.columns import STEP_COLUMNS
from rehabdesk.ui.screens.programs.lines import HistoryStep, steps
from rehabdesk.ui.screens.programs.section import CohortSection
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.dates import long_date

_WORDS = {
    EnrolmentState.ACTIVE: "Menjadi peserta",
    EnrolmentState.SUSPENDED: "Ditangguhkan",
    EnrolmentState.COMPLETED: "Menyelesaikan program",
    EnrolmentState.LEFT: "Berhenti",
}


class HistorySection(CohortSection):
    """The decree, the target and the note above; every step of everybody below."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.card = Card("Keputusan")
        self._facts: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.PAGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for number, words in enumerate(("Nomor SK", "Tanggal SK", "Target", "Ditutup", "Catatan")):
            row, column = divmod(number, 2)
            grid.addWidget(label(words, "label"), row, 2 * column, Qt.AlignmentFlag.AlignTop)
            fact = label("", wrap=True)
            self._facts[words] = fact
            grid.addWidget(fact, row, 2 * column + 1)
        self.card.body.addLayout(grid)
        self.model: TableModel[HistoryStep] = TableModel(STEP_COLUMNS, key=lambda step: step.id)
        self.table: Table[HistoryStep] = Table(
            "Riwayat",
            self.model,
            empty=EmptyState(
                "Belum ada kejadian.",
                "Pendaftaran, perpindahan, dan akhir kepesertaan tercatat di sini.",
                icon_name="history",
            ),
        )
        self.table.tell(of=self.cohort_name)
        self.table.activated_row.connect(self.open_resident)
        self.body.addWidget(self.card)
        self.body.addWidget(label("Riwayat peserta", "heading"))
        self.body.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read decision and steps again."""
        if self.cohort is None:
            return
        for words, text in _decision(self.cohort).items():
            self._facts[words].setText(text or "–")
        self.model.replace(steps(self.context.store, self.cohort, _WORDS))


def _decision(cohort: Cohort) -> dict[str, str]:
    return {
        "Nomor SK": cohort.decree_no,
        "Tanggal SK": long_date(cohort.decree_on) if cohort.decree_on else "",
        "Target": f"{cohort.target} peserta" if cohort.target else "",
        "Ditutup": long_date(cohort.closed_on) if cohort.closed_on else "Belum ditutup",
        "Catatan": cohort.note,
    }
