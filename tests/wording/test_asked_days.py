"""Days as somebody types them into a search; today is Monday, 30 August 2021."""

from datetime import date

import pytest

from rehabdesk.wording.asked_days import asked_days

TODAY = date(2021, 8, 30)


def meant_by(typed):
    found = asked_days(typed, TODAY)
    assert found is not None
    return found


def day(of, month=8):
    return date(2021, month, of)


@pytest.mark.parametrize(
    ("typed", "meant", "rest"),
    [
        ("absen hari ini", day(30), "absen"),
        ("besok", day(31), ""),
        ("lusa", day(1, 9), ""),
        ("Absen kemarin", day(29), "absen"),
        ("cetak daftar hadir senin", day(30), "cetak daftar hadir"),
        ("kamis", day(2, 9), ""),
        ("jumat lalu", day(27), ""),
        ("senin depan", day(6, 9), ""),
        ("senin ini seminar", day(30), "seminar"),
        ("hari jum'at", day(3, 9), ""),
        ("30 agustus", day(30), ""),
        ("1 agu 2021 jadwal", day(1), "jadwal"),
        ("30/8", day(30), ""),
        ("3-9-2021", day(3, 9), ""),
        ("2021-08-02", day(2), ""),
    ],
)
def test_a_day(typed, meant, rest):
    found = meant_by(typed)

    assert (found.day, found.rest, found.week) == (meant, rest, False)


def test_a_bare_weekday_is_the_next_one_and_the_one_before():
    found = meant_by("kamis")

    assert (found.day, found.other) == (day(2, 9), day(26))
    assert meant_by("kamis depan").other is None


@pytest.mark.parametrize(
    ("typed", "monday"),
    [("minggu ini", day(30)), ("jadwal pekan depan", day(6, 9)), ("minggu lalu", day(23))],
)
def test_a_week(typed, monday):
    found = meant_by(typed)

    assert (found.day, found.week) == (monday, True)


def test_minggu_alone_is_sunday():
    assert meant_by("minggu").day == day(5, 9)


@pytest.mark.parametrize(
    "typed", ["budi", "21-1423-8", "BI 123/20", "B.I 12/2020", "31/2", "40 agustus", "1423", ""]
)
def test_no_day(typed):
    assert asked_days(typed, TODAY) is None
