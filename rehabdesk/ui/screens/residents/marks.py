"""The table of one resident's sessions: what was marked, why, and what was corrected."""

from collections.abc import Sequence

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs, ExpectedRow
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.storage import Store
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.dates import clock, short_date, stamp
from rehabdesk.wording.excuses import excuse_source
from rehabdesk.wording.terms import label

_TONES = {
    CountsAs.PRESENT: Tone.SUCCESS,
    CountsAs.ABSENT: Tone.DANGER,
    CountsAs.IGNORED: Tone.NEUTRAL,
}
_EMPTY = "Belum ditandai"


class SessionOfPerson(Struct, frozen=True, kw_only=True):
    """A session with one person's row in it, in words."""

    session: Session
    kind: str
    row: ExpectedRow
    status: AttendanceStatus | None
    corrections: int
    excuse: str = ""
    """What made the mark, where nobody typed it: "Izin s.d. 5 Sep"."""

    @property
    def reason(self) -> str:
        """Excuse, lateness, reason and note together; or why the session was not held."""
        late = f"terlambat {self.row.minutes_late} menit" if self.row.minutes_late else ""
        why = self.session.state_reason if self.session.state is SessionState.CANCELLED else ""
        parts = (why, self.excuse, late, self.row.reason, self.row.note)
        return "; ".join(part for part in parts if part)


def marks_of(store: Store, resident: str, cohort: str) -> list[SessionOfPerson]:
    """One person's rows in the sessions of a cohort, the newest session first."""
    sessions = {str(one.id): one for one in store.sessions.find(cohort=cohort)}
    kinds = {one.id: one.name for one in store.session_kinds.all()}
    statuses = {one.number: one for one in store.statuses.all()}
    by_id = {one.id: one for one in statuses.values()}
    excuses = {
        str(one.id): excuse_source(one, by_id.get(one.status))
        for one in store.excuses.find(resident=resident)
    }
    corrected: dict[str, int] = {}
    for correction in store.corrections.find(resident=resident):
        corrected[correction.session] = corrected.get(correction.session, 0) + 1
    lines = [
        SessionOfPerson(
            session=sessions[row.session],
            kind=kinds.get(sessions[row.session].kind, ""),
            row=row,
            status=statuses.get(row.status) if row.status is not None else None,
            corrections=corrected.get(row.session, 0),
            excuse=excuses.get(row.excuse or "", "") if row.status is not None else "",
        )
        for row in store.attendance.of_resident(resident)
        if row.session in sessions
    ]
    lines.sort(key=lambda line: (line.session.held_on, line.session.starts_at), reverse=True)
    return lines


def correction_words(store: Store, session: str, resident: str) -> str:
    """What a single mark was before, by whom and why; oldest first."""
    found = store.corrections.find(session=session, resident=resident)
    if not found:
        return "Tanda ini belum pernah dikoreksi."
    statuses = {one.number: one.label for one in store.statuses.all()}
    zone, who = store.office.time_zone, store.users.name_of
    lines = [
        f"{stamp(one.changed_at, zone)}, {who(one.changed_by)}: {_named(statuses, one.old_status)}"
        f" → {_named(statuses, one.new_status)}" + (f" ({one.why})" if one.why else "")
        for one in found
    ]
    return "Koreksi: " + "\n".join(lines)


def _named(statuses: dict[int, str], number: int | None) -> str:
    return _EMPTY.lower() if number is None else statuses.get(number, str(number))


def _mark_words(line: SessionOfPerson) -> str:
    if line.session.state is SessionState.CANCELLED:
        return label(line.session.state)
    return line.status.label if line.status else _EMPTY


def _mark_tone(line: SessionOfPerson) -> Tone | None:
    if line.session.state is SessionState.CANCELLED or line.status is None:
        return Tone.NEUTRAL
    if line.status.excused or line.status.is_late:
        return Tone.WARNING
    return _TONES[line.status.counts_as]


MARK_COLUMNS: Sequence[Column[SessionOfPerson]] = (
    Column[SessionOfPerson](
        key="day",
        heading="Tanggal",
        text=lambda line: short_date(line.session.held_on),
        sort=lambda line: (line.session.held_on, line.session.starts_at),
        out=lambda line: line.session.held_on,
        width=110,
    ),
    Column[SessionOfPerson](
        key="time",
        heading="Jam",
        text=lambda line: clock(line.session.starts_at),
        width=60,
        muted=True,
    ),
    Column[SessionOfPerson](
        key="kind",
        heading="Kegiatan",
        text=lambda line: line.kind,
        tip=lambda line: line.session.topic,
        width=128,
    ),
    Column[SessionOfPerson](
        key="mark", heading="Tanda", text=_mark_words, tone=_mark_tone, width=110
    ),
    Column[SessionOfPerson](
        key="reason",
        heading="Alasan",
        text=lambda line: line.reason,
        tip=lambda line: line.reason,
        stretch=True,
        muted=True,
    ),
    Column[SessionOfPerson](
        key="corrections",
        heading="Koreksi",
        text=lambda line: str(line.corrections) if line.corrections else "",
        sort=lambda line: line.corrections,
        align=Align.RIGHT,
        width=70,
    ),
)
"""The newest session first."""
