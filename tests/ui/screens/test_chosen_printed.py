"""Papers of everybody chosen in the list: told how many, whose and who not, then shown."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from rehabdesk.domain.user import Role
from rehabdesk.services import certificates as c
from rehabdesk.services.schedule import cancel_session
from rehabdesk.ui.screens.residents.print_dialogs import CertificatesDialog, SheetsDialog, SheetSpan
from tests.documents.reading import pages_of
from tests.sample_notes import seated
from tests.sample_office import TODAY, a_resident, a_running_program, a_session
from tests.ui.screens.resident_desk import Desk

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_BOTH = Qt.KeyboardModifier.ControlModifier | _SHIFT


@pytest.fixture
def office(store):
    """Andi and Budi are in a group with a session today and tomorrow; Cecep takes no part."""
    cohort, group, enrolments = a_running_program(store, ("Andi Saputra", "Budi Hartono"))
    a_resident(store, "Cecep Sudrajat", "BI 9/21")
    sessions = [
        a_session(store, cohort, group, held_on=TODAY + timedelta(days=day)) for day in (0, 1)
    ]
    return cohort, enrolments, sessions


@pytest.fixture
def desk(qtbot, store, tmp_path, office):
    assert office
    made = Desk(qtbot, store, tmp_path)
    made.page.table.setFocus()
    made.page.table.select_place(0)
    for _ in range(2):
        qtbot.keyClick(made.page.table, Qt.Key.Key_Down, _SHIFT)
    return made


def asked(desk, key, kind):
    desk.qtbot.keyClick(desk.page.table, key, _BOTH)
    dialog = desk.window.findChildren(kind)[-1]
    desk.settle()
    assert dialog.isVisible()
    return dialog


def rows(dialog):
    model = dialog.model
    shown = [model.row_at(at) for at in range(model.rowCount())]
    return [(one.name, one.papers, one.words) for one in shown]


def words_of(desk):
    return " ".join(page.text for page in pages_of(desk.shell.pdfs[-1][0]))


def test_the_dialog_says_how_many_sheets_of_whom_and_who_is_on_none(desk):
    dialog = asked(desk, Qt.Key.Key_P, SheetsDialog)

    assert rows(dialog) == [
        ("Cecep Sudrajat", 0, "Bukan peserta pada hari itu."),
        ("Andi Saputra", 1, "Kelompok A"),
        ("Budi Hartono", 1, "Kelompok A"),
    ]
    assert "1 lembar untuk 2 orang. 1 orang tidak ikut" in dialog.count.text()
    assert dialog.verb_button.text() == "&Lihat dan cetak 1 lembar"


def test_a_week_has_the_sheets_of_all_its_days(desk):
    dialog = asked(desk, Qt.Key.Key_P, SheetsDialog)
    dialog.span.set_value(SheetSpan.WEEK)
    dialog.span.changed.emit()

    assert "2 lembar untuk 2 orang" in dialog.count.text()
    assert rows(dialog)[1][1] == 2


def test_the_sheets_are_shown_to_be_printed_as_on_every_page(desk, store):
    dialog = asked(desk, Qt.Key.Key_P, SheetsDialog)
    dialog.carry_out()
    desk.settle()

    assert "Andi Saputra" in words_of(desk)
    assert "Cecep" not in words_of(desk)
    assert len(store.sheets.all()) == 1
    assert desk.shell.pdfs[-1][1].startswith("Daftar hadir")


def test_where_no_session_is_left_nothing_is_printed_and_it_is_said(desk, store, office):
    _cohort, _enrolments, sessions = office
    for one in sessions:
        cancel_session(store, one.id, reason="Razia")
    dialog = asked(desk, Qt.Key.Key_P, SheetsDialog)

    assert "Tidak ada lembar untuk dicetak." in dialog.count.text()
    assert not dialog.verb_button.isEnabled()
    assert rows(dialog)[1][2] == "Sesi kelompoknya ditiadakan."
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert "Tidak ada yang dapat dicetak" in dialog.trouble.text()
    assert desk.shell.pdfs == []


def test_a_day_that_is_none_prints_nothing(desk):
    dialog = asked(desk, Qt.Key.Key_P, SheetsDialog)
    dialog.day.line_edit().setText("31 Februari")

    assert not dialog.verb_button.isEnabled()
    assert rows(dialog) == []


def test_certificates_of_the_chosen_are_shown_and_the_rest_is_named(desk, store, office):
    cohort, enrolments, _sessions = office
    pick = c.Pick(enrolment_id=enrolments[1].id, override_reason="Uji")
    c.issue(store, cohort, [pick], issued_on=TODAY, today=TODAY)
    dialog = asked(desk, Qt.Key.Key_S, CertificatesDialog)

    assert [one[:2] for one in rows(dialog)] == [
        ("Andi Saputra", 0),
        ("Cecep Sudrajat", 0),
        ("Budi Hartono", 1),
    ]
    assert rows(dialog)[0][2] == "Belum punya sertifikat."
    assert dialog.verb_button.text() == "&Lihat dan cetak 1 sertifikat"
    desk.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    desk.settle()

    assert "Budi Hartono" in " ".join(words_of(desk).split())
    assert desk.shell.going is not None


def test_who_may_not_print_is_offered_neither(qtbot, store, tmp_path, office):
    assert office
    seated(store, Role.READER)
    desk = Desk(qtbot, store, tmp_path)

    offered = {one.words for one in desk.page.allowed_commands()}

    assert not any("Untuk orang yang dipilih" in one for one in offered)
    desk.page.table.setFocus()
    desk.page.table.select_place(0)
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_P, _BOTH)
    assert desk.window.findChildren(SheetsDialog) == []
