"""What is decided of single rows of a preview, each with the way back (Ctrl+Z)."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.services.importing.columns import is_day
from rehabdesk.services.importing.decisions import corrected, skipped, taken_again, why_left_out
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import ListPreview, RowPreview
from rehabdesk.spreadsheets.cells import text_in
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.deciding import ask_all, ask_who
from rehabdesk.ui.screens.imports.joining import ask_join
from rehabdesk.ui.screens.imports.tabs import PreviewTabs, Tab
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import imports

_WIDTH = 760
_LONGEST = 400


def ask_correction(
    context: Context, plan: ListPlan, row: RowPreview, take: Callable[[ListPlan], None]
) -> None:
    """Ask for other texts in the cells of a row."""
    form = Form(columns=2)
    fields: dict[int, TextField] = {}
    for column in _columns(plan):
        text = _text(row, plan, column)
        field = TextField(text, limit=max(_LONGEST, len(text)))
        fields[column] = field
        form.row(
            plan.table.headings[column].replace("&", "&&"),
            field,
            name=str(column),
            what=imports.CORRECTION,
        )
    before = {column: field.value() for column, field in fields.items()}

    def deed() -> str | None:
        texts = {at: field.value() for at, field in fields.items() if field.value() != before[at]}
        if texts:
            take(corrected(plan, row.row.number, texts))
        return None

    headings = {plan.table.headings[column]: column for column in reversed(fields)}
    for problem in (*row.row.problems, *row.row.left):
        if problem.column in headings:
            form.show_error(str(headings[problem.column]), problem.problem)
    dialog = FormDialog(
        f"Perbaiki baris {row.row.number}: {row.title or 'tanpa nama'}",
        form,
        "&Perbaiki",
        deed,
        subtitle="Hanya untuk impor ini: berkas di komputer tidak diubah.",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )
    dialog.open()
    form.focus_first_error()


def _columns(plan: ListPlan) -> list[int]:
    """The columns of the file that are read."""
    marks = plan.subject is ImportSubject.MARKS
    headings = plan.table.headings
    return [
        number
        for number, key in enumerate(plan.columns)
        if key or (marks and is_day(headings[number]))
    ]


def _text(row: RowPreview, plan: ListPlan, column: int) -> str:
    """A cell as it can be typed again: a day is the one that is read, the day first."""
    value = row.row.get(plan.columns[column])
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else text_in(row.row.cells[column])


_NOT_NOW = "Pilih dahulu baris di tab Baris pratinjau."


class RowDeeds:
    """Takes decisions about the rows that are chosen in a preview; ``take`` gets the plans."""

    def __init__(
        self, context: Context, tabs: PreviewTabs, take: Callable[[ListPlan], None]
    ) -> None:
        self._context = context
        self._tabs = tabs
        self._take = take
        self._preview: ListPreview | None = None
        self._before: list[ListPlan] = []
        self._undoing = False
        self.decide = Command(
            text="&Tetapkan siapa…", run=self.ask_who, icon="resident", why_not=self._why_not_doubt
        )
        self.decide_all = Command(
            text="Putuskan &sekaligus…",
            run=self.ask_all,
            icon="residents",
            why_not=self._why_not_doubt,
        )
        self.correct = Command(
            text="&Perbaiki isi baris…",
            run=self.ask_correction,
            icon="edit",
            keys="F2",
            why_not=self._why_no_row,
        )
        self.skip = Command(
            text="Le&wati atau ambil lagi",
            run=self.skip_or_take,
            icon="close",
            keys="Delete",
            why_not=self._why_no_row,
        )
        self.join = Command(
            text="&Gabungkan dengan yang lain…",
            run=self.ask_join,
            icon="residents",
            keys="Ctrl+G",
            why_not=self._why_no_row,
        )
        self.undo = Command(
            text="&Urungkan keputusan terakhir",
            run=self.take_back,
            icon="undo",
            keys="Ctrl+Z",
            # The window has this key, too; the preview keeps it from there itself.
            pressed=(),
            why_not=self._why_not_undone,
        )

    def commands(self) -> tuple[Command, ...]:
        """All of them, in the order of menus."""
        return (self.decide, self.decide_all, self.correct, self.skip, self.join, self.undo)

    def show_preview(self, preview: ListPreview) -> None:
        """Follow a preview; what was decided between the former one and it can be undone."""
        former, self._preview = self._preview, preview
        plan = preview.plan
        if former is None or (former.plan.subject, former.plan.digest) != (
            plan.subject,
            plan.digest,
        ):
            self._before = []
            return
        if _decisions(former.plan) == _decisions(plan):
            return
        if self._undoing:
            self._before.pop()
        else:
            self._before.append(former.plan)
            self._go_on(former)

    def forget(self) -> None:
        """Nothing can be undone any more: the list was imported."""
        self._before = []

    def can_undo(self) -> bool:
        """Whether there is a decision to be undone."""
        return bool(self._before)

    def open_row(self, row: RowPreview) -> None:
        """What Enter does on a row: say who it is where that is open, else correct it."""
        self._tabs.point_at(row)
        if row.fate is RowFate.DOUBTFUL:
            self.ask_who()
        else:
            self.ask_correction()

    def ask_who(self) -> None:
        """Ask who the doubtful row under the cursor is, or the first one."""
        preview = self._preview
        if preview is None:
            return
        rows = [one for one in self._chosen() if one.fate is RowFate.DOUBTFUL]
        rows = rows or [one for one in preview.rows if one.fate is RowFate.DOUBTFUL]
        if rows:
            self._tabs.point_at(rows[0])
            ask_who(self._context, preview.plan, rows[0], self._take)

    def ask_all(self) -> None:
        """Ask once for all doubtful rows."""
        if self._preview is not None:
            rows = [one for one in self._preview.rows if one.fate is RowFate.DOUBTFUL]
            ask_all(self._context, self._preview.plan, rows, self._take)

    def ask_correction(self) -> None:
        """Ask for other cells in the row under the cursor."""
        row = self._current()
        if self._preview is not None and row is not None:
            ask_correction(self._context, self._preview.plan, row, self._take)

    def ask_join(self) -> None:
        """Ask what the row under the cursor is the same as."""
        row = self._current()
        if self._preview is not None and row is not None:
            ask_join(self._context, self._preview, row, self._take)

    def skip_or_take(self) -> None:
        """Leave the chosen rows out, or take them again where all of them are left out."""
        if self._preview is None:
            return
        plan, rows = self._preview.plan, [one.row.number for one in self._chosen()]
        if rows:
            self._take((taken_again if self.takes_again() else skipped)(plan, rows))

    def takes_again(self) -> bool:
        """Whether all chosen rows are left out, so that they could be taken again."""
        rows = [one.row.number for one in self._chosen()]
        return bool(rows) and self._left_out(rows) == rows

    def _left_out(self, rows: Sequence[int]) -> list[int]:
        answers = self._preview.plan.answers if self._preview else {}
        return [one for one in rows if why_left_out(answers.get(one, ""))]

    def take_back(self) -> None:
        """Undo the last decision; what was set for the whole list since stays."""
        if self._preview is None or not self._before:
            return
        last = self._before[-1]
        self._undoing = True
        try:
            self._take(
                replace(
                    self._preview.plan,
                    answers=last.answers,
                    originals=last.originals,
                    table=last.table,
                )
            )
        finally:
            self._undoing = False

    def _go_on(self, former: ListPreview) -> None:
        """From a row that was doubtful to the next one that is."""
        row = self._current()
        was = next((o.fate for o in former.rows if row and o.row.number == row.row.number), None)
        if was is RowFate.DOUBTFUL and self._preview and self._preview.count(RowFate.DOUBTFUL):
            self._tabs.first_table().select_place(0)

    def _chosen(self) -> Sequence[RowPreview]:
        return self._tabs.selected(Tab.ROWS)

    def _current(self) -> RowPreview | None:
        return self._tabs.first_table().current_row()

    def _why_no_row(self) -> str:
        seen = self._tabs.first_table().isVisible()
        return "" if seen and self._current() is not None else _NOT_NOW

    def _why_not_doubt(self) -> str:
        if not self._tabs.first_table().isVisible() or self._preview is None:
            return _NOT_NOW
        return "" if self._preview.count(RowFate.DOUBTFUL) else "Tidak ada baris yang ragu."

    def _why_not_undone(self) -> str:
        return "" if self._before else "Belum ada keputusan tentang baris yang dapat diurungkan."


def _decisions(plan: ListPlan) -> tuple[object, ...]:
    lines = plan.table.lines if plan.originals else ()
    return plan.answers, plan.originals, lines
