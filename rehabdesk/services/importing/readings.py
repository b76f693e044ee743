"""What the cells of a whole column mean: cells that are alike are read once, easy ones together."""

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import Enum
from itertools import islice
from typing import Any, cast

from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.unknown import is_ditto, is_unknown, is_zero
from rehabdesk.services.importing.fields import ColumnMeaning
from rehabdesk.services.importing.values import (
    LONGEST_NUMBER,
    READERS,
    Unclear,
    stand_as_they_are,
)
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.spreadsheets.days import DayOrder, usual_day
from rehabdesk.wording.fields.field import FieldKind
from rehabdesk.wording.refusals import sentence

_TEXTS = {FieldKind.TEXT, FieldKind.BLOCK, FieldKind.CHOICE}
_NUMBERS = {FieldKind.REGISTRATION, FieldKind.PERSON_NO}
_NOUGHTS = {FieldKind.WHOLE, FieldKind.YES, FieldKind.CELL, FieldKind.BLOCK}
_DAYS = {FieldKind.DAY, FieldKind.BIRTHDAY, FieldKind.BORN}
# What Excel shows for a nought that is formatted as a day.
_NO_DAYS = (time(0), datetime(1899, 12, 30), datetime(1899, 12, 31))


def _as_kept(value: Any) -> Any:  # noqa: ANN401 - by the kind
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


class Readings(dict[Any, Any]):
    """What the cells of a column mean, each worked out when it is first asked for.

    A value is None where a cell says nothing, and an ``Unclear`` where it cannot be read.
    A key is a cell, or its type and it where cells of several types are alike to a dictionary.
    """

    def __init__(self, field: ColumnMeaning, order: DayOrder, today: date) -> None:
        self._kept: dict[Any, Any] = {}
        self.unclear = False
        self._kind = field.kind
        self._read = READERS[field.kind]
        self._how = (field, order, today)

    def of(self, keys: Sequence[Any]) -> list[Any]:
        """What each cell of a column means."""
        if self._kind in _TEXTS or self._kind in _NUMBERS:
            self._take_plain(set(keys))
        elif self._kind is FieldKind.DAY:
            self._take_days(set(keys))
        return list(map(self.__getitem__, keys))

    def kept(self, keys: Sequence[Any]) -> list[Any]:
        """The same as the office's file keeps it."""
        for key, value in islice(self.items(), len(self._kept), None):
            self._kept[key] = _as_kept(value)
        return list(map(self._kept.__getitem__, keys))

    def _take_plain(self, keys: set[Any]) -> None:
        """Take texts over unchanged, where one look at all of them finds nothing to mend."""
        fresh = keys.difference(self)
        digits = self._kind in _NUMBERS
        limit = LONGEST_NUMBER if digits else self._how[0].limit
        if not all(type(one) is str for one in fresh) or not stand_as_they_are(fresh, limit):
            return
        if digits and any("+" in one for one in fresh):
            return
        if not any(map(self._says_nothing, fresh)) and not any(map(is_ditto, fresh)):
            self.update(zip(fresh, fresh, strict=True))

    def _take_days(self, keys: set[Any]) -> None:
        """Take the days over that are written as most are."""
        order = self._how[1]
        for key in keys.difference(self):
            if isinstance(key, str) and (day := usual_day(key, order)):
                self[key] = day

    def __missing__(self, key: Any) -> Any:  # noqa: ANN401 - by the kind
        """Read a cell that was not met before."""
        value = self._value(cast("Cell", key[1] if isinstance(key, tuple) else key))
        self[key] = value
        return value

    def _says_nothing(self, cell: Cell) -> bool:
        """Whether a cell says that nothing is known; a nought is a value in few columns."""
        if isinstance(cell, str):
            return is_unknown(cell) or (self._kind not in _NOUGHTS and is_zero(cell))
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            return self._kind in _DAYS and cell in _NO_DAYS
        return not cell and self._kind not in _NOUGHTS

    def _value(self, cell: Cell) -> Any:  # noqa: ANN401 - by the kind
        if self._says_nothing(cell):
            return None
        if isinstance(cell, str) and is_ditto(cell):
            self.unclear = True
            return Unclear("Tanda “sama dengan di atas” tidak dibaca. Tulis isinya.")
        try:
            return self._read(cell, *self._how)
        except Unclear as unclear:
            self.unclear = True
            return unclear
        except Refusal as refusal:
            self.unclear = True
            return Unclear(sentence(refusal))
        except (OverflowError, ValueError):
            self.unclear = True
            return Unclear("Isinya tidak dapat dibaca.")
