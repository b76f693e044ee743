"""A weekly series: from weekdays and a span to dates, with holidays shown and skipped."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.refusals import (
    EndsBeforeStart,
    Missing,
    NoDatesInSeries,
    NotANumber,
    TooManyDates,
)

MOST_DATES = 400
"""More dates than this, skipped ones included, are a mistake in the span or the count."""

_WEEK = frozenset(range(7))


class Recurrence(Struct, frozen=True, kw_only=True):
    """On which weekdays (0 = Monday) from when, until a last day or a number of held dates.

    With both an end and a count the series stops at whichever comes first.
    """

    weekdays: frozenset[int]
    starts_on: date
    ends_on: date | None = None
    count: int | None = None
    skip_holidays: bool = True


class PlannedDate(Struct, frozen=True, kw_only=True):
    """A date of a series; ``skipped`` is the holiday that takes it out, or nothing."""

    day: date
    skipped: Holiday | None = None

    @property
    def held(self) -> bool:
        """Whether a session will stand on this date."""
        return self.skipped is None


def planned_dates(
    recurrence: Recurrence, holidays: Iterable[Holiday] = ()
) -> tuple[PlannedDate, ...]:
    """Every date of the series in order, the skipped ones among them, for a preview.

    Raises:
        Missing: neither an end nor a count is given.
        EndsBeforeStart: the end lies before the start.
        NotANumber: the count is not from 1 to 400.
        NoDatesInSeries: no weekday is chosen, or no date is held.
        TooManyDates: the series has more than 400 dates.
    """
    _require_shape(recurrence)
    closed = closed_days(holidays) if recurrence.skip_holidays else {}
    dates: list[PlannedDate] = []
    held = 0
    for day in _days_on(recurrence):
        if len(dates) == MOST_DATES:
            raise TooManyDates(field="ends_on", most=MOST_DATES)
        planned = PlannedDate(day=day, skipped=closed.get(day))
        dates.append(planned)
        held += planned.held
        if held == recurrence.count:
            break
    if not held:
        raise NoDatesInSeries(field="weekdays")
    return tuple(dates)


def _require_shape(recurrence: Recurrence) -> None:
    if not recurrence.weekdays & _WEEK:
        raise NoDatesInSeries(field="weekdays")
    if recurrence.ends_on is None and recurrence.count is None:
        raise Missing(field="ends_on")
    if recurrence.ends_on is not None and recurrence.ends_on < recurrence.starts_on:
        raise EndsBeforeStart(
            field="ends_on", starts_on=recurrence.starts_on, ends_on=recurrence.ends_on
        )
    if recurrence.count is not None and not 1 <= recurrence.count <= MOST_DATES:
        raise NotANumber(field="count", least=1, most=MOST_DATES)


def closed_days(holidays: Iterable[Holiday]) -> dict[date, Holiday]:
    """The days without sessions; a day that works anyway is none, whatever else it is."""
    days = tuple(holidays)
    working = {one.day for one in days if one.kind is DayKind.WORKS_ANYWAY}
    return {one.day: one for one in days if one.day not in working}


def _days_on(recurrence: Recurrence) -> Iterator[date]:
    last = recurrence.ends_on or date.max
    day = recurrence.starts_on
    while True:
        if day.weekday() in recurrence.weekdays:
            yield day
        if day >= last:
            return
        day += timedelta(days=1)
