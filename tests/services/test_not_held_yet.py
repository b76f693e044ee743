"""Nobody has come to a session before its day: what is refused until then, and what is not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.program import CohortState
from rehabdesk.domain.refusals import LaterThanToday, NotHeldYet, SessionCancelled
from rehabdesk.domain.session import SessionState, require_held
from rehabdesk.services import attendance
from rehabdesk.services.certificates import Pick, issue, lines
from rehabdesk.services.expected_list import (
    add_guest,
    add_person,
    freeze_roster,
    remove_person,
)
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.services.schedule import change_session
from tests.sample_office import (
    TODAY,
    a_planned_session,
    a_resident,
    a_running_program,
    a_session,
)
from tests.services.importing.office_lists import a_plan
from tests.services.importing.test_shelves import a_grid
from tests.services.marks import status

DAY = timedelta(days=1)
DAYS = pytest.mark.parametrize(
    ("held_on", "allowed"), [(TODAY - DAY, True), (TODAY, True), (TODAY + DAY, False)]
)

SAYING = {
    "mark": lambda store, session, row: attendance.mark(
        store, session, row.resident, status(store, "H")
    ),
    "fill": lambda store, session, _row: attendance.fill_empty(store, session, status(store, "H")),
    "heads": lambda store, session, _row: attendance.set_head_count(store, session, 2),
    "no heads": lambda store, session, _row: attendance.set_head_count(store, session, None),
    "finish": lambda store, session, _row: attendance.finish_sheet(
        store, session, accept_empty=True
    ),
    "guest": lambda store, session, _row: add_guest(store, session, "Ust. Hasan"),
}
"""Every deed that says who came, or that all were asked."""


@pytest.fixture
def office(store):
    """It is the sample office's day, shortly before midnight in its zone."""
    store.now = lambda: datetime(2021, 4, 5, 16, 59, tzinfo=UTC)
    assert store.today() == TODAY
    return store


@pytest.fixture
def program(office):
    return a_running_program(office)


@DAYS
def test_a_session_is_held_from_its_day_on(store, held_on, allowed):
    cohort, group, _ = a_running_program(store)
    session = a_planned_session(store, cohort, group, held_on=held_on)

    if allowed:
        require_held(session, TODAY)
    else:
        with pytest.raises(NotHeldYet) as refused:
            require_held(session, TODAY)
        assert refused.value.facts == {"day": held_on}


@DAYS
def test_a_cancelled_session_is_called_cancelled_whatever_its_day(store, held_on, allowed):
    cohort, group, _ = a_running_program(store)
    session = a_planned_session(store, cohort, group, held_on=held_on, state=SessionState.CANCELLED)
    with pytest.raises(SessionCancelled):
        require_held(session, TODAY)


@pytest.mark.parametrize("deed", SAYING)
@DAYS
def test_who_came_is_said_from_the_day_on(office, program, deed, held_on, allowed):
    cohort, group, _ = program
    session = a_session(office, cohort, group, held_on=held_on)
    row = freeze_roster(office, session)[0]
    before = office.attendance.of_session(session.id)

    if allowed:
        SAYING[deed](office, session, row)
        return
    with pytest.raises(NotHeldYet):
        SAYING[deed](office, session, row)
    assert office.attendance.of_session(session.id) == before
    assert office.sessions.get(session.id) == session
    assert office.guests.count() == 0


def test_the_office_s_midnight_opens_the_sheet(office, program):
    cohort, group, _ = program
    session = a_session(office, cohort, group, held_on=TODAY + DAY)
    row = freeze_roster(office, session)[0]

    with pytest.raises(NotHeldYet):
        attendance.mark(office, session, row.resident, status(office, "H"))
    office.now = lambda: datetime(2021, 4, 5, 17, 0, tzinfo=UTC)
    attendance.mark(office, session, row.resident, status(office, "H"))

    assert office.attendance.of_session(session.id)[0].status == status(office, "H").number


def test_a_list_of_tomorrow_can_be_prepared_printed_and_added_to(office, program):
    cohort, group, _ = program
    session = a_session(office, cohort, group, held_on=TODAY + DAY)
    stranger = a_resident(office, "Dadang Suhendar")

    freeze_roster(office, session)
    add_person(office, session, stranger.id)
    remove_person(office, session, stranger.id)

    assert sheets_pdf(office, [session], now=office.moment()).sheets


def test_a_mark_that_stands_on_a_day_to_come_can_be_rubbed_out(office, program):
    """An office that marked ahead before the rule came must be able to mend it."""
    cohort, group, _ = program
    session = a_session(office, cohort, group, held_on=TODAY)
    row = freeze_roster(office, session)[0]
    attendance.mark(office, session, row.resident, status(office, "H"))
    ahead = replace(session, held_on=TODAY + DAY)
    with office.change("Dahulu"):
        office.sessions.put(ahead)

    attendance.clear(office, ahead, row.resident)

    assert office.attendance.of_session(session.id)[0].status is None


@DAYS
def test_a_session_with_marks_is_not_put_on_a_day_to_come(office, program, held_on, allowed):
    cohort, group, _ = program
    session = a_session(office, cohort, group, held_on=TODAY)
    row = freeze_roster(office, session)[0]
    attendance.mark(office, session, row.resident, status(office, "H"))

    if allowed:
        assert change_session(office, replace(session, held_on=held_on)).record.held_on == held_on
    else:
        with pytest.raises(LaterThanToday):
            change_session(office, replace(session, held_on=held_on))


def test_a_session_without_marks_is_put_on_any_day(office, program):
    cohort, group, _ = program
    session = a_session(office, cohort, group, held_on=TODAY)
    freeze_roster(office, session)

    assert change_session(office, replace(session, held_on=TODAY + DAY)).record is not None


@pytest.mark.parametrize(("today", "codes"), [(6, "HS"), (5, "H")])
def test_an_imported_month_has_no_marks_of_days_to_come(store, today, codes):
    cohort, group, _ = a_running_program(store)
    for day in (5, 6):
        a_session(store, cohort, group, held_on=date(2021, 4, day))
    content = a_grid((1, "Agus Salim", "", "H", "S"))
    plan = a_plan(store, content, ImportSubject.MARKS)
    store.now = lambda: datetime(2021, 4, today, 8, 0, tzinfo=UTC)

    preview = look(store, plan)

    told = [one.problem for one in preview.warnings]
    assert [one for one in told if "06-04-2021 belum tiba" in one] == told
    assert len(told) == (0 if today > 5 else 1)
    carry_out(store, plan, now=store.now())
    known = {one.number: one.code for one in store.statuses.all()}
    days = store.sessions.between(date(2021, 4, 5), date(2021, 4, 6))
    rows = [row for day in days for row in store.attendance.of_session(day.id)]
    marked = [known[row.status] for row in rows if row.status is not None]
    assert "".join(sorted(marked)) == codes


@pytest.mark.parametrize(("days", "allowed"), [(-1, True), (7, True), (8, False), (400, False)])
def test_a_certificate_is_dated_as_far_ahead_as_it_may_be_prepared(store, days, allowed):
    cohort, _, (enrolment, _) = a_running_program(store)
    picks = [Pick(enrolment_id=enrolment.id, override_reason="Uji")]
    today = cohort.ends_on + 30 * DAY
    assert cohort.state_on(today) is CohortState.RUNNING
    assert lines(store, cohort, today=today)

    if allowed:
        assert issue(store, cohort, picks, issued_on=today + days * DAY, today=today).record
    else:
        with pytest.raises(LaterThanToday):
            issue(store, cohort, picks, issued_on=today + days * DAY, today=today)


@pytest.mark.parametrize(("days", "allowed"), [(0, True), (1, False)])
def test_a_certificate_prepared_early_is_dated_at_the_latest_on_the_last_day(store, days, allowed):
    cohort, _, (enrolment, _) = a_running_program(store)
    picks = [Pick(enrolment_id=enrolment.id, override_reason="Uji")]
    issued_on, today = cohort.ends_on + days * DAY, cohort.ends_on - 40 * DAY

    if allowed:
        assert issue(store, cohort, picks, issued_on=issued_on, today=today).record
    else:
        with pytest.raises(LaterThanToday):
            issue(store, cohort, picks, issued_on=issued_on, today=today)
