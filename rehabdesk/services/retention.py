"""Data older than a set time: listed, proposed by one person, sealed or anonymised by another.

Who is sealed is restricted from then on: the record stays whole, for whoever may see it.

Attendance, enrolments and their dates stay for the figures; notes lose all their words.
Certificates stay as issued, for the register is an archive of its own; the audit log keeps the
former values, for it is append only.
"""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.refusals import NotFound, SecondPersonNeeded, TooEarly
from rehabdesk.domain.resident import Resident, Restriction
from rehabdesk.domain.retention import Proposal, Retention, years_before
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.login import is_recovery
from rehabdesk.services.restricting import restrict
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import require_whole, required
from rehabdesk.storage import Store
from rehabdesk.wording.fields.field import FieldKind
from rehabdesk.wording.fields.stay import STAY

ANONYMOUS = "Tanpa nama"
_MOST_YEARS = 50
_OVER = "Masa simpan berakhir"
_TEXTS_OF_A_STAY = tuple(one.key for one in STAY.fields if one.kind is FieldKind.TEXT)


class Overdue(Struct, frozen=True, kw_only=True):
    """Somebody whose last day here is older than the set time."""

    resident: Resident
    last_day: date
    proposal: Proposal | None
    sealed: bool = False


@needs(Right.SET_UP_OFFICE)
def keep_for(store: Store, years: int) -> Done[Retention]:
    """Set after how many years data is listed (1 to 50); raises ``NotANumber``."""
    require_whole("years", years, 1, _MOST_YEARS)
    changed = replace(store.settings.read(Retention), years=years)
    with store.change("Masa simpan data diubah") as change:
        store.settings.write(changed)
    return Done(changed, change)


@needs(Right.SET_UP_OFFICE)
def overdue(store: Store, today: date) -> tuple[Overdue, ...]:
    """Whoever left longer ago than the set time and is not anonymous yet, longest first."""
    retention = store.settings.read(Retention)
    limit = years_before(today, retention.years)
    sealed = {one.resident for one in store.restrictions.all()}
    found = [
        Overdue(
            resident=one,
            last_day=last,
            proposal=retention.proposal_for(one.id),
            sealed=one.id in sealed,
        )
        for one in store.residents.all()
        if not one.anonymised and (last := last_day_of(store, one.id)) is not None and last < limit
    ]
    return tuple(sorted(found, key=lambda one: (one.last_day, one.resident.id)))


@needs(Right.SET_UP_OFFICE)
def last_day_of(store: Store, resident_id: str) -> date | None:
    """The last day on which somebody was here or in a programme; nothing for who still is."""
    stays = store.stays.find(resident=resident_id)
    enrolments = store.enrolments.of_resident(resident_id)
    days = [*(one.exited_on for one in stays), *(one.ended_on for one in enrolments)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


@needs(Right.SET_UP_OFFICE)
def propose(store: Store, resident_id: str, *, today: date) -> Done[Proposal]:
    """Propose that somebody is sealed or made anonymous.

    Raises ``TooEarly`` for who is not overdue, ``NotFound``, and ``SecondPersonNeeded`` for
    whoever holds the recovery sheet: that may be the one who decides.
    """
    if is_recovery(store):
        raise SecondPersonNeeded
    person = required(store.residents, resident_id, "residen")
    if person.id not in {one.resident.id for one in overdue(store, today)}:
        raise TooEarly("resident")
    retention = store.settings.read(Retention)
    made = Proposal(resident=person.id, proposed_by=store.desk.user, proposed_on=today)
    kept = tuple(one for one in retention.proposals if one.resident != person.id)
    with store.change("Diusulkan: masa simpan berakhir") as change:
        store.settings.write(replace(retention, proposals=(*kept, made)))
    return Done(made, change)


@needs(Right.SET_UP_OFFICE)
def withdraw(store: Store, resident_id: str) -> Done[None]:
    """Take a proposal back."""
    retention = store.settings.read(Retention)
    kept = tuple(one for one in retention.proposals if one.resident != resident_id)
    with store.change("Usulan masa simpan ditarik") as change:
        store.settings.write(replace(retention, proposals=kept))
    return Done(None, change)


@needs(Right.SET_UP_OFFICE)
def seal_record(store: Store, resident_id: str, *, today: date) -> Done[Restriction]:
    """Restrict somebody whose time is over, and keep the record whole.

    Raises ``SecondPersonNeeded`` for whoever proposed it or holds the recovery sheet,
    ``NotFound`` without a proposal,
    ``TooEarly`` for who came back meanwhile.
    """
    person = _proposed(store, resident_id, today)
    with store.change("Residen disegel", why=_OVER) as change:
        sealed = restrict(store, person.id, _OVER, today=today).record
        withdraw(store, person.id)
    return Done(sealed, change)


def _proposed(store: Store, resident_id: str, today: date) -> Resident:
    """Somebody whom another person proposed, and who is still overdue."""
    person = required(store.residents, resident_id, "residen")
    proposal = store.settings.read(Retention).proposal_for(person.id)
    if proposal is None:
        raise NotFound("proposal", text="usulan")
    if proposal.proposed_by == store.desk.user or is_recovery(store):
        raise SecondPersonNeeded
    if person.id not in {one.resident.id for one in overdue(store, today)}:
        raise TooEarly("resident")
    return person


@needs(Right.SET_UP_OFFICE)
def anonymise(store: Store, resident_id: str, *, today: date) -> Done[Resident]:
    """Empty everything that tells who somebody was; sessions and marks stay for the figures.

    Raises ``SecondPersonNeeded`` for whoever proposed it or holds the recovery sheet,
    ``NotFound`` without a proposal,
    ``TooEarly`` for who came back meanwhile.
    """
    person = _proposed(store, resident_id, today)
    empty = Resident(id=ResidentId(person.id), name=ANONYMOUS, sex=person.sex, anonymised=True)
    with store.change("Residen dianonimkan", why=_OVER) as change:
        _empty_records(store, person)
        store.residents.put(empty)
        store.search.refresh(person.id)
        withdraw(store, person.id)
    return Done(empty, change)


def _empty_records(store: Store, person: Resident) -> None:
    """Empty what hangs on a person before it is removed, so that nothing stays readable."""
    for shelf, texts in (
        (store.registrations, ("value", "matched")),
        (store.placements, ("block", "cell")),
        (store.excuses, ("reason", "document")),
        (store.restrictions, ("reason",)),
    ):
        for record in shelf.find(resident=person.id):
            shelf.put(replace(record, **dict.fromkeys(texts, "")))  # pyright: ignore[reportArgumentType] - each shelf gets its own record back
            shelf.remove(record.id)
    for stay in store.stays.find(resident=person.id):
        store.stays.put(replace(stay, **dict.fromkeys(_TEXTS_OF_A_STAY, "")))
    for enrolment in store.enrolments.of_resident(person.id):
        store.enrolments.put(replace(enrolment, end_note="", decree_no=""))
    for notes in (store.counseling_notes, store.medical_notes):
        notes.empty_of(person.id)
    if person.photo is not None and (photo := store.pictures.get(person.photo)) is not None:
        store.pictures.put(replace(photo, content=b""))
        store.pictures.remove(photo.id)
