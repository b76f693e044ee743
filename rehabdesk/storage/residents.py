"""Residents and the lines that lists show of them.

Restricted residents are left out here, for every caller alike, where whoever sits at the desk
lacks the right to see them; only ``on_sheets`` gives them.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import CohortId, EnrolmentId, GroupId, ResidentId
from rehabdesk.domain.lines import EarlyRelease, ResidentFilter, ResidentLine
from rehabdesk.domain.resident import NumberKind, Resident
from rehabdesk.domain.rights import Right, may
from rehabdesk.storage.driver import NATURAL
from rehabdesk.storage.enrolments import STATE_ON
from rehabdesk.storage.guarded import RESTRICTED
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.rows import Value, words_out
from rehabdesk.storage.search import MOST_HITS, ResidentSearch

_SORTED_AT_A_KEY = 20_000
_NEWEST_ENROLMENT = (
    "(SELECT one.id FROM enrolment AS one WHERE one.resident = r.id AND one.deleted_at IS NULL"
    " ORDER BY one.enrolled_on > :day, one.enrolled_on DESC, one.id DESC LIMIT 1)"
)
_NEWEST_STAY = (
    "(SELECT one.id FROM stay AS one WHERE one.resident = r.id AND one.deleted_at IS NULL"
    " ORDER BY one.entered_on DESC, one.id DESC LIMIT 1)"
)
_GROUP = (
    "(SELECT one.id FROM membership AS one WHERE one.enrolment = e.id"
    " AND one.deleted_at IS NULL AND one.since <= min(coalesce(e.ended_on, :day), :day)"
    " ORDER BY one.since DESC, one.id DESC LIMIT 1)"
)
_JOINED = (
    f" FROM resident AS r LEFT JOIN enrolment AS e ON e.id = {_NEWEST_ENROLMENT}"
    f" LEFT JOIN stay AS s ON s.id = {_NEWEST_STAY}"
    f" LEFT JOIN membership AS m ON m.id = {_GROUP}"
    " LEFT JOIN care_group AS g ON g.id = m.care_group"
    " LEFT JOIN cohort AS c ON c.id = e.cohort"
)
_LINE = (
    "r.id, r.name, r.aliases, r.registration_no, r.block, r.cell, r.birth_on, s.expires_on,"
    f" s.exited_on, e.id, e.cohort, c.name, g.id, g.name, {STATE_ON}"
)
SORTS = {
    "name": ("r.name COLLATE NOCASE", "r.registration_no"),
    "registration_no": (f"r.registration_no COLLATE {NATURAL}",),
    "place": ("r.block", "length(r.cell)", "r.cell"),
    "birth_on": ("r.birth_on",),
    "expires_on": ("coalesce(s.expires_on, '9999')",),
    "cohort": (f"c.name COLLATE {NATURAL}", "r.name COLLATE NOCASE"),
    "group": (f"g.name COLLATE {NATURAL}", "r.name COLLATE NOCASE"),
    "state": (STATE_ON, "r.name COLLATE NOCASE"),
}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _line(row: tuple[Any, ...]) -> ResidentLine:
    return ResidentLine(
        id=ResidentId(row[0]),
        name=row[1],
        aliases=words_out(row[2]),
        registration_no=row[3],
        block=row[4],
        cell=row[5],
        birth_on=_day(row[6]),
        expires_on=_day(row[7]),
        exited_on=_day(row[8]),
        enrolment=None if row[9] is None else EnrolmentId(row[9]),
        cohort=None if row[10] is None else CohortId(row[10]),
        cohort_name=row[11] or "",
        group=None if row[12] is None else GroupId(row[12]),
        group_name=row[13] or "",
        state=None if row[14] is None else EnrolmentState(row[14]),
    )


class ResidentRepository(Repository[Resident]):
    """Residents by name."""

    def __init__(self, store: OpenFile, search: ResidentSearch) -> None:
        self.search = search
        self._counted: tuple[object, int] | None = None
        super().__init__(store, "resident", Resident, "name COLLATE NOCASE, registration_no")

    def count(self, where: str = "1", values: Iterable[Value] = ()) -> int:
        """How many live residents a condition holds for.

        The number of all is kept until somebody writes: the list says it at every keystroke,
        and counting a million takes half a second.
        """
        seen = f"({where}) AND {self._seen(self.table)}"
        if where != "1" or self.store.connection.in_transaction:
            return super().count(seen, values)
        by_others = self.store.value("PRAGMA data_version")
        state = (by_others, self.store.connection.total_changes, seen)
        if self._counted is None or self._counted[0] != state:
            self._counted = (state, super().count(seen))
        return self._counted[1]

    def select(
        self, where: str, values: Iterable[Value] = (), order: str = "", join: str = ""
    ) -> tuple[Resident, ...]:
        """The live residents that a condition holds for, as far as they may be seen."""
        return super().select(f"({where}) AND {self._seen(self.table)}", values, order, join)

    def on_sheets(self, ids: Iterable[str]) -> dict[str, Resident]:
        """Residents by id, restricted ones too: who is on a *daftar hadir* must sign it."""
        wanted = list(ids)
        places = ", ".join("?" * len(wanted))
        found = super().select(f"resident.id IN ({places})", wanted)
        return {one.id: one for one in found}

    def is_hidden(self, key: str) -> bool:
        """Whether there is such a resident whom whoever sits at the desk may not see."""
        return self.get(key) is None and bool(self.on_sheets([key]))

    def _seen(self, alias: str) -> str:
        """The condition that leaves out whom this desk may not see."""
        if may(self.store.desk.role, Right.SEE_RESTRICTED):
            return "1"
        return f"{alias}.id NOT IN ({RESTRICTED})"

    def ids(
        self, wanted: ResidentFilter, day: date, sort: str = "name", *, descending: bool = False
    ) -> tuple[ResidentId, ...]:
        """The ids that a filter leaves, sorted.

        Of a typed text all hits are taken, save in a register of more than 20,000 people where
        nothing else narrows them: there the first ``MOST_HITS`` are shown at each letter.
        """
        terms: list[str] = ["r.deleted_at IS NULL", self._seen("r")]
        values: dict[str, Any] = {"day": day.isoformat()}
        if wanted.text.strip():
            narrowed = wanted != ResidentFilter(text=wanted.text)
            some = self.count() > _SORTED_AT_A_KEY and not narrowed
            hits = self.search.find(wanted.text, MOST_HITS if some else None)
            if not hits:
                return ()
            terms.append("r.id IN (SELECT value FROM json_each(:hits))")
            values["hits"] = json.dumps(hits)
        for field, column in (("cohort", "e.cohort"), ("group", "g.id"), ("block", "r.block")):
            if value := getattr(wanted, field):
                terms.append(f"{column} = :{field}")
                values[field] = value
        if wanted.state:
            terms.append("e.id IS NULL" if wanted.state == "none" else f"{STATE_ON} = :state")
            values["state"] = wanted.state
        if wanted.present_only:
            terms.append("s.exited_on IS NULL")
        order = list(SORTS[sort])
        if descending:
            order[0] += " DESC"
        sql = f"SELECT r.id{_JOINED} WHERE {' AND '.join(terms)} ORDER BY {', '.join(order)}, r.id"
        return tuple(ResidentId(value) for (value,) in self.store.query(sql, values))

    def lines(self, ids: Sequence[str], day: date) -> tuple[ResidentLine, ...]:
        """The lines of these residents as of a day, in the order asked for."""
        values = {"day": day.isoformat()} | {f"id{n}": one for n, one in enumerate(ids)}
        places = ", ".join(f":id{n}" for n in range(len(ids)))
        where = f"r.id IN ({places}) AND {self._seen('r')}"
        rows = self.store.query(f"SELECT {_LINE}{_JOINED} WHERE {where}", values)
        by_id = {row[0]: _line(row) for row in rows}
        return tuple(by_id[one] for one in ids if one in by_id)

    def many(self, ids: Iterable[str]) -> dict[str, Resident]:
        """Residents by id."""
        wanted = list(ids)
        places = ", ".join("?" * len(wanted))
        return {one.id: one for one in self.select(f"resident.id IN ({places})", wanted)}

    def carriers(self, kind: NumberKind, matched: str) -> tuple[str, ...]:
        """Who carries or carried a number, restricted people too: nobody else may be given it."""
        rows = self.store.query(
            "SELECT DISTINCT r.id FROM registration AS n JOIN resident AS r ON r.id = n.resident"
            " WHERE n.matched = ? AND n.kind = ? AND n.deleted_at IS NULL"
            " AND r.deleted_at IS NULL ORDER BY r.id",
            (matched, kind.value),
        )
        return tuple(str(value) for (value,) in rows)

    def with_nik(self, nik: str) -> tuple[str, ...]:
        """Who has this NIK, restricted people too."""
        sql = "SELECT id FROM resident WHERE nik = ? AND deleted_at IS NULL ORDER BY id"
        return tuple(str(value) for (value,) in self.store.query(sql, (nik,)))

    def blocks(self) -> tuple[str, ...]:
        """The names of all blocks that somebody lives in."""
        rows = self.store.query(
            "SELECT DISTINCT block FROM resident WHERE deleted_at IS NULL AND block != ''"
            f" AND {self._seen('resident')} ORDER BY block COLLATE NOCASE"
        )
        return tuple(str(value) for (value,) in rows)

    def released_early(self, day: date) -> tuple[EarlyRelease, ...]:
        """Active people of running cohorts whose sentence, or two thirds, ends before it does."""
        sql = (
            "SELECT r.id, r.name, r.registration_no, g.name, c.name,"
            " min(coalesce(s.expires_on, '9999'), coalesce(s.two_thirds_on, '9999')),"
            " c.ends_on, coalesce(s.two_thirds_on, '9999') < coalesce(s.expires_on, '9999')"
            f"{_JOINED} WHERE r.deleted_at IS NULL AND {self._seen('r')}"
            f" AND {STATE_ON} IN ('active', 'suspended')"
            " AND c.closed_on IS NULL AND c.ends_on >= :day AND s.exited_on IS NULL"
            " AND (s.expires_on < c.ends_on OR (s.two_thirds_on < c.ends_on"
            " AND s.two_thirds_on >= :day)) ORDER BY 6, 2"
        )
        return tuple(
            EarlyRelease(
                resident=ResidentId(row[0]),
                name=row[1],
                registration_no=row[2],
                group_name=row[3] or "",
                cohort_name=row[4],
                leaves_on=date.fromisoformat(row[5]),
                cohort_ends_on=date.fromisoformat(row[6]),
                by_two_thirds=bool(row[7]),
            )
            for row in self.store.query(sql, {"day": day.isoformat()})
        )
