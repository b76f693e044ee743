"""Believable marks for the demonstration's sessions, the same on every build (fixed seed)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import Correction, ExpectedRow, Sheet, tally
from rehabdesk.domain.identity import CorrectionId, SheetId, new_id
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.sheet_number import make_sheet_number
from rehabdesk.services.demonstration_program import DemonstrationPeople, Member
from rehabdesk.services.demonstration_tables import ENDS_ON, NOT_TYPED, STARTS_ON
from rehabdesk.storage import Store

_SEED = 2021
_PRINTED_AT, _TYPED_AT = time(0, 20), time(8, 40)
"""UTC: 07.20 and 15.40 at Serang."""
_RELIABLE, _ORDINARY = 0.62, 0.90
_LATE, _EXCUSED, _ON_DUTY, _REMARKED, _CORRECTED = 0.02, 0.004, 0.04, 0.012, 0.006
_VISITS = ("Kunjungan keluarga", "Dipanggil Kasi Binadik", "Mengurus berkas integrasi")
_REMARKS = (
    (5, "Memimpin kelompok dengan baik"),
    (4, "Aktif berbagi pengalaman"),
    (4, "Menanggapi teman dengan jujur"),
    (2, "Lebih banyak diam"),
    (1, "Mengantuk, perlu konseling individu"),
)
_WHY = ("Surat keterangan klinik menyusul", "Salah baca paraf pada lembar")


class _Habit(Struct, frozen=True):
    """One person's half-year: how often absent without reason, and whole days away and why."""

    absent: float
    on_duty: bool
    away: dict[date, tuple[str, str]]


class Recorded(Struct, frozen=True):
    """A session as it came out: its rows with and without details, sheet and corrections."""

    session: Session
    plain: tuple[ExpectedRow, ...]
    detailed: tuple[ExpectedRow, ...]
    sheet: Sheet
    corrections: tuple[Correction, ...]


class _Marker:
    """Gives marks by habit and chance."""

    def __init__(self, store: Store, cast: DemonstrationPeople) -> None:
        self.random = Random(_SEED)  # noqa: S311 - a demonstration, no secret
        self.cast = cast
        self.numbers = {one.code: one.number for one in store.statuses.all()}
        self.present = {
            one.number for one in store.statuses.all() if tally([(one.number, 1)], [one]).present
        }
        self.kinds = {one.id: one.short for one in store.session_kinds.all()}
        self.habits = {one.resident.id: self._habit() for one in cast.members}

    def _habit(self) -> _Habit:
        chance = self.random.random()
        low, high = (0.005, 0.04) if chance < _RELIABLE else (0.04, 0.12)
        if chance > _ORDINARY:
            low, high = 0.19, 0.34
        away: dict[date, tuple[str, str]] = {}
        for code, reason, spells, longest in (
            ("S", "", self.random.choice((0, 1, 1, 2)), 6),
            ("B", "Sidang di PN Serang", self.random.choice((0, 0, 0, 1)), 1),
            ("X", "Pelanggaran tata tertib", int(self.random.random() < _ON_DUTY), 6),
        ):
            for _ in range(spells):
                self._spell(away, code, reason, longest)
        return _Habit(
            absent=self.random.uniform(low, high),
            on_duty=self.random.random() < 2 * _ON_DUTY,
            away=away,
        )

    def _spell(
        self, away: dict[date, tuple[str, str]], code: str, reason: str, longest: int
    ) -> None:
        first = STARTS_ON + timedelta(days=self.random.randrange((ENDS_ON - STARTS_ON).days - 8))
        for offset in range(self.random.randint(min(2, longest), longest)):
            away[first + timedelta(days=offset)] = (code, reason)

    def roster(self, session: Session) -> list[Member]:
        """Who is expected, group by group and by name, as the store would list them."""
        return [
            member
            for group in session.care_groups
            for member in self.cast.members
            if member.expected(group, session.held_on)
        ]

    def row(self, session: Session, number: int, member: Member) -> ExpectedRow:
        """One person's row: empty while the sheet waits, else marked."""
        row = ExpectedRow(session=session.id, resident=member.resident.id, number=number)
        if session.state is not SessionState.RECORDED:
            return row
        habit = self.habits[member.resident.id]
        code, reason = habit.away.get(session.held_on) or self._by_chance(session, habit)
        late = self.random.randrange(5, 26, 5) if code == "T" else None
        row = replace(
            row,
            status=self.numbers[code],
            reason=reason,
            minutes_late=late,
            marked_at=_moment(session.held_on, _TYPED_AT),
        )
        if code == "H" and self.random.random() < _REMARKED:
            engagement, note = self.random.choice(_REMARKS)
            row = replace(row, engagement=engagement, note=note)
        return row

    def _by_chance(self, session: Session, habit: _Habit) -> tuple[str, str]:
        kind, chance = self.kinds[session.kind], self.random.random()
        if chance < habit.absent:
            return "A", ""
        chance -= habit.absent
        if chance < _LATE * (3 if kind == "MM" else 1):
            return "T", ""
        if chance > 1 - habit.absent - _EXCUSED:
            return "I", self.random.choice(_VISITS)
        if habit.on_duty and self.random.random() < _ON_DUTY:
            return "D", "Dapur" if kind in {"MM", "SNM"} else "Kebersihan"
        return "H", ""

    def correction(self, row: ExpectedRow, day: date) -> tuple[ExpectedRow, Correction | None]:
        """Now and then an absence turns out, a day later, to have been sickness or a misreading."""
        if row.status != self.numbers["A"] or self.random.random() >= _CORRECTED:
            return row, None
        code, why = self.random.choice(tuple(zip("SH", _WHY, strict=True)))
        changed = replace(row, status=self.numbers[code])
        return changed, Correction(
            id=CorrectionId(new_id()),
            session=row.session,
            resident=row.resident,
            old_status=row.status,
            new_status=changed.status,
            changed_at=_moment(day + timedelta(days=1), _TYPED_AT),
            changed_by="petugas",
            why=why,
        )


def record_sessions(
    store: Store, cast: DemonstrationPeople, sessions: Sequence[Session]
) -> Iterator[Recorded]:
    """What became of each session that was printed, in the order of sheet numbers."""
    marker = _Marker(store, cast)
    serial = 0
    for session in sessions:
        waits = (session.held_on, marker.kinds[session.kind]) == NOT_TYPED
        if session.state is not SessionState.RECORDED and not waits:
            continue
        serial += 1
        yield _recorded(marker, session, serial)


def _recorded(marker: _Marker, session: Session, serial: int) -> Recorded:
    rows: list[ExpectedRow] = []
    corrections: list[Correction] = []
    for number, member in enumerate(marker.roster(session), 1):
        row, correction = marker.correction(marker.row(session, number, member), session.held_on)
        rows.append(row)
        if correction is not None:
            corrections.append(correction)
    if session.state is SessionState.RECORDED:
        session = replace(session, head_count=sum(row.status in marker.present for row in rows))
    year = session.held_on.year
    return Recorded(
        session=session,
        plain=tuple(row for row in rows if not _has_detail(row)),
        detailed=tuple(row for row in rows if _has_detail(row)),
        sheet=Sheet(
            id=SheetId(new_id()),
            session=session.id,
            number=make_sheet_number(year, serial),
            year=year,
            serial=serial,
            printed_at=_moment(session.held_on, _PRINTED_AT),
            roster=tuple(row.resident for row in rows),
        ),
        corrections=tuple(corrections),
    )


def _has_detail(row: ExpectedRow) -> bool:
    return bool(row.reason or row.note) or row.minutes_late is not None


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, UTC)
