"""Correcting the cells of one row before it is imported; the file itself stays as it is."""

from collections.abc import Callable
from datetime import date

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.columns import is_day
from rehabdesk.services.importing.decisions import corrected
from rehabdesk.services.importing.plan import Plan
from rehabdesk.services.importing.preview import RowPreview
from rehabdesk.spreadsheets.cells import text_in
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import imports

_WIDTH = 760
_LONGEST = 400


def ask_correction(
    context: Context, plan: Plan, row: RowPreview, take: Callable[[Plan], None]
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


def _columns(plan: Plan) -> list[int]:
    """The columns of the file that are read."""
    marks = plan.subject is ImportSubject.MARKS
    headings = plan.table.headings
    return [
        number
        for number, key in enumerate(plan.columns)
        if key or (marks and is_day(headings[number]))
    ]


def _text(row: RowPreview, plan: Plan, column: int) -> str:
    """A cell as it can be typed again: a day is the one that is read, the day first."""
    value = row.row.get(plan.columns[column])
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else text_in(row.row.cells[column])
