"""Kehadiran: closing a sheet, correcting it later, its history."""

from datetime import time, timedelta

from PySide6.QtWidgets import QApplication

from rehabdesk.domain.session import SessionState
from rehabdesk.ui.screens.attendance.dialogs import HistoryDialog
from tests.sample_office import (
    TODAY,
    a_session,
)


def closed(counselor, session):
    counselor.type("f8", "ctrl+enter")
    counselor.page.open_session(session.id)
    QApplication.processEvents()


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
    a_session(store, cohort, group, held_on=TODAY - timedelta(days=1))
    later = a_session(store, cohort, group, starts_at=time(11), ends_at=time(12))
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
    assert (sheet.rows()[0].reason, store.corrections.all()[0].why) == ("kunjungan", "salah ketik")


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
