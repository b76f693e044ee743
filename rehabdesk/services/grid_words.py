"""The words of a group's monthly grid: codes of recorded sessions, totals, and what they mean."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus, Basis, CountsAs, Tally, tally
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.dossiers import GridColumn, GridRow, MonthlyGridDossier
from rehabdesk.domain.program import Cohort, Group
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.dossiers import counselor_signature, kop_on, manager_signature, stamp_of
from rehabdesk.services.expected_list import current_roster
from rehabdesk.storage import Store
from rehabdesk.wording import dates, numbers

_NOT_EXPECTED = "·"
_COUNTED = "Dihitung"
# More columns of totals would leave no room for the sessions.
_MOST_TOTALS = 9


class _PersonMonth(Struct, frozen=True):
    """One person of a month: for each session whether expected, and the mark that stands."""

    resident: Resident
    expected: tuple[bool, ...]
    marks: tuple[AttendanceStatus | None, ...]
    tally: Tally

    def count(self, status: AttendanceStatus) -> int:
        """How often a mark stands."""
        return sum(one is not None and one.number == status.number for one in self.marks)


def grid_dossier(
    store: Store, group: Group, year: int, month: int, *, now: datetime
) -> MonthlyGridDossier:
    """What a group's monthly grid is printed from; it is signed on the day it is printed."""
    first, last = date(year, month, 1), _month_end(year, month)
    today = now.date()
    sessions = [
        one
        for one in store.sessions.of_group(group.id, first, last)
        if one.state is not SessionState.CANCELLED
    ]
    lists = [_expected(store, one) for one in sessions]
    statuses, basis = store.statuses.all(), store.settings.read(CertificateRule).basis
    people = _members(store, group, (first, last), sessions, lists)
    lines = [_line(one, sessions, lists, statuses) for one in people]
    used = {mark.number for line in lines for mark in line.marks if mark}
    totals = _totalled(statuses, used)
    whole = sum((line.tally for line in lines), Tally())
    kinds = {one.id: one.short for one in store.session_kinds.all()}
    return MonthlyGridDossier(
        kop=kop_on(store, today),
        paper=store.office.paper,
        titles=_titles(store, store.cohorts.get(group.cohort), first),
        whose=_whose(store, group),
        facts=_facts(store, group, sessions),
        columns=tuple(
            GridColumn(
                day=str(one.held_on.day),
                kind=kinds.get(one.kind, ""),
                week=one.held_on.isocalendar().week,
            )
            for one in sessions
        ),
        rows=tuple(_row(number, line, totals, basis) for number, line in enumerate(lines, 1)),
        total_headings=(*(one.code for one in totals), _COUNTED),
        present=tuple(_present(one, lines, at) for at, one in enumerate(sessions)),
        totals=(
            *(str(sum(line.count(one) for line in lines)) for one in totals),
            str(whole.whole(basis)),
        ),
        percent=numbers.percent(whole.present, whole.whole(basis)),
        legend=(
            *((one.code, one.label) for one in statuses if one.active or one.number in used),
            (_NOT_EXPECTED, "tidak ada dalam daftar sesi itu"),
            ("kotak kosong", "belum diisi, bukan alpa"),
        ),
        note=_note(statuses, totals, basis),
        place_and_date=f"{store.office.city}, {dates.long_date(today)}",
        left_signature=manager_signature(store, today, "Mengetahui,"),
        right_signature=counselor_signature(store, group.counselor),
        printed_at=stamp_of(store.office, now),
    )


def _titles(store: Store, cohort: Cohort | None, first: date) -> tuple[str, ...]:
    program = store.program_kinds.get(cohort.kind) if cohort else None
    return (
        f"REKAPITULASI KEHADIRAN PESERTA {program.title.upper() if program else ''}".strip(),
        f"BULAN {dates.month_year(first).upper()}",
    )


def _whose(store: Store, group: Group) -> str:
    """The group and its counselor, as every page names them."""
    counselor = store.counselors.get(group.counselor) if group.counselor else None
    return f"{group.name} · Konselor: {counselor.name}" if counselor else group.name


def _facts(store: Store, group: Group, sessions: Sequence[Session]) -> tuple[tuple[str, str], ...]:
    counselor = store.counselors.get(group.counselor) if group.counselor else None
    recorded = sum(one.state is SessionState.RECORDED for one in sessions)
    return (
        ("Kelompok", group.name),
        ("Konselor", counselor.name if counselor else ""),
        ("Sesi sudah diisi", f"{recorded} dari {len(sessions)} sesi"),
    )


def _note(
    statuses: Sequence[AttendanceStatus], totals: Sequence[AttendanceStatus], basis: Basis
) -> str:
    """What the percentage is taken of; the same base as on the certificate."""
    counted = [one for one in statuses if one.active or one in totals]
    present = _codes(one for one in counted if one.counts_as is CountsAs.PRESENT)
    excused = _codes(one for one in counted if one.counts_as is CountsAs.ABSENT and one.excused)
    ignored = _codes(one for one in counted if one.counts_as is CountsAs.IGNORED)
    left_out = ", ".join(filter(None, (excused if basis is Basis.ATTENDABLE else "", ignored)))
    without = f" tanpa {left_out}" if left_out else ""
    return (
        f"% = hadir ({present}) dibagi {_COUNTED}. {_COUNTED} = sesi yang sudah diisi{without};"
        " dasar yang sama dipakai pada sertifikat."
    )


def _codes(statuses: Iterable[AttendanceStatus]) -> str:
    return ", ".join(one.code for one in statuses)


def _totalled(statuses: Sequence[AttendanceStatus], used: set[int]) -> tuple[AttendanceStatus, ...]:
    """Which statuses have a column of totals: those that count, the unused left out if many."""
    counting = [one for one in statuses if one.counts_as is not CountsAs.IGNORED]
    shown = [one for one in counting if one.active or one.number in used]
    if len(shown) > _MOST_TOTALS:
        shown = [one for one in shown if one.number in used]
    return tuple(shown)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _expected(store: Store, session: Session) -> dict[str, int | None]:
    """Who is on a session's list with the mark; whoever will be while there is no list yet."""
    rows = store.attendance.of_session(session.id)
    if rows:
        return {row.resident: row.status for row in rows}
    return dict.fromkeys(current_roster(store, session))


def _members(
    store: Store,
    group: Group,
    month: tuple[date, date],
    sessions: Sequence[Session],
    lists: Sequence[dict[str, int | None]],
) -> list[Resident]:
    """The group's people in a month by name, and whoever was added to its own sessions."""
    first, last = month
    enrolments = {one.id: one.resident for one in store.enrolments.of_cohort(group.cohort)}
    belonging = {
        enrolments[one.enrolment]
        for one in store.memberships.find(care_group=group.id)
        if one.since <= last and (one.until is None or one.until >= first)
    }
    listed = {resident for rows in lists for resident in rows}
    if not sessions:
        listed = {one for day in month for one in store.memberships.roster(group.id, day)}
    own = (
        rows
        for session, rows in zip(sessions, lists, strict=True)
        if session.care_groups == (group.id,)
    )
    added = {resident for rows in own for resident in rows}
    people = store.residents.on_sheets((belonging & listed) | added)
    return sorted(people.values(), key=lambda one: (one.name.casefold(), one.registration_no))


def _line(
    resident: Resident,
    sessions: Sequence[Session],
    lists: Sequence[dict[str, int | None]],
    statuses: Sequence[AttendanceStatus],
) -> _PersonMonth:
    """One person's marks; they stand once the sheet is typed in to the end."""
    by_number: dict[int | None, AttendanceStatus] = {one.number: one for one in statuses}
    recorded = [one.state is SessionState.RECORDED for one in sessions]
    marks = tuple(
        by_number.get(rows.get(resident.id)) if done else None
        for rows, done in zip(lists, recorded, strict=True)
    )
    expected = tuple(resident.id in rows for rows in lists)
    counted = tally(((one.number, 1) for one in marks if one), statuses)
    return _PersonMonth(resident, expected, marks, counted)


def _row(
    number: int, line: _PersonMonth, totals: Sequence[AttendanceStatus], basis: Basis
) -> GridRow:
    whole = line.tally.whole(basis)
    return GridRow(
        number=number,
        name=line.resident.name,
        registration_no=line.resident.registration_no,
        codes=tuple(
            (mark.code if mark else "") if there else _NOT_EXPECTED
            for mark, there in zip(line.marks, line.expected, strict=True)
        ),
        totals=(*(str(line.count(one)) for one in totals), str(whole)),
        percent=numbers.percent(line.tally.present, whole),
    )


def _present(session: Session, lines: Sequence[_PersonMonth], at: int) -> str:
    """How many were present at a session; nothing while its sheet is not typed in."""
    if session.state is not SessionState.RECORDED:
        return ""
    marks = (line.marks[at] for line in lines)
    return str(sum(one is not None and one.counts_as is CountsAs.PRESENT for one in marks))
