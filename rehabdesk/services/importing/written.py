"""What would be written of a row, column by column, as a preview shows it."""

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.matching import NameParts
from rehabdesk.services.importing.fields import field_of
from rehabdesk.services.importing.person import shown
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import ListPreview, RowPreview
from rehabdesk.services.importing.rows import heading_of

ALIASES = "aliases"
_AS_READ = {"name", ALIASES, "block", "cell"}
"""Columns whose change is told otherwise than the cell itself is read."""


def written(row: RowPreview) -> dict[str, str]:
    """The values of a row by the keys of their columns; what nothing is said of is left out.

    Aliases that stand in the name are a value of their own. What a list only implies (the
    programme of a participant) is the value that it implies.
    """
    made: dict[str, str] = {}
    more: tuple[str, ...] = ()
    for key, value in row.row.values.items():
        if isinstance(value, NameParts):
            made[key], more = value.name, value.aliases
        elif key == "born":
            made[key] = ", ".join(filter(None, map(shown, value)))
        else:
            made[key] = "/".join(value) if key == "place" else shown(value)
    if more:
        made[ALIASES] = ", ".join(filter(None, (*more, made.get(ALIASES, ""))))
    made.update((one.key, one.file_value) for one in row.changes if one.key not in _AS_READ)
    return {key: value for key, value in made.items() if value}


def written_columns(preview: ListPreview) -> dict[str, str]:
    """The keys of all columns that would be written, with their headings, as the file has them."""
    plan = preview.plan
    found = {key: _heading(plan, key) for key in plan.columns if key}
    for row in preview.rows:
        name = row.row.get("name")
        if isinstance(name, NameParts) and name.aliases:
            found.setdefault(ALIASES, _heading(plan, ALIASES))
        for change in row.changes:
            found.setdefault(change.key, change.label)
    return found


def _heading(plan: ListPlan, key: str) -> str:
    """A list of participants has no column of its own for what is only known of people."""
    if heading := heading_of(plan, key):
        return heading
    of_people = field_of(ImportSubject.PEOPLE, key)
    return of_people.label if of_people else key
