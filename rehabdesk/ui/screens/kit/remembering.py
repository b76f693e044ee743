"""The columns of a table as somebody arranged them, remembered for this office and this user."""

from typing import Any

from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.table import Table

_DONE = "columnsRemembered"


def remember_columns(context: Context, table: Table[Any], key: str) -> dict[str, Any]:
    """Bring a table's columns back, and keep them from now on; says what was remembered."""
    table.setProperty(_DONE, True)
    name = f"{context.store.office.id}/{context.store.desk.user}/{key}"
    state = context.preferences.table(name)
    table.restore_columns(state)
    table.state_changed.connect(
        lambda: context.preferences.remember_table(name, table.column_state())
    )
    return state


def remember_others(context: Context, page: str, tables: list[Table[Any]]) -> None:
    """The same for the tables of a page that have no key of their own: by their names."""
    for table in tables:
        if not table.property(_DONE) and table.horizontalHeader().sectionsMovable():
            remember_columns(context, table, f"{page}/{table.accessibleName()}")
