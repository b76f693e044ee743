"""Expected rows with their marks: written straight, for these are the rows that must be fast.

A row is keyed by session and resident, each as the 16 bytes of its id. Details (lateness,
reason, note, engagement) are rare and stand in a table of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.pc import next_status_number, status_numbers
from rehabdesk.domain.refusals import ChangedSince
from rehabdesk.storage.attendance_rows import (
    FORMER_COLUMNS,
    FROM,
    STATES,
    Keys,
    RowBefore,
    detail_of,
    former_of,
    has_detail,
    key_of,
    row_of,
    told_detail,
    told_of,
)
from rehabdesk.storage.change import Touched
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.pc import place_of_pc
from rehabdesk.storage.rows import Row

_NAMES = "session, resident, number, source, status, removed, marked_at, marked_by, origin, rev"
_KEYS = ("session", "resident")
_PLACES = f"({', '.join('?' * len(_NAMES.split(', ')))})"
_OVER_ITSELF = " ON CONFLICT(session, resident) DO UPDATE SET " + ", ".join(
    f"{name} = excluded.{name}" for name in _NAMES.split(", ") if name not in _KEYS
)
_EMPTY = "a.status IS NULL AND a.removed = 0"
_ROWS_A_STATEMENT = 300
_STANDING = (
    f"SELECT s.state, {FORMER_COLUMNS} FROM {FROM}"
    " LEFT JOIN session AS s ON s.id = ?3 AND s.deleted_at IS NULL"
    " WHERE a.session = ?1 AND a.resident = ?2"
)
_OF_EMPTY = (
    "SELECT a.resident, a.number, a.source, a.marked_at, a.rev FROM attendance AS a"
    f" WHERE a.session = ? AND {_EMPTY}"
)
_DETAILS = (
    "SELECT resident, minutes_late, reason, note, engagement, excuse FROM attendance_detail"
    " WHERE session = ?"
)
_MARK = (
    "UPDATE attendance SET status = ?, marked_at = ?, marked_by = ?, origin = ?, rev = ?"
    " WHERE session = ? AND resident = ?"
)
_NO_DETAIL = (None, "", "", None, None)
_NO_DETAIL_THERE = (None, None, None, None, None)
_FILL = (
    "UPDATE attendance AS a SET status = ?, marked_at = ?, marked_by = ?, origin = ?, rev = ?"
    f" WHERE session = ? AND {_EMPTY}"
)


@cache
def _insertion(rows: int, ending: str) -> str:
    return f"INSERT INTO attendance ({_NAMES}) VALUES {', '.join([_PLACES] * rows)}{ending}"


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
        where = "a.session = ? AND a.resident = ? AND a.removed = 0"
        return next(iter(self._select(where, session, resident)), None)

    def standing(self, session: str, resident: str) -> RowBefore | None:
        """One person's row, or nothing, as ``mark_over`` wants it; asked in the change itself."""
        keys = (key_of(session), key_of(resident))
        found = self.store.cursor.execute(_STANDING, (*keys, session)).fetchall()
        if not found:
            return None
        state, former = found[0][0], former_of(found[0][1:])
        if former["removed"]:
            return None
        return RowBefore(keys, row_of(session, resident, former), former, STATES.get(state))

    def has_rows(self, session: str) -> bool:
        """Whether the session's expected list is frozen."""
        sql = "SELECT 1 FROM attendance WHERE session = ? AND removed = 0 LIMIT 1"
        return bool(self.store.query(sql, (key_of(session),)))

    def typed_between(self, first: date, last: date) -> set[str]:
        """The sessions from one day to another with a mark that somebody typed, and no excuse."""
        rows = self.store.query(
            "SELECT DISTINCT s.id FROM session AS s CROSS JOIN attendance AS a"
            " ON a.session = unhex(s.id) LEFT JOIN attendance_detail AS d"
            " ON d.session = a.session AND d.resident = a.resident"
            " WHERE s.held_on BETWEEN ? AND ? AND s.deleted_at IS NULL"
            " AND a.removed = 0 AND a.status IS NOT NULL AND d.excuse IS NULL",
            (first.isoformat(), last.isoformat()),
        )
        return {str(row[0]) for row in rows}

    def marked_as(self, status: int) -> int:
        """How many marks, corrected ones too, have this status number."""
        sql = (
            "SELECT (SELECT count(*) FROM attendance WHERE status = ?1) + (SELECT count(*)"
            " FROM attendance_correction WHERE old_status = ?1 OR new_status = ?1)"
        )
        return int(self.store.value(sql, (status,)))

    def next_status_number(self) -> int:
        """The next number of a status from this PC's range, which no other status ever had.

        Raises:
            NumbersUsedUp: this PC has given all of its numbers.
        """
        place = place_of_pc(self.store.connection)
        numbers = status_numbers(place)
        last = self.store.value(
            "SELECT coalesce(max(number), 0) FROM attendance_status WHERE number BETWEEN ? AND ?",
            (numbers.start, numbers.stop - 1),
        )
        return next_status_number(place, int(last))

    def put(self, row: ExpectedRow) -> None:
        """Write one row, mark and detail, over its former self."""
        self.put_all((row,))

    def put_all(self, rows: Sequence[ExpectedRow]) -> None:
        """Write rows of one session, marks and details, over their former selves."""
        if rows:
            formers = self._formers(rows[0].session, [row.resident for row in rows])
            self._write(rows, formers, removed=False)

    def mark_over(self, old: RowBefore, row: ExpectedRow) -> None:
        """Write mark and detail of one row over what was read of it in this very change.

        Its number and why it stands on the list are not looked at.
        """
        store, former, status = self.store, old.former, row.status
        desk, touched, rev = store.desk, store.writing().touched, store.next_rev()
        moment = by = None
        if status is not None:
            moment, by = int(store.now().timestamp()), desk.user_number
        store.cursor.execute(_MARK, (status, moment, by, desk.origin, rev, *old.keys))
        after: Row = {"status": status}
        detail = detail_of(row)
        if detail != _NO_DETAIL or has_detail(former):
            self._write_detail((*old.keys, *detail, desk.origin, rev))
            after.update(told_detail(row))
        touched.append(Touched(self.table, (row.session, row.resident), former, rev, after))

    def fill_empty(self, session: str, status: int) -> int:
        """Give every empty row of a session one status, and all of them one counter value.

        Returns how many there were.
        """
        change, desk = self.store.writing(), self.store.desk
        key = key_of(session)
        empty = self.store.query(_OF_EMPTY, (key,))
        if not empty:
            return 0
        # Asked apart, for next to no empty row has a detail and each would be looked for.
        details = {one[0]: one[1:] for one in self.store.query(_DETAILS, (key,))}
        rev, now = self.store.next_rev(), int(self.store.now().timestamp())
        self.store.cursor.execute(_FILL, (status, now, desk.user_number, desk.origin, rev, key))
        after = {"status": status}
        for resident, number, source, marked_at, former_rev in empty:
            detail = details.get(resident, _NO_DETAIL_THERE)
            if detail[-1] is not None:
                # What an excuse had filled and somebody emptied is marked by hand now.
                self._write_detail((key, resident, *detail[:-1], None, desk.origin, rev))
            former = former_of((number, source, None, 0, marked_at, former_rev, *detail))
            change.touched.append(
                Touched(self.table, (session, resident.hex()), former, rev, after)
            )
        return len(empty)

    def remove(self, row: ExpectedRow) -> None:
        """Take a person off a session's list."""
        self._write((row,), self._formers(row.session, [row.resident]), removed=True)

    def add_all(self, rows: Iterable[ExpectedRow]) -> None:
        """Add many new rows without details, 300 a statement; they must not be there yet."""
        store, desk, touched = self.store, self.store.desk, self.store.writing().touched
        keys = Keys()
        moment = marked_at = marked_by = None
        made: list[tuple[Any, ...]] = []
        for row in rows:
            # The rows of a sheet have one session and mostly one moment.
            if row.marked_at is not moment:
                moment = row.marked_at
                marked_at = None if moment is None else int(moment.timestamp())
                marked_by = None if moment is None else desk.user_number
            rev = store.next_rev()
            made.append(
                (
                    *(keys[row.session], keys[row.resident], row.number, row.source.value),
                    *(row.status, 0, marked_at, marked_by, desk.origin, rev),
                )
            )
            touched.append(Touched(self.table, (row.session, row.resident), None, rev))
        for first in range(0, len(made), _ROWS_A_STATEMENT):
            self._insert(made[first : first + _ROWS_A_STATEMENT])

    def take_back(self, touched: Touched) -> None:
        """Put a row back to what it was; raises ``ChangedSince`` if it was written again."""
        session, resident = touched.key
        now = self._formers(session, [resident]).get(resident)
        first = self.store.first_rev
        if now is None or first(now["rev"]) != first(touched.rev):
            raise ChangedSince
        before = touched.before
        self._write(
            (row_of(session, resident, before or now),),
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
        return tuple(reason for (reason,) in rows)

    def _values(
        self, row: ExpectedRow, marked_at: int | None, rev: int, *, removed: bool = False
    ) -> tuple[Any, ...]:
        desk = self.store.desk
        return (
            key_of(row.session),
            key_of(row.resident),
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
        values = rows[0] if len(rows) == 1 else tuple(chain.from_iterable(rows))
        self.store.connection.execute(_insertion(len(rows), ending), values)

    def _select(self, where: str, *ids: str) -> tuple[ExpectedRow, ...]:
        sql = f"SELECT a.session, a.resident, {FORMER_COLUMNS} FROM {FROM} WHERE {where}"
        return tuple(
            row_of(one[0].hex(), one[1].hex(), former_of(one[2:]))
            for one in self.store.query(sql, tuple(map(key_of, ids)))
        )

    def _formers(self, session: str, residents: Sequence[str]) -> dict[str, Row]:
        """What stands there now for these residents of a session, removed rows too."""
        sql = (
            f"SELECT a.resident, {FORMER_COLUMNS} FROM {FROM} WHERE a.session = ?"
            f" AND a.resident IN ({', '.join('?' * len(residents))})"
        )
        keys = (key_of(session), *map(key_of, residents))
        return {one[0].hex(): former_of(one[1:]) for one in self.store.query(sql, keys)}

    def _write(
        self,
        rows: Sequence[ExpectedRow],
        formers: Mapping[str, Row],
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
            detail = detail_of(row)
            if detail != _NO_DETAIL or (before is not None and has_detail(before)):
                self._write_detail((*made[-1][:2], *detail, *made[-1][-2:]))
            key = (row.session, row.resident)
            after = told_of(row, removed=removed)
            change.touched.append(Touched(self.table, key, before, rev, after))
        self._insert(made, _OVER_ITSELF)

    def _write_detail(self, values: tuple[Any, ...]) -> None:
        self.store.connection.execute(
            "INSERT INTO attendance_detail (session, resident, minutes_late, reason, note,"
            " engagement, excuse, origin, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT(session, resident) DO UPDATE SET minutes_late = excluded.minutes_late,"
            " reason = excluded.reason, note = excluded.note, engagement = excluded.engagement,"
            " excuse = excluded.excuse, origin = excluded.origin, rev = excluded.rev",
            values,
        )
