"""Saves one record of each kind, of which a test says a field or two."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs
from rehabdesk.domain.certificate import CertificateRule, Numbering
from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    HolidayId,
    LetterheadId,
    OfficialId,
    ProgramKindId,
    RegistrationId,
    ResidentId,
    RoomId,
    SessionKindId,
    StatusId,
    StayId,
    TopicId,
    new_id,
)
from rehabdesk.domain.importing import ExportPreset
from rehabdesk.domain.office import (
    DayKind,
    Holiday,
    Letterhead,
    Official,
    OfficialRole,
    Paper,
    Room,
)
from rehabdesk.domain.program import Cohort, Group, ProgramKind
from rehabdesk.domain.resident import NumberKind, Registration, Resident, Stay
from rehabdesk.domain.session import SessionKind, Topic
from rehabdesk.domain.timetable import Recurrence
from rehabdesk.services import (
    attendance,
    counselors,
    founding,
    office,
    programs,
    registrations,
    residents,
    retention,
    schedule,
    series,
    terms,
    users,
)
from rehabdesk.services import export_presets as presets
from rehabdesk.services.attendance import Detail
from rehabdesk.services.expected_list import add_guest, freeze_roster
from rehabdesk.services.holidays import save_holiday
from rehabdesk.services.restricting import lift_restriction, restrict
from rehabdesk.services.sheet_words import SheetOptions
from rehabdesk.services.users import LockOptions
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_phase,
    a_planned_session,
    a_resident,
    a_running_program,
    a_session,
)


def _with(given: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    return given | fields


class Desk:
    """Saves one record of each kind with the given fields."""

    def __init__(self, store):
        self.store = store

    def counselor(self, **fields):
        one = Counselor(id=CounselorId(new_id()), **_with({"name": "Siti"}, fields))
        return counselors.save_counselor(self.store, one).record

    def cohort(self, **fields):
        given: dict[str, Any] = {
            "name": "Tahap I",
            "fiscal_year": 2021,
            "kind": self.store.program_kinds.all()[0].id,
            "starts_on": START,
            "ends_on": END,
        }
        one = Cohort(id=CohortId(new_id()), **(given | fields))
        return programs.save_cohort(self.store, one).record

    def phase(self, **fields):
        one = replace(a_phase(a_cohort(self.store)), **fields)
        return programs.save_phase(self.store, one).record

    def group(self, **fields):
        given: dict[str, Any] = {"name": "A", "cohort": a_cohort(self.store).id}
        one = Group(id=GroupId(new_id()), **(given | fields))
        return programs.save_group(self.store, one).record

    def status(self, **fields):
        given: dict[str, Any] = {"number": 0, "code": "Z", "label": "Zikir", "key": "Z"}
        given["counts_as"] = CountsAs.PRESENT
        one = AttendanceStatus(id=StatusId(new_id()), **(given | fields))
        return terms.save_status(self.store, one).record

    def session_kind(self, **fields):
        one = SessionKind(
            id=SessionKindId(new_id()), **_with({"name": "Baru", "short": "B"}, fields)
        )
        return terms.save_session_kind(self.store, one).record

    def topic(self, **fields):
        given: dict[str, Any] = {"kind": None, "title": "Materi"}
        return terms.save_topic(self.store, Topic(id=TopicId(new_id()), **(given | fields))).record

    def program_kind(self, **fields):
        one = ProgramKind(id=ProgramKindId(new_id()), **_with({"code": "z", "title": "Z"}, fields))
        return terms.save_program_kind(self.store, one).record

    def office(self, **fields):
        return office.save_office(self.store, replace(self.store.office, **fields)).record

    def letterhead(self, **fields):
        given: dict[str, Any] = {"valid_from": START, "lines": ("a", "b")}
        one = Letterhead(id=LetterheadId(new_id()), **(given | fields))
        return office.save_letterhead(self.store, one).record

    def official(self, **fields):
        given: dict[str, Any] = {"name": "B", "position": "K", "role": OfficialRole.WARDEN}
        one = Official(id=OfficialId(new_id()), **(given | fields))
        return office.save_official(self.store, one).record

    def room(self, **fields):
        one = Room(id=RoomId(new_id()), **_with({"name": "R"}, fields))
        return office.save_room(self.store, one).record

    def holiday(self, **fields):
        given: dict[str, Any] = {"day": date(2030, 1, 2), "kind": DayKind.CLOSED, "label": "L"}
        one = Holiday(id=HolidayId(new_id()), **(given | fields))
        return save_holiday(self.store, one).record

    def rule(self, **fields):
        return office.save_rule(self.store, CertificateRule(**fields)).record

    def numbering(self, **fields):
        given: dict[str, Any] = {"prefix": "W12", "classification": "PK.06.05"}
        return office.save_numbering(self.store, Numbering(**_with(given, fields))).record

    def sheet_options(self, **fields):
        return office.save_sheet_options(self.store, SheetOptions(**fields), Paper.F4).record

    def lock(self, **fields):
        return users.save_lock_options(self.store, LockOptions(**fields)).record

    def retention(self, **fields):
        return retention.keep_for(self.store, **fields).record

    def resident(self, **fields):
        one = Resident(id=ResidentId(new_id()), **_with({"name": "Mahmud"}, fields))
        return residents.add_resident(self.store, one, None, today=TODAY).record

    def stay(self, **fields):
        one = Stay(id=StayId(new_id()), resident=a_resident(self.store).id, **fields)
        return residents.save_stay(self.store, one).record

    def registration(self, **fields):
        given: dict[str, Any] = {"kind": NumberKind.MEDICAL, "value": "1", "matched": ""}
        person = a_resident(self.store).id
        one = Registration(id=RegistrationId(new_id()), resident=person, **(given | fields))
        return registrations.add_registration(self.store, one).record

    def session(self, **fields):
        cohort, group, _ = a_running_program(self.store)
        one = a_planned_session(self.store, cohort, group, **fields)
        return schedule.plan_session(self.store, one).record

    def cancelled(self, *, reason):
        cohort, group, _ = a_running_program(self.store)
        one = a_session(self.store, cohort, group)
        done = schedule.cancel_session(self.store, one.id, reason=reason).record
        return Said(reason=done.state_reason)

    def series(self, *, label):
        cohort, group, _ = a_running_program(self.store)
        one = a_planned_session(self.store, cohort, group)
        weekly = Recurrence(weekdays=frozenset({0}), starts_on=TODAY, count=1)
        series.plan_series(self.store, one, weekly, label)
        return self.store.series.all()[0]

    def mark(self, **fields):
        cohort, group, (one, _) = a_running_program(self.store)
        session = a_session(self.store, cohort, group)
        freeze_roster(self.store, session)
        late = next(status for status in self.store.statuses.all() if status.is_late)
        return attendance.mark(self.store, session, one.resident, late, Detail(**fields)).record

    def head_count(self, **fields):
        cohort, group, _ = a_running_program(self.store)
        session = a_session(self.store, cohort, group)
        done = attendance.set_head_count(self.store, session, fields["head_count"])
        return done.record

    def guest(self, *, name="Tamu", institution=""):
        cohort, group, _ = a_running_program(self.store)
        done = add_guest(self.store, a_session(self.store, cohort, group), name, institution)
        return Said(name=done.record.name, institution=done.record.institution)

    def restriction(self, *, reason):
        return restrict(self.store, a_resident(self.store).id, reason, today=TODAY).record

    def lifted(self, *, why):
        lift_restriction(self.store, a_resident(self.store).id, why)
        return Said(why=why)

    def preset(self, *, name="Kanwil", heading="Nama"):
        presets.add_preset(self.store, ExportPreset.of(name, [("name", heading)]))
        return Said(name=name, heading=heading)

    def founded(self, **fields):
        given: dict[str, Any] = {"name": "Lapas Uji", "short_name": "L", "city": "Serang"}
        return founding.new_office(**_with(given | {"time_zone": "WIB"}, fields))

    def user(self, *, login="budi", user_name="Budi"):
        from rehabdesk.domain.user import Role

        made = founding.new_user(user_name, login, Role.READER, TODAY)
        return Said(login=made.login, user_name=made.name)


class Said:
    def __init__(self, **fields):
        self.__dict__.update(fields)
