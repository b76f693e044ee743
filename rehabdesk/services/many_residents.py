"""One field of many residents at a time: what would change from what to what, and the change."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.enrolment import Enrolment, membership_on
from rehabdesk.domain.identity import GroupId
from rehabdesk.domain.program import Group
from rehabdesk.domain.refusals import NotActive
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import tidy_text
from rehabdesk.services.done import Done
from rehabdesk.services.membership import move_to_group
from rehabdesk.services.residents import update_resident
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.services.together import DoneTogether, for_each
from rehabdesk.storage import Store
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.terms import label

FIELDS = (
    *("block", "cell", "religion", "education", "occupation", "marital_status", "ethnicity"),
    *("nationality", "sex", "consent_on"),
)
"""What many can have in common; names, numbers and days of birth are of one person each."""
_PLACE = {"block", "cell"}


class PersonChange(Struct, frozen=True, kw_only=True):
    """What changes for one person, in words."""

    resident: str
    name: str
    before: str
    after: str


def changes_of(
    store: Store, residents: Iterable[str], key: str, value: object
) -> tuple[PersonChange, ...]:
    """Who would change if a field got a value, in the order given; who has it already is left out.

    ``key`` is one of ``FIELDS``.
    """
    wanted = list(dict.fromkeys(residents))
    known = store.residents.many(wanted)
    value = _as_kept(store, key, value)
    return tuple(
        PersonChange(
            resident=one.id,
            name=one.name,
            before=_words(one, key),
            after=_words(replace(one, **{key: value}), key),
        )
        for one in (known[each] for each in wanted if each in known)
        if getattr(one, key) != value
    )


def moves_of(
    store: Store, residents: Iterable[str], group_id: GroupId, *, since: date
) -> tuple[PersonChange, ...]:
    """Who would come into a group on a day, and from which.

    Who takes no part in the group's cohort on that day is left out.
    """
    group = required(store.groups, group_id, "kelompok")
    names = {one.id: one.name for one in store.groups.find(cohort=group.cohort)}
    wanted = list(dict.fromkeys(residents))
    known = store.residents.many(wanted)
    found: list[PersonChange] = []
    for resident_id in (one for one in wanted if one in known):
        part = _part(store, resident_id, group, since)
        if part is None:
            continue
        now = membership_on(store.memberships.of_enrolment(part.id), since)
        if now is None or now.care_group != group_id:
            before = names.get(now.care_group, "") if now else ""
            change = PersonChange(
                resident=resident_id, name=known[resident_id].name, before=before, after=group.name
            )
            found.append(change)
    return tuple(found)


@needs(Right.WRITE_PEOPLE)
def change_field(
    store: Store, residents: Iterable[str], key: str, value: object, *, today: date
) -> DoneTogether:
    """Give a field of many residents one value, as one change; who has it already is not touched.

    A new block or cell holds from today. Raises ``ValueError`` for a field that is not in
    ``FIELDS``.
    """
    if key not in FIELDS:
        raise ValueError(key)
    wanted = [one.resident for one in changes_of(store, residents, key, value)]
    value = _as_kept(store, key, value)

    def change(resident: str) -> Done[Resident]:
        before = required(store.residents, resident, "residen")
        return update_resident(store, replace(before, **{key: value}), today=today)

    return for_each(store, wanted, change, _label(RESIDENT[key].name, len(wanted)))


@needs(Right.ENROL)
def move_residents(
    store: Store, residents: Iterable[str], group_id: GroupId, *, since: date
) -> DoneTogether:
    """Put residents in a group, and so with its counselor, from a day on, as one change.

    Who takes no part in the group's cohort, or is there already, is among those refused.
    """
    group = required(store.groups, group_id, "kelompok")
    wanted = list(dict.fromkeys(residents))

    def move(resident: str) -> Done[Any]:
        part = _part(store, resident, group, since)
        if part is None:
            known = store.residents.get(resident)
            raise NotActive(name=known.name if known else "")
        return move_to_group(store, part.id, group_id, since=since)

    return for_each(store, wanted, move, _label("Kelompok", len(wanted)))


def _as_kept(store: Store, key: str, value: object) -> object:
    """A value as the office writes it: "C" is "Blok C" where that block is known."""
    if not isinstance(value, str):
        return value
    tidy = tidy_text(value)
    if key != "block" or not tidy:
        return tidy
    wanted = place(tidy, "").casefold()
    known = (one for one in store.residents.blocks() if place(one, "").casefold() == wanted)
    return next(known, tidy)


def _part(store: Store, resident: str, group: Group, day: date) -> Enrolment | None:
    """The enrolment in a group's cohort that runs on a day."""
    own = (one for one in store.enrolments.of_resident(resident) if one.cohort == group.cohort)
    return next((one for one in own if not one.ended_by(day)), None)


def _label(what: str, count: int) -> str:
    return f"{what} {count} orang diubah"


def _words(resident: Resident, key: str) -> str:
    """A field in words; block and cell together, as lists show them."""
    if key in _PLACE:
        return place(resident.block, resident.cell)
    value = getattr(resident, key)
    if isinstance(value, date):
        return long_date(value)
    return label(value) if isinstance(value, Enum) else str(value or "")
