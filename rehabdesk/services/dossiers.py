"""Gathers what a document is given: the only place that turns records into ready words."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs, ExpectedRow, Sheet
from rehabdesk.domain.dossiers import (
    AttendanceSheetDossier,
    GridColumn,
    GridRow,
    Kop,
    MonthlyGridDossier,
    SheetRow,
    Signature,
)
from rehabdesk.domain.nip import spaced_nip
from rehabdesk.domain.office import Office, OfficialRole, letterhead_on, official_on
from rehabdesk.domain.program import Cohort, Group
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.storage import Store
from rehabdesk.wording import dates, numbers

SPARE_ROWS = 2
_NOT_EXPECTED = "·"
_POSITIONS = {
    OfficialRole.PROGRAM_MANAGER: "Program Manager",
    OfficialRole.TEAM_LEAD: "Ketua Tim Rehabilitasi",
    OfficialRole.WARDEN: "Kepala",
}


class SheetOptions(Struct, frozen=True, kw_only=True):
    """How an office's attendance sheets look."""

    spare_rows: int = SPARE_ROWS
    warden_signs: bool = False


def kop_on(store: Store, day: date) -> Kop:
    """The letterhead in force on a day, with its pictures."""
    head = letterhead_on(store.letterheads.all(), day)
    if head is None:
        return Kop(lines=(store.office.name.upper(),), address_lines=0)
    left = store.pictures.get(head.left_logo) if head.left_logo else None
    right = store.pictures.get(head.right_logo) if head.right_logo else None
    return Kop(
        lines=head.lines,
        address_lines=head.address_lines,
        left_logo=left.content if left else None,
        right_logo=right.content if right else None,
    )


def signature_of(store: Store, role: OfficialRole, day: date, heading: str = "") -> Signature:
    """Who signs as a role on a day; a dotted line to be filled by hand where nobody does."""
    official = official_on(store.officials.all(), role, day)
    if official is None:
        return Signature(heading=heading, position=_POSITIONS.get(role, ""), name="")
    acting = f"{official.acting.value} " if official.acting.value else ""
    return Signature(
        heading=heading,
        position=f"{acting}{official.position}",
        name=official.name,
        nip=spaced_nip(official.nip) if official.nip else "",
    )


def manager_signature(store: Store, day: date, heading: str) -> Signature:
    """The program manager's block, or the team lead's where there is no manager."""
    for role in (OfficialRole.PROGRAM_MANAGER, OfficialRole.TEAM_LEAD):
        found = signature_of(store, role, day, heading)
        if found.name:
            return found
    return signature_of(store, OfficialRole.PROGRAM_MANAGER, day, heading)


def counselor_signature(store: Store, counselor: str | None, heading: str = "") -> Signature:
    """A counselor's block, or a blank one."""
    found = store.counselors.get(counselor) if counselor else None
    return Signature(
        heading=heading,
        position="Konselor",
        name=found.name if found else "",
        nip=spaced_nip(found.nip) if found and found.nip else "",
    )


def stamp_of(office: Office, now: datetime) -> str:
    """When something was printed, as the foot of a page says it."""
    return dates.stamp(now.astimezone(), office.time_zone)


def _names(store: Store, session: Session) -> tuple[str, str, str]:
    """A session's groups, room, and counselors or speaker in words."""
    groups = [store.groups.get(one) for one in session.care_groups]
    room = store.rooms.get(session.room) if session.room else None
    counselors = [store.counselors.get(one) for one in session.counselors]
    leaders = [one.name for one in counselors if one]
    return (
        ", ".join(one.name for one in groups if one),
        room.name if room else "",
        "; ".join([*leaders, session.speaker] if session.speaker else leaders),
    )


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
    hours = dates.clock_range(session.starts_at, session.ends_at)
    kind_name = kind.name if kind else ""
    facts = (
        ("Hari/Tanggal", dates.long_date(day, weekday=True)),
        ("Waktu", f"{hours} {office.time_zone}"),
        ("Tempat", room),
        ("Kegiatan", kind_name),
        ("Materi/Topik", session.topic),
        ("Kelompok", groups),
        ("Konselor/Narasumber", leaders),
        ("Pertemuan ke-", str(store.sessions.earlier_meetings(session) + 1)),
    )
    return AttendanceSheetDossier(
        kop=kop_on(store, day),
        paper=office.paper,
        titles=(
            f"DAFTAR HADIR PESERTA {program.title.upper() if program else 'REHABILITASI'}",
            f"TAHUN ANGGARAN {cohort.fiscal_year}" if cohort else "",
        ),
        facts=facts,
        rows=tuple(_sheet_row(row, people.get(row.resident)) for row in rows),
        spare_rows=options.spare_rows,
        counted=("Jumlah peserta", *_counted(store.statuses.all())),
        place_and_date=f"{office.city}, {dates.long_date(day)}",
        left_signature=manager_signature(store, day, "Mengetahui,"),
        right_signature=counselor_signature(
            store, session.counselors[0] if session.counselors else None
        ),
        centre_signature=signature_of(store, OfficialRole.WARDEN, day, "Mengetahui,")
        if options.warden_signs
        else None,
        sheet_number=sheet.number if sheet else "",
        session_line=f"{dates.long_date(day, weekday=True)} · {hours} · {kind_name} · {groups}",
        printed_at=stamp_of(office, now),
    )


def _sheet_row(row: ExpectedRow, resident: Resident | None) -> SheetRow:
    if resident is None:
        return SheetRow(number=row.number, name="", registration_no="", place="")
    return SheetRow(
        number=row.number,
        name=resident.name,
        registration_no=resident.registration_no,
        place=place(resident.block, resident.cell),
    )


def _counted(statuses: Sequence[AttendanceStatus]) -> list[str]:
    """The labels counted by hand: the first five statuses, all others together."""
    active = [one.label for one in statuses if one.active]
    return [*active[:5], "Lainnya"]


def grid_dossier(
    store: Store, group: Group, year: int, month: int, *, now: datetime
) -> MonthlyGridDossier:
    """What a group's monthly grid is printed from: codes of recorded sessions, with totals."""
    first, last = date(year, month, 1), _month_end(year, month)
    sessions = [
        one
        for one in store.sessions.of_group(group.id, first, last)
        if one.state is not SessionState.CANCELLED
    ]
    marks: dict[str, dict[str, int | None]] = {one.id: _marks(store, one) for one in sessions}
    members = _members(store, group, first, last, sessions, marks)
    statuses = store.statuses.all()
    kinds = {one.id: one.short for one in store.session_kinds.all()}
    cohort = store.cohorts.get(group.cohort)
    return MonthlyGridDossier(
        kop=kop_on(store, last),
        paper=store.office.paper,
        titles=_grid_titles(store, cohort, first),
        facts=_grid_facts(store, group, sessions),
        columns=tuple(
            GridColumn(day=str(one.held_on.day), kind=kinds.get(one.kind, "")) for one in sessions
        ),
        rows=tuple(
            _grid_row(number, resident, sessions, marks, statuses)
            for number, resident in enumerate(members, 1)
        ),
        total_headings=("Hadir", "Tidak", "Dihitung"),
        legend=tuple((one.code, one.label) for one in statuses if one.active),
        note="Persentase = hadir dibagi sesi yang dihitung, hanya dari daftar hadir yang sudah"
        " selesai diisi. Kotak kosong berarti belum diisi, bukan alpa.",
        place_and_date=f"{store.office.city}, {dates.long_date(last)}",
        left_signature=manager_signature(store, last, "Mengetahui,"),
        right_signature=counselor_signature(store, group.counselor),
        printed_at=stamp_of(store.office, now),
    )


def _grid_titles(store: Store, cohort: Cohort | None, first: date) -> tuple[str, ...]:
    program = store.program_kinds.get(cohort.kind) if cohort else None
    return (
        f"REKAPITULASI KEHADIRAN PESERTA {program.title.upper() if program else ''}".strip(),
        f"BULAN {dates.month_year(first).upper()}",
    )


def _grid_facts(
    store: Store, group: Group, sessions: Sequence[Session]
) -> tuple[tuple[str, str], ...]:
    counselor = store.counselors.get(group.counselor) if group.counselor else None
    recorded = sum(one.state is SessionState.RECORDED for one in sessions)
    return (
        ("Kelompok", group.name),
        ("Konselor", counselor.name if counselor else ""),
        ("Sesi sudah diisi", f"{recorded} dari {len(sessions)} sesi"),
    )


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _marks(store: Store, session: Session) -> dict[str, int | None]:
    return {row.resident: row.status for row in store.attendance.of_session(session.id)}


def _members(
    store: Store,
    group: Group,
    first: date,
    last: date,
    sessions: Sequence[Session],
    marks: dict[str, dict[str, int | None]],
) -> list[Resident]:
    """The group's people in a month by name, and whoever was added to its own sessions."""
    enrolments = {one.id: one.resident for one in store.enrolments.of_cohort(group.cohort)}
    belonging = {
        enrolments[one.enrolment]
        for one in store.memberships.find(care_group=group.id)
        if one.since <= last and (one.until is None or one.until >= first)
    }
    own = (one.id for one in sessions if one.care_groups == (group.id,))
    listed = {resident for rows in marks.values() for resident in rows}
    added = {resident for session in own for resident in marks[session]}
    people = store.residents.on_sheets((belonging & listed) | added)
    return sorted(people.values(), key=lambda one: (one.name.casefold(), one.registration_no))


def _grid_row(
    number: int,
    resident: Resident,
    sessions: Sequence[Session],
    marks: dict[str, dict[str, int | None]],
    statuses: Sequence[AttendanceStatus],
) -> GridRow:
    by_number = {one.number: one for one in statuses}
    codes: list[str] = []
    counts = {CountsAs.PRESENT: 0, CountsAs.ABSENT: 0, CountsAs.IGNORED: 0}
    for session in sessions:
        if resident.id not in marks[session.id]:
            codes.append(_NOT_EXPECTED)
            continue
        status = by_number.get(marks[session.id][resident.id] or 0)
        recorded = session.state is SessionState.RECORDED
        codes.append(status.code if status and recorded else "")
        if status and recorded:
            counts[status.counts_as] += 1
    counted = counts[CountsAs.PRESENT] + counts[CountsAs.ABSENT]
    return GridRow(
        number=number,
        name=resident.name,
        registration_no=resident.registration_no,
        codes=tuple(codes),
        totals=(str(counts[CountsAs.PRESENT]), str(counts[CountsAs.ABSENT]), str(counted)),
        percent=numbers.percent(counts[CountsAs.PRESENT], counted),
    )
