"""The third view of a record: percentages with both their sides, and every session's mark."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.attendance import Tally
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.remembering import remember_columns
from rehabdesk.ui.screens.residents.looked import EnrolmentInTime, Looked
from rehabdesk.ui.screens.residents.marks import (
    MARK_COLUMNS,
    SessionOfPerson,
    correction_words,
    marks_of,
)
from rehabdesk.ui.screens.residents.shares import Shares, share_words
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.speech import name_widget
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import people
from rehabdesk.wording.certificate_rule import base_sentence
from rehabdesk.wording.dates import MONTHS

_TABLE_KEY = "resident_marks"
_SHARES = 132
_LINE = 17
_RIM = 8


class AttendanceView(QWidget):
    """Attendance in one cohort; Enter on a session opens its sheet."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._looked: Looked | None = None
        self.cohort: ChoiceField[str] = ChoiceField(searchable=False)
        explain(self.cohort, people.ATTENDANCE["cohort"])
        self.cohort.setFixedWidth(280)
        name_widget(self.cohort, "Angkatan")
        self.figure = label("", "heading")
        self.by = Segmented("Dihitung", (("month", "Per bulan"), ("kind", "Per kegiatan")))
        explain(self.by, people.ATTENDANCE["by"])
        self.shares = Shares()
        self._place = scrolled(self.shares)
        self.model = TableModel(MARK_COLUMNS, key=lambda line: line.session.id)
        empty = EmptyState("Belum ada sesi", "Sesi muncul di sini setelah daftarnya disiapkan.")
        self.table = Table("Sesi dan tanda kehadiran", self.model, empty=empty)
        self.table.tell(self.cohort, of=self._whose)
        self.corrections = label("", "small", wrap=True)
        self.open_button = button("Buka daftar &hadir", icon_name="attendance")
        self._lay_out()
        remember_columns(context, self.table, _TABLE_KEY)
        self.cohort.changed.connect(self._show_cohort)
        self.by.changed.connect(self._show_shares)
        self.table.current_row_changed.connect(self._show_corrections)
        self.table.activated_row.connect(self._open)
        self.open_button.clicked.connect(lambda: self._open(self.table.current_row()))

    def show_record(self, looked: Looked) -> None:
        """Show somebody, in the newest cohort at first."""
        other = self._looked is None or self._looked.resident.id != looked.resident.id
        self._looked = looked
        blocked = self.cohort.blockSignals(True)
        self.cohort.set_options(
            [(one.enrolment.cohort, one.cohort_name) for one in reversed(looked.parts)]
        )
        if looked.parts and (other or self.cohort.value() is None):
            self.cohort.set_value(looked.parts[-1].enrolment.cohort)
        self.cohort.blockSignals(blocked)
        self.cohort.setVisible(len(looked.parts) > 1)
        self._show_cohort()

    def _whose(self) -> str:
        return self._looked.who if self._looked is not None else ""

    def _part(self) -> EnrolmentInTime | None:
        parts = self._looked.parts if self._looked else ()
        wanted = self.cohort.value()
        return next((one for one in parts if one.enrolment.cohort == wanted), None)

    def _show_cohort(self) -> None:
        looked, part = self._looked, self._part()
        if looked is None:
            return
        store = self._context.store
        lines = marks_of(store, looked.resident.id, part.enrolment.cohort) if part else []
        self.model.replace(lines)
        self._show_shares()
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._show_corrections(self.table.current_row())

    def _show_shares(self) -> None:
        looked, part = self._looked, self._part()
        if looked is None or part is None:
            self.figure.setText("Belum menjadi peserta")
            self.shares.set_shares((), None)
            self._place.setFixedHeight(_LINE + _RIM)
            return
        figures, cohort = self._context.store.figures, part.enrolment.cohort
        months = figures.of_resident_by_month(looked.resident.id, cohort)
        rule = self._context.store.settings.read(CertificateRule)
        base = base_sentence(rule.basis)
        self.figure.setToolTip(as_tip(base))
        self.shares.setToolTip(as_tip(base))
        self.figure.setText(f"Hadir {share_words(sum(months.values(), Tally()), rule.basis)}")
        shares = [(_month_words(key), months[key]) for key in sorted(months)]
        if self.by.value() == "kind":
            kinds = figures.of_resident_by_kind(looked.resident.id, cohort)
            all_kinds = self._context.store.session_kinds.all()
            shares = [(one.name, kinds[one.id]) for one in all_kinds if one.id in kinds]
        self.shares.set_shares(shares, float(rule.least_percent), rule.basis)
        self._place.setFixedHeight(min(_SHARES, _LINE * max(1, len(shares)) + _RIM))

    def _show_corrections(self, line: SessionOfPerson | None) -> None:
        self.open_button.setEnabled(line is not None)
        if line is None or self._looked is None:
            self.corrections.setText("")
            return
        what = " · ".join(part for part in (line.session.topic, line.reason) if part)
        history = correction_words(self._context.store, line.session.id, self._looked.resident.id)
        self.corrections.setText(f"{what}\n{history}" if what else history)

    def _open(self, line: SessionOfPerson | None) -> None:
        if line is not None:
            self._context.shell.go("attendance", line.session.id)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.LARGE)
        top.addWidget(self.figure)
        top.addStretch(1)
        top.addWidget(self.cohort)
        top.addWidget(self.by)
        shares = self._place
        foot = QHBoxLayout()
        foot.setSpacing(Space.LARGE)
        foot.addWidget(self.corrections, 1)
        foot.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(shares)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)


def _month_words(month: str) -> str:
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"
