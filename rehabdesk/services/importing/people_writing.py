"""Writing the people of a list: new ones at once, changed ones by the deeds of their screen."""

from collections.abc import Callable
from datetime import date

from rehabdesk.domain.identity import PlacementId, RegistrationId, new_id
from rehabdesk.domain.importing import RowFate
from rehabdesk.domain.matching import normal_registration
from rehabdesk.domain.resident import NumberKind, Placement, Registration
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.person import Person, known_person, new_person
from rehabdesk.services.importing.preview import Preview
from rehabdesk.services.importing.register import Register, plain_no, read_register
from rehabdesk.services.registrations import new_registration
from rehabdesk.services.residents import save_stay, update_resident
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store

_ONE_BY_ONE = 40


@needs(Right.IMPORT)
def write_people(store: Store, preview: Preview, report: Callable[[int, int], None]) -> None:
    """Write every new and changed person of a preview, inside the change that is open."""
    register = read_register(store)
    today = preview.plan.today
    rows = [one for one in preview.rows if one.fate in {RowFate.NEW, RowFate.CHANGED}]
    added: list[Person] = []
    for done, one in enumerate(rows):
        report(done, len(rows))
        if one.fate is RowFate.NEW:
            person = new_person(one.row)
            add_person(store, person, today)
            added.append(person)
        else:
            _update(store, one.result, register, today)
    index(store, added)
    report(len(rows), len(rows))


@needs(Right.IMPORT)
def add_person(store: Store, person: Person, today: date) -> None:
    """A new person with stay, numbers and place, not yet to be found by the search."""
    resident, stay = person.resident, person.stay
    first = stay.entered_on or today
    store.residents.put(resident)
    store.stays.put(stay)
    if resident.registration_no:
        store.registrations.put(new_registration(resident, first))
    _put_number(store, person, NumberKind.PERSON_NO, person.person_no, stay.entered_on)
    _put_number(store, person, NumberKind.MEDICAL, person.medical_no, None)
    if resident.block or resident.cell:
        store.placements.put(
            Placement(
                id=PlacementId(new_id()),
                resident=resident.id,
                block=resident.block,
                cell=resident.cell,
                placed_from=first,
            )
        )


@needs(Right.IMPORT)
def index(store: Store, added: list[Person]) -> None:
    """Make new people findable; many of them by building the index anew."""
    if len(added) > _ONE_BY_ONE:
        store.search.rebuild()
        return
    for one in added:
        store.search.refresh(one.resident.id)


def _update(store: Store, person: Person, register: Register, today: date) -> None:
    before = known_person(str(person.resident.id), register)
    if person.stay != before.stay:
        save_stay(store, person.stay)
    numbers = (
        (NumberKind.PERSON_NO, person.person_no, before.person_no),
        (NumberKind.MEDICAL, person.medical_no, before.medical_no),
    )
    for kind, value, ours in numbers:
        if plain_no(value) != plain_no(ours):
            for one in store.registrations.find(resident=person.resident.id, kind=kind.value):
                store.registrations.remove(one.id)
            _put_number(store, person, kind, value, person.stay.entered_on)
    # Written in any case, so that undo indexes the person anew.
    update_resident(store, person.resident, today=today)


def _put_number(
    store: Store, person: Person, kind: NumberKind, value: str, first: date | None
) -> None:
    if value:
        store.registrations.put(
            Registration(
                id=RegistrationId(new_id()),
                resident=person.resident.id,
                kind=kind,
                value=value,
                matched=normal_registration(value) if kind is NumberKind.REGISTER else value,
                valid_from=first,
            )
        )
