"""Beranda: what today asks for, in an office at work and in a new one."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from rehabdesk.domain.identity import StayId, new_id
from rehabdesk.domain.resident import Stay
from rehabdesk.services.next_step import NextStepKind
from rehabdesk.services.schedule import cancel_session
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.home.screen import HomePage
from tests.sample_office import TODAY, a_counselor, a_running_program, a_session, a_sheet
from tests.ui.shell_double import RecordingShell


class Desk:
    """Beranda on an office, with what an officer does there."""

    def __init__(self, qtbot, store, folder):
        self.window = QWidget()
        self.window.resize(1190, 690)
        qtbot.addWidget(self.window)
        self.shell = RecordingShell(self.window)
        self.context = Context(store, self.shell, Preferences(folder))
        self.context.today = lambda: TODAY
        self.page = HomePage(self.context)
        self.page.setParent(self.window)
        self.page.resize(1190, 690)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    def words(self):
        QApplication.processEvents()
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def click(self, column):
        table = self.page.today_table
        keys = [one.key for one in table.lines.columns]
        box = table.visualRect(table.lines.index(0, keys.index(column)))
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


@pytest.fixture
def program(store):
    a_counselor(store)
    cohort, group, enrolments = a_running_program(store)
    a_session(store, cohort, group, held_on=TODAY + timedelta(days=1))
    return cohort, group, enrolments


@pytest.fixture
def desk(qtbot, store, tmp_path):
    return Desk(qtbot, store, tmp_path)


def test_the_day_stands_large_at_the_top(desk):
    assert "Senin, 5 April 2021" in desk.words()


def test_a_new_office_is_led_through_its_first_steps(desk, store):
    at_first = desk.words()

    a_counselor(store)

    assert "Belum ada konselor" in at_first
    assert "1. Impor daftar konselor, atau catat satu per satu" in at_first
    assert desk.page.step_bar.step.step is NextStepKind.COHORT


def test_the_button_of_a_step_leads_where_it_is_done(desk):
    desk.page.step_bar.button.click()

    assert desk.shell.went == [("counselors", None)]


def test_todays_sheets_are_printed_with_one_button(desk, store, program):
    cohort, group, _ = program
    today = a_session(store, cohort, group)
    assert "1 daftar hadir untuk hari ini belum dicetak." in desk.words()

    desk.page.step_bar.button.click()

    pdf, title, file_name = desk.shell.pdfs[0]
    assert pdf.startswith(b"%PDF")
    assert file_name == "daftar-hadir-2021-04-05.pdf"
    assert title == "Daftar hadir 5 Apr 2021"
    assert store.sheets.newest_of(today.id) is not None
    assert desk.page.step_bar.step.step is NextStepKind.TYPE_IN


def test_one_click_prints_a_session_and_one_click_types_it_in(desk, store, program):
    cohort, group, _ = program
    today = a_session(store, cohort, group)
    QApplication.processEvents()

    desk.click("print")
    desk.click("type")

    assert len(desk.shell.pdfs) == 1
    assert desk.shell.went == [("attendance", today.id)]


def test_a_cancelled_session_offers_neither(desk, store, program):
    cohort, group, _ = program
    cancel_session(store, a_session(store, cohort, group).id, reason="libur")
    QApplication.processEvents()

    desk.click("print")
    desk.click("type")

    assert (desk.shell.pdfs, desk.shell.went) == ([], [])


def test_printed_sheets_wait_before_sessions_without_paper(desk, store, program):
    cohort, group, _ = program
    older = a_session(store, cohort, group, held_on=TODAY - timedelta(days=5))
    printed = a_session(store, cohort, group, held_on=TODAY - timedelta(days=1))
    a_sheet(store, printed)
    QApplication.processEvents()

    waiting = [line.session.id for line in desk.page.waiting_model.rows()]
    desk.page.step_bar.button.click()

    assert waiting == [printed.id, older.id]
    assert desk.shell.went == [("attendance", printed.id)]


def test_who_leaves_before_the_end_is_told_with_the_days_left(desk, store, program):
    _, _, enrolments = program
    with store.change("masa pidana"):
        store.stays.put(
            Stay(
                id=StayId(new_id()),
                resident=enrolments[0].resident,
                entered_on=date(2020, 7, 1),
                expires_on=TODAY + timedelta(days=10),
            )
        )
    QApplication.processEvents()

    model = desk.page.release_model
    shown = [model.data(model.index(0, column)) for column in range(3)]
    desk.page.release_table.activated_row.emit(model.row_at(0))

    assert shown[0].startswith("Mahmud bin Karta")
    assert shown[1:] == ["10 hari lagi", "Bebas"]
    assert desk.shell.went == [("residents", enrolments[0].resident)]


def test_a_cohort_shows_its_figures_with_what_they_are_taken_of(desk, store, program):
    words = desk.words()

    assert "hari ke-36 dari 184" in words
    assert "0 dari 0 sesi" in words
    assert "2 aktif" in words


def test_a_day_without_sessions_says_so_right_under_its_heading(program, desk):
    labels = desk.page.today_card.findChildren(QLabel)
    heading = next(one for one in labels if one.text() == "Sesi hari ini")
    sentence = desk.page.today_card.nothing

    assert sentence.isVisible()
    assert heading.y() < 2 * heading.fontMetrics().height()
    assert sentence.y() < 4 * heading.fontMetrics().height()
    assert sentence.alignment() & Qt.AlignmentFlag.AlignTop


def test_a_new_office_offers_the_tour_until_it_is_declined(qtbot, store, tmp_path):
    desk = Desk(qtbot, store, tmp_path)
    assert desk.page.checklist.tour.isVisible()

    desk.page.checklist.tour_button.click()
    assert desk.shell.tours == 1
    desk.page.checklist.decline_button.click()

    assert not desk.page.checklist.tour.isVisible()
    again = Desk(qtbot, store, tmp_path)
    assert again.page.checklist.isVisible()
    assert not again.page.checklist.tour.isVisible()
