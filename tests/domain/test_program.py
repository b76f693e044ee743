"""A cohort's dates: how long it is, and somebody's own time in it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.identity import CohortId, EnrolmentId, ProgramKindId, ResidentId
from rehabdesk.domain.program import Cohort, length_of
from rehabdesk.wording.numbers import length

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2021, 6, 1), (2021, 11, 29), "5 (lima) bulan 29 (dua puluh sembilan) hari"),
        ((2021, 6, 1), (2021, 11, 30), "6 (enam) bulan"),
        ((2021, 6, 1), (2021, 12, 1), "6 (enam) bulan 1 (satu) hari"),
        ((2021, 6, 1), (2021, 12, 5), "6 (enam) bulan 5 (lima) hari"),
        ((2021, 3, 1), (2021, 8, 31), "6 (enam) bulan"),
        ((2021, 3, 1), (2021, 8, 30), "5 (lima) bulan 30 (tiga puluh) hari"),
        ((2021, 2, 15), (2021, 8, 14), "6 (enam) bulan"),
        ((2021, 2, 15), (2021, 8, 13), "5 (lima) bulan 30 (tiga puluh) hari"),
        ((2021, 1, 31), (2021, 2, 27), "28 (dua puluh delapan) hari"),
        ((2021, 1, 31), (2021, 2, 28), "1 (satu) bulan"),
        ((2021, 1, 31), (2021, 3, 1), "1 (satu) bulan 1 (satu) hari"),
        ((2020, 1, 30), (2020, 2, 29), "1 (satu) bulan"),
        ((2021, 11, 15), (2022, 1, 14), "2 (dua) bulan"),
        ((2021, 12, 31), (2021, 12, 31), "1 (satu) hari"),
        ((2021, 1, 1), (2022, 6, 30), "18 (delapan belas) bulan"),
    ],
)
def test_a_length_is_whole_calendar_months_and_the_days_left(first, last, words):
    assert length(*length_of(date(*first), date(*last))) == words


@given(first=DAYS, days=st.integers(0, 2000))
def test_a_longer_time_is_never_said_shorter_and_days_never_make_a_month(first, days):
    last = first + timedelta(days=days)

    now, later = length_of(first, last), length_of(first, last + timedelta(days=1))

    assert now < later
    assert 0 <= now[1] <= 30
    assert now != (0, 0)


def _cohort():
    return Cohort(
        id=CohortId("c"),
        name="Tahap I",
        fiscal_year=2021,
        kind=ProgramKindId("k"),
        starts_on=date(2021, 3, 1),
        ends_on=date(2021, 8, 31),
    )


@pytest.mark.parametrize(
    ("enrolled", "ended", "first", "last"),
    [
        ((2021, 2, 28), None, (2021, 3, 1), (2021, 8, 31)),
        ((2021, 3, 1), None, (2021, 3, 1), (2021, 8, 31)),
        ((2021, 3, 2), (2021, 8, 30), (2021, 3, 2), (2021, 8, 30)),
        ((2021, 4, 1), (2021, 9, 1), (2021, 4, 1), (2021, 8, 31)),
    ],
)
def test_somebodys_time_lies_within_the_cohort(enrolled, ended, first, last):
    enrolment = Enrolment(
        id=EnrolmentId("e"),
        resident=ResidentId("r"),
        cohort=CohortId("c"),
        enrolled_on=date(*enrolled),
        ended_on=date(*ended) if ended else None,
    )

    assert _cohort().time_of(enrolment) == (date(*first), date(*last))
