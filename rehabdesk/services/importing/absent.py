"""Who of the register a list does not name."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from rehabdesk.domain.importing import RowFate
from rehabdesk.domain.resident import place
from rehabdesk.services.importing.matching import named_in
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import NotInList, RowPreview
from rehabdesk.services.importing.register import Register
from rehabdesk.services.importing.rows import read_rows
from rehabdesk.storage import Store

NAMING = ("name", "registration_no", "person_no")
"""Columns by which a row names somebody."""


def absent(
    store: Store, register: Register, plan: ListPlan, rows: Sequence[RowPreview]
) -> Iterable[NotInList]:
    """Everybody whose stay runs and whom no row names, not even a hidden one; by name."""
    named_rows = [*rows, *_hidden(plan)]
    named = {one.target for one in named_rows}
    named.update(candidate for one in named_rows for candidate in one.candidates)
    for row in named_rows:
        # Somebody in a row that is refused or left out is still in the list.
        if row.fate in {RowFate.INVALID, RowFate.SKIPPED}:
            named.update(named_in(row.row, register))
    away = [key for key in register.residents if key not in named and register.is_here(key)]
    states = store.enrolments.states_on(store.today())
    enrolled = {one.resident for one in store.enrolments.all() if not states[one.id].ended}
    for key in sorted(away, key=lambda one: register.name_of(one).casefold()):
        resident = register.residents[key]
        yield NotInList(
            resident=key,
            name=resident.name,
            registration_no=resident.registration_no,
            place=place(resident.block, resident.cell),
            enrolled=resident.id in enrolled,
        )


def _hidden(plan: ListPlan) -> Iterable[RowPreview]:
    """The rows that the workbook hides: whoever stands in one is in the list all the same."""
    if plan.table.hidden:
        table = replace(plan.table, lines=plan.table.hidden)
        hidden = replace(plan, table=table)
        for row in read_rows(hidden, plan.day_order(plan.question()), NAMING):
            yield RowPreview(row=row, fate=RowFate.INVALID, title="")
