"""The words of a daftar hadir: when, where, who is expected, what is counted, who signs."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs, ExpectedRow, Sheet
from rehabdesk.domain.dossiers import AttendanceSheetDossier, SheetRow
from rehabdesk.domain.office import OfficialRole
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.session import Session
from rehabdesk.domain.sheet_code import office_signs
from rehabdesk.domain.text import natural_key
from rehabdesk.services.dossiers import (
    counselor_signature,
    kop_on,
    manager_signature,
    signature_of,
    stamp_of,
)
from rehabdesk.storage import Store
from rehabdesk.wording import dates

SPARE_ROWS = 2
_EXPECTED = "Jumlah peserta"
_OTHERS = "Lainnya"
_MOST_COUNTED = 4
_MOST_LETTERS = 8


class SheetOptions(Struct, frozen=True, kw_only=True):
    """How an office's attendance sheets look."""

    tag: ClassVar[str] = "SheetOptions"

    spare_rows: int = SPARE_ROWS
    warden_signs: bool = False
    excuse_codes: bool = True
    """Whether the code of whoever is excused already stands on the sheet."""


def sheet_dossier(
    store: Store,
    session: Session,
    rows: Sequence[ExpectedRow],
    sheet: Sheet | None,
    options: SheetOptions,
    *,
    now: datetime,
) -> AttendanceSheetDossier:
    """What a session's daftar hadir is printed from (domain.md 5.3); ``sheet`` None is blank."""
    office, day = store.office, session.held_on
    cohort, kind = store.cohorts.get(session.cohort), store.session_kinds.get(session.kind)
    program = store.program_kinds.get(cohort.kind) if cohort else None
    groups, room, leaders = _names(store, session)
    people = store.residents.on_sheets(row.resident for row in rows)
    codes = _codes(store, rows) if options.excuse_codes else {}
    hours = dates.clock_range(session.starts_at, session.ends_at)
    kind_name = kind.name if kind else ""
    facts = (
        ("Hari/Tanggal", dates.long_date(day, weekday=True)),
        ("Waktu", f"{hours} {office.time_zone}"),
        ("Tempat", room),
        ("Kegiatan", kind_name),
        ("Materi", session.topic),
        ("Kelompok", groups),
        ("Konselor/Narasumber", leaders),
        ("Pertemuan ke-", str(store.sessions.earlier_meetings(session) + 1)),
    )
    warden = OfficialRole.WARDEN
    return AttendanceSheetDossier(
        kop=kop_on(store, day),
        paper=office.paper,
        titles=(
            f"DAFTAR HADIR PESERTA {program.title.upper() if program else 'REHABILITASI'}",
            f"TAHUN ANGGARAN {cohort.fiscal_year}" if cohort else "",
        ),
        facts=facts,
        rows=tuple(
            _sheet_row(row, people.get(row.resident), codes.get(row.resident, "")) for row in rows
        ),
        spare_rows=options.spare_rows,
        counted=(
            (_EXPECTED, str(len(rows)) if rows else ""),
            *((label, "") for label in counted_by_hand(store.statuses.all())),
        ),
        place_and_date=f"{office.city}, {dates.long_date(day)}",
        # Only whoever stands highest "takes note": two of them would be one too many.
        left_signature=manager_signature(store, day, "" if options.warden_signs else "Mengetahui,"),
        right_signature=counselor_signature(
            store, session.counselors[0] if session.counselors else None
        ),
        centre_signature=signature_of(store, warden, day, "Mengetahui,")
        if options.warden_signs
        else None,
        sheet_number=sheet.number if sheet else "",
        session_line=" · ".join(
            filter(None, (dates.long_date(day, weekday=True), hours, kind_name, groups))
        ),
        printed_at=stamp_of(office, now),
        absence_rule=absence_rule(store.statuses.all()),
        office_signs=office_signs(office.id) if sheet else "",
    )


def absence_rule(statuses: Sequence[AttendanceStatus]) -> str:
    """How whoever holds the session writes an absence, with the letters of the office's table."""
    codes = [one.code for one in statuses if one.active and one.counts_as is CountsAs.ABSENT]
    which = f" ({', '.join(codes)})" if 0 < len(codes) <= _MOST_LETTERS else ""
    return f"Tidak hadir: garis (–) di kotak, huruf di Ket.{which}"


def counted_by_hand(statuses: Sequence[AttendanceStatus]) -> tuple[str, ...]:
    """The labels that heads are counted under on a sheet, in the order of the table.

    Present and absent without a reason are always among them (domain.md 5.3), then absences
    with a reason as long as there is room; all others together are "Lainnya".
    """
    active = [one for one in statuses if one.active]
    absent = [one for one in active if one.counts_as is CountsAs.ABSENT]
    wanted = [
        *[one for one in active if one.counts_as is CountsAs.PRESENT][:1],
        *[one for one in absent if not one.excused][:1],
        *(one for one in absent if one.excused),
    ][:_MOST_COUNTED]
    labels = tuple(one.label for one in active if one in wanted)
    return (*labels, _OTHERS) if len(wanted) < len(active) else labels


def _names(store: Store, session: Session) -> tuple[str, str, str]:
    """A session's groups, room, and counselors or speaker in words."""
    groups = [store.groups.get(one) for one in session.care_groups]
    room = store.rooms.get(session.room) if session.room else None
    counselors = [store.counselors.get(one) for one in session.counselors]
    leaders = [one.name for one in counselors if one]
    return (
        ", ".join(sorted((one.name for one in groups if one), key=natural_key)),
        room.name if room else "",
        "; ".join([*leaders, session.speaker] if session.speaker else leaders),
    )


def _codes(store: Store, rows: Sequence[ExpectedRow]) -> dict[str, str]:
    """The code of each row that an excuse has marked; what was typed is not printed."""
    excused = [row for row in rows if row.status is not None and row.excuse is not None]
    codes = {one.number: one.code for one in store.statuses.all()} if excused else {}
    return {row.resident: codes.get(row.status or 0, "") for row in excused}


def _sheet_row(row: ExpectedRow, resident: Resident | None, code: str) -> SheetRow:
    if resident is None:
        return SheetRow(number=row.number, name="", registration_no="", place="")
    return SheetRow(
        number=row.number,
        name=resident.name,
        registration_no=resident.registration_no,
        place=place(resident.block, resident.cell),
        remark=code,
    )
