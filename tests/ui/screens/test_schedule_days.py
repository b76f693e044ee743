"""Several days at once on *Jadwal*: what becomes of each session is shown, done, and undone."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.session import SessionState
from rehabdesk.domain.shifting import Became, Remedy
from rehabdesk.domain.timetable import Recurrence
from rehabdesk.services.series import plan_series
from rehabdesk.ui.screens.schedule.days_dialog import open_days
from tests.sample_office import TODAY, a_counselor, a_planned_session, a_room, a_running_program

WEEK = timedelta(days=7)


@pytest.fixture
def lessons(store):
    """Three Mondays of lessons, led by one of two counselors."""
    store.now = lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)
    cohort, group, _enrolments = a_running_program(store)
    ratna, _yusuf = a_counselor(store, "Ratna Dewi"), a_counselor(store, "Yusuf Hidayat")
    template = a_planned_session(
        store, cohort, group, counselors=(ratna.id,), room=a_room(store, "Ruang 1").id
    )
    weekly = Recurrence(weekdays=frozenset({TODAY.weekday()}), starts_on=TODAY, count=3)
    made = plan_series(store, template, weekly, "Seminar").record
    with store.change("materi"):
        store.sessions.put_all(
            replace(one, topic=topic) for one, topic in zip(made, "ABC", strict=True)
        )
    return made


def became(dialog):
    return [(one.what[-1], one.line.became, one.after) for one in dialog.preview.model.rows()]


def test_what_is_called_off_is_shown_and_done(desk, store, lessons):
    dialog = open_days(desk, TODAY)
    assert became(dialog) == [("A", Became.CANCELLED, "")]
    assert dialog.preview.heading.text() == "1 ditiadakan"

    dialog.reason.set_value("Razia")
    dialog.carry_out()

    assert store.sessions.get(lessons[0].id).state is SessionState.CANCELLED
    assert desk.shell.said[-1] == "1 sesi diubah."
    desk.shell.undo()
    assert store.sessions.get(lessons[0].id).state is SessionState.PLANNED


def test_lessons_that_move_show_their_new_days(desk, lessons):
    dialog = open_days(desk, TODAY)

    dialog.remedy.set_value(Remedy.SHIFT)

    assert [(topic, after) for topic, _became, after in became(dialog)] == [
        ("A", "Sen, 12 Apr 2021"),
        ("B", "Sen, 19 Apr 2021"),
        ("C", "Sen, 26 Apr 2021"),
    ]


def test_a_reason_is_asked_for_beside_its_field(desk, store, lessons):
    dialog = open_days(desk, TODAY)

    dialog.carry_out()

    assert "reason" in dialog.form.errors()
    assert store.sessions.get(lessons[0].id).state is SessionState.PLANNED


def test_the_fields_follow_what_is_done(desk, qtbot, lessons):
    dialog = open_days(desk, TODAY)
    shown = {
        name: not dialog.form.field_row(name).isHidden()
        for name in ("away", "instead", "room", "elsewhere")
    }
    assert not any(shown.values())

    dialog.remedy.set_value(Remedy.LEADER)
    assert not dialog.form.field_row("away").isHidden()
    assert dialog.form.field_row("room").isHidden()
    assert became(dialog) == []
    ratna, yusuf = [value for value, _words in dialog.away.options()]
    dialog.away.set_value(ratna)
    dialog.instead.set_value(yusuf)
    qtbot.waitUntil(lambda: bool(became(dialog)))
    assert became(dialog) == [("A", Became.CHANGED, "Yusuf Hidayat")]


def test_days_without_sessions_say_so(desk, qtbot, lessons):
    dialog = open_days(desk, TODAY + timedelta(days=1))

    assert became(dialog) == []
    assert dialog.preview.heading.text() == "Sesi"


def test_the_end_may_not_lie_before_the_beginning(desk, qtbot, lessons):
    dialog = open_days(desk, TODAY)

    dialog.last.set_value(TODAY - WEEK)
    dialog.reason.set_value("Razia")
    dialog.carry_out()

    assert "last" in dialog.form.errors()
