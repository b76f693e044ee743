"""Taking a deed back: by who may do it, with the marks' history kept and the rules asked again."""

import re
from collections.abc import Iterator

from rehabdesk.domain.enrolment import Membership
from rehabdesk.domain.rights import Right
from rehabdesk.services.attendance import is_recorded, keep_history
from rehabdesk.services.done import Done
from rehabdesk.services.enrolment import require_one_at_a_time
from rehabdesk.services.excuses import follow
from rehabdesk.services.rights import needs, require
from rehabdesk.storage import Change, Store, keep_numbers
from rehabdesk.wording.numbers import thousands

_LOOKED_AT = 60
"""Rows of other tables that are looked up for whom they are about; an import has thousands."""
_COUNTED = re.compile(r"\d+ orang")
_HISTORY = "Diurungkan"
"""Why a mark of a closed sheet was taken back, in its history."""


def undo_words(store: Store, change: Change) -> str:
    """What undoing a deed would undo: its name, and of whom or of how many it was.

    "Residen diubah: Mahmud bin Karta"; a deed that names its amount itself is left as it is.
    """
    people = list(dict.fromkeys(_people_of(store, change)))
    if not people or _COUNTED.search(change.label):
        return change.label
    if len(people) > 1:
        return f"{change.label}: {thousands(len(people))} orang"
    person = store.residents.get(people[0])
    return f"{change.label}: {person.name}" if person is not None else change.label


def _people_of(store: Store, change: Change) -> Iterator[str]:
    """Whom the rows of a change are about."""
    shelves = store.shelves()
    for row in change.touched:
        if row.table == store.residents.table:
            yield row.key[0]
        elif row.table == store.attendance.table:
            yield row.key[1]
        elif row.table in shelves and len(change.touched) <= _LOOKED_AT:
            record = shelves[row.table].get(row.key[0])
            if isinstance(record, Membership):
                record = store.enrolments.get(record.enrolment)
            if isinstance(found := getattr(record, "resident", None), str):
                yield found


@needs(Right.LOOK)
def take_back(store: Store, change: Change) -> Done[None]:
    """Undo a deed as a whole; in a closed sheet the marks taken back stay in the history.

    Raises:
        NotAllowed: whoever sits at the desk has not the right that the deed itself asked for.
        ChangedSince: something was built on it.
        AlreadyEnrolled: somebody would take part in two programmes at a time.
    """
    for right in sorted(change.rights, key=lambda one: one.value):
        require(store, right)
    keys = [one.key for one in change.touched if one.table == store.attendance.table]
    before = {key: store.attendance.row(*key) for key in keys}
    corrected = store.corrections.table in change.tables
    with store.change(f"{_HISTORY}: {change.label}") as undone:
        store.undo(change)
        follow(store, change)
        for key, old in before.items():
            recorded = is_recorded(store, key[0])
            if old is not None and (recorded or corrected):
                keep_history(store, old, store.attendance.row(*key), _HISTORY)
        for row in change.touched:
            if row.table == store.enrolments.table and (back := store.enrolments.get(row.key[0])):
                require_one_at_a_time(store, back)
    undone.rights = change.rights
    if store.certificates.table in change.tables:
        keep_numbers(store)
    return Done(None, undone)
