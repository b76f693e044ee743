"""Any list on screen as a file, locked by default: its columns, its filter, its order."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.list_printing import print_list
from rehabdesk.ui.widgets.clipboard import copy_text
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.table import Table
from rehabdesk.wording.numbers import thousands

if TYPE_CHECKING:
    from rehabdesk.services.exporting import ListFormat, OutCell, OutTable

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_WHOLE = re.compile(r"-?\d{1,15}")


def offer_exports(context: Context, page: QWidget) -> None:
    """Offer paper, export and copy in the heading menu of every table of a page."""
    if allowed(context.store, Right.PRINT):
        for table in cast("list[Table[Any]]", page.findChildren(Table)):
            table.heading_menu.offer_printing(partial(_print, context))
    if not allowed(context.store, Right.EXPORT):
        return
    for table in cast("list[Table[Any]]", page.findChildren(Table)):
        table.heading_menu.offer_export(partial(ask_file, context), partial(_copy, context))


def _print(context: Context, table: Table[Any], whole: bool) -> None:
    print_list(context, table, whole=whole)


def _copy(context: Context, table: Table[Any], whole: bool) -> None:
    copy_rows(context, table, whole=whole)


def table_to_export(page: QWidget) -> Table[Any] | None:
    """The list with the cursor, else the leftmost one in sight with rows; None without any."""
    tables = cast("list[Table[Any]]", page.findChildren(Table))
    there = [one for one in tables if one.isVisibleTo(page) and one.rows_model().rowCount()]
    there.sort(key=lambda one: one.mapTo(page, QPoint()).toTuple())
    return next((one for one in there if one.hasFocus()), there[0] if there else None)


def ask_list(context: Context, page: QWidget) -> None:
    """Export the list that is worked in, or say that there is none."""
    table = table_to_export(page)
    if table is None:
        context.shell.say("Tidak ada daftar berisi di halaman ini.")
    else:
        ask_file(context, table)


def ask_file(context: Context, table: Table[Any]) -> None:
    """Ask how it is locked and where to, then write the list as it is shown."""
    words = f"Ekspor daftar: {table.accessibleName()}"
    _ask(context, words, _name_of(table), lambda: table_as_shown(table))


def copy_rows(context: Context, table: Table[Any], *, whole: bool) -> None:
    """Copy the chosen rows, or the whole list with its headings, to be pasted into Excel."""
    from rehabdesk.services.outgoing import copy_list

    made = table_as_shown(table) if whole else rows_as_shown(table, table.selected_rows())
    copied = context.carry_out(lambda: copy_list(context.store, made, headings=whole))
    if copied is not None:
        copy_text(*copied)
        context.shell.say(f"{thousands(len(made.rows))} baris disalin. Tempel dengan Ctrl+V.")


def ask_lock_and_place(context: Context, title: str, table: "OutTable") -> None:
    """Ask how a list is locked and where to, then write it."""
    _ask(context, title, _UNSAFE.sub("-", table.name), lambda: table)


def _ask(context: Context, title: str, name: str, made: Callable[[], "OutTable"]) -> None:
    from rehabdesk.services.exporting import ListFormat
    from rehabdesk.ui.screens.kit.sealing import SealingDialog, ask_place

    forms = ((ListFormat.XLSX, "Excel"), (ListFormat.CSV, "CSV"))
    window, own = context.shell.window_widget(), (ListFormat.XLSX,)
    dialog = SealingDialog(title, forms, window, own=own)

    def locked() -> None:
        form, passphrase = dialog.form, dialog.passphrase
        ask_place(
            context,
            f"{name}{form.value}",
            passphrase,
            lambda path: export(context, made(), path, form, passphrase),
            locks_itself=dialog.locks_itself,
        )

    dialog.accepted.connect(locked)
    dialog.open()


def table_as_shown(table: Table[Any]) -> "OutTable":
    """What a table shows: its columns in sight, all its rows in their order."""
    model = table.rows_model()
    rows = (model.row_at(at) for at in range(model.rowCount()))
    return rows_as_shown(table, [row for row in rows if row is not None])


def rows_as_shown(table: Table[Any], rows: Sequence[object]) -> "OutTable":
    """Some rows of a table, with its columns in sight."""
    from rehabdesk.services.exporting import OutTable

    columns = table.shown_columns()
    return OutTable(
        name=_name_of(table),
        headings=tuple(column.heading for column in columns),
        rows=tuple(tuple(_cell(column, row) for column in columns) for row in rows),
    )


def export(
    context: Context, table: "OutTable", path: Path, form: "ListFormat", passphrase: str
) -> None:
    """Write a list and say how many rows there were."""
    from rehabdesk.services.outgoing import export_list

    written = context.carry_out(lambda: export_list(context.store, table, form, path, passphrase))
    if written is None:
        return
    context.preferences.keep(save_folder=str(written.parent))
    locked = "terkunci di" if passphrase else "di"
    context.say_saved(
        f"{thousands(len(table.rows))} baris tersimpan {locked} {written.name}.", written
    )


def _name_of(table: Table[Any]) -> str:
    return _UNSAFE.sub("-", table.accessibleName()) or "Daftar"


def _cell(column: Column[Any], row: object) -> "OutCell":
    """A cell with its type: a date that is shown as one, a number that is shown as one."""
    if column.out:
        return column.out(row)
    text = column.text(row)
    value = column.sort(row) if column.sort else None
    if isinstance(value, date) and text.strip():
        return value
    if isinstance(value, int | float) and _WHOLE.fullmatch(text) and float(text) == float(value):
        return value
    return text
