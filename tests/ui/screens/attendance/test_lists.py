"""Kehadiran: finding a sheet, and who stands on it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from rehabdesk.domain.sheet_code import make_sheet_code, office_signs
from rehabdesk.services.expected_list import add_guest
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.services.schedule import cancel_session
from rehabdesk.ui.screens.attendance.dialogs import FindPerson
from tests.sample_office import (
    TODAY,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    a_sheet,
    an_enrolment,
)
from tests.services.moments import NOON
from tests.ui.screens.attendance.conftest import PEOPLE


def test_the_number_from_the_paper_opens_its_sheet(counselor, store, session):
    number = a_sheet(store, session, serial=42).number

    counselor.type(number.replace("-", ""), "enter")

    assert counselor.capture.sheet.session.id == session.id
    assert counselor.capture.table.hasFocus()
    assert "Lembar 21-0042" in counselor.words()


def test_a_hand_scanner_opens_the_sheet_of_the_code_that_it_types(counselor, store, session):
    number = a_sheet(store, session, serial=42).number
    complaints = []
    for sign in make_sheet_code(number, 1, office_signs(store.office.id)):
        counselor.type(sign)
        complaints += counselor.page.listing.form.errors().values()

    counselor.type("enter")

    assert counselor.capture.sheet.session.id == session.id
    assert counselor.capture.table.hasFocus()
    assert complaints == []


def test_a_scanned_second_page_opens_on_its_first_empty_row(counselor, store):
    names = tuple(f"Orang {number:02}" for number in range(1, 41))
    cohort, group, _ = a_running_program(store, names)
    session = a_session(store, cohort, group)
    sheet = sheets_pdf(store, [session], now=NOON).sheets[0]
    second = store.sheet_printings.rows_of(sheet.id, 1, 2)
    code = make_sheet_code(sheet.number, 2, office_signs(store.office.id))

    counselor.type(code, "enter")
    counselor.type("h", "esc")
    counselor.type(code, "enter")

    assert second.start > 1
    assert counselor.capture.line().row.number == second.start + 1
    counselor.type("esc", sheet.number, "enter")
    assert counselor.capture.line().row.number == 1


def test_a_scanned_sheet_of_another_office_is_told_from_ones_own(counselor, store, session):
    number = a_sheet(store, session, serial=42).number
    ours = office_signs(store.office.id)
    theirs = "AB" if ours != "AB" else "AC"

    counselor.type(make_sheet_code(number, 1, theirs), "enter")

    said = counselor.page.listing.form.errors()["sheet_number"]
    assert not counselor.page.is_capturing()
    assert f"tandanya {theirs}, tanda kantor ini {ours}" in said


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


def test_a_cancelled_session_says_so_and_takes_no_mark(sheet, store, session):
    cancel_session(store, session.id, reason="hujan lebat")

    sheet.page.open_session(session.id)
    sheet.type("h")

    assert "Sesi ini ditiadakan." in sheet.words()
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

    sheet.page.notices_bar.difference.findChildren(QPushButton)[0].click()

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
    dialog.form.field_row("name").field.set_value("Ust. Hasan")
    dialog.carry_out()

    assert [one.name for one in store.guests.find(session=session.id)] == ["Ust. Hasan"]
    assert "Hasan" in sheet.words()


def test_each_status_and_each_guest_is_a_command_of_the_open_sheet(sheet, store, session):
    add_guest(store, session, "Tamu Dinas")
    sheet.page.reload()

    told = {one.words: one for one in sheet.page.commands()}
    told["Tandai dan maju: Sakit"].run()

    assert sheet.marks() == "S_____"
    told["Hapus tamu Tamu Dinas"].run()
    assert not store.guests.find(session=session.id)
    assert told["Buka lagi daftar yang selesai"].why_not() == "Daftar hadir ini belum selesai."


def test_a_deed_that_does_not_fit_the_sheet_is_no_button_there(sheet, session):
    legend = sheet.capture.legend
    assert (legend.finish.isVisible(), legend.reopen.isVisible()) == (True, False)
    sheet.type("f8", "ctrl+enter")
    sheet.page.open_session(session.id)

    assert (legend.finish.isVisible(), legend.reopen.isVisible()) == (False, True)
    assert not legend.fill.isEnabled()


def test_nothing_typed_and_nothing_chosen_opens_no_sheet_and_says_so(counselor, session):
    listing = counselor.page.listing
    listing.day.set_value(session.held_on.replace(year=2030))

    listing.open_button.click()

    assert not counselor.page.is_capturing()
    assert listing.opening.why_not() == "Ketik nomor lembar, atau pilih sebuah sesi dahulu."
    assert listing.opening in counselor.page.commands()


def test_the_arrow_of_an_open_sheet_leads_back_as_esc_does(sheet):
    sheet.page.back_button.click()
    assert not sheet.page.is_capturing()
