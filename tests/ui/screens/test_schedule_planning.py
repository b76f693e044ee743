"""Planning and changing sessions and weekly series, with their clashes and holidays."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt

from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.session import SessionState
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.ui.screens.schedule.change_dialogs import open_cancel, open_change, open_move
from rehabdesk.ui.screens.schedule.new_dialog import NewSessionDialog
from rehabdesk.ui.screens.schedule.screen import SchedulePage
from rehabdesk.ui.screens.schedule.week import SessionProgress, read_week
from tests.documents.reading import pages_of
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_room,
    a_running_program,
    a_session,
    an_enrolment,
)


def _page(qtbot, desk):
    page = SchedulePage(desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    return page


def _press(qtbot, dialog):
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)


def _field(dialog, name) -> Any:
    return dialog.form.field_row(name).field


def _new(desk, group, day=TODAY):
    dialog = NewSessionDialog(desk, (day, time(9, 0), (group.id,)))
    _field(dialog, "kind").set_value(desk.store.session_kinds.all()[0].id)
    dialog.open()
    return dialog


def _weekly(desk, group, **values):
    dialog = _new(desk, group)
    repeat = dialog.repeat
    repeat.set_value(True)
    repeat.changed.emit()
    for name, value in values.items():
        _field(dialog, name).set_value(value)
    dialog.look()
    return dialog


def test_a_session_is_planned_with_what_usually_goes_with_kind_and_group(qtbot, desk, store):
    cohort = a_cohort(store)
    leader, room = a_counselor(store), a_room(store)
    group = a_group(store, cohort, counselor=leader.id, room=room.id)
    an_enrolment(store, cohort, a_resident(store), group)
    kind = store.session_kinds.all()[0]
    dialog = _new(desk, group)

    _press(qtbot, dialog)

    session = store.sessions.all()[0]
    assert (session.room, session.counselors) == (room.id, (leader.id,))
    assert session.minutes == kind.minutes
    assert not dialog.isVisible()


def test_a_clash_is_shown_and_not_forbidden(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    a_session(store, cohort, group)
    dialog = _new(desk, group)

    dialog.look()
    assert "Bersamaan dengan" in dialog.preview.words.text()
    _press(qtbot, dialog)

    assert len(store.sessions.all()) == 2
    week = read_week(store, TODAY, TODAY)
    assert all(week.clashes[one.id] for one in week.sessions)


def test_a_session_for_nobody_is_refused_beside_the_groups(qtbot, desk, store):
    group = a_group(store, a_cohort(store))
    dialog = _new(desk, group)

    _press(qtbot, dialog)

    assert "care_groups" in dialog.form.errors()
    assert not store.sessions.all()


def test_an_end_before_the_start_is_refused_beside_the_field(qtbot, desk, store):
    _cohort, group, _people = a_running_program(store)
    dialog = _new(desk, group)
    _field(dialog, "ends_at").set_value(time(8, 0))

    _press(qtbot, dialog)

    assert "ends_at" in dialog.form.errors()
    assert not store.sessions.all()


def test_emoji_in_a_topic_are_refused_beside_it(qtbot, desk, store):
    _cohort, group, _people = a_running_program(store)
    dialog = _new(desk, group)
    _field(dialog, "topic").set_value("Bahaya 😀")

    _press(qtbot, dialog)

    assert "topic" in dialog.form.errors()


def test_a_series_previews_every_date_and_skips_holidays(qtbot, desk, store):
    _cohort, group, _people = a_running_program(store)
    holiday = date(2021, 4, 12)
    with store.change("Isi contoh"):
        store.holidays.put(
            Holiday(id=HolidayId(new_id()), day=holiday, kind=DayKind.HOLIDAY, label="Libur contoh")
        )
    dialog = _weekly(desk, group, weekdays={0, 2}, ends_on=date(2021, 4, 18))

    lines = {one.day: one.state for one in dialog.preview.model.rows()}
    assert lines == {
        date(2021, 4, 5): "Akan dibuat",
        date(2021, 4, 7): "Akan dibuat",
        holiday: "Dilewati",
        date(2021, 4, 14): "Akan dibuat",
    }
    _press(qtbot, dialog)

    assert [one.held_on.day for one in store.sessions.all()] == [5, 7, 14]


def test_a_series_repeats_on_the_weekday_of_its_first_date_until_days_are_pressed(desk, store):
    _cohort, group, _people = a_running_program(store)
    dialog = _weekly(desk, group)
    first = _field(dialog, "held_on")

    first.set_value(date(2021, 4, 8))
    first.changed.emit()
    assert dialog.weekdays.value() == {3}

    dialog.weekdays.set_value((0, 3))
    first.set_value(date(2021, 4, 9))
    first.changed.emit()
    assert dialog.weekdays.value() == {0, 3}


def test_a_series_stops_after_its_count(qtbot, desk, store):
    _cohort, group, _people = a_running_program(store)
    dialog = _weekly(desk, group, weekdays={1}, count=3)

    _press(qtbot, dialog)

    assert len(store.sessions.all()) == 3
    assert len({one.series for one in store.sessions.all()}) == 1


def test_this_and_the_later_ones_change_together(qtbot, desk, store):
    _cohort, group, _people = a_running_program(store)
    _press(qtbot, _weekly(desk, group, weekdays={1}, count=3))
    second = store.sessions.all()[1]
    dialog = open_change(desk, second)
    dialog.reach.set_value(True)
    dialog.reach.changed.emit()
    _field(dialog, "topic").set_value("Pencegahan kambuh")

    _press(qtbot, dialog)

    assert [one.topic for one in store.sessions.all()] == ["", *["Pencegahan kambuh"] * 2]


def test_a_printed_session_keeps_its_date_but_can_be_moved(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group)
    sheets_pdf(store, [session], now=desk.now())
    change = open_change(desk, session)
    assert not change.session_form.held_on.isEnabled()
    change.reject()
    dialog = open_move(desk, session, read_week(store, TODAY, TODAY).names)
    _field(dialog, "held_on").set_value(date(2021, 4, 6))
    _field(dialog, "reason").set_value("Razia")

    _press(qtbot, dialog)

    states = {one.held_on.day: one.state for one in store.sessions.all()}
    assert states == {5: SessionState.CANCELLED, 6: SessionState.PLANNED}


def test_a_session_is_cancelled_with_a_reason_and_brought_back(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group, held_on=date(2021, 4, 1))
    page = _page(qtbot, desk)
    page.show_target(session.id)
    dialog = open_cancel(desk, session, page.week.names)
    _press(qtbot, dialog)
    assert "reason" in dialog.form.errors()

    _field(dialog, "reason").set_value("Narasumber sakit")
    _press(qtbot, dialog)
    assert page.week.progress[session.id] is SessionProgress.CANCELLED
    assert page.panel.buttons.fill.isHidden()
    qtbot.mouseClick(page.panel.buttons.restore, Qt.MouseButton.LeftButton)

    assert store.sessions.all()[0].state is SessionState.PLANNED


def seldom(page):
    """What the menu beside the buttons offers."""
    return [one.text().replace("&", "") for one in page.panel.buttons.menu.actions()]


def test_only_an_empty_session_is_offered_to_be_deleted(qtbot, desk, store):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group)
    page = _page(qtbot, desk)
    page.show_target(session.id)
    assert "Hapus sesi ini\tDel" in seldom(page)

    page.deeds.print_sheet()

    assert "Hapus sesi ini\tDel" not in seldom(page)
    assert "Pindahkan ke waktu lain…" in seldom(page)


def test_the_chosen_sheet_is_printed_and_the_state_says_so(qtbot, desk, store, shell):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group)
    page = _page(qtbot, desk)
    page.show_target(session.id)

    qtbot.mouseClick(page.panel.buttons.print, Qt.MouseButton.LeftButton)

    assert shell.pdfs[0][0].startswith(b"%PDF")
    assert page.week.progress[session.id] is SessionProgress.PRINTED
    assert page.panel.chip.text() == "Daftar hadir tercetak"


def test_the_week_is_printed_and_sessions_without_people_are_named(qtbot, desk, store, shell):
    cohort, group, _people = a_running_program(store)
    a_session(store, cohort, group)
    a_session(store, cohort, a_group(store, cohort, "Kelompok Kosong"))
    page = _page(qtbot, desk)
    page.print_menu.aboutToShow.emit()
    week = next(one for one in page.print_menu.actions() if one.text().startswith("Pekan"))

    week.trigger()

    assert len(shell.pdfs) == 1
    assert "Kelompok Kosong" in shell.warned[0]


def test_fill_goes_to_the_capture_of_the_marks(qtbot, desk, store, shell):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group)
    page = _page(qtbot, desk)
    page.show_target(session.id)

    qtbot.mouseClick(page.panel.buttons.fill, Qt.MouseButton.LeftButton)

    assert shell.went == [("attendance", session.id)]


def test_a_past_session_without_marks_is_called_overdue(store):
    cohort, group, _people = a_running_program(store)
    session = a_session(store, cohort, group, held_on=date(2021, 4, 1))

    week = read_week(store, date(2021, 3, 29), TODAY)

    assert week.progress[session.id] is SessionProgress.OVERDUE


def test_the_week_in_sight_is_printed_for_the_wall(qtbot, desk, store, shell):
    cohort, group, _people = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    a_session(store, cohort, group)
    a_session(store, cohort, other, starts_at=time(15), ends_at=time(16))
    page = _page(qtbot, desk)
    page.filter.way.set_value("group")
    page.filter.way.changed.emit()

    page.print_menu.aboutToShow.emit()
    wall = next(one for one in page.print_menu.actions() if "dinding" in one.text())
    wall.trigger()

    ((pdf, title, _file),) = shell.pdfs
    (paper,) = pages_of(pdf)
    assert title.startswith("Jadwal mingguan")
    assert "Kelompok A" in paper.text
    assert "15.00" not in paper.text


def test_a_week_without_sessions_is_not_printed(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk)

    assert page.wall_command.why_not() == "Pekan ini tidak ada sesi."
