"""Any list on screen as an .xlsx or CSV file: its columns, its filter, its order."""

import re
from datetime import date
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.table import Table

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_FORMS = "Excel (*.xlsx);;CSV (*.csv)"
_WHOLE = re.compile(r"-?\d{1,15}")


def offer_exports(context: Context, page: QWidget) -> None:
    """Offer the export in the heading menu of every table of a page."""
    if not allowed(context.store, Right.EXPORT):
        return
    for table in cast("list[Table[Any]]", page.findChildren(Table)):
        table.offer_export(lambda shown: ask_file(context, shown))


def ask_file(context: Context, table: Table[Any]) -> None:
    """Ask where to, then write the list as it is shown."""
    folder = Path(context.preferences.choices.save_folder or Path.home())
    name = _UNSAFE.sub("-", table.accessibleName()) or "Daftar"
    parent = context.shell.window_widget()
    dialog = QFileDialog(parent, "Ekspor daftar", str(folder / f"{name}.xlsx"), _FORMS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")

    def write(path: str) -> None:
        export(context, table, Path(path))

    dialog.fileSelected.connect(write)
    dialog.open()


def export(context: Context, table: Table[Any], path: Path) -> None:
    """Write what a table shows, all its rows, and say how many there were."""
    from rehabdesk.services.exporting import OutTable, write_list

    columns = table.shown_columns()
    model = table.rows_model()
    rows = [row for at in range(model.rowCount()) if (row := model.row_at(at)) is not None]
    shown = OutTable(
        name=table.accessibleName() or "Daftar",
        headings=tuple(column.heading for column in columns),
        rows=tuple(tuple(_cell(column, row) for column in columns) for row in rows),
    )
    try:
        written = write_list(path, shown)
    except Refusal as refusal:
        context.refuse(refusal)
        return
    context.preferences.keep(save_folder=str(written.parent))
    context.shell.say(f"{len(rows)} baris tersimpan di {written.name}.")


def _cell(column: Column[Any], row: object) -> str | int | float | date:
    """A cell with its type: a date that is shown as one, a number that is shown as one."""
    text = column.text(row)
    value = column.sort(row) if column.sort else None
    if isinstance(value, date) and text.strip():
        return value
    if isinstance(value, int | float) and _WHOLE.fullmatch(text) and float(text) == float(value):
        return value
    return text
