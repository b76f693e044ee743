"""What a column of a list is narrowed to: words that its cells hold, or some of its values."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from rehabdesk.domain.text import natural_key
from rehabdesk.ui.widgets.column import Column

EMPTY = "(kosong)"
"""How a cell without words is told among the values."""


class ColumnFilter(Struct, frozen=True, kw_only=True):
    """Lets a cell through that holds ``words`` and is one of ``values``; nothing lets all through.

    Both are compared as they read on the screen, without regard to capitals.
    """

    words: str = ""
    values: frozenset[str] = frozenset()

    def lets(self, cell: str) -> bool:
        """Whether a cell's row stays in sight."""
        if self.words and self.words.casefold() not in cell.casefold():
            return False
        return not self.values or cell in self.values

    @property
    def narrows(self) -> bool:
        """Whether anything can be left out by it."""
        return bool(self.words or self.values)

    def told(self, heading: str) -> str:
        """In words, as the list and its paper say it."""
        named = [one or EMPTY for one in sorted(self.values, key=natural_key)]
        parts = [f"memuat “{self.words}”"] if self.words else []
        if named:
            parts.append(" atau ".join(named) if len(named) <= _NAMED else f"{len(named)} nilai")
        return f"{heading}: {', '.join(parts)}"


_NAMED = 3
"""So many values are named one by one."""


def values_in(column: Column[Any], rows: Iterable[Any]) -> tuple[tuple[str, int], ...]:
    """The values of a column with how often each occurs, in natural order, empty last."""
    counted = Counter(column.text(row) for row in rows)
    return tuple(sorted(counted.items(), key=lambda one: (not one[0], natural_key(one[0]))))
