"""The schedule page, used as a counselor uses it: keys and clicks, then a look at the file."""

from datetime import date, time, timedelta

from PySide6.QtCore import Qt

from rehabdesk.ui.screens.schedule.screen import SchedulePage
from tests.sample_office import (
    TODAY,
    a_counselor,
    a_group,
    a_running_program,
    a_session,
)


def _page(qtbot, desk):
    page = SchedulePage(desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    return page


def _press(qtbot, dialog):
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)


def test_an_office_without_a_cohort_is_told_where_to_begin(qtbot, desk):
    page = _page(qtbot, desk)

    assert page.places.currentIndex() == 1
    assert not page.new_button.isEnabled()


def test_arrows_choose_a_session_and_its_facts_are_shown(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group, topic="Siklus adiksi")
    page = _page(qtbot, desk)

    qtbot.keyClick(page.grid, Qt.Key.Key_Down)

    assert page.panel.session == session
    assert page.panel.title.text() == store.session_kinds.all()[0].name
    assert ("Materi", "Siklus adiksi") in page.panel.facts_of(page.week, session)


def test_parallel_sessions_of_a_kind_share_a_block(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    first, second = a_session(store, cohort, group), a_session(store, cohort, other)
    page = _page(qtbot, desk)

    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    qtbot.keyClick(page.panel.choice, Qt.Key.Key_Down)

    item = page.grid.current_item()
    assert item is not None
    assert set(item.payload) == {first, second}
    assert page.panel.session == second


def test_a_groups_week_shows_only_its_sessions(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    a_session(store, cohort, other)
    mine = a_session(store, cohort, group)
    page = _page(qtbot, desk)

    page.filter.way.set_value("group")
    page.filter.way.changed.emit()

    assert page.sessions_in_sight() == (mine,)


def test_a_counselors_week_shows_only_what_he_leads(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    leader = a_counselor(store)
    a_session(store, cohort, group)
    mine = a_session(store, cohort, group, counselors=(leader.id,), starts_at=time(8, 0))
    page = _page(qtbot, desk)

    page.filter.way.set_value("counselor")
    page.filter.way.changed.emit()

    assert page.sessions_in_sight() == (mine,)


def test_weeks_go_forth_and_back_and_home(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk)

    page.next_week()
    page.next_week()
    page.previous_week()
    assert page.monday == TODAY + timedelta(days=7)
    page.this_week()
    assert page.monday == TODAY


def test_another_screen_can_ask_for_a_session_or_a_day(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group, held_on=date(2021, 6, 2))
    page = _page(qtbot, desk)

    page.show_target(session.id)
    assert page.monday == date(2021, 5, 31)
    assert page.panel.session == session
    page.show_target(date(2021, 3, 3))
    assert page.monday == date(2021, 3, 1)
