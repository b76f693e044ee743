"""Any list on screen as a paper: its columns in sight, its order, what it is narrowed to."""

from typing import TYPE_CHECKING, Any

from rehabdesk.domain.printed_list import ListAlign, ListColumn
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.table import Table

if TYPE_CHECKING:
    from rehabdesk.services.list_papers import ShownList

_ALIGN = {
    Align.LEFT: ListAlign.LEFT,
    Align.CENTRE: ListAlign.CENTRE,
    Align.RIGHT: ListAlign.RIGHT,
}


def print_list(context: Context, table: Table[Any], *, whole: bool) -> None:
    """Show a list, or its chosen rows, on the office's paper to be printed."""
    from rehabdesk.services.list_papers import list_pdf

    shown = list_on_paper(table, whole=whole)
    pdf = context.carry_out(lambda: list_pdf(context.store, shown, now=context.now()))
    if pdf is not None:
        title = " · ".join(filter(None, (shown.name, shown.of)))
        name = "-".join(shown.name.lower().split())
        context.shell.show_pdf(pdf, title, f"{name}-{context.today():%Y-%m-%d}.pdf")


def list_on_paper(table: Table[Any], *, whole: bool) -> "ShownList":
    """A table as it is shown: all its rows, or those that are chosen."""
    from rehabdesk.services.list_papers import ShownList

    model, columns = table.rows_model(), table.shown_columns()
    places = range(model.rowCount()) if whole else ()
    rows = [model.row_at(at) for at in places] if whole else table.selected_rows()
    return ShownList(
        name=table.accessibleName(),
        of=table.is_of(),
        columns=tuple(ListColumn(heading=one.heading, align=_ALIGN[one.align]) for one in columns),
        rows=tuple(tuple(_words(one, row) for one in columns) for row in rows if row is not None),
        narrowed=(*table.narrowed_by(), *(() if whole else ("hanya yang dipilih",))),
        order=table.order_words(),
    )


def _words(column: Column[Any], row: object) -> str:
    """A cell as it reads; what is drawn and not written, as it is read out."""
    words = column.text(row) or (column.spoken(row) if column.spoken else "")
    return " ".join(words.split())
