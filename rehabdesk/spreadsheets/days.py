"""A day out of a cell: a date, a serial number, or a text whose order of day and month is known."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from rehabdesk.domain.refusals import NoSuchDate
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.wording.dates import MONTHS
from rehabdesk.wording.typed_dates import parse_date

_FIGURES = re.compile(r"\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?:\s.*)?$")
_WORDS = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})")
_MONTHS_BY_NAME = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIAL = re.compile(r"\s*\d{5}\s*")
_SERIALS = range(5_000, 80_000)  # 1913 to 2119
_YEARS = range(1900, 2151)
_MONTHS = 12
_FULL_YEAR = 4
_USUAL_LENGTH = len("12-03-1988")
_LEAST_SUSPECT = 4


class DayOrder(Struct, frozen=True, kw_only=True):
    """How a file writes its dates: the day first, and whether Excel swapped the date cells.

    ``since_1904`` is true where its bare numbers of days are counted from 1904.
    """

    day_first: bool = True
    swapped: bool = False
    since_1904: bool = False


class DayQuestion(Struct, frozen=True, kw_only=True):
    """What the dates of a file say about their order.

    ``two_readings`` are texts that could be either; ``day_first`` and ``month_first`` those
    that can only be one. ``suspect`` is true where no date cell has a day above 12 while the
    texts do: Excel took the others for months (data-model.md rank 9).
    """

    two_readings: int = 0
    day_first: int = 0
    month_first: int = 0
    suspect: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody has to say which order is meant."""
        sides = (self.day_first > 0) + (self.month_first > 0)
        return self.two_readings > 0 and sides != 1

    @property
    def likely(self) -> DayOrder:
        """What the dates themselves say; the day first where they say nothing."""
        return DayOrder(day_first=self.month_first <= self.day_first)


def ask_order(cells: Iterable[Cell]) -> DayQuestion:
    """Count what the date cells of a file say about the order of day and month."""
    two = first = second = small = large = 0
    for cell, times in Counter(cells).items():
        if isinstance(cell, date):
            small += times * (cell.day <= _MONTHS)
            large += times * (cell.day > _MONTHS)
        elif isinstance(cell, str) and (found := _FIGURES.match(cell)):
            lead, other = int(found[1]), int(found[2])
            first += times * (lead > _MONTHS >= other)
            second += times * (other > _MONTHS >= lead)
            two += times * (lead <= _MONTHS and other <= _MONTHS and lead != other)
    suspect = large == 0 and small >= _LEAST_SUSPECT and first > small and second == 0
    return DayQuestion(
        two_readings=two, day_first=first, month_first=second, suspect=suspect and two == 0
    )


def day_in(cell: Cell, order: DayOrder) -> date | None:
    """The day of a cell, or None where it is empty; raises ``NoSuchDate``."""
    day = _day_in(cell, order)
    if day is not None and day.year not in _YEARS:
        raise NoSuchDate(text=f"{day.day}-{day.month}-{day.year:04}", reason="year")
    return day


def _day_in(cell: Cell, order: DayOrder) -> date | None:
    if isinstance(cell, str) and order.since_1904 and _SERIAL.fullmatch(cell):
        cell = int(cell)
    if isinstance(cell, str):
        return usual_day(cell, order) or _typed(cell, order)
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _swapped(cell) if order.swapped and cell.day <= _MONTHS else cell
    if isinstance(cell, bool | time | timedelta) or int(cell) not in _SERIALS:
        raise NoSuchDate(text=str(cell), reason="unreadable")
    return (_EPOCH_1904 if order.since_1904 else _EPOCH) + timedelta(days=int(cell))


def usual_day(text: str, order: DayOrder) -> date | None:
    """The day in the way that most are written, 12-03-1988; None for any other or a wild year."""
    if len(text) != _USUAL_LENGTH or text[2] != text[5] or text[2] not in "-/.":
        return None
    day, month = (text[:2], text[3:5]) if order.day_first else (text[3:5], text[:2])
    try:
        usual = date.fromisoformat(f"{text[6:]}-{month}-{day}")
    except ValueError:
        return None
    return usual if usual.year in _YEARS else None


def _typed(text: str, order: DayOrder) -> date | None:
    found = _FIGURES.match(text)
    if found is None:
        plain = text.strip()
        if not plain:
            return None
        words = _WORDS.fullmatch(plain)
        if words and (month := _MONTHS_BY_NAME.get(words[2].casefold())):
            try:
                return date(int(words[3]), month, int(words[1]))
            except ValueError:
                pass
        return parse_date(plain)
    lead, other, year = found[1], found[2], found[3]
    day, month = (lead, other) if order.day_first else (other, lead)
    if len(year) == _FULL_YEAR:
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    return parse_date(f"{day}-{month}-{year}")


def _swapped(day: date) -> date:
    return date(day.year, day.day, day.month)
