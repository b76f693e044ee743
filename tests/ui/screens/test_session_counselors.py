"""Whom a session can be led by: those at work on its day, not on the day it is planned."""

from datetime import timedelta

import pytest

from rehabdesk.ui.screens.schedule.change_dialogs import open_change
from tests.sample_office import TODAY, a_counselor, a_running_program, a_session

DAY = timedelta(days=1)


def offered(form):
    return {form.counselors.item(row).text() for row in range(form.counselors.count())}


@pytest.mark.parametrize(
    ("days", "at_work"), [(-1, {"Lama"}), (0, {"Lama"}), (1, set()), (2, {"Baru"}), (3, {"Baru"})]
)
def test_a_counselor_is_offered_from_the_first_to_the_last_day(desk, store, days, at_work):
    cohort, group, _ = a_running_program(store)
    a_counselor(store, "Lama", active_to=TODAY)
    a_counselor(store, "Baru", active_from=TODAY + 2 * DAY)
    session = a_session(store, cohort, group, held_on=TODAY)
    form = open_change(desk, session).session_form

    form.held_on.set_value(TODAY + days * DAY)

    assert offered(form) == at_work


def test_who_leads_the_session_already_stays_in_sight(desk, store):
    cohort, group, _ = a_running_program(store)
    gone = a_counselor(store, "Lama", active_to=TODAY - 9 * DAY)
    session = a_session(store, cohort, group, counselors=(gone.id,))

    form = open_change(desk, session).session_form
    form.held_on.set_value(TODAY + DAY)

    assert form.counselors.value() == (gone.id,)
