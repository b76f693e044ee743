"""The second step: what each column means, shown on the file's own first rows."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.services.importing.columns import is_day, likelier_subject
from rehabdesk.services.importing.fields import FIELDS, field_of
from rehabdesk.services.importing.marks import month_said
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.spreadsheets.cells import text_in
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.cohort_choice import CohortChoice
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import imports
from rehabdesk.wording.dates import month_year
from rehabdesk.wording.terms import label as term

_BACK = 36
_YEAR = 12


class MonthChoice(QWidget):
    """The months of the last three years, seen for marks only."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice: ChoiceField[date] = ChoiceField(placeholder="Pilih bulan…")
        explain(self.choice, imports.MONTH)
        self.choice.setAccessibleName("Bulan")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.MEDIUM)
        line.addWidget(label("Bulan", "label"))
        line.addWidget(self.choice)
        line.addStretch(1)
        self.choice.changed.connect(self.changed)

    def show_plan(self, plan: ListPlan) -> None:
        """Show the month of a plan; what is not told stays open."""
        marks = plan.subject is ImportSubject.MARKS
        self.setVisible(marks)
        if not marks:
            return
        month = plan.month or month_said(plan)
        offered = _months(plan.today)
        months = offered if month is None or month in offered else [month, *offered]
        blocked = self.choice.blockSignals(True)
        self.choice.set_options([(one, month_year(one)) for one in months])
        self.choice.set_value(month)
        self.choice.blockSignals(blocked)


def _months(today: date) -> list[date]:
    """The first days of the last months, the newest first."""
    last = today.year * _YEAR + today.month - 1
    return [date(at // _YEAR, at % _YEAR + 1, 1) for at in range(last, last - _BACK, -1)]


_NOTHING = "Tidak diambil"
_DAY = "Tanda hari itu"


class ColumnLine(Struct, frozen=True, kw_only=True):
    """One column of the file, with its first values."""

    number: int
    heading: str
    meaning: str
    mode: str
    values: tuple[str, ...]

    def value(self, at: int) -> str:
        """One of the first values."""
        return self.values[at] if at < len(self.values) else ""


def _sample(at: int) -> Column[ColumnLine]:
    return Column[ColumnLine](
        key=f"value{at}",
        heading=f"Contoh {at + 1}",
        text=lambda line: line.value(at),
        width=146,
        sortable=False,
        muted=True,
    )


_COLUMNS = (
    Column[ColumnLine](
        key="heading",
        heading="Kolom di berkas",
        text=lambda line: line.heading,
        width=150,
        strong=True,
        sortable=False,
    ),
    Column[ColumnLine](
        key="meaning",
        heading="Artinya",
        text=lambda line: line.meaning,
        tone=lambda line: Tone.NEUTRAL if line.meaning == _NOTHING else Tone.ACCENT,
        width=150,
        sortable=False,
    ),
    *(_sample(at) for at in range(3)),
    Column[ColumnLine](
        key="mode", heading="Perlakuan", text=lambda line: line.mode, stretch=True, sortable=False
    ),
)


class ColumnsPane(QWidget):
    """Shows the guess and takes changes of it."""

    plan_changed = Signal(object)
    subject_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.other_button = button("")
        self.other = Banner("", Tone.WARNING, buttons=(self.other_button,))
        self._likelier: ImportSubject | None = None
        self.plan: ListPlan | None = None
        self.model: TableModel[ColumnLine] = TableModel(_COLUMNS, key=lambda line: line.number)
        self.table: Table[ColumnLine] = Table("Kolom berkas", self.model)
        self.meaning: ChoiceField[str] = ChoiceField(placeholder="Pilih arti…")
        explain(self.meaning, imports.COLUMNS["meaning"])
        self.meaning.setAccessibleName("Arti kolom")
        self.mode: ChoiceField[str] = ChoiceField(
            [("", "Seperti daftar ini"), *((one.value, term(one)) for one in ImportMode)], value=""
        )
        explain(self.mode, imports.COLUMNS["mode"])
        self.mode.setAccessibleName("Perlakuan kolom")
        self.cohort = CohortChoice(context)
        self.month = MonthChoice()
        self._title = label("", "heading", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self._lay_out()
        self._filling = False
        self.table.current_row_changed.connect(self._show_column)
        self.meaning.changed.connect(self._take_meaning)
        self.mode.changed.connect(self._take_mode)
        self.cohort.changed.connect(self._take_cohort)
        self.month.changed.connect(self._take_month)
        on(self.table.activated_row, self.meaning.setFocus)
        on(self.other_button.clicked, lambda: self.subject_wanted.emit(self._likelier))

    def show_plan(self, plan: ListPlan) -> None:
        """Show how a list will be read; the column under the cursor stays."""
        before = self.plan
        self.plan = plan
        if before is None or before.subject is not plan.subject:
            fields = [(one.key, one.label) for one in FIELDS[plan.subject]]
            self.meaning.set_options([("", _NOTHING), *fields])
        self._say_other(plan)
        self.cohort.setVisible(plan.subject is ImportSubject.ENROLMENTS)
        self.month.show_plan(plan)
        self._hint.setText(
            "Susunan ini diingat dari berkas sebelumnya."
            if plan.remembered
            else "Ini dugaan dari judul dan isi kolom. Periksa, lalu lanjutkan."
        )
        self.model.replace(_lines(plan))
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._show_column(self.table.current_row())

    def error(self) -> str:
        """Say what keeps the list from being looked at, or nothing."""
        enrols = self.plan is not None and self.plan.subject is ImportSubject.ENROLMENTS
        return self.cohort.error() if enrols else ""

    def start_cohort(self, plan: ListPlan) -> ListPlan:
        """The plan with the cohort that is chosen at first."""
        self.cohort.reload(plan)
        return self.cohort.applied(plan)

    def _say_other(self, plan: ListPlan) -> None:
        """Say that the list looks like another kind than the one that was chosen."""
        other = self._likelier = likelier_subject(plan.subject, plan.table)
        self.other.setVisible(other is not None)
        if other is not None:
            words = f"Judul kolomnya seperti daftar {term(other)}, bukan {term(plan.subject)}."
            self.other.set_message(words, Tone.WARNING)
            self.other_button.setText(f"&Baca sebagai {term(other)}")

    def _show_column(self, line: ColumnLine | None) -> None:
        if line is None or self.plan is None:
            return
        key = self.plan.columns[line.number]
        self._filling = True
        self._title.setText(line.heading)
        self.meaning.set_value(key)
        mode = self.plan.modes.get(key)
        self.mode.set_value(mode.value if mode else "")
        self.mode.setEnabled(bool(key))
        self._filling = False

    def _take_meaning(self) -> None:
        line, key = self.table.current_row(), self.meaning.value()
        if self._filling or line is None or self.plan is None or key is None:
            return
        self.plan_changed.emit(self.plan.with_column(line.number, key))

    def _take_mode(self) -> None:
        line, mode = self.table.current_row(), self.mode.value()
        if self._filling or line is None or self.plan is None or mode is None:
            return
        key = self.plan.columns[line.number]
        modes = {one: kept for one, kept in self.plan.modes.items() if one != key}
        if mode:
            modes[key] = ImportMode(mode)
        self.plan_changed.emit(replace(self.plan, modes=modes))

    def _take_cohort(self) -> None:
        if self.plan is not None:
            self.plan_changed.emit(self.cohort.applied(self.plan))

    def _take_month(self) -> None:
        if self.plan is not None:
            self.plan_changed.emit(replace(self.plan, month=self.month.choice.value()))

    def _lay_out(self) -> None:
        side = Card()
        for widget in (
            *(self._title, label("Artinya", "label"), self.meaning),
            *(label("Perlakuan nilai yang berbeda", "label"), self.mode, self._hint),
        ):
            side.add(widget)
        side.body.addStretch(1)
        side.setFixedWidth(280)
        line = QHBoxLayout()
        line.setSpacing(Space.LARGE)
        line.addWidget(self.table, 1)
        line.addWidget(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(self.other)
        whole.addWidget(self.cohort)
        whole.addWidget(self.month)
        whole.addLayout(line, 1)


def _lines(plan: ListPlan) -> list[ColumnLine]:
    made: list[ColumnLine] = []
    marks = plan.subject is ImportSubject.MARKS
    for number, heading in enumerate(plan.table.headings):
        field = field_of(plan.subject, plan.columns[number])
        mode = plan.modes.get(field.key) if field else None
        first = plan.table.lines[:3]
        made.append(
            ColumnLine(
                number=number,
                heading=heading,
                meaning=field.label if field else _DAY if marks and is_day(heading) else _NOTHING,
                mode=term(mode) if mode else "",
                values=tuple(text_in(line.cells[number]) for line in first),
            )
        )
    return made
