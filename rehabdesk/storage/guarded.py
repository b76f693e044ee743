"""Rows that tell of a resident: those of restricted ones are left out for whoever may not see them.

The store does it, for every caller alike; a service cannot forget it. What must count everybody
(the next serial, whether a number is taken) asks the file itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from rehabdesk.domain.rights import Right, may
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.rows import Value

R = TypeVar("R")

RESTRICTED = "SELECT resident FROM restriction WHERE deleted_at IS NULL"
"""The ids of all restricted residents."""


class Guarded(Repository[R]):
    """Records of residents; ``whose`` is the SQL that gives the resident of a row."""

    def __init__(
        self,
        store: OpenFile,
        table: str,
        record_type: type[R],
        order: str = "id",
        whose: str = "resident",
    ) -> None:
        super().__init__(store, table, record_type, order)
        self._whose = whose

    def seen(self) -> str:
        """The condition that leaves out whom this desk may not see."""
        if may(self.store.desk.role, Right.SEE_RESTRICTED):
            return "1"
        return f"({self._whose}) NOT IN ({RESTRICTED})"

    def select(
        self, where: str, values: Iterable[Value] = (), order: str = "", join: str = ""
    ) -> tuple[R, ...]:
        """The live records that a condition holds for, as far as they may be seen."""
        return super().select(f"({where}) AND {self.seen()}", values, order, join)

    def count(self, where: str = "1", values: Iterable[Value] = ()) -> int:
        """How many live records a condition holds for, as far as they may be seen."""
        return super().count(f"({where}) AND {self.seen()}", values)

    def unmade(self, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """Some columns of every live record that may be seen, in no order."""
        sql = f"SELECT {', '.join(names)} FROM {self.table} WHERE deleted_at IS NULL"
        return self.store.query(f"{sql} AND {self.seen()}")

    def whole(self, key: str | None = None) -> Iterable[R]:
        """The records behind ``unmade``, in no order: the one with an id, or all."""
        return self.all() if key is None else self.select(f"{self.table}.id = ?", (key,))
