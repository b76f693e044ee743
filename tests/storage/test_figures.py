"""Figures are counted from the rows of recorded sessions, by person, month, kind and session."""

from datetime import date

import pytest

from rehabdesk.domain.attendance import Tally
from rehabdesk.services import attendance
from rehabdesk.services.expected_list import freeze_roster, remove_person
from rehabdesk.services.schedule import cancel_session
from tests.sample_office import a_cohort, a_group, a_running_program, a_session, an_enrolment

MARCH, APRIL, MAY = date(2021, 3, 8), date(2021, 4, 5), date(2021, 5, 3)


class Marked:
    """A cohort of two people whose sessions are marked by letters, one for each person."""

    def __init__(self, store):
        self.store = store
        self.cohort, self.group, enrolments = a_running_program(store)
        self.one, self.two = sorted(enrolment.resident for enrolment in enrolments)
        self.kinds = [one.id for one in store.session_kinds.all()[:2]]
        self.codes = {one.code: one for one in store.statuses.all()}
        self.march = self.session(MARCH, "HA")
        self.april = self.session(APRIL, "TS", kind=1)
        self.may = self.session(MAY, "L ")
        self.session(MAY, "HH", finish=False)

    def session(self, day, marks, *, kind=0, finish=True):
        session = a_session(self.store, self.cohort, self.group, held_on=day, kind=self.kinds[kind])
        freeze_roster(self.store, session)
        for resident, code in zip((self.one, self.two), marks, strict=True):
            if code != " ":
                detail = attendance.Detail(reason="sebab")
                attendance.mark(self.store, session, resident, self.codes[code], detail)
        if finish:
            attendance.finish_sheet(self.store, session, accept_empty=True)
        return session


@pytest.fixture
def office(store):
    return Marked(store)


ONE = Tally(present=2, late=1, ignored=1)
TWO = Tally(absent=2, excused=1, empty=1)


def test_each_persons_marks_of_a_cohort_are_counted(store, office):
    assert store.figures.of_cohort(office.cohort.id) == {office.one: ONE, office.two: TWO}


@pytest.mark.parametrize(
    ("first", "last", "present"),
    [
        (date(2021, 3, 9), date(2021, 4, 4), None),
        (date(2021, 3, 8), date(2021, 4, 4), 1),
        (date(2021, 3, 8), date(2021, 4, 5), 2),
        (date(2021, 4, 5), date(2021, 4, 5), 1),
    ],
)
def test_both_ends_of_a_period_count(store, office, first, last, present):
    found = store.figures.of_cohort(office.cohort.id, first, last)

    assert found.get(office.one, Tally(present=-1)).present == (-1 if present is None else present)


def test_a_persons_months_and_kinds(store, office):
    months = store.figures.of_resident_by_month(office.one, office.cohort.id)
    kinds = store.figures.of_resident_by_kind(office.one, office.cohort.id)

    assert months == {
        "2021-03": Tally(present=1),
        "2021-04": Tally(present=1, late=1),
        "2021-05": Tally(ignored=1),
    }
    assert kinds == {
        office.kinds[0]: Tally(present=1, ignored=1),
        office.kinds[1]: Tally(present=1, late=1),
    }


def test_a_cohorts_months(store, office):
    assert store.figures.by_month(office.cohort.id) == {
        "2021-03": Tally(present=1, absent=1),
        "2021-04": Tally(present=1, late=1, absent=1, excused=1),
        "2021-05": Tally(ignored=1, empty=1),
    }


def test_sessions_of_some_days_are_counted_recorded_or_not(store, office):
    found = store.figures.of_sessions(APRIL, MAY)

    assert found[office.april.id] == Tally(present=1, late=1, absent=1, excused=1)
    assert Tally(present=2) in found.values()
    assert office.march.id not in found
    assert set(store.figures.of_sessions(MARCH, MARCH)) == {office.march.id}


def test_a_cancelled_session_and_somebody_taken_off_the_list_count_no_more(store, office):
    cancel_session(store, office.march.id, reason="libur")
    remove_person(store, office.may, office.two)

    assert store.figures.of_cohort(office.cohort.id) == {
        office.one: Tally(present=1, late=1, ignored=1),
        office.two: Tally(absent=1, excused=1),
    }
    assert "2021-03" not in store.figures.by_month(office.cohort.id)


def test_another_cohorts_marks_are_not_counted(store, office):
    other = a_cohort(store, "Tahap II")
    an_enrolment(store, a_cohort(store, "Tahap III"), group=None)
    a_group(store, other)

    assert store.figures.of_cohort(other.id) == {}
    assert store.figures.by_month(other.id) == {}
    assert store.figures.of_resident_by_month(office.one, other.id) == {}
    assert store.figures.of_resident_by_kind(office.one, other.id) == {}
