"""The calendar that the program brings, and how an office takes a year of it over."""

from collections import Counter
from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.holidays import (
    LAST_YEAR,
    YEARS,
    missing_holidays,
    remove_holiday,
    save_holiday,
    shipped_holidays,
    take_over_holidays,
)
from rehabdesk.services.undoing import take_back
from rehabdesk.storage import open_in_memory
from rehabdesk.wording.fields.office import HOLIDAY

HARI_BURUH = date(2027, 5, 1)
LEAVE = {2021: 1, 2022: 4, 2023: 11, 2024: 10, 2025: 11, 2026: 8, 2027: 8}
OFF = {2021: 15, 2022: 16, 2023: 16, 2024: 19, 2025: 17, 2026: 17, 2027: 18}
"""As announced with the decrees: 2024 has two elections, in 2021 two feasts fell on one day."""


@pytest.fixture
def bare():
    """An office without any day of a calendar."""
    store = open_in_memory()
    yield store
    store.close()


def on(store, day):
    (found,) = [one for one in store.holidays.all() if one.day == day]
    return found


def test_every_year_from_2021_to_2027_is_known():
    assert tuple(range(2021, 2028)) == YEARS
    assert LAST_YEAR == 2027


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_as_many_days_as_its_decrees_say(year):
    kinds = Counter(one.kind for one in shipped_holidays(year, year))

    assert kinds == {DayKind.HOLIDAY: OFF[year], DayKind.JOINT_LEAVE: LEAVE[year]}


def test_each_day_stands_once_with_what_set_it_and_within_its_limits():
    days = shipped_holidays(YEARS[0], LAST_YEAR)

    assert [one.day for one in days] == sorted({one.day for one in days})
    assert all(one.basis and "perkiraan" not in one.basis + one.label for one in days)
    limits = {key: field.limit for key, field in HOLIDAY.by_key.items()}
    assert all(len(one.label) <= limits["label"] for one in days)
    assert all(len(one.basis) <= limits["basis"] for one in days)
    assert not [one.label for one in days if "None" in one.label]


@pytest.mark.parametrize(
    ("day", "kind", "label", "basis"),
    [
        (date(2022, 7, 10), "holiday", "Iduladha 1443 H", "678, 2, 2 Tahun 2022"),
        (date(2023, 6, 30), "joint_leave", "Cuti bersama Iduladha", "624, 2, 2 Tahun 2023"),
        (date(2024, 2, 14), "holiday", "Pemilihan Umum", "Keppres Nomor 10 Tahun 2024"),
        (date(2025, 8, 18), "joint_leave", "Cuti bersama Hari Kemerdekaan RI", "933, 1, 3"),
        (date(2026, 3, 20), "joint_leave", "Cuti bersama Idulfitri", "1497, 2, 5 Tahun 2025"),
        (date(2027, 3, 10), "holiday", "Idulfitri 1448 H", "1205, 3, 2 Tahun 2026"),
        (date(2027, 12, 26), "holiday", "Isra Mikraj", "1205, 3, 2 Tahun 2026"),
    ],
)
def test_days_that_a_later_decree_set_are_as_it_says(day, kind, label, basis):
    (found,) = [one for one in shipped_holidays(day.year, day.year) if one.day == day]

    assert (found.kind.value, found.label) == (kind, label)
    assert basis in found.basis


@pytest.mark.parametrize(("first", "years"), [(2026, {2026, 2027}), (2027, {2027}), (2028, set())])
def test_a_new_office_has_the_days_from_its_first_year_on(bare, first, years):
    put_defaults(bare, first)

    assert {one.day.year for one in bare.holidays.all()} == years


def test_a_year_that_the_office_lacks_is_taken_over_as_one_deed(bare):
    done = take_over_holidays(bare, 2024)

    assert bare.holidays.all() == shipped_holidays(2024, 2024) == done.record
    assert not missing_holidays(bare, 2024)
    take_back(bare, done.change)
    assert not bare.holidays.all()


def test_what_was_an_estimate_becomes_what_the_decree_says(bare):
    (decided,) = [one for one in shipped_holidays(2027, 2027) if one.day == date(2027, 3, 10)]
    with bare.change("Perkiraan"):
        bare.holidays.put(replace(decided, label="Idulfitri 1448 H (perkiraan)", basis=""))

    take_over_holidays(bare, 2027)

    assert on(bare, decided.day) == decided


def test_an_office_of_before_learns_what_set_the_days_it_has(bare):
    (decided,) = [one for one in shipped_holidays(2027, 2027) if one.day == HARI_BURUH]
    with bare.change("Dahulu"):
        bare.holidays.put(replace(decided, basis=""))

    assert decided in missing_holidays(bare, 2027)


def as_own_words(one):
    return replace(one, label="Hari Buruh, apel pagi", basis="")


def as_working_day(one):
    return replace(one, kind=DayKind.WORKS_ANYWAY, basis="")


def as_own_decree(one):
    return replace(one, basis="Surat edaran Kalapas")


def as_own_row(one):
    return Holiday(id=HolidayId(new_id()), day=one.day, kind=one.kind, label=one.label)


@pytest.mark.parametrize(
    "kept", [as_own_words, as_working_day, as_own_decree, as_own_row], ids=lambda one: one.__name__
)
def test_what_the_office_says_of_a_day_itself_stays(bare, kept):
    (decided,) = [one for one in shipped_holidays(2027, 2027) if one.day == HARI_BURUH]
    own = kept(decided)
    save_holiday(bare, own)

    take_over_holidays(bare, 2027)

    assert on(bare, HARI_BURUH) == own
    assert len(bare.holidays.all()) == len(shipped_holidays(2027, 2027))


def test_a_day_that_the_office_removed_does_not_come_back(bare):
    take_over_holidays(bare, 2027)
    remove_holiday(bare, on(bare, HARI_BURUH).id)

    assert not missing_holidays(bare, 2027)


def test_of_a_year_that_nobody_has_set_there_is_nothing(bare):
    assert not missing_holidays(bare, LAST_YEAR + 1)
