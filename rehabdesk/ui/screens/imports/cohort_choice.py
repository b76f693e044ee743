"""Which programme a decree's list is for: one that is there, or a new one with its days."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.services.importing.cohorts import fiscal_year_of
from rehabdesk.services.importing.plan import Plan
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.text import label

_NEW = "baru"


class CohortChoice(QWidget):
    """A choice of cohorts; fields for name and days stand beside it where a new one is made."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.cohort: ChoiceField[str] = ChoiceField(placeholder="Pilih angkatan…")
        self.cohort.setAccessibleName("Angkatan")
        self.name = TextField(limit=120, placeholder="Nama angkatan baru")
        self.name.setAccessibleName("Nama angkatan baru")
        today = context.today()
        self.first = DateField(today=today)
        self.first.setAccessibleName("Tanggal mulai")
        self.last = DateField(today=today)
        self.last.setAccessibleName("Tanggal selesai")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.MEDIUM)
        line.addWidget(label("Angkatan", "label"))
        line.addWidget(self.cohort, 2)
        self._new = (
            self.name,
            label("dari", "muted"),
            self.first,
            label("s.d.", "muted"),
            self.last,
        )
        for widget in self._new:
            line.addWidget(widget, 2 if widget is self.name else 0)
        line.addStretch(1)
        self.cohort.changed.connect(self._show_fields)
        for field in (self.cohort, self.name, self.first, self.last):
            field.changed.connect(self.changed)

    def reload(self, plan: Plan) -> None:
        """Offer the open cohorts, the newest first; a new one where there is none."""
        today = self.context.today()
        open_ones = [
            one
            for one in self.context.store.cohorts.all()
            if one.closed_on is None or one.closed_on > today
        ]
        options = [(str(one.id), one.name) for one in open_ones]
        self.cohort.set_options([*options, (_NEW, "Angkatan baru dari daftar ini")])
        year = fiscal_year_of(plan)
        first = plan.today if plan.today.year == year else date(year, 1, 1)
        self.name.set_value(f"Rehabilitasi Sosial TA {year}")
        self.first.set_value(plan.starts_on or first)
        self.last.set_value(plan.ends_on or date(year, 12, 31))
        self.cohort.set_value(options[0][0] if options else _NEW)
        self._show_fields()

    def applied(self, plan: Plan) -> Plan:
        """The plan for the cohort that is chosen."""
        if self.cohort.value() != _NEW:
            return replace(plan, cohort=self.cohort.value() or "", starts_on=None, ends_on=None)
        return replace(
            plan,
            cohort=self.name.value(),
            starts_on=self.first.value(),
            ends_on=self.last.value(),
        )

    def _show_fields(self) -> None:
        for widget in self._new:
            widget.setVisible(self.cohort.value() == _NEW)
