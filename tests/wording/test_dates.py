"""Dates and times as Indonesian offices write them."""

from datetime import UTC, date, datetime, time

import pytest

from rehabdesk.wording import dates

DAY = date(2021, 8, 30)


def test_a_day_is_written_long_medium_and_short():
    assert dates.long_date(DAY) == "30 Agustus 2021"
    assert dates.long_date(DAY, weekday=True) == "Senin, 30 Agustus 2021"
    assert dates.medium_date(DAY, weekday=True) == "Sen, 30 Agu 2021"
    assert dates.medium_date(DAY) == "30 Agu 2021"
    assert dates.short_date(DAY) == "30-08-2021"
    assert dates.short_date(date(2021, 3, 1)) == "01-03-2021"
    assert dates.month_year(DAY) == "Agustus 2021"


def test_times_are_written_with_a_dot():
    assert dates.clock(time(9, 5)) == "09.05"
    assert dates.clock_range(time(9, 30), time(10, 45)) == "09.30-10.45"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "words"),
    [
        (date(2021, 3, 1), date(2021, 8, 31), "1 Maret s.d. 31 Agustus 2021"),
        (date(2021, 8, 1), date(2021, 8, 31), "1 s.d. 31 Agustus 2021"),
        (date(2020, 12, 1), date(2021, 1, 31), "1 Desember 2020 s.d. 31 Januari 2021"),
        (date(2020, 8, 1), date(2021, 8, 31), "1 Agustus 2020 s.d. 31 Agustus 2021"),
        (DAY, DAY, "30 Agustus 2021"),
    ],
)
def test_a_period_says_once_what_both_ends_share(starts_on, ends_on, words):
    assert dates.period(starts_on, ends_on) == words


def test_a_stamp_is_in_the_office_s_zone():
    assert dates.stamp(datetime(2021, 8, 30, 9, 12)) == "30-08-2021 09.12 WIB"
    assert dates.stamp(datetime(2021, 8, 30, 2, 12, tzinfo=UTC)) == "30-08-2021 09.12 WIB"
    assert dates.stamp(datetime(2021, 8, 30, 20, 0, tzinfo=UTC), "WIT") == "31-08-2021 05.00 WIT"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 8, 30), "hari ini"),
        (date(2021, 8, 31), "besok"),
        (date(2021, 9, 1), "lusa"),
        (date(2021, 8, 29), "kemarin"),
        (date(2021, 8, 28), "2 hari lalu"),
        (date(2021, 9, 2), "3 hari lagi"),
        (date(2022, 1, 30), "5 bulan lagi"),
        (date(2018, 8, 30), "3 tahun lalu"),
    ],
)
def test_a_near_day_is_told_from_today(day, words):
    assert dates.relative_day(day, DAY) == words
