"""Residents: adding and changing them with their stays and places."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.identity import PlacementId, new_id
from rehabdesk.domain.matching import normal_registration
from rehabdesk.domain.office import Picture
from rehabdesk.domain.program import require_period
from rehabdesk.domain.refusals import InUse, LaterThanToday, NotActive
from rehabdesk.domain.resident import (
    ExitReason,
    Placement,
    Resident,
    Stay,
)
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import require_text
from rehabdesk.services.done import Done
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.services.registrations import (
    new_registration,
    renumber,
    require_own_number,
    require_unshared,
    with_written_number,
)
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked, keep, required
from rehabdesk.storage import Change, Store
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY

_DAY = timedelta(days=1)


class StayEnded(Struct, frozen=True, kw_only=True):
    """A stay that is over; ``proposals`` are enrolments that still run and might end, too."""

    stay: Stay
    ended: tuple[Enrolment, ...]
    proposals: tuple[Enrolment, ...]
    change: Change


@needs(Right.WRITE_PEOPLE)
def add_resident(
    store: Store, resident: Resident, stay: Stay | None, *, today: date, why: str = ""
) -> Done[Resident]:
    """Add a person with the first stay, number and place.

    Number and place hold from the day of entry, or from today where it is not known. A number
    or NIK that somebody else carries needs a reason, which is logged.

    Raises:
        Missing, TooLong, UnprintableText, NikWrong, EndsBeforeStart, NumberTaken.
    """
    tidy = checked(resident, RESIDENT)
    first = (stay.entered_on if stay else None) or today
    _require_own(store, tidy, None, why)
    shown = with_written_number(tidy)
    with store.change("Residen ditambahkan", why=why.strip()) as change:
        store.residents.put(shown)
        if stay is not None:
            save_stay(store, stay)
        if tidy.registration_no:
            store.registrations.put(new_registration(tidy, first))
        if tidy.block or tidy.cell:
            store.placements.put(_placement(tidy, first))
        store.search.refresh(tidy.id)
    return Done(shown, change)


@needs(Right.WRITE_PEOPLE)
def update_resident(
    store: Store, resident: Resident, *, today: date, why: str = ""
) -> Done[Resident]:
    """Change a person; a new number or place holds from today and the old one is kept.

    A number that is only written differently is corrected in place.

    Raises:
        NotFound, Missing, TooLong, UnprintableText, NikWrong, NumberTaken.
    """
    before = required(store.residents, resident.id, "residen")
    tidy = checked(resident, RESIDENT)
    _require_own(store, tidy, before, why)
    shown = with_written_number(tidy)
    with store.change("Residen diubah", why=why.strip()) as change:
        store.residents.put(shown)
        if tidy.registration_no != before.registration_no:
            renumber(store, tidy, today)
        if (tidy.block, tidy.cell) != (before.block, before.cell):
            _replace_place(store, tidy, today)
        store.search.refresh(tidy.id)
    return Done(shown, change)


@needs(Right.WRITE_PEOPLE)
def remove_resident(store: Store, resident_id: str) -> Done[Resident]:
    """Remove somebody never enrolled, never on a list and without notes (else ``InUse``)."""
    resident = required(store.residents, resident_id, "residen")
    uses = len(store.enrolments.of_resident(resident_id))
    uses += len(store.attendance.of_resident(resident_id))
    uses += store.counseling_notes.count_of(resident_id) + store.medical_notes.count_of(resident_id)
    if uses:
        raise InUse(count=uses)
    with store.change("Residen dihapus") as change:
        for shelf in (
            store.registrations,
            store.stays,
            store.placements,
            store.restrictions,
            store.excuses,
        ):
            for record in shelf.find(resident=resident_id):
                shelf.remove(record.id)
        store.residents.remove(resident_id)
        store.search.refresh(resident_id)
    return Done(resident, change)


@needs(Right.WRITE_PEOPLE)
def set_photo(store: Store, resident_id: str, picture: Picture | None) -> Done[Resident]:
    """Give a person this photo (``office.read_picture`` checks a file), or none."""
    resident = required(store.residents, resident_id, "residen")
    changed = replace(resident, photo=picture.id if picture else None)
    with store.change("Foto diganti" if picture else "Foto dihapus") as change:
        if picture is not None:
            store.pictures.put(picture)
        if resident.photo is not None and resident.photo != changed.photo:
            store.pictures.remove(resident.photo)
        store.residents.put(changed)
    return Done(changed, change)


@needs(Right.WRITE_PEOPLE)
def save_stay(store: Store, stay: Stay) -> Done[Stay]:
    """Add or change a stay.

    Raises:
        TooLong, UnprintableText, NotANumber, EndsBeforeStart.
    """
    tidy = checked(stay, STAY)
    if tidy.entered_on is not None:
        require_period(tidy.entered_on, tidy.exited_on, "exited_on")
    return keep(store, store.stays, tidy, "Data masa pidana")


@needs(Right.WRITE_PEOPLE)
def end_stay(
    store: Store,
    resident_id: str,
    *,
    reason: ExitReason,
    on: date,
    note: str = "",
    today: date,
    end_enrolments: bool = False,
) -> StayEnded:
    """A person leaves the prison on a day; running enrolments end with it only if asked.

    Raises:
        NotFound, NotActive (no stay that runs), LaterThanToday, EndsBeforeStart.
    """
    resident = required(store.residents, resident_id, "residen")
    stays = [one for one in store.stays.find(resident=resident_id) if one.exited_on is None]
    if not stays:
        raise NotActive(name=resident.name)
    if on > today:
        raise LaterThanToday("on", day=on)
    require_period(stays[-1].entered_on or date.min, on, "on")
    note = require_text("note", note, STAY["exit_note"].limit, optional=True)
    stay = replace(stays[-1], exited_on=on, exit_reason=reason, exit_note=note)
    known = store.enrolments.of_resident(resident_id)
    running = [one for one in known if one.ended_on is None or one.ended_on > on]
    ended: list[Enrolment] = []
    with store.change("Residen keluar", why=note.strip()) as change:
        store.stays.put(stay)
        _close_place(store, resident_id, on)
        if end_enrolments:
            for enrolment in running:
                last = max(on, enrolment.enrolled_on)
                done = end_enrolment(store, enrolment.id, on=last, reason=reason, note=note)
                ended.append(done.record)
    proposals = () if end_enrolments else tuple(running)
    return StayEnded(stay=stay, ended=tuple(ended), proposals=proposals, change=change)


def _require_own(store: Store, resident: Resident, before: Resident | None, why: str) -> None:
    """Refuse a number or NIK that is new to the person and another's (``NumberTaken``)."""
    if why.strip():
        return
    number = new_registration(resident, date.min)
    if before is None or number.matched != normal_registration(before.registration_no):
        require_own_number(store, number, why, "registration_no")
    if resident.nik and (before is None or resident.nik != before.nik):
        niks = store.residents.with_nik(resident.nik)
        require_unshared(store, niks, resident.id, "nik", f"NIK {resident.nik}")


def _replace_place(store: Store, resident: Resident, today: date) -> None:
    _close_place(store, resident.id, today - _DAY)
    if resident.block or resident.cell:
        store.placements.put(_placement(resident, today))


def _close_place(store: Store, resident: str, last: date) -> None:
    """End the running place; one that began later than its last day was a slip and goes."""
    for placement in store.placements.find(resident=resident, placed_to=None):
        if placement.placed_from is not None and placement.placed_from > last:
            store.placements.remove(placement.id)
        else:
            store.placements.put(replace(placement, placed_to=last))


def _placement(resident: Resident, first: date) -> Placement:
    return Placement(
        id=PlacementId(new_id()),
        resident=resident.id,
        block=resident.block,
        cell=resident.cell,
        placed_from=first,
    )
