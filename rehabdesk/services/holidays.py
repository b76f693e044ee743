"""The office's calendar of days that are not ordinary ones, and what the government set of it."""

from datetime import date

from rehabdesk.domain.identity import HolidayId, shipped_id
from rehabdesk.domain.office import Holiday
from rehabdesk.domain.refusals import AlreadyThere
from rehabdesk.domain.rights import Right
from rehabdesk.domain.timetable import closed_days
from rehabdesk.services.done import Done
from rehabdesk.services.holiday_table import DECREES, HOLIDAYS, OTHER_DECREES
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked, discard, keep
from rehabdesk.storage import Store
from rehabdesk.wording.fields.office import HOLIDAY

YEARS = tuple(DECREES)
LAST_YEAR = max(YEARS)
"""Of what later years will be nobody has decided yet."""
_ESTIMATE = "perkiraan"


def shipped_holidays(first: int, last: int) -> tuple[Holiday, ...]:
    """The days that the program knows of some years, both included, in their order."""
    return tuple(
        Holiday(
            id=HolidayId(shipped_id("holiday", day.isoformat())),
            day=day,
            kind=kind,
            label=label,
            basis=OTHER_DECREES.get(day, DECREES[day.year]),
        )
        for day, kind, label in HOLIDAYS
        if first <= day.year <= last
    )


def closed_labels(store: Store) -> dict[date, str]:
    """What each day without sessions is called."""
    return {day: one.label for day, one in closed_days(store.holidays.all()).items()}


def missing_holidays(store: Store, year: int) -> tuple[Holiday, ...]:
    """What taking over a year would write: its days that the office lacks or has as an estimate.

    A day that the office has in words of its own stays as it is, and one that it removed is not
    brought back: which days are worked is the office's to say.
    """
    known = {one.day: one for one in store.holidays.all()}
    removed = {one.id for one, _when, _who in store.holidays.deleted()}
    wanted = [one for one in shipped_holidays(year, year) if one.id not in removed]
    return tuple(one for one in wanted if _is_news(one, known.get(one.day)))


@needs(Right.SET_UP_OFFICE)
def take_over_holidays(store: Store, year: int) -> Done[tuple[Holiday, ...]]:
    """Write what ``missing_holidays`` tells of a year; sessions that are planned stay."""
    found = missing_holidays(store, year)
    with store.change(f"Hari libur {year} dilengkapi") as change:
        store.holidays.put_all(found)
    return Done(found, change)


@needs(Right.SET_UP_OFFICE)
def save_holiday(store: Store, holiday: Holiday) -> Done[Holiday]:
    """Add or change a calendar day; one a day.

    Raises:
        Missing, TooLong, UnprintableText, AlreadyThere.
    """
    tidy = checked(holiday, HOLIDAY)
    for same_day in store.holidays.find(day=tidy.day.isoformat()):
        if same_day.id != tidy.id:
            raise AlreadyThere("day", text=same_day.label)
    return keep(store, store.holidays, tidy)


@needs(Right.SET_UP_OFFICE)
def remove_holiday(store: Store, holiday_id: str) -> Done[Holiday]:
    """Remove a calendar day; sessions that were planned around it stay."""
    return discard(store, store.holidays, holiday_id)


def _is_news(holiday: Holiday, before: Holiday | None) -> bool:
    """Whether a shipped day says more than what the office has of that day."""
    if before is None:
        return True
    taken_over = before.id == holiday.id and before.kind is holiday.kind and not before.basis
    return taken_over and (before.label == holiday.label or _ESTIMATE in before.label)
