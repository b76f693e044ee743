"""Writing the people of a list: new ones at once, changed ones by the deeds of their screen."""

from collections.abc import Iterator, Sequence
from datetime import date

from rehabdesk.domain.identity import PlacementId, RegistrationId, new_id
from rehabdesk.domain.importing import RowFate
from rehabdesk.domain.resident import NumberKind, Placement, Registration
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.person import RegisteredPerson, known_person, new_person
from rehabdesk.services.importing.preview import ListPreview, RowPreview
from rehabdesk.services.importing.register import Register, plain_no, read_register
from rehabdesk.services.importing.telling import Report, each
from rehabdesk.services.registrations import new_registration, with_written_number
from rehabdesk.services.residents import save_stay, update_resident
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store

_MOST_TOLD = 20
_TOGETHER = 250
"""How many new people are written by one statement a table, between two looks at "cancel"."""


@needs(Right.IMPORT)
def write_people(store: Store, preview: ListPreview, report: Report) -> None:
    """Write every new and changed person of a preview, inside the change that is open."""
    today = preview.plan.today
    rows = [one for one in preview.rows if one.fate.writes]
    changed = any(one.fate is RowFate.CHANGED for one in rows)
    register = read_register(store) if changed else None
    added: list[RegisteredPerson] = []
    # Somebody decided row by row that it is another person: the log says with whose number.
    shared = [f"baris {one.row.number}: {one.why}" for one in rows if one.why and _is_new(one)]
    store.writing().why = " ".join(shared[:_MOST_TOLD])
    for item in each(rows, report):
        if item.fate is RowFate.NEW:
            added.append(new_person(item.row))
            if len(added) == _TOGETHER:
                add_people(store, added, today)
                added = []
        elif register is not None:
            _update(store, item.result, register, today)
    add_people(store, added, today)


def _is_new(row: RowPreview) -> bool:
    return row.fate is RowFate.NEW


@needs(Right.IMPORT)
def add_people(store: Store, people: Sequence[RegisteredPerson], today: date) -> None:
    """New people with stay, numbers and place, to be found by the search."""
    store.residents.put_all(with_written_number(one.resident) for one in people)
    store.stays.put_all(one.stay for one in people)
    store.registrations.put_all(number for one in people for number in _numbers(one, today))
    store.placements.put_all(
        Placement(
            id=PlacementId(new_id()),
            resident=one.resident.id,
            block=one.resident.block,
            cell=one.resident.cell,
            placed_from=one.stay.entered_on or today,
        )
        for one in people
        if one.resident.block or one.resident.cell
    )
    store.search.add_all([one.resident.id for one in people])


def _update(store: Store, person: RegisteredPerson, register: Register, today: date) -> None:
    before = known_person(str(person.resident.id), register)
    if person.stay != before.stay:
        save_stay(store, person.stay)
    numbers = (
        (NumberKind.PERSON_NO, person.person_no, before.person_no),
        (NumberKind.MEDICAL, person.medical_no, before.medical_no),
    )
    for kind, value, ours in numbers:
        if plain_no(value) != plain_no(ours):
            for registration in store.registrations.find(
                resident=person.resident.id, kind=kind.value
            ):
                store.registrations.remove(registration.id)
            if value:
                store.registrations.put(_number(person, kind, value, person.stay.entered_on))
    # Written in any case, so that undo indexes the person anew.
    update_resident(store, person.resident, today=today)


def _numbers(person: RegisteredPerson, today: date) -> Iterator[Registration]:
    """Every number that a new person carries."""
    entered = person.stay.entered_on
    if person.resident.registration_no:
        yield new_registration(person.resident, entered or today)
    if person.person_no:
        yield _number(person, NumberKind.PERSON_NO, person.person_no, entered)
    if person.medical_no:
        yield _number(person, NumberKind.MEDICAL, person.medical_no, None)


def _number(
    person: RegisteredPerson, kind: NumberKind, value: str, first: date | None
) -> Registration:
    return Registration(
        id=RegistrationId(new_id()),
        resident=person.resident.id,
        kind=kind,
        value=value,
        matched=value,
        valid_from=first,
    )
