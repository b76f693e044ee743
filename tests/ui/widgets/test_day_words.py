"""Days and times as staff type them."""

import contextlib
import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.ui.widgets.day_words import long_day, read_day, read_time, short_day

TODAY = date(2021, 3, 15)


@pytest.mark.parametrize(
    "typed",
    [
        "1/3/21",
        "01-03-2021",
        "1 Maret 2021",
        "010321",
        "01032021",
        "1.3.2021",
        "2021-03-01",
        " 1  mar  2021 ",
        "1-maret-21",
    ],
)
def test_one_day_in_many_spellings(typed: str):
    assert read_day(typed, TODAY) == date(2021, 3, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31-02-2021", "Tanggal 31-02-2021 tidak ada: Februari 2021 sampai tanggal 28."),
        ("29/2/20", None),
        ("00-03-2021", "Tanggal 00-03-2021 tidak ada: Maret 2021 sampai tanggal 31."),
        ("1-13-2021", "Bulan 13 tidak ada: isi 1 sampai 12."),
        ("kemarin", "“kemarin” bukan tanggal. Contoh: 01-03-2021 atau 1 Maret 2021."),
        ("1 m 2021", "“m” bukan nama bulan. Contoh: 1 Maret 2021."),
    ],
)
def test_what_is_no_day_is_refused_in_words(typed: str, sentence: str | None):
    if sentence is None:
        assert read_day(typed, TODAY) == date(2020, 2, 29)
        return
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_day(typed, TODAY)


def test_a_birth_year_of_two_digits_lies_in_the_past():
    assert read_day("12-5-87", TODAY).year == 1987
    assert read_day("12-5-31", TODAY).year == 2031


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back_as_written(day: date):
    assert read_day(short_day(day), TODAY) == day
    assert read_day(long_day(day).split(", ")[1], TODAY) == day


@given(st.text(max_size=20))
def test_whatever_is_typed_never_breaks_the_reading(typed: str):
    for read in (lambda: read_day(typed, TODAY), lambda: read_time(typed)):
        with contextlib.suppress(ValueError):
            read()


@pytest.mark.parametrize("typed", ["8.30", "08:30", "0830", "830"])
def test_one_time_in_many_spellings(typed: str):
    assert read_time(typed) == time(8, 30)


@pytest.mark.parametrize("typed", ["25.00", "8.75", "pagi"])
def test_what_is_no_time_is_refused(typed: str):
    with pytest.raises(ValueError, match=r"tidak ada|bukan jam"):
        read_time(typed)
