"""What every repository can do: get, find, put and remove records of one table."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from rehabdesk.domain.refusals import ChangedSince
from rehabdesk.storage.audit_rows import MOST_ROWS
from rehabdesk.storage.change import Touched
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.rows import Row, Value, columns, from_row, to_row

R = TypeVar("R")

_KEYS_A_QUESTION = 500
_FEW = 20
"""Up to so many rows are written one by one."""


def stamp(moment: datetime) -> str:
    """A moment as the UTC text that rows are stamped with."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


class Repository(Generic[R]):
    """The live records of one table; soft-deleted rows are never seen."""

    def __init__(
        self, store: OpenFile, table: str, record_type: type[R], order: str = "id"
    ) -> None:
        self.store = store
        self.table = table
        self.record_type = record_type
        self.order = order

    @cached_property
    def columns(self) -> str:
        """The columns as a question names them; most tables are asked nothing at first."""
        return ", ".join(f"{self.table}.{name}" for name in columns(self.record_type))

    def get(self, key: str) -> R | None:
        """The live record with this id, or nothing."""
        found = self.select("id = ?", (key,))
        return found[0] if found else None

    def all(self) -> tuple[R, ...]:
        """Every live record, in the table's order."""
        return self.select("1")

    def find(self, **wanted: Value) -> tuple[R, ...]:
        """The live records whose columns have these values."""
        terms = " AND ".join(f"{self.table}.{name} IS ?" for name in wanted)
        return self.select(terms or "1", tuple(wanted.values()))

    def select(
        self, where: str, values: Iterable[Value] = (), order: str = "", join: str = ""
    ) -> tuple[R, ...]:
        """The live records that a condition holds for."""
        live, order = f"{self.table}.deleted_at IS NULL AND ({where})", order or self.order
        if join:
            sql = f"SELECT {self.columns} FROM {self.table} {join} WHERE {live} ORDER BY {order}"
            rows = self.store.query(sql, tuple(values))
            return tuple(from_row(self.record_type, row) for row in rows)
        found = self.store.rows_where(
            self.table, live, tuple(values), columns=self.columns, order=order
        )
        return tuple(from_row(self.record_type, tuple(row.values())) for row in found)

    def unmade(self, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """Some columns of every live record, in no order: for looking through many at once.

        Own SQL, as ``whole``: a search for doubles in a register of a million people asks both
        (``./dev bench --only search``).
        """
        sql = f"SELECT {', '.join(names)} FROM {self.table} WHERE deleted_at IS NULL"
        return self.store.query(sql)

    def whole(self, key: str | None = None) -> Iterable[R]:
        """The records behind ``unmade``, in no order: the one with an id, or all."""
        sql = f"SELECT {self.columns} FROM {self.table} WHERE deleted_at IS NULL"
        rows = (
            self.store.query(sql) if key is None else self.store.query(f"{sql} AND id = ?", (key,))
        )
        return (from_row(self.record_type, row) for row in rows)

    def count(self, where: str = "1", values: Iterable[Value] = ()) -> int:
        """How many live records a condition holds for."""
        live = f"deleted_at IS NULL AND ({where})"
        found = self.store.rows_where(self.table, live, tuple(values), columns="count(*)")
        return int(next(iter(found[0].values())))

    def put(self, record: R) -> R:
        """Write a new record, or a changed one over its former self; returns it."""
        self.put_all((record,))
        return record

    def put_all(self, records: Iterable[R]) -> None:
        """Write many records of this table; of one that comes twice the later stands."""
        change = self.store.writing()
        rows = [to_row(record) for record in records]
        formers = self._whole_rows([row["id"] for row in rows])
        desk, moment = self.store.desk, stamp(self.store.now())
        new = {"created_at": moment, "created_by": desk.user}
        told = len({row["id"] for row in rows}) <= MOST_ROWS
        for row in rows:
            key = row["id"]
            before, rev = formers.get(key), self.store.next_rev()
            made = new if before is None else before
            row["origin"], row["rev"] = desk.origin, rev
            row["created_at"], row["created_by"] = made["created_at"], made["created_by"]
            row["updated_at"], row["updated_by"] = moment, desk.user
            row["deleted_at"] = row["deleted_by"] = None
            formers[key] = row
            change.touched.append(Touched(self.table, (key,), before, rev, row if told else None))
        self._write_all(rows)

    def remove(self, key: str) -> None:
        """Delete softly: the row stays, and nobody sees it."""
        change = self.store.writing()
        before = self._whole_row(key)
        if before is None:
            return
        rev = self.store.next_rev()
        after = before | self._deletion(rev)
        self._write(after)
        change.touched.append(Touched(self.table, (key,), before, rev, after))

    def restore(self, key: str) -> bool:
        """Bring a deleted record back as it was; False where there is none that is deleted."""
        change = self.store.writing()
        before = self._whole_row(key)
        if before is None or before["deleted_at"] is None:
            return False
        desk, rev = self.store.desk, self.store.next_rev()
        after = before | {
            "deleted_at": None,
            "deleted_by": None,
            "updated_at": stamp(self.store.now()),
            "updated_by": desk.user,
            "origin": desk.origin,
            "rev": rev,
        }
        self._write(after)
        change.touched.append(Touched(self.table, (key,), before, rev, after))
        return True

    def deleted(self, limit: int = 500) -> tuple[tuple[R, str, str], ...]:
        """The records deleted last, each with when (UTC text) and by whom."""
        found = self.store.rows_where(
            self.table,
            "deleted_at IS NOT NULL",
            columns=f"{self.columns}, deleted_at, deleted_by",
            order="deleted_at DESC",
            limit=limit,
        )
        rows = (tuple(row.values()) for row in found)
        return tuple((from_row(self.record_type, row[:-2]), row[-2], row[-1]) for row in rows)

    def take_back(self, touched: Touched) -> None:
        """Put a row back to what it was; raises ``ChangedSince`` if it was written again."""
        change = self.store.writing()
        now = self._whole_row(touched.key[0])
        first = self.store.first_rev
        if now is None or first(now["rev"]) != first(touched.rev):
            raise ChangedSince
        rev = self.store.next_rev()
        if touched.before is None:
            after = now | self._deletion(rev)
        else:
            after = touched.before | {"rev": rev, "origin": self.store.desk.origin}
            self.store.note_return(rev, touched.before["rev"])
        self._write(after)
        change.touched.append(Touched(self.table, touched.key, now, rev, after))

    def _deletion(self, rev: int) -> Row:
        desk = self.store.desk
        return {
            "deleted_at": stamp(self.store.now()),
            "deleted_by": desk.user,
            "rev": rev,
            "origin": desk.origin,
        }

    def _whole_row(self, key: str) -> Row | None:
        return self._whole_rows((key,)).get(key)

    def _whole_rows(self, keys: Sequence[str]) -> dict[str, Row]:
        """The rows with these ids as they stand, deleted ones too; many are asked for at once."""
        found: dict[str, Row] = {}
        for first in range(0, len(keys), _KEYS_A_QUESTION):
            some = keys[first : first + _KEYS_A_QUESTION]
            which = "= ?" if len(some) == 1 else f"IN ({', '.join('?' * len(some))})"
            # Asked of the table itself: what a deed writes over is nothing that a page has read.
            rows = self.store.table(self.table).rows_where(f"id {which}", tuple(some))  # pyright: ignore[reportUnknownMemberType]
            found |= {row["id"]: row for row in rows}
        return found

    def _write(self, row: Row) -> None:
        self._write_all((row,))

    def _write_all(self, rows: Sequence[Row]) -> None:
        """Write rows of the same columns.

        Many by own SQL, one statement that is prepared once: a list of 3,000 people and a plan of
        a year's sessions are written so (``./dev bench --only importing``).
        """
        if len(rows) <= _FEW:
            table = self.store.table(self.table)
            for row in rows:
                table.upsert(row, pk="id")
            return
        names = list(rows[0])
        updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        sql = (
            f"INSERT INTO {self.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
            f" ON CONFLICT(id) DO UPDATE SET {updates}"
        )
        self.store.connection.executemany(sql, (tuple(row.values()) for row in rows))
