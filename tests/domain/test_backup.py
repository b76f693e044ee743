"""Which backups stay, and when the newest is too old."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.backup import (
    DAYS_KEPT,
    MONTHS_KEPT,
    NEWEST_KEPT,
    WEEKS_KEPT,
    Backup,
    BackupPlace,
    BackupPlan,
    BackupResult,
    Contents,
    from_later,
    kept,
    newest_first,
    newest_of,
    stale,
)

NOON = datetime(2021, 8, 30, 12, 0)
LATER = datetime(2023, 1, 1)
MOMENTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2022, 1, 1)),
    max_size=60,
)


def test_a_backup_an_hour_for_two_years_leaves_days_weeks_and_months():
    made = [NOON - timedelta(hours=hour) for hour in range(24 * 365 * 2)]

    stay = kept(made, NOON)

    assert len({one.date() for one in stay if NOON - one < timedelta(days=7)}) == 7
    assert 12 <= len({one.strftime("%Y-%m") for one in stay}) <= 13
    recent = [one for one in made if one.date() >= datetime(2021, 8, 29).date()]
    assert len(stay - set(recent)) <= 7 + 5 + 12


@given(MOMENTS)
def test_the_newest_always_stays_and_nothing_is_made_up(made):
    stay = kept(made, LATER)

    assert stay <= set(made)
    assert not made or max(made) in stay


@given(MOMENTS)
def test_clearing_twice_clears_no_more(made):
    assert kept(kept(made, LATER), LATER) == kept(made, LATER)


@given(MOMENTS, MOMENTS)
def test_backups_from_a_later_time_take_no_place_of_the_others(made, others):
    later = [one + timedelta(days=1500) for one in others]

    assert kept(made, LATER) | kept(later, LATER) == kept([*made, *later], LATER)


def _every(step, count):
    """The newest one at noon, and so many before it."""
    return [NOON - step * number for number in range(count)]


def _as_the_day_ends(day, count=NEWEST_KEPT):
    """So many in the last minutes of a day: the newest that stay anyhow."""
    return [day.replace(hour=23) + timedelta(minutes=number) for number in range(count)]


@pytest.mark.parametrize(("count", "gone"), [(6, 0), (7, 0), (8, 1), (9, 2)])
def test_the_newest_seven_days_stay(count, gone):
    # Days of one week and month, so that no week or month keeps one that its day does not.
    made = [datetime(2021, 8, 29, hour) for hour in range(2)]
    friday = datetime(2021, 8, 29, 12)
    days = [friday - timedelta(days=number) for number in range(count)]
    evening = _as_the_day_ends(friday)
    days[0] = max(evening)
    stay = kept([*made, *evening, *days], friday + timedelta(days=3)) - set(evening[:-1])

    assert set(days[:DAYS_KEPT]) <= stay
    by_week = {one for one in days[DAYS_KEPT:] if one in stay}
    # The eighth day back is the newest of the week before, and is kept as that.
    assert by_week == set(days[DAYS_KEPT : DAYS_KEPT + 1])
    assert len(days) - len(stay & set(days)) == max(0, gone - 1)
    assert not stay & set(made)


@pytest.mark.parametrize("count", [4, 5, 6])
def test_the_newest_five_weeks_stay(count):
    """Two backups a week; where the days do not reach, the newer of the two is the week's."""
    mondays = _every(timedelta(weeks=1), 12 + count)
    sundays = [one - timedelta(days=1) for one in mondays]
    evening = _as_the_day_ends(NOON)
    mondays[0] = max(evening)
    stay = kept([*mondays, *sundays, *evening], NOON + timedelta(days=3)) - set(evening[:-1])
    weeks = {one.strftime("%G-%V") for one in stay}

    newest = [f"{one:%G-%V}" for one in mondays]
    assert set(newest[:WEEKS_KEPT]) <= weeks
    # The sixth week stays only where a month needs it.
    left = [one for one in stay if f"{one:%G-%V}" not in newest[:WEEKS_KEPT]]
    assert len({f"{one:%Y-%m}" for one in left}) == len(left)


@pytest.mark.parametrize(("months", "stays"), [(11, 11), (12, 12), (13, 12), (14, 12)])
def test_the_newest_twelve_months_stay(months, stays):
    firsts = [datetime(2021 - (7 + n) // 12, 12 - (7 + n) % 12, 1, 8) for n in range(months)]
    lasts = [one + timedelta(days=20) for one in firsts]

    evening = _as_the_day_ends(lasts[0])
    lasts[0] = max(evening)
    stay = kept([*firsts, *lasts, *evening], datetime(2022, 1, 1)) - set(evening[:-1])

    by_month = {f"{one:%Y-%m}" for one in stay}
    assert by_month == {f"{one:%Y-%m}" for one in firsts[:MONTHS_KEPT]}
    assert len(by_month) == stays
    assert set(lasts[:MONTHS_KEPT]) <= stay


@pytest.mark.parametrize(("days_ago", "stay"), [(0, 30), (1, 30), (2, 8), (3, 8)])
def test_all_of_today_and_yesterday_stay_and_of_older_days_the_newest_eight(days_ago, stay):
    made = [NOON - timedelta(minutes=minutes) for minutes in range(30)]

    kept_now = kept(made, NOON + timedelta(days=days_ago))

    assert kept_now == set(made[:stay])


@pytest.mark.parametrize("count", [7, 8, 9])
def test_the_newest_eight_stay_however_old(count):
    made = [NOON - timedelta(minutes=minutes) for minutes in range(count)]

    assert len(kept(made, LATER)) == min(count, 8)


def test_yesterday_begins_at_midnight():
    yesterday = datetime(2021, 8, 29)
    made = [yesterday, yesterday - timedelta(seconds=1), yesterday - timedelta(seconds=2)]
    newer = [NOON - timedelta(minutes=minutes) for minutes in range(9)]

    stay = kept([*made, *newer], NOON)

    assert yesterday in stay
    assert made[1] in stay, "the newest of its day"
    assert made[2] not in stay


@pytest.mark.parametrize(
    ("ahead", "later"),
    [(timedelta(seconds=59), False), (timedelta(minutes=1), False), (timedelta(seconds=61), True)],
)
def test_a_backup_is_from_later_when_it_is_more_than_a_minute_ahead(ahead, later):
    assert from_later(NOON + ahead, NOON) is later
    assert stale(NOON + ahead, NOON) is later
    assert newest_of([NOON - timedelta(days=1), NOON + ahead], NOON) == (
        NOON - timedelta(days=1) if later else NOON + ahead
    )


@pytest.mark.parametrize(
    ("age", "old"),
    [
        (timedelta(days=3) - timedelta(seconds=1), False),
        (timedelta(days=3), False),
        (timedelta(days=3, seconds=1), True),
    ],
)
def test_a_backup_is_too_old_after_three_days(age, old):
    assert stale(NOON - age, NOON) is old


def test_a_missing_or_old_backup_is_stale():
    assert stale(None, NOON)
    assert stale(NOON - timedelta(days=4), NOON)
    assert not stale(NOON - timedelta(days=2), NOON)


def test_two_files_are_compared_table_by_table():
    today = Contents(counts={"resident": 130, "session": 20})
    backup = Contents(counts={"resident": 128, "session": 20, "room": 1})

    assert today.differences(backup) == {"resident": 2, "room": -1}


def test_seven_days_five_weeks_and_twelve_months_are_kept():
    assert (DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT, NEWEST_KEPT) == (7, 5, 12, 8)


def test_equal_files_differ_in_nothing():
    one = Contents(counts={"resident": 1})

    assert one.differences(Contents(counts={"resident": 1})) == {}
    assert one.differences(Contents(counts={})) == {"resident": 1}
    assert Contents(counts={}).differences(one) == {"resident": -1}


def test_backups_go_every_half_hour_to_the_office_alone_unless_a_place_is_chosen():
    plan = BackupPlan()

    assert (plan.folder, plan.stick, plan.minutes) == ("", False, 30)


@pytest.mark.parametrize(("trouble", "good"), [("", True), ("full", False)])
def test_a_backup_is_good_where_there_was_no_trouble(trouble, good):
    result = BackupResult(place=BackupPlace.OFFICE, where="", at=NOON, trouble=trouble)

    assert result.good is good


def test_a_backup_says_how_much_it_holds_unless_that_is_sealed():
    open_one = Backup(
        folder="a", made_at=NOON, size=1, contents=Contents(counts={"resident": 2, "session": 3})
    )
    sealed = Backup(folder="a", made_at=NOON, size=1)

    assert (open_one.records, sealed.records) == (5, None)
    assert open_one.held.counts == {"resident": 2, "session": 3}
    assert sealed.held == Contents(counts={})


def test_the_newest_stands_first_and_those_from_later_after_all_others():
    ages = (timedelta(0), timedelta(days=1), timedelta(days=400))
    ahead = (timedelta(days=900), timedelta(minutes=2))
    expected = [*(NOON - one for one in ages), *(NOON + one for one in ahead)]
    shuffled = expected[::-1]

    assert sorted(shuffled, key=lambda one: newest_first(one, NOON)) == expected
    assert newest_first(NOON + timedelta(minutes=1), NOON) < newest_first(NOON, NOON)
    assert newest_first(NOON, NOON) < newest_first(NOON + timedelta(seconds=61), NOON)
