"""Any list on screen as a file, locked by default: its columns, its filter, its order."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.storage import StorageTrouble
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.table import Table
from rehabdesk.wording.numbers import thousands

if TYPE_CHECKING:
    from rehabdesk.services.exporting import ListFormat

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_WHOLE = re.compile(r"-?\d{1,15}")


def offer_exports(context: Context, page: QWidget) -> None:
    """Offer the export in the heading menu of every table of a page."""
    if not allowed(context.store, Right.EXPORT):
        return
    for table in cast("list[Table[Any]]", page.findChildren(Table)):
        table.offer_export(lambda shown: ask_file(context, shown))


def ask_file(context: Context, table: Table[Any]) -> None:
    """Ask how it is locked and where to, then write the list as it is shown."""
    from rehabdesk.services.exporting import ListFormat
    from rehabdesk.ui.screens.kit.sealing import SealingDialog, ask_place

    forms = ((ListFormat.XLSX, "Excel"), (ListFormat.CSV, "CSV"))
    dialog = SealingDialog("Ekspor daftar", forms, context.shell.window_widget())
    name = _name_of(table)

    def locked() -> None:
        form, passphrase = dialog.form, dialog.passphrase
        ask_place(
            context,
            f"{name}{form.value}",
            passphrase,
            lambda path: export(context, table, path, form, passphrase),
        )

    dialog.accepted.connect(locked)
    dialog.open()


def export(
    context: Context, table: Table[Any], path: Path, form: "ListFormat", passphrase: str
) -> None:
    """Write what a table shows, all its rows, and say how many there were."""
    from rehabdesk.services.exporting import OutTable
    from rehabdesk.services.outgoing import export_list

    columns = table.shown_columns()
    model = table.rows_model()
    rows = [row for at in range(model.rowCount()) if (row := model.row_at(at)) is not None]
    shown = OutTable(
        name=_name_of(table),
        headings=tuple(column.heading for column in columns),
        rows=tuple(tuple(_cell(column, row) for column in columns) for row in rows),
    )
    try:
        written = export_list(context.store, shown, form, path, passphrase)
    except (Refusal, StorageTrouble) as error:
        context.refuse(error)
        return
    context.preferences.keep(save_folder=str(written.parent))
    locked = "terkunci di" if passphrase else "di"
    context.shell.say(f"{thousands(len(rows))} baris tersimpan {locked} {written.name}.")


def _name_of(table: Table[Any]) -> str:
    return _UNSAFE.sub("-", table.accessibleName()) or "Daftar"


def _cell(column: Column[Any], row: object) -> str | int | float | date:
    """A cell with its type: a date that is shown as one, a number that is shown as one."""
    text = column.text(row)
    value = column.sort(row) if column.sort else None
    if isinstance(value, date) and text.strip():
        return value
    if isinstance(value, int | float) and _WHOLE.fullmatch(text) and float(text) == float(value):
        return value
    return text
