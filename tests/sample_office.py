"""A small office for tests: each builder saves one believable record and gives it back."""

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.certificate import Numbering
from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    OfficeId,
    PhaseId,
    RegistrationId,
    ResidentId,
    RoomId,
    SessionId,
    SheetId,
    StayId,
    new_id,
)
from rehabdesk.domain.matching import normal_registration
from rehabdesk.domain.office import Office, Room
from rehabdesk.domain.program import Cohort, Group, Phase
from rehabdesk.domain.resident import NumberKind, Registration, Resident, Stay
from rehabdesk.domain.session import Session
from rehabdesk.domain.sheet_number import make_sheet_number
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.enrolment import enrol_residents

NUMBERING = Numbering(prefix="W12.PAS.PAS1", classification="PK.06.05")
START, END = date(2021, 3, 1), date(2021, 8, 31)
TODAY = date(2021, 4, 5)
"""A Monday in the cohort's second month."""


def an_office(store):
    office = Office(
        id=OfficeId(new_id()),
        name="Lembaga Pemasyarakatan Kelas IIA Serang",
        short_name="Lapas Serang",
        city="Serang",
    )
    with store.change("Kantor dibuat"):
        store.offices.put(office)
        put_defaults(store, 2021)
        store.settings.write(NUMBERING)
    return office


def _saved(store, shelf, record):
    with store.change("Isi contoh"):
        shelf.put(record)
    return record


def a_resident(store, name="Mahmud bin Karta", registration_no="", **fields):
    resident = Resident(
        id=ResidentId(new_id()), name=name, registration_no=registration_no, **fields
    )
    with store.change("Isi contoh"):
        store.residents.put(resident)
        store.stays.put(
            Stay(id=StayId(new_id()), resident=resident.id, entered_on=date(2020, 6, 1))
        )
        if registration_no:
            store.registrations.put(a_registration(resident, registration_no))
        store.search.refresh(resident.id)
    return resident


def a_registration(resident, value, **fields):
    """Not saved yet."""
    return Registration(
        id=RegistrationId(new_id()),
        resident=resident.id,
        kind=fields.pop("kind", NumberKind.REGISTER),
        value=value,
        matched=normal_registration(value),
        valid_from=fields.pop("valid_from", date(2020, 6, 1)),
        **fields,
    )


def a_counselor(store, name="Siti Rahmawati, S.Psi.", **fields):
    return _saved(store, store.counselors, Counselor(id=CounselorId(new_id()), name=name, **fields))


def a_cohort(store, name="Rehabilitasi Sosial Tahap I", **fields):
    given: dict[str, Any] = {
        "fiscal_year": 2021,
        "kind": store.program_kinds.all()[0].id,
        "starts_on": START,
        "ends_on": END,
    } | fields
    return _saved(store, store.cohorts, Cohort(id=CohortId(new_id()), name=name, **given))


def a_phase(cohort, name="Primary", **fields):
    """Not saved yet."""
    given: dict[str, Any] = {"starts_on": cohort.starts_on, "ends_on": cohort.ends_on} | fields
    return Phase(id=PhaseId(new_id()), cohort=cohort.id, name=name, **given)


def a_group(store, cohort, name="Kelompok A", **fields):
    group = Group(id=GroupId(new_id()), cohort=cohort.id, name=name, **fields)
    return _saved(store, store.groups, group)


def a_room(store, name="Aula Rehabilitasi", **fields):
    return _saved(store, store.rooms, Room(id=RoomId(new_id()), name=name, **fields))


def an_enrolment(store, cohort, resident=None, group=None, on=START):
    resident = resident or a_resident(store)
    done = enrol_residents(
        store,
        cohort,
        [resident.id],
        on=on,
        today=on,
        group_id=group.id if group else None,
    )
    return done.enrolments[0]


def a_planned_session(store, cohort, group, **fields):
    """Not saved yet."""
    given: dict[str, Any] = {
        "kind": store.session_kinds.all()[0].id,
        "care_groups": (group.id,),
        "held_on": TODAY,
        "starts_at": time(9, 0),
        "ends_at": time(10, 15),
    } | fields
    return Session(id=SessionId(new_id()), cohort=cohort.id, **given)


def a_session(store, cohort, group, **fields):
    return _saved(store, store.sessions, a_planned_session(store, cohort, group, **fields))


def a_sheet(store, session, serial=1):
    sheet = Sheet(
        id=SheetId(new_id()),
        session=session.id,
        number=make_sheet_number(2021, serial),
        year=2021,
        serial=serial,
        printed_at=datetime(2021, 4, 5, 7, 30, tzinfo=timezone(timedelta(hours=7))),
        roster=(),
    )
    return _saved(store, store.sheets, sheet)


def a_running_program(store, people=("Mahmud bin Karta", "Agus Salim")):
    """A cohort with one group and its people: ``(cohort, group, enrolments)``."""
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    enrolments = [an_enrolment(store, cohort, a_resident(store, name), group) for name in people]
    return cohort, group, enrolments
