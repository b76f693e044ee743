"""Kehadiran, used as a counselor uses it: with the keyboard, in the real window."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from rehabdesk.domain.session import SessionState
from rehabdesk.services import attendance
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.schedule import cancel_session
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.attendance.dialogs import FindPerson, HistoryDialog
from rehabdesk.ui.shell.main_window import MainWindow
from tests.sample_office import (
    TODAY,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    a_sheet,
    an_enrolment,
)

PEOPLE = tuple(f"Warga {letter}" for letter in "ABCDEF")
KEYS = {
    "enter": Qt.Key.Key_Return,
    "esc": Qt.Key.Key_Escape,
    "down": Qt.Key.Key_Down,
    "up": Qt.Key.Key_Up,
    "home": Qt.Key.Key_Home,
    "backspace": Qt.Key.Key_Backspace,
    "del": Qt.Key.Key_Delete,
    "f2": Qt.Key.Key_F2,
    "f6": Qt.Key.Key_F6,
    "f8": Qt.Key.Key_F8,
}


class Counselor:
    """Somebody at the window, who only types and clicks."""

    def __init__(self, qtbot, store, folder):
        self.qtbot, self.store = qtbot, store
        self.window = MainWindow(store, Preferences(folder))
        qtbot.addWidget(self.window)
        self.window.context.today = lambda: TODAY
        self.window.resize(1366, 728)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.go("attendance")
        self.page = self.window.page("attendance")
        self.capture = self.page.capture
        QApplication.processEvents()

    def focus(self):
        return QApplication.focusWidget() or self.window.focusWidget() or self.capture.table

    def type(self, *parts):
        """Letters as they are, keys by their names, Ctrl as in "ctrl+z"."""
        for part in parts:
            if part in KEYS:
                QTest.keyClick(self.focus(), KEYS[part])
            elif part.startswith("ctrl+"):
                key = KEYS.get(part[5:]) or getattr(Qt.Key, f"Key_{part[5:].upper()}")
                QTest.keyClick(self.focus(), key, Qt.KeyboardModifier.ControlModifier)
            else:
                for letter in part:
                    QTest.keyClicks(self.focus(), letter)
            QApplication.processEvents()

    def marks(self):
        """What is kept in the office's file, one letter a row."""
        session = self.capture.sheet.session.id
        codes = {one.number: one.code for one in self.store.statuses.all()}
        rows = self.store.attendance.of_session(session)
        return "".join(codes.get(row.status, "_") for row in rows)

    def seen(self):
        """What the table shows, one letter a row."""
        lines = self.capture.model.lines
        return "".join(line.status.code if line.status else "_" for line in lines)

    def words(self):
        QApplication.processEvents()
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def row(self):
        return self.capture.place() + 1

    def dialog(self, kind):
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def toasts(self):
        return [one.text for one in self.window.toasts.toasts()]


@pytest.fixture
def program(store):
    return a_running_program(store, PEOPLE)


@pytest.fixture
def session(store, program):
    cohort, group, _enrolments = program
    planned = a_session(store, cohort, group)
    freeze_roster(store, planned)
    return planned


@pytest.fixture
def counselor(qtbot, store, session, tmp_path):
    return Counselor(qtbot, store, tmp_path)


@pytest.fixture
def sheet(counselor, session):
    counselor.page.open_session(session.id)
    QApplication.processEvents()
    return counselor


def rows(counselor):
    return counselor.store.attendance.of_session(counselor.capture.sheet.session.id)


def test_the_number_from_the_paper_opens_its_sheet(counselor, store, session):
    number = a_sheet(store, session, serial=42).number

    counselor.type(number.replace("-", ""), "enter")

    assert counselor.capture.sheet.session.id == session.id
    assert counselor.capture.table.hasFocus()
    assert "Lembar 21-0042" in counselor.words()


def test_a_wrong_check_digit_is_said_beside_the_field(counselor, store, session):
    number = a_sheet(store, session, serial=42).number
    wrong = number[:-1] + str((int(number[-1]) + 3) % 10)

    counselor.type(wrong, "enter")

    assert not counselor.page.is_capturing()
    assert wrong in counselor.page.listing.form.errors()["sheet_number"]


def test_printed_sheets_stand_first_and_enter_opens_the_first(counselor, store, program):
    cohort, group, _ = program
    newer = a_session(store, cohort, group, held_on=TODAY.replace(day=1))
    a_sheet(store, a_session(store, cohort, group, held_on=TODAY.replace(day=3)), serial=7)
    counselor.page.look_again()

    numbers = [line.number for line in counselor.page.listing.model.rows()]
    first = counselor.page.listing.model.rows()[0].session
    counselor.page.listing.number.clear()
    counselor.type("down", "home", "enter")

    assert numbers[0]
    assert not any(numbers[1:])
    assert counselor.capture.sheet.session.id == first.id != newer.id


def test_a_letter_marks_saves_at_once_and_goes_on(sheet):
    sheet.type("h", "S", "a")

    assert sheet.marks() == sheet.seen() == "HSA___"
    assert sheet.row() == 4
    assert "Tersimpan pukul" in sheet.words()


def test_a_sheet_begins_at_its_first_empty_row(sheet, session):
    sheet.type("hh", "esc")

    sheet.page.open_session(session.id)

    assert sheet.row() == 3


def test_one_key_fills_only_empty_rows_and_says_so_when_there_is_none(sheet):
    sheet.type("a", "f8")
    filled = sheet.marks()

    sheet.type("f8")

    assert filled == sheet.marks() == "AHHHHH"
    assert "Tidak ada baris kosong" in sheet.words()


def test_steps_are_undone_and_done_again_one_by_one_also_the_fill(sheet):
    sheet.type("h", "a", "f8")
    seen = []
    for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y"):
        sheet.type(key)
        seen.append(sheet.marks())

    assert seen == ["HA____", "H_____", "______", "H_____", "HA____", "HAHHHH"]
    assert sheet.seen() == sheet.marks()


def test_undo_beyond_the_first_step_touches_nothing_else(sheet, store):
    counselor_count = store.counselors.count()

    sheet.type("h", "ctrl+z", "ctrl+z")

    assert "Tidak ada lagi yang dapat dibatalkan" in sheet.words()
    assert store.counselors.count() == counselor_count


def test_undo_goes_back_to_the_row_it_concerns(sheet):
    sheet.type("hhh", "home", "s", "ctrl+z")

    assert (sheet.marks(), sheet.row()) == ("HHH___", 1)


def test_a_status_with_a_reason_asks_for_it_beside_the_row(sheet):
    sheet.type("i")
    empty_until_answered = sheet.marks()

    sheet.type("enter")
    scolded = "Tuliskan alasannya." in sheet.words()
    sheet.type("kunjungan keluarga", "enter", "h")

    assert (empty_until_answered, scolded) == ("______", True)
    assert sheet.marks() == "IH____"
    assert rows(sheet)[0].reason == "kunjungan keluarga"


def test_a_reason_left_with_esc_marks_nothing(sheet):
    sheet.type("i", "sid", "esc")

    assert (sheet.marks(), sheet.row()) == ("______", 1)
    assert sheet.capture.table.hasFocus()


def test_a_recent_reason_is_one_arrow_away(sheet):
    sheet.type("i", "sidang PN Serang", "enter")

    sheet.type("i", "down", "enter")

    assert [row.reason for row in rows(sheet)[:2]] == ["sidang PN Serang"] * 2


def test_late_asks_for_minutes_that_may_stay_open(sheet):
    sheet.type("t", "15", "enter", "t", "enter", "t", "h")

    assert sheet.marks() == "TTTH__"
    assert [row.minutes_late for row in rows(sheet)[:3]] == [15, None, None]


def test_a_late_mark_and_its_minutes_are_one_step(sheet):
    sheet.type("t", "15", "enter", "ctrl+z")

    assert sheet.marks() == "______"


def test_a_number_and_a_letter_mark_that_row(sheet):
    sheet.type("5s")

    assert (sheet.marks(), sheet.row()) == ("____S_", 6)


def test_a_number_and_enter_go_to_that_row(sheet):
    sheet.type("4", "enter")
    there = sheet.row()

    sheet.type("99", "enter")

    assert there == sheet.row() == 4
    assert "Tidak ada baris nomor 99" in sheet.words()


def test_backspace_clears_a_mark_and_goes_up_from_an_empty_row(sheet):
    sheet.type("hs", "backspace", "backspace")
    cleared = sheet.marks()

    sheet.type("up", "del")

    assert (cleared, sheet.marks()) == ("H_____", "______")


def test_a_note_is_written_and_shown(sheet):
    sheet.type("h", "up", "f2", "memimpin doa", "enter")

    assert rows(sheet)[0].note == "memimpin doa"
    assert sheet.capture.table.hasFocus()


def test_engagement_by_ctrl_digit_and_row_by_row(sheet):
    sheet.type("hhh", "home", "ctrl+5", "down", "f6", "42", "f6")

    assert [row.engagement for row in rows(sheet)[:3]] == [5, 4, 2]
    assert sheet.marks() == "HHH___"


def test_a_letter_that_is_no_status_marks_nothing_and_says_what_there_is(sheet):
    sheet.type("q")

    assert sheet.marks() == "______"
    assert "bukan tanda" in sheet.words()


def test_the_head_count_is_compared_calmly(sheet, store, session):
    sheet.type("hh")
    head_count = sheet.capture.legend.head_count
    head_count.setFocus()
    head_count.setText("3")
    differing = "kurang tanda hadir" in sheet.words()

    head_count.setText("2")

    assert differing
    assert "Sama dengan yang ditandai" in sheet.words()
    assert store.sessions.get(session.id).head_count == 2


def test_finishing_with_empty_rows_names_them_and_leads_there(sheet, store, session):
    sheet.type("hh", "4", "enter", "h", "ctrl+enter")
    asked = sheet.page.notices_bar.question.text()

    sheet.type("enter")

    assert "3 baris masih kosong (nomor 3, 5, 6)" in asked
    assert sheet.row() == 3
    assert store.sessions.get(session.id).state is SessionState.PLANNED


def test_finishing_leads_to_the_list_with_the_next_sheet_chosen(sheet, store, program, session):
    cohort, group, _ = program
    later = a_session(store, cohort, group, held_on=TODAY)
    sheet.type("esc")
    sheet.page.look_again()
    sheet.page.open_session(session.id)

    sheet.type("f8", "ctrl+enter")

    assert store.sessions.get(session.id).state is SessionState.RECORDED
    assert sheet.page.listing.table.current_row().session.id == later.id
    assert sheet.page.listing.table.hasFocus()
    assert any("selesai" in one for one in sheet.toasts())


def test_finishing_can_be_undone(sheet, store, session):
    sheet.type("f8", "ctrl+enter", "ctrl+z")

    assert store.sessions.get(session.id).state is SessionState.PLANNED
    assert sheet.marks() == "HHHHHH"


def test_a_head_count_that_differs_is_asked_before_finishing(sheet, store, session):
    sheet.capture.legend.head_count.setText("5")

    sheet.type("f8", "ctrl+enter")
    asked = sheet.page.notices_bar.question.text()
    sheet.page.finish(accept_count=True)

    assert "5" in asked
    assert "6" in asked
    assert store.sessions.get(session.id).state is SessionState.RECORDED


def closed(counselor, session):
    counselor.type("f8", "ctrl+enter")
    counselor.page.open_session(session.id)
    QApplication.processEvents()


def test_a_correction_asks_why_and_keeps_the_old_mark(sheet, store, session):
    closed(sheet, session)

    sheet.type("2a")
    untouched = sheet.marks()
    sheet.type("salah baca", "enter")

    assert (untouched, sheet.marks()) == ("HHHHHH", "HAHHHH")
    assert store.corrections.all()[0].why == "salah baca"
    assert sheet.capture.model.lines[1].corrected


def test_a_correction_to_a_status_with_a_reason_asks_both(sheet, store, session):
    closed(sheet, session)

    sheet.type("i", "kunjungan", "enter", "salah ketik", "enter")

    assert sheet.marks() == "IHHHHH"
    assert (rows(sheet)[0].reason, store.corrections.all()[0].why) == ("kunjungan", "salah ketik")


def test_clearing_a_mark_of_a_closed_sheet_asks_why(sheet, store, session):
    closed(sheet, session)

    sheet.type("home", "del", "bukan orangnya", "enter")

    assert sheet.marks() == "_HHHHH"
    assert store.corrections.all()[0].why == "bukan orangnya"


def test_the_history_of_a_mark_shows_old_value_who_and_why(sheet, session):
    closed(sheet, session)
    sheet.type("home", "a", "salah baca", "enter", "home", "ctrl+h")

    table = sheet.dialog(HistoryDialog).table
    model = table.rows_model()
    shown = [model.data(model.index(0, column)) for column in range(5)]

    assert shown[1:] == ["petugas", "Hadir", "Alpa", "salah baca"]


def test_a_closed_sheet_is_opened_again_as_it_was(sheet, store, session):
    closed(sheet, session)

    sheet.capture.legend.reopen.click()

    assert store.sessions.get(session.id).state is SessionState.PLANNED
    assert sheet.marks() == "HHHHHH"


def test_a_cancelled_session_says_so_and_takes_no_mark(sheet, store, session):
    cancel_session(store, session.id, reason="hujan lebat")

    sheet.page.open_session(session.id)
    sheet.type("h")

    assert "Sesi ini dibatalkan." in sheet.words()
    assert "hujan lebat" in sheet.words()
    assert sheet.marks() == "______"


def test_a_group_without_people_says_what_to_do(counselor, store, program):
    cohort, _, _ = program
    empty = a_session(store, cohort, a_group(store, cohort, "Kelompok C"))

    counselor.page.open_session(empty.id)

    assert "Kelompok C tidak beranggota" in counselor.words()


def test_a_session_not_printed_yet_is_prepared_with_enter(counselor, store, program):
    cohort, group, _ = program
    fresh = a_session(store, cohort, group, held_on=TODAY)
    counselor.page.open_session(fresh.id)
    offered = "6 orang akan masuk daftar" in counselor.words()

    counselor.type("enter", "h")

    assert offered
    assert counselor.marks() == "H_____"


def test_who_joined_since_is_told_and_added_by_one_button(sheet, store, program, session):
    cohort, group, _ = program
    an_enrolment(store, cohort, a_resident(store, "Dadang Suhendar", "BI 9/21"), group)
    told = sheet.page.notices_bar.difference.text()

    sheet.page.notices_bar.add_wanted.emit()

    assert "Dadang Suhendar (BI 9/21)" in told
    assert sheet.capture.model.lines[-1].name == "Dadang Suhendar"
    assert sheet.page.notices_bar.difference is None


def test_somebody_found_by_name_is_added_and_taken_off_again(sheet, store):
    a_resident(store, "Aceng Kosasih", "BI 77/21")
    sheet.type("ctrl+n")
    dialog = sheet.dialog(FindPerson)
    QTest.keyClicks(dialog.search, "aceng")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    added = [line.name for line in sheet.capture.model.lines]

    sheet.capture.table.setFocus()
    sheet.type("ctrl+z")

    assert added[-1] == "Aceng Kosasih"
    assert len(sheet.capture.model.lines) == len(PEOPLE)


def test_only_a_person_without_a_mark_is_taken_off(sheet):
    sheet.type("h", "up")
    sheet.page.people.remove_person()
    refused = len(sheet.capture.model.lines)

    sheet.type("down")
    sheet.page.people.remove_person()

    assert (refused, len(sheet.capture.model.lines)) == (6, 5)


def test_a_guest_is_noted_under_the_table(sheet, store, session):
    sheet.type("ctrl+g")
    dialog = sheet.dialog(QDialog)
    dialog.form.field_row("guest").field.set_value("Ust. Hasan")
    dialog.carry_out()

    assert [one.name for one in store.guests.find(session=session.id)] == ["Ust. Hasan"]
    assert "Hasan" in sheet.words()


def test_a_click_on_a_status_marks_like_its_letter(sheet):
    sheet.capture.legend.buttons[0].click()

    assert (sheet.marks(), sheet.row()) == ("H_____", 2)
    assert sheet.capture.legend.buttons[0].count == 1


def test_the_keys_are_told_on_f1(sheet):
    told = {one.keys for one in sheet.page.commands()}

    assert {"F8", "Ctrl+Z", "Ctrl+Enter", "Ctrl+H", "Angka, huruf", "F6"} <= told


def test_a_mark_is_written_and_painted_within_a_frame(sheet):
    sheet.type("h")
    taken = []
    for letter in "sahsa":
        before = time.perf_counter()
        QTest.keyClicks(sheet.capture.table, letter)
        sheet.capture.table.viewport().repaint()
        taken.append(time.perf_counter() - before)

    assert sorted(taken)[2] < 0.016


def test_a_mark_made_by_somebody_else_is_seen(sheet, store, session):
    sheet.type("h")

    attendance.fill_empty(store, session, store.statuses.all()[0])

    assert sheet.seen() == "HHHHHH"
    assert sheet.row() == 2
