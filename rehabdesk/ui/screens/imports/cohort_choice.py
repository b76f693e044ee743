"""Which programme a decree's list is for: one that is there, or a new one with its days."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.services.importing.cohorts import fiscal_year_of
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.order import order_trouble
from rehabdesk.ui.widgets.state import set_state
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain_each
from rehabdesk.wording.asked import imports

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
        explain_each(
            (self.cohort, imports.COHORT["cohort"]),
            (self.name, imports.COHORT["name"]),
            (self.first, imports.COHORT["first"]),
            (self.last, imports.COHORT["last"]),
        )
        self.last.setAccessibleName("Tanggal selesai")
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        line = QHBoxLayout()
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(line)
        whole.addWidget(self.trouble)
        self.cohort.changed.connect(self._show_fields)
        for field in (self.cohort, self.name, self.first, self.last):
            field.changed.connect(self._say_trouble)
            field.changed.connect(self.changed)

    def reload(self, plan: ListPlan) -> None:
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
        self._say_trouble()

    def applied(self, plan: ListPlan) -> ListPlan:
        """The plan for the cohort that is chosen."""
        if self.cohort.value() != _NEW:
            return replace(plan, cohort=self.cohort.value() or "", starts_on=None, ends_on=None)
        return replace(
            plan,
            cohort=self.name.value(),
            starts_on=self.first.value(),
            ends_on=self.last.value(),
        )

    def error(self) -> str:
        """Say what is wrong with the name or the days of a new cohort, or nothing."""
        if self.cohort.value() != _NEW:
            return ""
        if not self.name.value():
            return "Nama angkatan baru harus diisi."
        for field, name in ((self.first, "Tanggal mulai"), (self.last, "Tanggal selesai")):
            if field.is_empty():
                return f"{name} harus diisi."
            if field.error():
                return field.error()
        first, last = self.first.value(), self.last.value()
        return order_trouble(first, last, "Tanggal mulai", last_name="Tanggal selesai")

    def _say_trouble(self) -> None:
        trouble = self.error()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        order = bool(trouble) and self.last.value() is not None and self.first.value() is not None
        set_state(self.last.line_edit(), "danger" if order else "")

    def _show_fields(self) -> None:
        for widget in self._new:
            widget.setVisible(self.cohort.value() == _NEW)
