"""Which month a grid of marks is for: the one it says itself, or one that is chosen."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.marks import month_said
from rehabdesk.services.importing.plan import Plan
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import imports
from rehabdesk.wording.dates import month_year

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

    def show_plan(self, plan: Plan) -> None:
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
