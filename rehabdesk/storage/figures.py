"""Figures computed on read from the expected rows of recorded sessions; nothing is stored."""

from collections.abc import Sequence
from datetime import date

from rehabdesk.domain.attendance import AttendanceStatus, Tally, tally
from rehabdesk.domain.lessons import LessonTime
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository

_RECORDED = "s.state = 'recorded' AND s.deleted_at IS NULL AND a.removed = 0"

_MINUTES = (
    "(substr(s.ends_at, 1, 2) - substr(s.starts_at, 1, 2)) * 60"
    " + substr(s.ends_at, 4, 2) - substr(s.starts_at, 4, 2)"
)


class Figures:
    """Tallies by resident, month, kind of session, and session."""

    def __init__(self, store: OpenFile, statuses: Repository[AttendanceStatus]) -> None:
        self.store = store
        self.statuses = statuses

    def of_cohort(
        self,
        cohort: str,
        first: date = date.min,
        last: date = date.max,
        *,
        kinds: Sequence[str] | None = None,
    ) -> dict[str, Tally]:
        """Each resident's tally in a cohort, over sessions from one day to another.

        Of all kinds of session, or of those whose ids are given.
        """
        only = "" if kinds is None else f" AND s.kind IN ({', '.join('?' * len(kinds))})"
        rows = self.store.query(
            "SELECT hex(resident), status, counted FROM (SELECT a.resident, a.status,"
            " count(*) AS counted FROM session AS s CROSS JOIN attendance AS a"
            " ON a.session = unhex(s.id) WHERE s.cohort = ? AND s.held_on BETWEEN ? AND ?"
            f" AND {_RECORDED}{only} GROUP BY a.resident, a.status)",
            (cohort, first.isoformat(), last.isoformat(), *(kinds or ())),
        )
        return self._by_key([(str(row[0]).lower(), row[1], row[2]) for row in rows])

    def of_resident_by_month(self, resident: str, cohort: str) -> dict[str, Tally]:
        """One resident's tally in a cohort by month, "2021-03" and on."""
        return self._of_resident("substr(s.held_on, 1, 7)", resident, cohort)

    def of_resident_by_kind(self, resident: str, cohort: str) -> dict[str, Tally]:
        """One resident's tally in a cohort by the id of the kind of session."""
        return self._of_resident("s.kind", resident, cohort)

    def lesson_time(self, resident: str, cohort: str) -> list[LessonTime]:
        """Sessions and minutes of one person in a cohort by kind and mark, in order of the kinds.

        Nothing is left out: how a mark counts is for ``domain/attendance.py`` to say.
        """
        rows = self.store.query(
            f"SELECT s.kind, a.status, count(*), sum({_MINUTES})"
            " FROM attendance AS a INDEXED BY attendance_by_resident"
            " CROSS JOIN session AS s ON s.id = lower(hex(a.session))"
            " JOIN session_kind AS k ON k.id = s.kind"
            f" WHERE a.resident = ? AND s.cohort = ? AND {_RECORDED}"
            " GROUP BY s.kind, a.status ORDER BY k.position, k.name, k.id, a.status",
            (bytes.fromhex(resident), cohort),
        )
        return [LessonTime(*row) for row in rows]

    def of_sessions(self, first: date, last: date) -> dict[str, Tally]:
        """The tally of each session from one day to another, recorded or not."""
        rows = self.store.query(
            "SELECT s.id, a.status, count(*) FROM session AS s CROSS JOIN attendance AS a"
            " ON a.session = unhex(s.id) WHERE s.held_on BETWEEN ? AND ?"
            " AND s.deleted_at IS NULL AND a.removed = 0 GROUP BY s.id, a.status",
            (first.isoformat(), last.isoformat()),
        )
        return self._by_key(rows)

    def by_month(self, cohort: str) -> dict[str, Tally]:
        """A whole cohort's tally by month, "2021-03" and on."""
        rows = self.store.query(
            "SELECT substr(s.held_on, 1, 7), a.status, count(*) FROM session AS s"
            " CROSS JOIN attendance AS a ON a.session = unhex(s.id)"
            f" WHERE s.cohort = ? AND {_RECORDED} GROUP BY 1, 2",
            (cohort,),
        )
        return self._by_key(rows)

    def _of_resident(self, key: str, resident: str, cohort: str) -> dict[str, Tally]:
        rows = self.store.query(
            f"SELECT {key}, a.status, count(*) FROM attendance AS a"
            " INDEXED BY attendance_by_resident CROSS JOIN session AS s"
            " ON s.id = lower(hex(a.session)) WHERE a.resident = ? AND s.cohort = ?"
            f" AND {_RECORDED} GROUP BY 1, 2",
            (bytes.fromhex(resident), cohort),
        )
        return self._by_key(rows)

    def _by_key(self, rows: list[tuple[str, int | None, int]]) -> dict[str, Tally]:
        statuses = self.statuses.all()
        counts: dict[str, list[tuple[int | None, int]]] = {}
        for key, status, count in rows:
            counts.setdefault(key, []).append((status, count))
        return {key: tally(pairs, statuses) for key, pairs in counts.items()}
