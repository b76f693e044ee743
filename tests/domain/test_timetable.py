"""A weekly series keeps its order, its count and its holidays."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rehabdesk.domain.identity import HolidayId
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.refusals import (
    EndsBeforeStart,
    Missing,
    NoDatesInSeries,
    NotANumber,
    TooManyDates,
)
from rehabdesk.domain.timetable import MOST_DATES, PlannedDate, Recurrence, planned_dates

MONDAY = date(2021, 3, 1)
START = st.dates(date(2020, 1, 1), date(2022, 12, 31))
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
KINDS = st.sampled_from(DayKind)


def holiday(day: date, kind: DayKind = DayKind.HOLIDAY) -> Holiday:
    return Holiday(id=HolidayId(day.isoformat() + kind.value), day=day, kind=kind, label="Libur")


def held_dates(dates: Iterable[PlannedDate]) -> tuple[date, ...]:
    return tuple(planned.day for planned in dates if planned.held)


HOLIDAYS = st.lists(
    st.builds(holiday, st.dates(date(2020, 1, 1), date(2023, 12, 31)), KINDS), max_size=40
)


def test_a_series_on_two_weekdays_gives_both_in_order():
    series = Recurrence(weekdays=frozenset({0, 3}), starts_on=MONDAY, ends_on=date(2021, 3, 12))
    assert held_dates(planned_dates(series)) == (
        date(2021, 3, 1),
        date(2021, 3, 4),
        date(2021, 3, 8),
        date(2021, 3, 11),
    )


def test_a_holiday_is_shown_as_skipped_and_does_not_count():
    nyepi = holiday(date(2021, 3, 8))
    series = Recurrence(weekdays=frozenset({0}), starts_on=MONDAY, count=2)
    planned = planned_dates(series, [nyepi])
    assert [(one.day.day, one.skipped) for one in planned] == [(1, None), (8, nyepi), (15, None)]


def test_a_holiday_is_held_when_the_series_does_not_skip_any():
    series = Recurrence(weekdays=frozenset({0}), starts_on=MONDAY, count=2, skip_holidays=False)
    assert held_dates(planned_dates(series, [holiday(date(2021, 3, 8))]))[1] == date(2021, 3, 8)


def test_a_day_that_works_anyway_is_held_although_it_is_a_holiday():
    day = date(2021, 3, 8)
    series = Recurrence(weekdays=frozenset({0}), starts_on=MONDAY, count=2)
    both = [holiday(day), holiday(day, DayKind.WORKS_ANYWAY)]
    assert held_dates(planned_dates(series, both))[1] == day


def test_a_series_without_end_or_count_is_refused():
    with pytest.raises(Missing):
        planned_dates(Recurrence(weekdays=frozenset({0}), starts_on=MONDAY))


def test_a_series_that_ends_before_it_starts_is_refused():
    series = Recurrence(weekdays=frozenset({0}), starts_on=MONDAY, ends_on=date(2021, 2, 28))
    with pytest.raises(EndsBeforeStart):
        planned_dates(series)


def test_a_series_without_weekdays_or_dates_is_refused():
    with pytest.raises(NoDatesInSeries):
        planned_dates(Recurrence(weekdays=frozenset(), starts_on=MONDAY, count=1))
    tuesday = Recurrence(weekdays=frozenset({1}), starts_on=MONDAY, ends_on=MONDAY)
    with pytest.raises(NoDatesInSeries):
        planned_dates(tuesday)
    closed = Recurrence(weekdays=frozenset({0}), starts_on=MONDAY, ends_on=MONDAY)
    with pytest.raises(NoDatesInSeries):
        planned_dates(closed, [holiday(MONDAY)])


@pytest.mark.parametrize("count", [0, -1, 401])
def test_a_count_outside_one_to_four_hundred_is_refused(count):
    with pytest.raises(NotANumber):
        planned_dates(Recurrence(weekdays=frozenset({0}), starts_on=MONDAY, count=count))


def test_more_than_four_hundred_dates_are_refused_and_four_hundred_are_not():
    every_day = frozenset(range(7))
    last = MONDAY + timedelta(days=MOST_DATES - 1)
    series = Recurrence(weekdays=every_day, starts_on=MONDAY, ends_on=last)
    assert len(planned_dates(series)) == MOST_DATES
    longer = Recurrence(weekdays=every_day, starts_on=MONDAY, ends_on=last + timedelta(days=1))
    with pytest.raises(TooManyDates):
        planned_dates(longer)


def test_a_series_at_the_end_of_the_calendar_stops():
    series = Recurrence(weekdays=frozenset(range(7)), starts_on=date(9999, 12, 30), count=5)
    assert len(planned_dates(series)) == 2


@given(START, WEEKDAYS, st.integers(1, 60), HOLIDAYS)
def test_a_counted_series_holds_exactly_its_count(start, weekdays, count, holidays):
    planned = planned_dates(Recurrence(weekdays=weekdays, starts_on=start, count=count), holidays)
    assert len(held_dates(planned)) == count
    assert planned[-1].held


@given(START, WEEKDAYS, st.integers(0, 390), HOLIDAYS)
def test_a_series_keeps_its_order_its_weekdays_and_the_holidays(start, weekdays, span, holidays):
    end = start + timedelta(days=span)
    series = Recurrence(weekdays=weekdays, starts_on=start, ends_on=end)
    try:
        planned = planned_dates(series, holidays)
    except NoDatesInSeries:
        assume(False)
        return
    days = [one.day for one in planned]
    assert days == sorted(set(days))
    assert start <= days[0]
    assert days[-1] <= end
    assert {day.weekday() for day in days} <= weekdays
    working = {one.day for one in holidays if one.kind is DayKind.WORKS_ANYWAY}
    closed = {one.day for one in holidays} - working
    assert not closed & set(held_dates(planned))
    wanted = [start + timedelta(days=n) for n in range(span + 1)]
    assert days == [day for day in wanted if day.weekday() in weekdays]


@pytest.mark.parametrize("count", [1, 399, 400])
def test_a_count_from_one_to_four_hundred_is_held(count):
    every_day = frozenset(range(7))
    series = Recurrence(weekdays=every_day, starts_on=MONDAY, count=count)

    assert len(held_dates(planned_dates(series))) == count


@pytest.mark.parametrize(
    ("fields", "refusal", "facts"),
    [
        ({"weekdays": frozenset({7}), "count": 1}, NoDatesInSeries, ("weekdays", {})),
        ({"weekdays": frozenset()}, NoDatesInSeries, ("weekdays", {})),
        ({"weekdays": frozenset({7}), "count": 0}, NoDatesInSeries, ("weekdays", {})),
        ({}, Missing, ("ends_on", {})),
        ({"count": 0}, NotANumber, ("count", {"least": 1, "most": 400})),
        (
            {"ends_on": date(2021, 2, 28)},
            EndsBeforeStart,
            ("ends_on", {"starts_on": MONDAY, "ends_on": date(2021, 2, 28)}),
        ),
        ({"ends_on": date(2031, 3, 1)}, TooManyDates, ("ends_on", {"most": 400})),
    ],
)
def test_a_refused_series_names_its_field_and_limits(fields, refusal, facts):
    given = {"weekdays": frozenset(range(7)), "starts_on": MONDAY} | fields
    with pytest.raises(refusal) as refused:
        planned_dates(Recurrence(**given))

    assert (refused.value.field, refused.value.facts) == facts


@pytest.mark.parametrize(
    ("ends_on", "count", "held"),
    [
        (date(2021, 3, 1), None, 1),
        (date(2021, 3, 7), None, 1),
        (date(2021, 3, 8), None, 2),
        (date(2021, 3, 8), 1, 1),
        (date(2021, 3, 8), 9, 2),
        (None, 3, 3),
    ],
)
def test_a_series_stops_at_its_end_or_its_count_whichever_comes_first(ends_on, count, held):
    series = Recurrence(weekdays=frozenset({0}), starts_on=MONDAY, ends_on=ends_on, count=count)

    assert len(held_dates(planned_dates(series))) == held


def test_a_series_skips_holidays_unless_it_is_told_not_to():
    assert Recurrence(weekdays=frozenset({0}), starts_on=MONDAY).skip_holidays


@pytest.mark.parametrize("day", range(7))
def test_each_weekday_has_its_number(day):
    series = Recurrence(weekdays=frozenset({day}), starts_on=MONDAY, count=1)

    assert held_dates(planned_dates(series)) == (MONDAY + timedelta(days=day),)
