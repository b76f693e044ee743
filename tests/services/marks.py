"""Marks on a small sheet, as the tests of attendance make and read them."""

from rehabdesk.services import attendance
from rehabdesk.services.expected_list import freeze_roster
from tests.sample_office import a_running_program, a_session

PEOPLE = ("Agus Salim", "Budi Hartono", "Cecep Sudrajat")


def status(store, code):
    return next(one for one in store.statuses.all() if one.code == code)


def rows(store, session):
    return store.attendance.of_session(session.id)


def marks(store, session):
    codes = {one.number: one.code for one in store.statuses.all()}
    return "".join(codes.get(row.status, "_") for row in rows(store, session))


def mark(store, session, place, code, detail=None, why=""):
    resident = rows(store, session)[place].resident
    return attendance.mark(store, session, resident, status(store, code), detail, why=why)


def closed(store, session, codes="HHH"):
    for place, code in enumerate(codes):
        mark(store, session, place, code)
    return attendance.finish_sheet(store, session).record


def history(store, session):
    return [(one.old_status, one.new_status, one.why) for one in store.corrections.all()]


def a_frozen_session(store):
    """A session of three people whose list is frozen."""
    cohort, group, _enrolments = a_running_program(store, PEOPLE)
    planned = a_session(store, cohort, group)
    freeze_roster(store, planned)
    return planned
