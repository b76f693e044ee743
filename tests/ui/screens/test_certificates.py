"""Sertifikat, as an officer uses it: look, issue, print again, take back, check a code."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from rehabdesk.domain.certificate import CertificateState
from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.certificates import revoke
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.certificates.dialogs import CheckDialog
from rehabdesk.ui.screens.certificates.issuing import IssueDialog
from rehabdesk.ui.screens.certificates.rows import PeopleWanted
from rehabdesk.ui.screens.certificates.screen import CertificatesPage
from rehabdesk.ui.screens.kit.certificate_papers import safe
from rehabdesk.ui.shell.screen_check import repeated_mnemonics
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.sample_office import a_running_program, a_session
from tests.ui.screens.dialogs import dialog_of
from tests.ui.shell_double import RecordingShell

LAST_WEEK = date(2021, 8, 30)


class _OnADay(Context):
    """A context that stands on the last Monday of the programme."""

    def today(self):
        return LAST_WEEK


@pytest.fixture
def cohort(store):
    """Two who were always there, and one who was not."""
    people = ("Agus Salim", "Budi Hartono", "Mahmud bin Karta")
    made, group, _enrolments = a_running_program(store, people)
    statuses = {one.code: one for one in store.statuses.all()}
    session = a_session(store, made, group)
    for row in freeze_roster(store, session):
        resident = store.residents.get(row.resident)
        code = "A" if resident.name.startswith("Mahmud") else "H"
        mark(store, session, row.resident, statuses[code])
    finish_sheet(store, session)
    return made


@pytest.fixture
def page(qtbot, store, tmp_path, cohort):
    yield from _shown(qtbot, store, tmp_path)


def _shown(qtbot, store, tmp_path) -> Any:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    context = _OnADay(store, RecordingShell(window), Preferences(tmp_path))
    shown = CertificatesPage(context)
    qtbot.addWidget(shown)
    shown.resize(1190, 690)
    shown.show()
    yield shown
    context.close()


def _states(page):
    text = next(column.text for column in page.model.columns if column.key == "state")
    return {row.line.resident.name: text(row) for row in page.model.rows()}


def _choose(page, name):
    names = [row.line.resident.name for row in page.model.rows()]
    page.table.select_place(names.index(name))


def test_what_is_missing_and_an_exception_answer_to_letters_of_their_own(page, store, cohort):
    group = store.groups.all()[0]
    a_session(store, cohort, group, held_on=LAST_WEEK - timedelta(days=3))
    page.reload()
    _choose(page, "Mahmud bin Karta")

    assert page.missing.there_button.isVisible()
    assert page.panes.person.exception_button.isVisible()
    assert repeated_mnemonics(page) == []


def test_shift_tab_goes_back_to_the_state_that_is_shown(page, qtbot):
    page.activateWindow()
    page.table.setFocus()
    for _each in ("search", "state"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)

    chosen: Any = QApplication.focusWidget()
    assert chosen.text() == "Semua (3)"


def test_the_list_says_who_qualifies_with_the_figures(page):
    figures = next(column.text for column in page.model.columns if column.key == "attendance")

    assert _states(page) == {
        "Agus Salim": "Memenuhi",
        "Budi Hartono": "Memenuhi",
        "Mahmud bin Karta": "Belum: kehadiran kurang",
    }
    assert figures(page.model.rows()[0]) == "1 / 1 = 100,0 %"
    assert page.issue_button.text() == "&Terbitkan untuk yang memenuhi (2)"
    assert "80 %" in page.bar._rule.text()


def test_issuing_shows_the_papers_and_can_be_taken_back(page, qtbot, store):
    qtbot.mouseClick(page.issue_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page, qtbot, IssueDialog)
    assert dialog.day.value() == date(2021, 8, 31)
    assert "0001 TAHUN 2021" in dialog._numbers.text()
    assert "0002 TAHUN 2021" in dialog._numbers.text()

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert store.certificates.count() == 2
    assert _states(page)["Agus Salim"] == "Terbit no. 0001"
    shell = page.context.shell
    assert shell.pdfs[0][0].startswith(b"%PDF")
    assert shell.said == ["2 sertifikat diterbitkan"]
    assert not page.issue_button.isEnabled()
    shell.undo()
    assert store.certificates.count() == 0
    assert _states(page)["Agus Salim"] == "Memenuhi"


def test_an_exception_needs_a_reason_and_is_named_before_issuing(page, qtbot, store):
    _choose(page, "Mahmud bin Karta")
    qtbot.mouseClick(page.panes.person.exception_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page, qtbot, FormDialog)
    dialog.carry_out()
    assert dialog.form.errors() == {"override_reason": "Alasan harus diisi."}

    qtbot.keyClicks(dialog.form.field_row("override_reason").field, "Sakit paru")
    dialog.carry_out()

    assert _states(page)["Mahmud bin Karta"] == "Dengan alasan"
    assert "(3)" in page.issue_button.text()
    page.deeds.issue_all()
    dialog_of(page, qtbot, IssueDialog).carry_out()
    reasons = [one.override_reason for one in store.certificates.all()]
    assert reasons == ["", "", "Sakit paru"]


def test_an_exception_can_be_dropped_again(page):
    _choose(page, "Mahmud bin Karta")
    row = page.table.current_row()
    page.set_exception(row.key, "Sakit paru")

    page.panes.person.drop_button.click()

    assert _states(page)["Mahmud bin Karta"] == "Belum: kehadiran kurang"


def test_only_the_chosen_people_are_issued(page, qtbot, store):
    _choose(page, "Budi Hartono")
    page.table.selectionModel().select(
        page.model.index(2, 0),
        page.table.selectionModel().SelectionFlag.Select
        | page.table.selectionModel().SelectionFlag.Rows,
    )
    assert page.panes.detail() is page.panes.several
    assert page.panes.several.issue_button.text() == "Terbitkan yang dipilih (1)…"

    page.panes.several.issue_button.click()
    dialog_of(page, qtbot, IssueDialog).carry_out()

    assert _states(page) == {
        "Agus Salim": "Memenuhi",
        "Budi Hartono": "Terbit no. 0001",
        "Mahmud bin Karta": "Belum: kehadiran kurang",
    }


def _issued(page, qtbot):
    page.deeds.issue_all()
    dialog_of(page, qtbot, IssueDialog).carry_out()
    page.context.shell.pdfs.clear()


def test_enter_shows_a_preview_before_and_the_certificate_after(page, qtbot):
    _choose(page, "Agus Salim")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    _issued_title = "Pratinjau: Agus Salim"
    assert page.context.shell.pdfs[-1][1] == _issued_title

    _issued(page, qtbot)
    _choose(page, "Agus Salim")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    _pdf, title, name = page.context.shell.pdfs[-1]
    assert title == "Sertifikat W12.PAS.PAS1-PK.06.05-0001 TAHUN 2021"
    assert name == "Sertifikat - W12.PAS.PAS1-PK.06.05-0001 TAHUN 2021 - Agus Salim.pdf"


def test_a_copy_is_counted_and_undo_of_the_batch_is_then_refused_in_words(page, qtbot, store):
    _issued(page, qtbot)
    undo = page.context.shell.undo
    _choose(page, "Agus Salim")

    page.panes.person.copy_button.click()
    assert [one.copies for one in store.certificates.all()] == [0, 0]
    page.context.shell.going.leave({0, 1})
    undo()

    assert page.context.shell.pdfs[-1][1].startswith("Salinan sertifikat")
    assert [one.copies for one in store.certificates.all()] == [1, 0]
    assert store.certificates.count() == 2
    assert "perubahan lain" in page.context.shell.warned[-1]


def test_revoking_asks_why_and_the_panel_remembers_it(page, qtbot, store):
    _issued(page, qtbot)
    _choose(page, "Agus Salim")
    page.panes.person.revoke_button.click()
    dialog = dialog_of(page, qtbot, FormDialog)
    qtbot.keyClicks(dialog.form.field_row("revoked_reason").field, "Salah orang")

    dialog.carry_out()

    assert store.certificates.all()[0].state is CertificateState.REVOKED
    assert _states(page)["Agus Salim"] == "Memenuhi"
    assert "Dicabut" in page.panes.person._issued.text()


def test_the_undo_of_an_older_message_does_not_leave_two_certificates_in_force(
    page, qtbot, store, cohort
):
    _issued(page, qtbot)
    _choose(page, "Agus Salim")
    page.panes.person.revoke_button.click()
    dialog = dialog_of(page, qtbot, FormDialog)
    qtbot.keyClicks(dialog.form.field_row("revoked_reason").field, "Salah tulis nama")
    dialog.carry_out()
    undo_revoking = page.context.shell.undo
    issue_due(store, cohort, issued_on=LAST_WEEK, today=LAST_WEEK)

    undo_revoking()

    assert "tidak dapat diberlakukan lagi" in page.context.shell.warned[-1]
    holders = [
        one.enrolment for one in store.certificates.all() if one.state is CertificateState.ISSUED
    ]
    assert len(holders) == len(set(holders)) == 2


def test_a_code_is_checked_by_typing_it(page, qtbot, store):
    _issued(page, qtbot)
    made = store.certificates.all()[0]
    page.deeds.check_code()
    dialog = dialog_of(page, qtbot, CheckDialog)

    qtbot.keyClicks(dialog.code, made.check_code.lower())
    qtbot.keyClick(dialog.code, Qt.Key.Key_Return)

    assert "sah dan berlaku" in dialog.answer.text()
    assert made.number in dialog.answer.text()
    revoke(store, made, reason="Salah orang")
    dialog.check()
    assert "DICABUT: Salah orang" in dialog.answer.text()
    dialog.code.set_value("RD1-AAAA-AAAA-AAAA-AAAA")
    dialog.check()
    assert "tidak dikenal" in dialog.answer.text()
    dialog.code.set_value("bukan kode")
    dialog.check()
    assert "bukan kode periksa" in dialog.answer.text()
    dialog.reject()


def test_names_of_files_hold_no_sign_that_a_system_refuses():
    assert safe('W12/PAS: "0001" <a|b>?*') == "W12-PAS- -0001- -a-b"
    assert safe(" .. ") == ""
    assert len(safe("x" * 300)) == 70


def test_the_list_is_narrowed_by_state_and_by_typing(page, qtbot):
    page.bar.segments.set_value(PeopleWanted.SHORT)
    page.bar.narrowed.emit()
    assert list(_states(page)) == ["Mahmud bin Karta"]

    page.bar.show_everybody()
    qtbot.keyClicks(page.bar.search, "budi")
    qtbot.waitUntil(lambda: list(_states(page)) == ["Budi Hartono"])

    remembered = page.context.preferences.page("certificates")
    assert "budi" not in str(remembered).casefold()


def test_sheets_not_typed_in_are_told_with_a_way_there(page, store, cohort):
    assert page.missing.isHidden()
    group = store.groups.all()[0]

    a_session(store, cohort, group, held_on=date(2021, 8, 20))

    assert not page.missing.isHidden()
    assert "1 sesi yang sudah lewat" in page.missing.text()


def test_an_office_without_programs_says_what_to_do(qtbot, store, tmp_path):
    for page in _shown(qtbot, store, tmp_path):
        assert page.model.rowCount() == 0
        assert page.table._empty.accessibleName() == "Belum ada angkatan."
        assert not page.issue_button.isEnabled()
        page.deeds.print_register()
        page.deeds.issue_all()
        assert page.context.shell.pdfs == []
