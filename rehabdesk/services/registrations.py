"""The numbers that a person carried, one after the other, and the one that lists show."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from rehabdesk.domain.identity import RegistrationId, new_id
from rehabdesk.domain.matching import normal_registration, written_registration
from rehabdesk.domain.program import require_period
from rehabdesk.domain.refusals import LaterThanToday, NumberTaken
from rehabdesk.domain.resident import NumberKind, Registration, Resident
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required, tidied
from rehabdesk.storage import Store

_DAY = timedelta(days=1)


@needs(Right.WRITE_PEOPLE)
def add_registration(
    store: Store, registration: Registration, *, why: str = ""
) -> Done[Registration]:
    """Add a number with its period; one of the same kind that still ran ends the day before.

    A register number that runs becomes the one that lists show. One that somebody else carries
    needs a reason, which is logged.

    Raises:
        NotFound, Missing, TooLong, UnprintableText, EndsBeforeStart, LaterThanToday, NumberTaken.
    """
    resident = required(store.residents, registration.resident, "residen")
    made = _checked(store, registration)
    require_own_number(store, made, why)
    with store.change("Nomor ditambahkan", why=why.strip()) as change:
        if made.valid_from is not None and made.valid_to is None:
            for number in _running_numbers(store, made.resident, made.kind):
                if number.valid_from is None or number.valid_from < made.valid_from:
                    store.registrations.put(replace(number, valid_to=made.valid_from - _DAY))
        store.registrations.put(made)
        _show_number(store, resident, made)
    return Done(made, change)


@needs(Right.WRITE_PEOPLE)
def correct_registration(
    store: Store, registration: Registration, *, why: str = ""
) -> Done[Registration]:
    """Correct a number or its period in place, for one that was typed wrong.

    Raises:
        NotFound, Missing, TooLong, UnprintableText, EndsBeforeStart, LaterThanToday, NumberTaken.
    """
    before = required(store.registrations, registration.id, "nomor registrasi")
    resident = required(store.residents, registration.resident, "residen")
    made = _checked(store, registration)
    if (made.matched, made.kind) != (before.matched, before.kind):
        require_own_number(store, made, why)
    with store.change("Nomor diperbaiki", why=why.strip()) as change:
        store.registrations.put(made)
        _show_number(store, resident, made)
    return Done(made, change)


def new_registration(resident: Resident, first: date) -> Registration:
    """The register number that a resident shows, from a day on."""
    return Registration(
        id=RegistrationId(new_id()),
        resident=resident.id,
        kind=NumberKind.REGISTER,
        value=resident.registration_no,
        matched=normal_registration(resident.registration_no),
        valid_from=first,
    )


def with_written_number(resident: Resident) -> Resident:
    """The resident as screens and papers show it; the number as typed stays with the numbers."""
    written = written_registration(resident.registration_no)
    return replace(resident, registration_no=written)


def require_own_number(store: Store, number: Registration, why: str, field: str = "value") -> None:
    """Refuse a number that another person carries or carried, unless a reason is given.

    Raises:
        NumberTaken: with the other's name, where whoever sits here may see it.
    """
    if number.matched and not why.strip():
        carriers = store.residents.carriers(number.kind, number.matched)
        require_unshared(store, carriers, number.resident, field, number.value)


def require_unshared(
    store: Store, carriers: Iterable[str], resident: str, field: str, text: str
) -> None:
    """Refuse a text that somebody else among ``carriers`` has already (``NumberTaken``)."""
    others = [one for one in carriers if one != resident]
    if not others:
        return
    known = store.residents.get(others[0])
    if known is None:
        raise NumberTaken(field, reason="hidden", text=text)
    raise NumberTaken(field, text=text, name=known.name)


def _checked(store: Store, registration: Registration) -> Registration:
    tidy = tidied(registration, {"value": 40}, "value")
    if tidy.valid_from is not None and tidy.valid_from > store.today():
        # Lists show the number at once, so it must hold by now.
        raise LaterThanToday("valid_from", day=tidy.valid_from)
    if tidy.valid_from is not None:
        require_period(tidy.valid_from, tidy.valid_to, "valid_to")
    return replace(tidy, matched=normal_registration(tidy.value))


def _show_number(store: Store, resident: Resident, number: Registration) -> None:
    """Put the running register number on the resident, who is written in any case.

    Undo indexes anew only whom it finds among the residents that it takes back.
    """
    shown = number.kind is NumberKind.REGISTER and number.valid_to is None
    value = written_registration(number.value) if shown else resident.registration_no
    store.residents.put(replace(resident, registration_no=value))
    store.search.refresh(resident.id)


def _running_numbers(store: Store, resident: str, kind: NumberKind) -> list[Registration]:
    numbers = store.registrations.find(resident=resident, kind=kind.value)
    return [one for one in numbers if one.valid_to is None]


@needs(Right.WRITE_PEOPLE)
def renumber(store: Store, resident: Resident, today: date) -> None:
    """Keep the number that a resident now shows; the one until yesterday ends there.

    One that is only written differently is corrected in place.
    """
    running = _running_numbers(store, resident.id, NumberKind.REGISTER)
    current = running[-1] if running else None
    matched = normal_registration(resident.registration_no)
    if current is None or (matched and current.matched == matched):
        number = current or new_registration(resident, today)
        if matched:
            store.registrations.put(replace(number, value=resident.registration_no))
    elif current.valid_from is not None and current.valid_from >= today:
        # A number given today was a slip: it never held a whole day.
        store.registrations.remove(current.id)
        if matched:
            store.registrations.put(new_registration(resident, current.valid_from))
    else:
        store.registrations.put(replace(current, valid_to=today - _DAY))
        if matched:
            store.registrations.put(new_registration(resident, today))
