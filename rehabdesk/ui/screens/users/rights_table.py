"""Roles against rights, as the rules stand: read only."""

from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.wording.terms import label

_SHORT = {
    Role.ADMINISTRATOR: "Admin",
    Role.TEAM_LEAD: "Ketua tim",
    Role.COUNSELOR: "Konselor",
    Role.MEDICAL: "Medis",
    Role.OPERATOR: "Operator",
    Role.READER: "Pembaca",
}


def rights_table() -> Table[Right]:
    """A line a right, a column a role."""
    columns = [
        Column[Right](key="right", heading="Boleh", text=label, stretch=True, sortable=False),
        *(_column(role) for role in Role),
    ]
    model = TableModel[Right](columns, tuple(Right), key=lambda right: right.value)
    return Table[Right]("Tabel hak menurut peran", model)


def _column(role: Role) -> Column[Right]:
    return Column[Right](
        key=role.value,
        heading=_SHORT[role],
        text=lambda right: "✓" if may(role, right) else "–",
        spoken=lambda right: "boleh" if may(role, right) else "tidak boleh",
        align=Align.CENTRE,
        width=96,
        sortable=False,
    )
