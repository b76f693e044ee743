"""The tour on the demonstration: it sees what was done, and takes nobody's word for it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from rehabdesk.domain.user import Role
from rehabdesk.services.attendance import Detail, fill_empty, finish_sheet, mark, reopen_sheet
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.demonstration_users import seat, user_of
from rehabdesk.services.outgoing import note_printed, print_to_file, save_paper
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.services.safekeeping import back_up, charge_of
from rehabdesk.services.tour import TourStep
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.guide_dialog import GuideDialog
from rehabdesk.ui.shell.main_window import MainWindow


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    made = MainWindow(demonstration, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    return made


def today_sheets(store):
    day = store.today()
    return store.sessions.between(day, day)


def print_sheets(store):
    return sheets_pdf(store, today_sheets(store)[:1], now=datetime(2021, 8, 30, 1, tzinfo=UTC))


def type_in(store):
    session = today_sheets(store)[0]
    codes = {one.code: one for one in store.statuses.all()}
    fill_empty(store, session, codes["H"])
    finish_sheet(store, store.sessions.get(session.id))
    return session


def back_up_now(store):
    charge = charge_of(store)
    assert charge is not None
    assert all(one.good for one in back_up(charge, datetime.now().astimezone(), roots=()))


def done_in(window):
    window.tour.look()
    return window.tour.done


def test_the_tour_begins_with_nothing_done_whatever_the_office_did_before(window, demonstration):
    print_sheets(demonstration)
    type_in(demonstration)

    window.tour.go_on()

    assert window.tour.isVisible()
    assert done_in(window) == set()
    assert window.tour.step() is TourStep.PRINT


@pytest.mark.parametrize("way", ["printer", "pdf", "saved"])
def test_a_sheet_that_went_out_is_printed_without_a_printer_too(
    window, demonstration, tmp_path, way
):
    window.tour.go_on()
    pdf = print_sheets(demonstration).pdf
    assert done_in(window) == set()

    if way == "printer":
        note_printed(demonstration, what="Daftar hadir", pages=1)
    else:
        write = print_to_file if way == "pdf" else save_paper
        write(demonstration, pdf, tmp_path / "hari ini.pdf", what="Daftar hadir", amount="1")

    assert done_in(window) == {TourStep.PRINT}


def test_a_paper_other_than_a_sheet_is_not_the_print_that_was_asked_for(window, demonstration):
    window.tour.go_on()

    note_printed(demonstration, what="Rekap", pages=1)

    assert done_in(window) == set()


def test_a_sheet_is_typed_in_when_it_is_finished_and_corrected_when_it_says_why(
    window, demonstration
):
    store = demonstration
    window.tour.go_on()
    print_sheets(store)
    session = type_in(store)
    assert done_in(window) == {TourStep.MARK}
    codes = {one.code: one for one in store.statuses.all()}
    person = store.attendance.of_session(session.id)[0]

    reopen_sheet(store, store.sessions.get(session.id))
    open_again = store.sessions.get(session.id)
    mark(store, open_again, person.resident, codes["S"], Detail(reason="Demam"), why="Salah baca")

    assert done_in(window) == {TourStep.MARK, TourStep.CORRECT}


def test_a_certificate_that_was_issued_and_a_backup_that_was_made_are_seen(window, demonstration):
    store = demonstration
    window.tour.go_on()
    medical = next(one for one in store.cohorts.all() if "Medis" in one.name)

    issue_due(store, medical, issued_on=store.today(), today=store.today())
    assert done_in(window) == {TourStep.CERTIFY}
    back_up_now(store)

    assert done_in(window) == {TourStep.CERTIFY, TourStep.BACK_UP}


def test_it_notices_by_itself(window, demonstration, qtbot):
    window.tour.go_on()

    back_up_now(demonstration)

    qtbot.waitUntil(lambda: TourStep.BACK_UP in window.tour.done)


def test_a_tour_that_was_left_goes_on_there_also_in_another_window(
    window, demonstration, qtbot, tmp_path
):
    window.tour.go_on()
    print_sheets(demonstration)
    note_printed(demonstration, what="Daftar hadir", pages=1)
    assert done_in(window) == {TourStep.PRINT}

    window.tour.leave_button.click()

    assert not window.tour.isVisible()
    assert window.tour.offer() == "Lanjutkan tur sepuluh menit"
    again = MainWindow(demonstration, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(again)
    again.tour.go_on()
    assert again.tour.done == {TourStep.PRINT}


def test_when_all_is_done_it_can_be_done_once_more(window, demonstration):
    window.tour.go_on()
    window.tour.done = frozenset(TourStep)
    window.tour.begin()
    assert window.tour.step() is TourStep.PRINT
    assert done_in(window) == set()
    assert demonstration.office.demonstration


def test_the_guide_of_the_demonstration_offers_the_tour_and_starts_it(window, qtbot):
    window.show_guide()
    guide = next(one for one in window.findChildren(GuideDialog) if one.isVisible())

    guide.tour_button.click()

    qtbot.waitUntil(window.tour.open_button.isVisible)


def test_the_button_of_a_step_goes_to_its_page(window):
    window.tour.go_on()
    window.go("audit")

    window.tour.open_button.click()

    QApplication.processEvents()
    assert window.stack.currentWidget() is window.page("home")


def test_a_real_office_has_no_tour(store, qtbot, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)

    assert made.tour.offer() == ""
    assert made.tour.isHidden()


def test_whoever_opens_the_demonstration_is_offered_it_and_begins_it_with_one_button(window):
    assert window.tour.isVisible()
    assert not window.tour.open_button.isVisible()

    window.tour.start_button.click()

    assert window.tour.step() is TourStep.PRINT
    assert window.tour.open_button.isVisible()
    assert not window.tour.start_button.isVisible()


def another_window(qtbot, store, tmp_path):
    made = MainWindow(store, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_offer_that_was_declined_is_not_made_again_to_anybody_on_this_computer(
    window, demonstration, qtbot, tmp_path
):
    window.tour.leave_button.click()
    assert not window.tour.isVisible()

    assert not another_window(qtbot, demonstration, tmp_path).tour.isVisible()
    seat(demonstration, user_of(demonstration, Role.TEAM_LEAD))
    again = another_window(qtbot, demonstration, tmp_path)

    assert not again.tour.isVisible()
    assert again.tour.offer() == "Tur sepuluh menit"


def test_a_tour_that_is_done_says_so_once_and_is_not_offered_again(
    window, demonstration, qtbot, tmp_path
):
    window.tour.start_button.click()
    window.tour.done = frozenset(TourStep)
    window.tour._show()
    assert window.tour.isVisible()

    assert not another_window(qtbot, demonstration, tmp_path).tour.isVisible()


def test_whoever_may_not_do_all_of_it_is_not_offered_it(demonstration, qtbot, tmp_path):
    seat(demonstration, user_of(demonstration, Role.OPERATOR))

    made = another_window(qtbot, demonstration, tmp_path)

    assert not made.tour.isVisible()
    assert made.tour.offer() == ""


def test_ctrl_k_begins_it(window):
    deed = next(one for one in window.deeds() if one.title == window.tour.offer())

    deed.run()

    assert window.tour.open_button.isVisible()


def test_the_step_of_correcting_opens_the_sheet_that_was_typed_in(window, demonstration):
    window.tour.go_on()
    note_printed(demonstration, what="Daftar hadir", pages=1)
    print_sheets(demonstration)
    note_printed(demonstration, what="Daftar hadir", pages=1)
    session = type_in(demonstration)
    assert done_in(window) == {TourStep.PRINT, TourStep.MARK}

    window.tour.open_button.click()

    page = window.page("attendance")
    assert page.capture.sheet.session.id == session.id
