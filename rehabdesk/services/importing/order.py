"""Days of one record that exclude each other: an end that lies before its beginning."""

from typing import Any

from rehabdesk.wording.dates import short_date
from rehabdesk.wording.fields.field import RecordFields


def out_of_order(record: Any, fields: RecordFields | None) -> tuple[str, str]:  # noqa: ANN401 - of any kind
    """The later field of two that exclude each other, and why; twice nothing where none do."""
    for later, firsts in fields.follows.items() if fields else ():
        for first in firsts:
            begin, end = getattr(record, first), getattr(record, later)
            if fields and begin is not None and end is not None and end < begin:
                named = fields[first].name
                return (
                    later,
                    f"{short_date(end)} lebih awal daripada {named} ({short_date(begin)}).",
                )
    return "", ""
