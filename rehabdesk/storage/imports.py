"""Imports that were carried out, and what else was written since about their rows."""

from collections.abc import Iterable

from rehabdesk.domain.importing import ImportBatch
from rehabdesk.storage.change import Touched
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository

# Which columns name a record of a table; lists of ids are found by their text.
_NAMED_BY = {
    "resident": (
        ("enrolment", "resident = ?"),
        ("registration", "resident = ?"),
        ("stay", "resident = ?"),
        ("placement", "resident = ?"),
        ("excuse", "resident = ?"),
        ("resident_merge", "kept = ?"),
    ),
    "enrolment": (
        ("membership", "enrolment = ?"),
        ("enrolment_event", "enrolment = ?"),
        ("certificate", "enrolment = ?"),
    ),
    "care_group": (("membership", "care_group = ?"), ("session", "care_groups LIKE ?")),
    "cohort": (
        ("enrolment", "cohort = ?"),
        ("care_group", "cohort = ?"),
        ("phase", "cohort = ?"),
        ("session", "cohort = ?"),
    ),
    "counselor": (("care_group", "counselor = ?"), ("session", "counselors LIKE ?")),
    "room": (("care_group", "room = ?"), ("session", "room = ?")),
}


class ImportRepository(Repository[ImportBatch]):
    """Imports, the newest first."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "import_batch", ImportBatch, "imported_at DESC, id DESC")

    def numbers(self, *, oldest_first: bool = False) -> list[tuple[str, str, str, str]]:
        """Resident, kind, value and normal form of every number."""
        sql = "SELECT resident, kind, value, matched FROM registration WHERE deleted_at IS NULL"
        return self.store.query(f"{sql} ORDER BY valid_from, id" if oldest_first else sql)

    def later_than(self, touched: Iterable[Touched]) -> dict[str, int]:
        """What was written since about the rows of a change: tables, and how many rows in each.

        Rows that were written again count, and rows that name a record which the change made.
        """
        rows = list(touched)
        last = {(one.table, one.key): one.rev for one in rows}
        found: dict[str, int] = {}
        for (table, key), rev in last.items():
            if table != "attendance" and not self._stands(table, key[0], rev):
                found[table] = found.get(table, 0) + 1
        made = [one for one in rows if one.before is None]
        for record in made:
            for table, count in self._naming(record, last):
                found[table] = found.get(table, 0) + count
        return found

    def _stands(self, table: str, key: str, rev: int) -> bool:
        now = self.store.query(f"SELECT rev FROM {table} WHERE id = ?", (key,))
        first = self.store.first_rev
        return [first(one) for (one,) in now] == [first(rev)]

    def _naming(
        self, made: Touched, last: dict[tuple[str, tuple[str, ...]], int]
    ) -> Iterable[tuple[str, int]]:
        key = made.key[0]
        for table, where in _NAMED_BY.get(made.table, ()):
            value = f"%{key}%" if "LIKE" in where else key
            sql = f"SELECT id FROM {table} WHERE deleted_at IS NULL AND {where}"
            others = [
                row for row in self.store.query(sql, (value,)) if (table, (row[0],)) not in last
            ]
            if others:
                yield table, len(others)
        if made.table in {"resident", "session"}:
            sql = f"SELECT count(*) FROM attendance WHERE removed = 0 AND {made.table} = ?"
            marks = int(self.store.value(sql, (bytes.fromhex(key),)))
            if marks and not any(table == "attendance" for table, _ in last):
                yield "attendance", marks
