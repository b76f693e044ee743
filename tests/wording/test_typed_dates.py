"""A date typed in any of the usual ways, or refused in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.refusals import NoSuchDate
from rehabdesk.wording.dates import long_date, medium_date, short_date
from rehabdesk.wording.refusals import sentence
from rehabdesk.wording.typed_dates import parse_date

TODAY = date(2021, 8, 30)
FIRST_OF_MARCH = date(2021, 3, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "1/3/21", "01-03-2021", "1.3.2021", "1 3 2021", "01/03/2021", "1 Maret 2021", "1-Mar-21",
        "1 maret 21", "01 MARET 2021", "Senin, 1 Maret 2021", "010321", "01032021", "2021-03-01",
        "2021-03-01 00:00:00", "2021-03-01T00:00:00", "44256", "44256.0", " 1 Mar. 2021 ",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed(typed):
    assert parse_date(typed) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("16 Agustus 1991", date(1991, 8, 16)),
        ("16 Agt 1991", date(1991, 8, 16)),
        ("3 Nopember 2001", date(2001, 11, 3)),
        ("3 Pebruari 2001", date(2001, 2, 3)),
        ("3 Okt 2001", date(2001, 10, 3)),
        ("3 Des 2001", date(2001, 12, 3)),
        ("Jum'at, 5 Maret 2021", date(2021, 3, 5)),
        ("2 Mrt 1990", date(1990, 3, 2)),
        ("2 Febr. 1990", date(1990, 2, 2)),
        ("2 Agts 1990", date(1990, 8, 2)),
    ],
)
def test_old_and_short_names_of_months_are_known(typed, day):
    assert parse_date(typed) == day


@pytest.mark.parametrize(
    "weekday",
    [
        *("Jum’at, ", "Jum‘at, ", "Jum`at, ", "Jum´at, ", "Jumʼat, ", "Jum at, ", "Jumat "),
        *("Jum'at / ", "Jum’at/", "JUM’AT - ", "Jum’at – ", "Jum. ", "Jum, ", "Jumat: "),
        *("Hari Jum’at, ", "Hari Jumat tanggal ", "Tgl. ", "Tanggal : ", "Jum'at tgl "),
    ],
)
@pytest.mark.parametrize("day", ["5 Maret 2021", "05-03-2021", "5/3/2021"])
def test_a_weekday_before_a_date_is_passed_over_however_it_is_set(weekday, day):
    assert parse_date(weekday + day) == date(2021, 3, 5)


@pytest.mark.parametrize("typed", ["Jum’at", "Senin", "Tgl", "Jumbo, 5 Maret 2021"])
def test_a_weekday_alone_is_no_date(typed):
    with pytest.raises(NoSuchDate):
        parse_date(typed, TODAY)


def test_the_century_of_a_short_year_is_told_from_today():
    assert parse_date("1/3/31", TODAY) == date(2031, 3, 1)
    assert parse_date("1/3/32", TODAY) == date(1932, 3, 1)
    assert parse_date("1/3/22", TODAY, century_pivot=0) == date(1922, 3, 1)
    assert parse_date("1/3/49") == date(2049, 3, 1)
    assert parse_date("1/3/50") == date(1950, 3, 1)


def test_with_today_known_the_year_may_be_left_out():
    assert parse_date("1/3", TODAY) == FIRST_OF_MARCH
    assert parse_date("1 Maret", TODAY) == FIRST_OF_MARCH
    assert parse_date("kemarin", TODAY) == date(2021, 8, 29)
    with pytest.raises(NoSuchDate):
        parse_date("1 Maret")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31-02-2021", "Tanggal 31-02-2021 tidak ada: Februari 2021 hanya sampai tanggal 28."),
        ("29 Feb 2021", "Tanggal 29 Feb 2021 tidak ada: Februari 2021 hanya sampai tanggal 28."),
        ("0/3/2021", "Tanggal 0/3/2021 tidak ada: Maret 2021 hanya sampai tanggal 31."),
        ("01-13-2021", "Tanggal 01-13-2021 tidak ada: bulan “13” tidak dikenal."),
        ("1 Foo 2021", "Tanggal 1 Foo 2021 tidak ada: bulan “foo” tidak dikenal."),
        (
            "1 Maret 0021",
            "Tanggal 1 Maret 0021 tidak wajar: tulis tahun yang benar, misalnya 2021.",
        ),
        ("besok lusa", "“besok lusa” bukan tanggal yang dikenal. Tulis misalnya 01-03-2021."),
        ("  ", "Isi tanggalnya, misalnya 01-03-2021."),
    ],
)
def test_a_date_that_is_none_is_refused_in_words(typed, words):
    with pytest.raises(NoSuchDate) as refused:
        parse_date(typed, field="birth_date")
    assert refused.value.field == "birth_date"
    assert sentence(refused.value) == words


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)))
def test_every_day_that_is_printed_can_be_typed_back(day):
    for printed in (
        long_date(day),
        long_date(day, weekday=True),
        medium_date(day),
        short_date(day),
        day.isoformat(),
        day.strftime("%d%m%Y"),
    ):
        assert parse_date(printed) == day


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_refused(text):
    try:
        day = parse_date(text, TODAY)
    except NoSuchDate:
        return
    assert 1900 <= day.year <= 2150
