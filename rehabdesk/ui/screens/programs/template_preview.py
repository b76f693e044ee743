"""What a template would put on the calendar: a sum, what else is new, and every session."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.domain.identity import GroupId
from rehabdesk.services.template_plan import TemplatePlan, TemplateWish
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import programs
from rehabdesk.wording.dates import clock_range, medium_date
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.template_plan import hour_words, open_words

_LEAST, _WIDTH = 380, 700


class PlanLine(Struct, frozen=True, kw_only=True):
    """A session to be, or with no ``day`` a lesson that found no hour."""

    number: int
    day: date | None
    hours: str
    what: str
    groups: str
    words: str

    @property
    def tone(self) -> Tone:
        """A lesson without an hour is a warning."""
        return Tone.WARNING if self.day is None else Tone.NEUTRAL

    @property
    def when(self) -> str:
        """The day, or that there is none."""
        return medium_date(self.day, weekday=True) if self.day else "Belum ada jam"


_COLUMNS: tuple[Column[PlanLine], ...] = (
    Column(
        key="day",
        heading="Tanggal",
        text=lambda line: line.when,
        tone=lambda line: line.tone if line.day is None else None,
        sort=lambda line: (line.day or date.min, line.hours),
        width=140,
    ),
    Column(key="hours", heading="Jam", text=lambda line: line.hours, width=100),
    Column(
        key="what",
        heading="Sesi",
        text=lambda line: line.what,
        tip=lambda line: line.what,
        width=190,
    ),
    Column(
        key="groups",
        heading="Kelompok",
        text=lambda line: line.groups,
        tip=lambda line: line.groups,
        width=100,
    ),
    Column(
        key="words",
        heading="Keterangan",
        text=lambda line: line.words,
        tip=lambda line: line.words,
        stretch=True,
        muted=True,
    ),
)


def plan_lines(
    preview: TemplatePlan, wish: TemplateWish, closed: Mapping[date, str]
) -> tuple[PlanLine, ...]:
    """The lines of a plan: what found no hour first, then the sessions in the order of time."""
    kinds = {kind.short: kind.name for kind in wish.template.kinds}
    groups = {group.id: group.name.removeprefix("Kelompok ") for group in preview.groups}

    def whose(names: Sequence[GroupId]) -> str:
        everybody = len(names) == len(preview.groups) > 1
        return "Semua" if everybody else ", ".join(groups[name] for name in names)

    left = [
        PlanLine(
            number=at,
            day=None,
            hours="",
            what=f"{kinds[lesson.kind]}: {lesson.topic}",
            groups=whose(lesson.groups),
            words=open_words(lesson, closed),
        )
        for at, lesson in enumerate(preview.plan.open_lessons)
    ]
    held = [
        PlanLine(
            number=at,
            day=hour.day,
            hours=clock_range(hour.starts_at, hour.ends_at),
            what=f"{kinds[hour.kind]}: {hour.topic}" if hour.topic else kinds[hour.kind],
            groups=whose(hour.groups),
            words=hour_words(hour, closed),
        )
        for at, hour in enumerate(preview.plan.hours, len(left))
    ]
    return (*left, *held)


class TemplatePreview(QWidget):
    """A heading with the sum, what else changes, the sessions, and the chosen one's story."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("Jadwal", "heading")
        self.caption = label("", "small", wrap=True)
        self.model: TableModel[PlanLine] = TableModel(_COLUMNS, key=lambda line: line.number)
        self.table: Table[PlanLine] = Table("Jadwal dari templat", self.model)
        self.only_told = CheckField("&Hanya yang bergeser atau belum mendapat jam")
        explain(self.only_told, programs.ONLY_TOLD)
        self._lines: tuple[PlanLine, ...] = ()
        self.words = label("", "small", wrap=True)
        self.words.setMinimumHeight(40)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self.heading)
        whole.addWidget(self.caption)
        whole.addWidget(self.only_told)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.words)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_WIDTH)
        self.table.current_row_changed.connect(self._show_words)
        self.only_told.changed.connect(self._show_lines)

    def show_plan(self, lines: Sequence[PlanLine], caption: str) -> None:
        """Show these lines and what else the plan changes."""
        self._lines = tuple(lines)
        held = [line for line in lines if line.day]
        told = sum(bool(line.words) for line in held)
        parts = [f"{thousands(len(held))} sesi"]
        parts += [f"{thousands(told)} bergeser"] if told else []
        left = len(lines) - len(held)
        parts += [f"{thousands(left)} belum mendapat jam"] if left else []
        self.heading.setText(", ".join(parts))
        self.caption.setText(caption)
        self.only_told.setVisible(bool(told or left))
        self.table.set_empty(EmptyState("Tidak ada yang bergeser.", "", icon_name="calendar"))
        self._show_lines()

    def show_nothing(self, waiting: str) -> None:
        """Say what is still wanted, or why nothing can be planned."""
        self._lines = ()
        self.table.set_empty(EmptyState("Belum ada jadwal.", waiting, icon_name="calendar"))
        self.heading.setText("Jadwal")
        self.caption.setText("")
        self.only_told.hide()
        self._show_lines()

    def held(self) -> int:
        """How many sessions there will be."""
        return sum(line.day is not None for line in self._lines)

    def _show_lines(self) -> None:
        told = not self.only_told.isHidden() and self.only_told.value()
        self.model.replace([line for line in self._lines if line.words or not told])
        self.table.select_place(0)
        self._show_words()

    def _show_words(self) -> None:
        line = self.table.current_row()
        self.words.setText(f"{line.what}. {line.words}" if line and line.words else "")
