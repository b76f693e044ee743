"""Two records of one person made one, with the way back (data-model.md rank 19)."""

from datetime import datetime

from msgspec.structs import replace

from rehabdesk.domain.identity import MergeId, ResidentId, new_id
from rehabdesk.domain.importing import ResidentMerge
from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.refusals import AlreadyUndone, SamePerson
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.importing.batches import take_back
from rehabdesk.services.importing.journal import pack
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Store

_ON_THEIR_OWN = frozenset({"id", "name", "aliases", "note", "anonymised"})
_BLANK = Resident(id=ResidentId(""), name="")


@needs(Right.WRITE_PEOPLE)
def merge_residents(
    store: Store, kept_id: str, merged_id: str, *, now: datetime
) -> Done[ResidentMerge]:
    """Give everything of one record to another and hide the first; blanks are filled from it.

    Blank is what a new record has, the nationality "Indonesia" too.

    Numbers, stays, places, restrictions, enrolments, notes and marks go over; the other name
    becomes an alias.

    Raises:
        NotFound.
        SamePerson: it is one record, or both have a mark in one session, or both are enrolled
            in one cohort: then they were two people.
    """
    kept = required(store.residents, kept_id, "residen")
    merged = required(store.residents, merged_id, "residen")
    if kept.id == merged.id or _were_two(store, kept.id, merged.id):
        raise SamePerson("resident", name=kept.name)
    with store.change("Dua catatan digabung") as change:
        _hand_over(store, kept.id, merged.id)
        store.residents.put(_filled(kept, merged))
        store.residents.remove(merged.id)
        store.search.refresh(merged.id)
        store.search.refresh(kept.id)
        merge = ResidentMerge(
            id=MergeId(new_id()),
            kept=kept.id,
            merged=merged.id,
            merged_name=merged.name,
            merged_at=now,
            journal=pack(change.touched),
        )
        store.merges.put(merge)
    return Done(merge, change)


@needs(Right.WRITE_PEOPLE)
def undo_merge(store: Store, merge_id: str, *, now: datetime) -> Done[ResidentMerge]:
    """Make two records of one again, as they were; raises ``AlreadyUndone`` or ``BuiltOn``."""
    merge = required(store.merges, merge_id, "penggabungan")
    if merge.undone_at is not None:
        raise AlreadyUndone("merge")
    undone = replace(merge, undone_at=now)
    with store.change("Penggabungan diurungkan") as change:
        take_back(store, "Penggabungan diurungkan", merge.journal)
        store.merges.put(undone)
    return Done(undone, change)


def _were_two(store: Store, kept: str, merged: str) -> bool:
    theirs = {one.session for one in store.attendance.of_resident(merged)}
    if any(one.session in theirs for one in store.attendance.of_resident(kept)):
        return True
    cohorts = {one.cohort for one in store.enrolments.of_resident(merged)}
    return any(one.cohort in cohorts for one in store.enrolments.of_resident(kept))


def _hand_over(store: Store, kept: ResidentId, merged: ResidentId) -> None:
    for shelf in (
        store.registrations,
        store.stays,
        store.placements,
        store.enrolments,
        store.restrictions,
        store.excuses,
    ):
        for record in shelf.find(resident=merged):
            shelf.put(replace(record, resident=kept))  # pyright: ignore[reportArgumentType, reportCallIssue, reportUnknownArgumentType] - each shelf gets its own record back
    for notes in (store.counseling_notes, store.medical_notes):
        notes.hand_over(kept, merged)
    for row in store.attendance.of_resident(merged):
        store.attendance.remove(row)
        store.attendance.put(replace(row, resident=kept))


def _filled(kept: Resident, merged: Resident) -> Resident:
    blanks = {
        key: getattr(merged, key)
        for key in Resident.__struct_fields__
        if key not in _ON_THEIR_OWN and getattr(kept, key) == getattr(_BLANK, key)
    }
    names = {normal_name(one) for one in (kept.name, *kept.aliases)}
    more = [one for one in (merged.name, *merged.aliases) if normal_name(one) not in names]
    note = "\n".join(one for one in (kept.note, merged.note) if one)
    aliases = (*kept.aliases, *dict.fromkeys(more))
    return replace(kept, **blanks, aliases=aliases, note=note)
