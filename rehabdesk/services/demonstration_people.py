"""The people of the demonstration office: read from its lists, none of them made up here."""

from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import (
    CounselorId,
    PlacementId,
    RegistrationId,
    ResidentId,
    StayId,
    new_id,
)
from rehabdesk.domain.matching import normal_registration, split_name
from rehabdesk.domain.resident import (
    ExitReason,
    NumberKind,
    Placement,
    Registration,
    Resident,
    Stay,
)
from rehabdesk.services.demonstration_tables import DECREE_ON, DEPARTURES, ENDS_ON, STARTS_ON
from rehabdesk.services.registrations import with_written_number
from rehabdesk.spreadsheets.office_lists import (
    InmateRow,
    ParticipantList,
    read_counselors,
    read_inmates,
)
from rehabdesk.storage import Store

_LEFT_BEFORE = {
    "PULANG": ExitReason.RELEASED,
    "PINDAH UPT": ExitReason.TRANSFERRED,
    "MENINGGAL": ExitReason.DECEASED,
}
_MEMBERS_LEFT = {one.number: one for one in DEPARTURES}


def put_residents(store: Store, lists: Path, decree: ParticipantList) -> dict[int, Resident]:
    """All inmates of the export; the decree's participants are given back by their number."""
    numbers = {normal_registration(one.registration_no): one.number or 0 for one in decree.rows}
    put = [
        _put_inmate(store, row, numbers.get(normal_registration(row.registration_no), 0))
        for row in read_inmates(lists / "sdp_export.xlsx")
    ]
    store.search.rebuild()
    return {number: resident for number, resident in put if number}


def put_counselors(store: Store, lists: Path) -> dict[str, Counselor]:
    """The counselors of the list by name, in its order."""
    office = store.office
    found = {
        row.name: Counselor(
            id=CounselorId(new_id()),
            name=row.name,
            nip=row.nip,
            function=row.position,
            institution=row.institution,
            internal=row.institution == office.name,
            phone=row.phone,
            active_from=date(2021, 1, 4),
        )
        for row in read_counselors(lists / "konselor.xlsx")
    }
    store.counselors.put_all(found.values())
    return found


def _put_inmate(store: Store, row: InmateRow, number: int) -> tuple[int, Resident]:
    """One inmate of the export with numbers, stay and place; ``number`` 0 is no participant."""
    parts = split_name(row.name)
    # The list says of some who are still here that their sentence has ended: not believed.
    expired = row.expires_on is not None and row.expires_on <= STARTS_ON
    doubtful = expired and row.status not in _LEFT_BEFORE
    cell = row.cell.rpartition("/")[2]
    resident = Resident(
        id=ResidentId(new_id()),
        name=parts.name,
        aliases=parts.aliases,
        registration_no=row.registration_no,
        block=row.block,
        cell=cell,
        birth_place=row.birth_place,
        birth_on=row.birth_date,
        religion=row.religion,
        education=row.education,
        nationality=row.nationality,
        note="Tanggal ekspirasi pada daftar SDP sudah lewat, perlu diperiksa." if doubtful else "",
        consent_on=date(2021, 2, 26) if number else None,
    )
    stay = _with_exit(_stay(row, resident, doubtful=doubtful), row, number)
    store.residents.put(with_written_number(resident))
    store.registrations.put_all(_registrations(row, resident))
    store.stays.put(stay)
    store.placements.put(
        Placement(
            id=PlacementId(new_id()),
            resident=resident.id,
            block=row.block,
            cell=cell,
            placed_from=row.admitted_on,
            placed_to=stay.exited_on,
        )
    )
    return number, resident


def _registrations(row: InmateRow, resident: Resident) -> list[Registration]:
    register = Registration(
        id=RegistrationId(new_id()),
        resident=resident.id,
        kind=NumberKind.REGISTER,
        value=row.registration_no,
        matched=normal_registration(row.registration_no),
        valid_from=row.admitted_on,
    )
    person = replace(
        register,
        id=RegistrationId(new_id()),
        kind=NumberKind.PERSON_NO,
        value=row.person_no,
        matched=row.person_no,
    )
    return [register, person] if row.person_no else [register]


def _stay(row: InmateRow, resident: Resident, *, doubtful: bool) -> Stay:
    return Stay(
        id=StayId(new_id()),
        resident=resident.id,
        entered_on=row.admitted_on,
        detained_on=row.detained_on,
        sentence=row.sentence,
        sentence_months=row.sentence_months,
        offence=row.offence.capitalize(),
        one_third_on=row.third_on,
        half_on=row.half_on,
        two_thirds_on=row.two_thirds_on,
        expires_on=None if doubtful else row.expires_on,
        remission_months=row.remission_months or 0,
        remission_days=row.remission_days or 0,
    )


def _with_exit(stay: Stay, row: InmateRow, number: int) -> Stay:
    """The stay with its end: as the list says, as the table says, or with the sentence."""
    left = _MEMBERS_LEFT.get(number)
    if left is not None:
        if not left.reason.ends_stay:
            return stay
        return replace(stay, exited_on=left.day, exit_reason=left.reason, exit_note=left.note)
    reason = _LEFT_BEFORE.get(row.status)
    if reason is not None:
        entered = row.admitted_on or STARTS_ON
        last = DECREE_ON - timedelta(days=row.row % 40 + 5)
        return replace(stay, exited_on=max(entered, last), exit_reason=reason)
    if number == 0 and stay.expires_on and stay.expires_on < ENDS_ON - timedelta(days=1):
        return replace(stay, exited_on=stay.expires_on, exit_reason=ExitReason.RELEASED)
    return stay
