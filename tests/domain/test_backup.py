"""Which backups stay, and when the newest is too old."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.backup import Contents, kept, stale

NOON = datetime(2021, 8, 30, 12, 0)
MOMENTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2022, 1, 1)),
    max_size=60,
)


def test_a_backup_an_hour_for_two_years_leaves_days_weeks_and_months():
    made = [NOON - timedelta(hours=hour) for hour in range(24 * 365 * 2)]

    stay = kept(made)

    assert len({one.date() for one in stay if NOON - one < timedelta(days=7)}) == 7
    assert 12 <= len({one.strftime("%Y-%m") for one in stay}) <= 13
    assert len(stay) <= 7 + 5 + 12


@given(MOMENTS)
def test_the_newest_always_stays_and_nothing_is_made_up(made):
    stay = kept(made)

    assert stay <= set(made)
    assert not made or max(made) in stay


@given(MOMENTS)
def test_clearing_twice_clears_no_more(made):
    assert kept(kept(made)) == kept(made)


def test_a_missing_or_old_backup_is_stale():
    assert stale(None, NOON)
    assert stale(NOON - timedelta(days=4), NOON)
    assert not stale(NOON - timedelta(days=2), NOON)


def test_two_files_are_compared_table_by_table():
    today = Contents(counts={"resident": 130, "session": 20})
    backup = Contents(counts={"resident": 128, "session": 20, "room": 1})

    assert today.differences(backup) == {"resident": 2, "room": -1}
