"""What a preview would write of its new people, to be held against what a shape says."""

from typing import Any

from rehabdesk.domain.importing import RowFate
from rehabdesk.services.importing.person import new_person
from rehabdesk.services.importing.preview import ListPreview


def read_people(preview: ListPreview, due: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The new people in the order of the list, with the fields that are due."""
    keys = list(due[0])
    made = []
    for row in preview.rows:
        if row.fate is RowFate.NEW:
            person = new_person(row.row)
            records = (person.resident, person.stay, person)
            made.append(
                {key: next(getattr(o, key) for o in records if hasattr(o, key)) for key in keys}
            )
    return made
