"""Expected rows with their marks: written straight, for these are the rows that must be fast.

A row is keyed by session and resident, each as the 16 bytes of its id. Details (lateness,
reason, note, engagement) are rare and stand in a table of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from rehabdesk.domain.attendance import ExpectedRow, Source
from rehabdesk.domain.identity import ResidentId, SessionId
from rehabdesk.domain.refusals import ChangedSince
from rehabdesk.storage.change import Touched
from rehabdesk.storage.open_file import OpenFile

_COLUMNS = (
    "a.session, a.resident, a.number, a.source, a.status, a.marked_at,"
    " d.minutes_late, d.reason, d.note, d.engagement"
)
_FROM = (
    "attendance AS a LEFT JOIN attendance_detail AS d"
    " ON d.session = a.session AND d.resident = a.resident"
)
_NAMES = "session, resident, number, source, status, removed, marked_at, marked_by, origin, rev"
_KEYS = ("session", "resident")
_PLACES = f"({', '.join('?' * len(_NAMES.split(', ')))})"
_OVER_ITSELF = " ON CONFLICT(session, resident) DO UPDATE SET " + ", ".join(
    f"{name} = excluded.{name}" for name in _NAMES.split(", ") if name not in _KEYS
)
_FORMER = (
    "number",
    "source",
    "status",
    "removed",
    "marked_at",
    "rev",
    "minutes_late",
    "reason",
    "note",
    "engagement",
)
_EMPTY = "a.status IS NULL AND a.removed = 0"
_ROWS_A_STATEMENT = 300


def _row_out(row: tuple[Any, ...]) -> ExpectedRow:
    marked_at = row[5]
    return ExpectedRow(
        session=SessionId(row[0].hex()),
        resident=ResidentId(row[1].hex()),
        number=row[2],
        source=Source(row[3]),
        status=row[4],
        marked_at=None if marked_at is None else datetime.fromtimestamp(marked_at, UTC),
        minutes_late=row[6],
        reason=row[7] or "",
        note=row[8] or "",
        engagement=row[9],
    )


class AttendanceRepository:
    """The expected rows of sessions, with the mark of each or none."""

    table = "attendance"

    def __init__(self, store: OpenFile) -> None:
        self.store = store

    def of_session(self, session: str) -> tuple[ExpectedRow, ...]:
        """A session's rows in the order of the sheet; those taken off the list are left out."""
        return self._select("a.session = ? AND a.removed = 0 ORDER BY a.number", session)

    def of_resident(self, resident: str) -> tuple[ExpectedRow, ...]:
        """A person's rows in every session."""
        return self._select("a.resident = ? AND a.removed = 0 ORDER BY a.session", resident)

    def row(self, session: str, resident: str) -> ExpectedRow | None:
        """One person's row in a session, or nothing."""
        key = (bytes.fromhex(session), bytes.fromhex(resident))
        sql = (
            f"SELECT {_COLUMNS} FROM {_FROM}"
            " WHERE a.session = ? AND a.resident = ? AND a.removed = 0"
        )
        rows = self.store.query(sql, key)
        return _row_out(rows[0]) if rows else None

    def has_rows(self, session: str) -> bool:
        """Whether the session's expected list is frozen."""
        sql = "SELECT 1 FROM attendance WHERE session = ? AND removed = 0 LIMIT 1"
        return bool(self.store.query(sql, (bytes.fromhex(session),)))

    def empty_rows(self, session: str) -> int:
        """How many rows of a session have no mark yet."""
        sql = f"SELECT count(*) FROM attendance AS a WHERE a.session = ? AND {_EMPTY}"
        return int(self.store.query(sql, (bytes.fromhex(session),))[0][0])

    def marked_as(self, status: int) -> int:
        """How many marks, corrected ones too, have this status number."""
        sql = (
            "SELECT (SELECT count(*) FROM attendance WHERE status = ?1) + (SELECT count(*)"
            " FROM attendance_correction WHERE old_status = ?1 OR new_status = ?1)"
        )
        return int(self.store.query(sql, (status,))[0][0])

    def last_status_number(self) -> int:
        """The highest number that a status ever had, removed ones too, or 0."""
        return int(self.store.query("SELECT max(number) FROM attendance_status")[0][0] or 0)

    def put(self, row: ExpectedRow) -> None:
        """Write one row, mark and detail, over its former self."""
        self.put_all((row,))

    def put_all(self, rows: Sequence[ExpectedRow]) -> None:
        """Write rows of one session, marks and details, over their former selves."""
        if rows:
            formers = self._formers(rows[0].session, [row.resident for row in rows])
            self._write(rows, formers, removed=False)

    def fill_empty(self, session: str, status: int) -> None:
        """Give every empty row of a session one status, and all of them one counter value."""
        change, desk, rev = self.store.writing(), self.store.desk, self.store.next_rev()
        key = bytes.fromhex(session)
        formers = self._former(f"a.session = ? AND {_EMPTY}", (key,))
        self.store.connection.execute(
            "UPDATE attendance AS a SET status = ?, marked_at = ?, marked_by = ?, origin = ?,"
            f" rev = ? WHERE session = ? AND {_EMPTY}",
            (status, int(self.store.now().timestamp()), desk.user_number, desk.origin, rev, key),
        )
        change.touched += [
            Touched(self.table, (session, resident), before, rev, before | {"status": status})
            for resident, before in formers.items()
        ]

    def remove(self, row: ExpectedRow) -> None:
        """Take a person off a session's list."""
        self._write((row,), self._formers(row.session, [row.resident]), removed=True)

    def add_all(self, rows: Iterable[ExpectedRow]) -> None:
        """Add many new rows without details, 300 a statement; they must not be there yet."""
        change = self.store.writing()
        made: list[tuple[Any, ...]] = []
        for row in rows:
            rev = self.store.next_rev()
            marked = row.marked_at
            made.append(self._values(row, None if marked is None else int(marked.timestamp()), rev))
            change.touched.append(Touched(self.table, (row.session, row.resident), None, rev))
        for first in range(0, len(made), _ROWS_A_STATEMENT):
            self._insert(made[first : first + _ROWS_A_STATEMENT])

    def take_back(self, touched: Touched) -> None:
        """Put a row back to what it was; raises ``ChangedSince`` if it was written again."""
        session, resident = touched.key
        now = self._formers(session, [resident]).get(resident)
        first = self.store.first_rev
        if now is None or first(now["rev"]) != first(touched.rev):
            raise ChangedSince
        before: dict[str, Any] | None = touched.before
        self._write(
            (_from_former(session, resident, before or now),),
            {resident: now},
            removed=before is None or bool(before["removed"]),
        )
        if before is not None:
            self.store.note_return(self.store.writing().touched[-1].rev, before["rev"])

    def recent_reasons(self, status: int, limit: int = 6) -> tuple[str, ...]:
        """The reasons given most often of late for a status, out of its newest 300."""
        rows = self.store.query(
            "SELECT reason FROM (SELECT d.session, d.reason FROM attendance_detail AS d"
            " JOIN attendance AS a ON a.session = d.session AND a.resident = d.resident"
            " WHERE a.status = ? AND d.reason != '' AND a.removed = 0"
            " ORDER BY d.session DESC LIMIT 300)"
            " GROUP BY reason ORDER BY count(*) DESC, max(session) DESC LIMIT ?",
            (status, limit),
        )
        return tuple(str(row[0]) for row in rows)

    def _values(
        self, row: ExpectedRow, marked_at: int | None, rev: int, *, removed: bool = False
    ) -> tuple[Any, ...]:
        desk = self.store.desk
        return (
            bytes.fromhex(row.session),
            bytes.fromhex(row.resident),
            row.number,
            row.source.value,
            row.status,
            int(removed),
            marked_at,
            None if marked_at is None else desk.user_number,
            desk.origin,
            rev,
        )

    def _insert(self, rows: Sequence[tuple[Any, ...]], ending: str = "") -> None:
        places = ", ".join([_PLACES] * len(rows))
        self.store.connection.execute(
            f"INSERT INTO attendance ({_NAMES}) VALUES {places}{ending}",
            [value for row in rows for value in row],
        )

    def _select(self, where: str, key: str) -> tuple[ExpectedRow, ...]:
        sql = f"SELECT {_COLUMNS} FROM {_FROM} WHERE {where}"
        return tuple(_row_out(row) for row in self.store.query(sql, (bytes.fromhex(key),)))

    def _formers(self, session: str, residents: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What stands there now for these residents of a session, removed rows too."""
        places = ", ".join("?" * len(residents))
        keys = (bytes.fromhex(session), *map(bytes.fromhex, residents))
        return self._former(f"a.session = ? AND a.resident IN ({places})", keys)

    def _former(self, where: str, values: tuple[Any, ...]) -> dict[str, dict[str, Any]]:
        sql = (
            "SELECT a.resident, a.number, a.source, a.status, a.removed, a.marked_at, a.rev,"
            f" d.minutes_late, d.reason, d.note, d.engagement FROM {_FROM} WHERE {where}"
        )
        rows = self.store.query(sql, values)
        return {row[0].hex(): dict(zip(_FORMER, row[1:], strict=True)) for row in rows}

    def _write(
        self,
        rows: Sequence[ExpectedRow],
        formers: Mapping[str, dict[str, Any]],
        *,
        removed: bool,
    ) -> None:
        change = self.store.writing()
        now = int(self.store.now().timestamp())
        made: list[tuple[Any, ...]] = []
        for row in rows:
            rev = self.store.next_rev()
            made.append(
                self._values(row, None if row.status is None else now, rev, removed=removed)
            )
            before = formers.get(row.resident)
            self._write_detail(row, made[-1], had_one=before is not None and _has_detail(before))
            key = (row.session, row.resident)
            after = _former_of(row, removed=removed)
            change.touched.append(Touched(self.table, key, before, rev, after))
        self._insert(made, _OVER_ITSELF)

    def _write_detail(self, row: ExpectedRow, values: tuple[Any, ...], *, had_one: bool) -> None:
        detail = (row.minutes_late, row.reason, row.note, row.engagement)
        if not had_one and detail == (None, "", "", None):
            return
        self.store.connection.execute(
            "INSERT INTO attendance_detail (session, resident, minutes_late, reason, note,"
            " engagement, origin, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT(session, resident) DO UPDATE SET minutes_late = excluded.minutes_late,"
            " reason = excluded.reason, note = excluded.note, engagement = excluded.engagement,"
            " origin = excluded.origin, rev = excluded.rev",
            (*values[:2], *detail, *values[-2:]),
        )


def _has_detail(former: dict[str, Any]) -> bool:
    return former["reason"] is not None


def _from_former(session: str, resident: str, former: dict[str, Any]) -> ExpectedRow:
    return ExpectedRow(
        session=SessionId(session),
        resident=ResidentId(resident),
        number=former["number"],
        source=Source(former["source"]),
        status=former["status"],
        minutes_late=former["minutes_late"],
        reason=former["reason"] or "",
        note=former["note"] or "",
        engagement=former["engagement"],
    )


def _former_of(row: ExpectedRow, *, removed: bool) -> dict[str, Any]:
    """What the audit log compares with a former row."""
    return {
        "number": row.number,
        "source": row.source.value,
        "status": row.status,
        "removed": int(removed),
        "minutes_late": row.minutes_late,
        "reason": row.reason or None,
        "note": row.note or None,
        "engagement": row.engagement,
    }
