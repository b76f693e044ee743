"""How the whole list is read: its mode, the order of its dates, the sessions its marks are for."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.services.importing.marks import DayAsked, days_asked
from rehabdesk.services.importing.preview import ListPreview
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import imports
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.terms import label as term

_WIDTH = 640


def ask_day_kinds(
    context: Context, days: Sequence[DayAsked], decide: Callable[[dict[int, str]], None]
) -> None:
    """Ask for every such day; what is left open goes by the choice for all days."""
    names = {str(one.id): one.name for one in context.store.session_kinds.all()}
    form = Form(columns=2)
    fields: dict[int, ChoiceField[str]] = {}
    for day in days:
        options = [("", "Seperti hari lain"), *((key, names.get(key, "")) for key in day.kinds)]
        fields[day.number] = ChoiceField(options, value=day.kind, searchable=False)
        form.row(
            long_date(day.day, weekday=True),
            fields[day.number],
            name=str(day.number),
            what=imports.DAY_KIND,
        )

    def deed() -> str | None:
        decide({number: kind for number, field in fields.items() if (kind := field.value())})
        return None

    FormDialog(
        "Jenis sesi tiap hari",
        form,
        "&Tetapkan",
        deed,
        subtitle="Hari-hari ini punya lebih dari satu sesi. Pilih sesi yang ditandai berkas ini.",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    ).open()


class ListSettings(QWidget):
    """What is chosen once for a file; every choice makes another plan."""

    plan_changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.preview: ListPreview | None = None
        self.order: Segmented[bool] = Segmented(
            "Urutan tanggal", [(True, "Hari dahulu"), (False, "Bulan dahulu")]
        )
        explain(self.order, imports.LIST["order"])
        self.mode: ChoiceField[ImportMode] = ChoiceField(
            [(one, term(one)) for one in (ImportMode.UPDATE, ImportMode.FILL, ImportMode.ADD)],
            value=ImportMode.UPDATE,
        )
        explain(self.mode, imports.LIST["mode"])
        self.mode.setAccessibleName("Perlakuan daftar")
        self.swap_button = button("Tukar hari dan bulan di sel tanggal", "plain")
        self.swap_button.setCheckable(True)
        self.session_kind: ChoiceField[str] = ChoiceField(placeholder="Jenis sesi…")
        explain(self.session_kind, imports.LIST["session_kind"])
        self.session_kind.setAccessibleName("Jenis sesi yang ditandai")
        self.day_kinds_button = button("Jenis sesi tiap &hari…", "plain", "calendar")
        self._lay_out()
        self._connect()

    def show_preview(self, preview: ListPreview) -> None:
        """Show what is chosen, and only what there is to choose."""
        self.preview = preview
        self.mode.set_value(preview.plan.mode)
        self.order.setVisible(preview.question.two_readings > 0)
        self.order.set_value(preview.plan.day_order(preview.question).day_first)
        self._show_swap(preview)
        self._show_kinds(preview)

    def _show_swap(self, preview: ListPreview) -> None:
        """Cells that Excel may have swapped are turned back for the whole file at once."""
        order = preview.plan.day_order(preview.question)
        self.swap_button.setVisible(preview.question.suspect)
        self.swap_button.setChecked(order.swapped)

    def _show_kinds(self, preview: ListPreview) -> None:
        """Where a day has several sessions, marks are for those of one kind."""
        marks = preview.plan.subject is ImportSubject.MARKS
        self._kind_label.setVisible(marks)
        self.session_kind.setVisible(marks)
        self.day_kinds_button.setVisible(bool(days_asked(preview)))
        if marks:
            kinds = self.context.store.session_kinds.all()
            options = [("", "Semua jenis"), *((str(one.id), one.name) for one in kinds)]
            self.session_kind.set_options(options)
            self.session_kind.set_value(preview.plan.session_kind)

    def _connect(self) -> None:
        self.order.chosen.connect(self._take_order)
        self.swap_button.clicked.connect(self._take_swap)
        self.session_kind.changed.connect(self._take_kind)
        self.day_kinds_button.clicked.connect(self._ask_day_kinds)
        self.mode.changed.connect(self._take_mode)

    def _take_order(self, day_first: object) -> None:
        if self.preview is not None:
            order = DayOrder(day_first=bool(day_first))
            self.plan_changed.emit(replace(self.preview.plan, order=order))

    def _take_swap(self) -> None:
        if self.preview is not None:
            order = self.preview.plan.day_order(self.preview.question)
            order = replace(order, swapped=self.swap_button.isChecked())
            self.plan_changed.emit(replace(self.preview.plan, order=order))

    def _take_kind(self) -> None:
        kind = self.session_kind.value()
        if self.preview is not None and kind not in (None, self.preview.plan.session_kind):
            self.plan_changed.emit(replace(self.preview.plan, session_kind=kind))

    def _ask_day_kinds(self) -> None:
        if self.preview is None:
            return
        plan = self.preview.plan

        def decide(kinds: dict[int, str]) -> None:
            self.plan_changed.emit(replace(plan, day_kinds=kinds))

        ask_day_kinds(self.context, days_asked(self.preview), decide)

    def _take_mode(self) -> None:
        mode = self.mode.value()
        if self.preview is not None and mode is not None and mode is not self.preview.plan.mode:
            self.plan_changed.emit(replace(self.preview.plan, mode=mode))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        settings, kinds = QHBoxLayout(), QHBoxLayout()
        for row in (settings, kinds):
            row.setSpacing(Space.MEDIUM)
            whole.addLayout(row)
        settings.addWidget(label("Bila sudah ada", "label"))
        settings.addWidget(self.mode)
        settings.addWidget(self.order)
        settings.addWidget(self.swap_button)
        self._kind_label = label("Jenis sesi", "label")
        settings.addStretch(1)
        kinds.addWidget(self._kind_label)
        kinds.addWidget(self.session_kind)
        kinds.addWidget(self.day_kinds_button)
        kinds.addStretch(1)
