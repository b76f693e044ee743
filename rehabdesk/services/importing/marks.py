"""Marks from a month's grid in Excel: people down, days across, a code in each cell."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.importing import ImportMode, RowFate
from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.unknown import is_unknown
from rehabdesk.services.attendance import Detail, mark, session_of
from rehabdesk.services.expected_list import add_person, freeze_roster
from rehabdesk.services.importing.decisions import why_left_out
from rehabdesk.services.importing.matching import match
from rehabdesk.services.importing.people import titles
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import CellChange, ListPreview, RowPreview
from rehabdesk.services.importing.register import Register, read_register
from rehabdesk.services.importing.rows import FileRow, Problem, left_out, read_rows
from rehabdesk.services.importing.telling import Report, each, no_report, told
from rehabdesk.services.rights import needs
from rehabdesk.spreadsheets.cells import Cell, text_in
from rehabdesk.spreadsheets.grid import unreadable
from rehabdesk.storage import Store
from rehabdesk.wording.dates import MONTHS

_ESSENTIAL = ("name", "registration_no", "person_no")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\s+(20\d\d)\b", re.IGNORECASE)
_DAY = re.compile(r"(?:TGL\.?\s*)?(\d{1,2})(?:\s*\n?\s*([A-Z]{2,6}))?", re.IGNORECASE)
_REASON = "Impor dari rekap bulanan"


class _DayColumn(Struct, frozen=True, kw_only=True):
    """One day of the grid: its column, its day, and the kind of session it says, or ""."""

    number: int
    day: date
    kind: str


class DayAsked(Struct, frozen=True, kw_only=True):
    """A day of the grid on which sessions of several kinds were held: the ids of the kinds.

    ``number`` is its column, ``kind`` what is chosen for it now, or "".
    """

    number: int
    day: date
    kinds: tuple[str, ...]
    kind: str


class MarkWanted(Struct, frozen=True, kw_only=True):
    """One mark that a cell asks for."""

    session: str
    status: AttendanceStatus


def look_at_marks(store: Store, plan: ListPlan, report: Report = no_report) -> ListPreview:
    """The preview of a month of marks.

    Raises:
        ListUnreadable: the month is not said, or there are no days across.
    """
    month = plan.month or month_said(plan)
    if month is None:
        raise unreadable(plan.file, "bulannya tidak tertulis di atas tabel. Pilih bulannya.")
    columns = _columns(store, plan, month)
    rows = read_rows(plan, plan.day_order(plan.question()), _ESSENTIAL)
    judge = _MarkJudge(store, plan, columns)
    people = [row for row in rows if any(row.has(key) for key in _ESSENTIAL)]
    made = [judge.look(row) for row in told(people, report)]
    days = tuple(judge.asked())
    return ListPreview(
        plan=plan,
        rows=tuple(made),
        question=plan.question(),
        warnings=tuple(
            replace(one, problem=f"{one.problem} Sel ini tidak diambil.")
            for one in left_out(people)
        ),
        extra={"days": days},
    )


def days_asked(preview: ListPreview) -> tuple[DayAsked, ...]:
    """The days of a month whose kind of session can be chosen, each by itself."""
    return tuple(preview.extra.get("days", ()))


@needs(Right.IMPORT)
def write_marks(store: Store, preview: ListPreview, report: Report) -> None:
    """Write the marks inside the change that is open; a closed sheet keeps the old ones."""
    rows = [one for one in preview.rows if one.fate is RowFate.CHANGED]
    why = f"Impor {preview.plan.file}"[:200]
    for item in each(rows, report):
        for wanted in item.result:
            session = session_of(store, wanted.session)
            freeze_roster(store, session)
            if store.attendance.row(session.id, item.target) is None:
                add_person(store, session, item.target)
            reason = _REASON if wanted.status.needs_reason else ""
            mark(store, session, item.target, wanted.status, Detail(reason=reason), why=why)


class _MarkJudge:
    """Finds the session and the status behind every cell."""

    def __init__(self, store: Store, plan: ListPlan, columns: list[_DayColumn]) -> None:
        self.store = store
        self.plan = plan
        self.columns = columns
        self.register: Register = read_register(store)
        days = [one.day for one in columns]
        sessions = store.sessions.between(min(days), max(days))
        self.sessions = [one for one in sessions if one.state is not SessionState.CANCELLED]
        self.kinds = {one.id: one for one in store.session_kinds.all()}
        self.statuses = [one for one in store.statuses.all() if one.active]
        self._said: dict[tuple[str, str], tuple[int, int]] = {}
        self.codes = {one.number: one.code for one in store.statuses.all()}

    def asked(self) -> list[DayAsked]:
        """The days whose heading does not say which of several sessions is meant."""
        found: list[DayAsked] = []
        for column in self.columns:
            kinds = dict.fromkeys(o.kind for o in self.sessions if o.held_on == column.day)
            if len(kinds) > 1 and not column.kind:
                chosen = self.plan.day_kinds.get(column.number, "")
                found.append(
                    DayAsked(number=column.number, day=column.day, kinds=tuple(kinds), kind=chosen)
                )
        return found

    def look(self, row: FileRow) -> RowPreview:
        """One person's month."""
        title, number = titles(row)
        seen = RowPreview(row=row, fate=RowFate.INVALID, title=title, subtitle=number)
        answer = self.plan.answers.get(row.number, "")
        if why := why_left_out(answer):
            return replace(seen, fate=RowFate.SKIPPED, why=why)
        found = match(row, self.register)
        resident = answer if answer in self.register.residents else found.resident
        resident = resident or self._only_member(row, found.candidates)
        if row.problems:
            return seen
        if resident is None and found.candidates:
            why = found.why
            return replace(seen, fate=RowFate.DOUBTFUL, candidates=found.candidates, why=why)
        if resident is None:
            row.problems.append(
                Problem(row=row.number, column="", problem="Belum ada dalam data residen.")
            )
            return seen
        return self._month(row, replace(seen, target=resident))

    def _only_member(self, row: FileRow, candidates: tuple[str, ...]) -> str | None:
        """The only person of just this name in the groups that met in the month."""
        name = normal_name(row.get("name").name) if row.has("name") else ""
        met = {group for one in self.sessions for group in one.care_groups}
        people = [
            one
            for one in candidates
            if self.register.names[one] == name and met & {g for g, _, _ in self._groups(one)}
        ]
        return people[0] if len(people) == 1 else None

    def _month(self, row: FileRow, seen: RowPreview) -> RowPreview:
        groups = self._groups(seen.target)
        wanted: list[MarkWanted] = []
        changes: list[CellChange] = []
        taken = False
        for column in self.columns:
            code = text_in(row.cells[column.number])
            if not code or (is_unknown(code) and self._status(code) is None):
                continue
            try:
                session, status = self._meant(column, code, groups)
                self._require_same(row, seen.target, session, status)
            except LookupError as unclear:
                heading = str(column.day.day)
                problem = str(unclear.args[0])
                row.left.append(Problem(row=row.number, column=heading, problem=problem))
                continue
            taken = True
            changed = self._change(row, seen.target, column, session, status)
            if changed is not None:
                changes.append(changed)
                if changed.taken:
                    wanted.append(MarkWanted(session=session.id, status=status))
        if row.left and not taken:
            row.problems, row.left = row.left, []
            return seen
        fate = RowFate.CHANGED if wanted else RowFate.UNCHANGED
        return replace(seen, fate=fate, changes=tuple(changes), result=tuple(wanted))

    def _require_same(
        self, row: FileRow, resident: str, session: Session, status: AttendanceStatus
    ) -> None:
        """Refuse a mark that an earlier row of the same person has otherwise (``LookupError``)."""
        earlier, said = self._said.setdefault((resident, session.id), (row.number, status.number))
        if said != status.number:
            raise LookupError(f"Baris {earlier} mencatat orang dan sesi ini dengan kode lain.")

    def _groups(self, resident: str) -> list[tuple[str, date, date | None]]:
        return [
            (one.care_group, one.since, one.until)
            for enrolment in self.store.enrolments.of_resident(resident)
            for one in self.store.memberships.of_enrolment(enrolment.id)
        ]

    def _meant(
        self, column: _DayColumn, code: str, groups: list[tuple[str, date, date | None]]
    ) -> tuple[Session, AttendanceStatus]:
        """The session and the status of a cell; raises ``LookupError`` with the words for it."""
        day = column.day
        if day > self.store.today():
            raise LookupError(f"Tanggal {day:%d-%m-%Y} belum tiba.")
        mine = {group for group, since, until in groups if since <= day <= (until or date.max)}
        kind = column.kind or self.plan.day_kinds.get(column.number) or self.plan.session_kind
        found = [
            one
            for one in self.sessions
            if one.held_on == day and mine & set(one.care_groups) and self._is(one, kind)
        ]
        if not found:
            raise LookupError(f"Tidak ada sesi untuk orang ini pada {day:%d-%m-%Y}.")
        if len(found) > 1:
            raise LookupError(f"Ada {len(found)} sesi pada {day:%d-%m-%Y}. Pilih jenis sesinya.")
        status = self._status(code)
        if status is None:
            raise LookupError(f"Kode “{code}” tidak ada dalam daftar status.")
        return found[0], status

    def _status(self, code: str) -> AttendanceStatus | None:
        """The status that goes by a code, a key or a label."""
        for status in self.statuses:
            if code.casefold() in {
                status.code.casefold(),
                status.key.casefold(),
                status.label.casefold(),
            } or (code in "✓√vV" and status.code == "H"):
                return status
        return None

    def _is(self, session: Session, kind: str) -> bool:
        known = self.kinds.get(session.kind)
        names: set[str] = {session.kind}
        if known is not None:
            names |= {known.short.casefold(), known.name.casefold()}
        return not kind or kind in names or kind.casefold() in names

    def _change(
        self,
        row: FileRow,
        resident: str,
        column: _DayColumn,
        session: Session,
        status: AttendanceStatus,
    ) -> CellChange | None:
        now = self.store.attendance.row(session.id, resident)
        marked = now.status if now else None
        if marked == status.number:
            return None
        return CellChange(
            row=row.number,
            key=str(column.number),
            label=f"{column.day:%d-%m-%Y}",
            file_value=status.code,
            our_value=self.codes.get(marked, "") if marked is not None else "",
            taken=now is None or not now.typed or self.plan.mode is ImportMode.UPDATE,
        )


def month_said(plan: ListPlan) -> date | None:
    """The month that the lines above the table, the sheet or the file name, or None."""
    for line in (*plan.table.preface, plan.table.name, plan.file):
        found = _MONTH.search(line)
        if found:
            names = [one.casefold() for one in MONTHS]
            return date(int(found[2]), names.index(found[1].casefold()) + 1, 1)
    return None


def _columns(store: Store, plan: ListPlan, month: date) -> list[_DayColumn]:
    shorts = {one.short.casefold() for one in store.session_kinds.all()}
    lines = (*plan.table.above, *plan.table.asides[:3])
    made = [
        found
        for number in range(len(plan.table.keys))
        if not plan.columns[number]
        and (found := _column(number, [line[number] for line in lines], month, shorts))
    ]
    if not made:
        raise unreadable(plan.file, "tidak ada kolom tanggal 1 sampai 31.")
    return made


def _column(number: int, cells: Iterable[Cell], month: date, shorts: set[str]) -> _DayColumn | None:
    day: date | None = None
    kind = ""
    for cell in cells:
        text = text_in(cell) if not isinstance(cell, date) else ""
        if isinstance(cell, date):
            day = cell.date() if isinstance(cell, datetime) else cell
        elif text.casefold() in shorts:
            kind = text
        elif found := _DAY.fullmatch(text):
            day = _day_of(month, int(found[1])) or day
            kind = found[2] or kind
    return _DayColumn(number=number, day=day, kind=kind) if day else None


def _day_of(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None
