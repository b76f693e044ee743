"""Records of a table by key: some columns of everybody at once, whole records when asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_WithId)

_SINGLY = 20
"""So many records are asked for one by one; whoever wants more gets all."""


class Records(Mapping[str, R], Generic[R]):
    """Records by key; most are only compared, by the columns that were read at first.

    ``rows`` has those columns, the id in front; ``whole`` gives the record with an id, or all.
    """

    def __init__(
        self, rows: dict[str, tuple[Any, ...]], whole: Callable[[str | None], Iterable[R]]
    ) -> None:
        self.rows = rows
        self._whole = whole
        self._by_id: dict[str, R] = {}
        self._asked = 0

    def __getitem__(self, key: str) -> R:
        """The record with this key."""
        known = self.rows[key][0]
        if known not in self._by_id:
            self._asked += 1
            for record in self._whole(known if self._asked <= _SINGLY else None):
                self._by_id.setdefault(record.id, record)
        return self._by_id[known]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a record."""
        return key in self.rows

    def __iter__(self) -> Iterator[str]:
        """The keys, in no order."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rows)
