"""A group of two for tests of excuses: an excuse, a list that is prepared, and what it says."""

from datetime import UTC, datetime, timedelta
from typing import Any

from rehabdesk.domain.excuse import Excuse
from rehabdesk.domain.identity import ExcuseId, new_id
from rehabdesk.services.expected_list import freeze_roster
from tests.sample_office import TODAY, a_running_program, a_session

DAY = timedelta(days=1)
PEOPLE = ("Agus Salim", "Budi Hartono")


def a_group_of_two(store):
    """Its cohort, the group and the ids of both, on the sample office's day."""
    store.now = lambda: datetime(2021, 4, 5, 5, 0, tzinfo=UTC)
    cohort, group, enrolments = a_running_program(store, PEOPLE)
    agus, budi = (one.resident for one in enrolments)
    return cohort, group, agus, budi


def statuses_of(store):
    """The statuses by code."""
    return {one.code: one for one in store.statuses.all()}


def an_excuse(store, resident, code="S", **fields):
    status = next(one for one in store.statuses.all() if one.code == code)
    given: dict[str, Any] = {"first_on": TODAY, "last_on": TODAY + 4 * DAY} | fields
    return Excuse(id=ExcuseId(new_id()), resident=resident, status=status.id, **given)


def a_list(store, office, days=0, **fields):
    cohort, group, *_ = office
    session = a_session(store, cohort, group, held_on=TODAY + days * DAY, **fields)
    freeze_roster(store, session)
    return session


def said(store, session, resident):
    row = store.attendance.row(session.id, resident)
    codes = {one.number: one.code for one in store.statuses.all()}
    return codes.get(row.status, ""), row.reason
