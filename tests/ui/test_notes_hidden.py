"""No word of a note reaches whoever may not read it: screens, lists, papers, finder, crash file."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTextEdit

from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.audit import rows_of_resident
from rehabdesk.services.counseling_notes import remove_counseling_note, save_counseling_note
from rehabdesk.services.medical_notes import remove_medical_note
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.audit.deleted import DeletedDialog
from rehabdesk.ui.screens.audit.screen import AuditPage
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.exporting import table_as_shown
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.crash import write_report
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.table import Table
from tests.sample_notes import SAID, SECRETS, SEEN, Team, a_medical_note, a_note
from tests.sample_office import TODAY, a_resident

BLIND = [Role.ADMINISTRATOR, Role.OPERATOR, Role.READER]
TABS = ("overview", "identity", "attendance", "history")


@pytest.fixture
def team(store):
    return Team(store)


@pytest.fixture
def person(store, team):
    """Somebody with notes that were written, changed and shared, and with deleted ones."""
    found = a_resident(store, "Mahmud bin Karta", "BI 283/20")
    with store.change("Indeks"):
        store.search.rebuild()
    team.sit(team.author)
    note = a_note(store, found)
    save_counseling_note(store, replace(note, plan="Konseling keluarga"), today=TODAY)
    remove_counseling_note(store, a_note(store, found).id)
    team.sit(team.doctor)
    a_medical_note(store, found)
    remove_medical_note(store, a_medical_note(store, found).id)
    return found


def one_of(team, role):
    return next(one for one in team.everybody() if one.role is role)


def a_window(qtbot, store, folder):
    window = MainWindow(store, Preferences(folder))
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    return window


def words_of(root):
    """Everything that stands in a window, seen or not."""
    words = [one.text() for one in root.findChildren(QLabel)]
    words += [one.text() for one in root.findChildren(QPushButton)]
    words += [one.toPlainText() for one in root.findChildren(QTextEdit)]
    words += [one.toPlainText() for one in root.findChildren(QPlainTextEdit)]
    words += [one.toolTip() for one in root.findChildren(QLabel)]
    for table in root.findChildren(Table):
        words.append(str(table_as_shown(table)))
    return "\n".join(words)


def leaked(words):
    return [one for one in (*SECRETS, "Konseling keluarga") if one in words]


@pytest.mark.parametrize("role", BLIND, ids=lambda role: role.value)
def test_no_screen_shows_a_word_of_a_note(qtbot, store, tmp_path, team, person, role):
    team.sit(one_of(team, role))
    window = a_window(qtbot, store, tmp_path)

    for screen in SCREENS:
        if may(role, screen.right):
            window.go(screen.key)
            qtbot.wait(1)
            assert leaked(words_of(window)) == []
    window.go("residents", person.id)
    page = window.page("residents")
    assert isinstance(page, ResidentsPage)
    record = page.record
    for tab in TABS:
        record.show_tab(tab)
        qtbot.wait(1)
        assert leaked(words_of(window)) == []
    assert not record.tabs._buttons[3].isVisible()


def test_every_entry_of_the_log_is_told_to_an_administrator_without_a_word_of_a_note(
    qtbot, store, tmp_path, team, person
):
    team.sit(team.admin)
    window = a_window(qtbot, store, tmp_path)
    window.go("audit")
    page = window.page("audit")
    assert isinstance(page, AuditPage)
    told = []

    for place in range(page.model.rowCount()):
        page.table.select_place(place)
        told.append(page.view.toPlainText())

    assert leaked("\n".join(told)) == []
    changed = [one for one in told if "Catatan konseling diubah" in one]
    assert changed
    assert "Isinya hanya untuk yang berhak" in changed[0]
    assert "Siti" in changed[0]


def test_a_lead_sees_what_a_counseling_note_said_and_not_what_a_medical_one_did(
    qtbot, store, tmp_path, team, person
):
    team.sit(team.lead)
    window = a_window(qtbot, store, tmp_path)
    dialog = RecordHistoryDialog(window.context, "Mahmud", rows_of_resident(store, person.id))
    qtbot.addWidget(dialog)
    told = []

    for place in range(dialog.model.rowCount()):
        dialog.table.select_place(place)
        told.append(dialog.view.toPlainText())

    assert SAID in "\n".join(told)
    assert "P · Perencanaan: Relaksasi napas → Konseling keluarga" in "\n".join(told)
    assert SEEN not in "\n".join(told)


def test_deleted_notes_are_listed_and_brought_back_by_an_administrator_who_reads_none(
    qtbot, store, tmp_path, team, person
):
    team.sit(team.admin)
    window = a_window(qtbot, store, tmp_path)
    dialog = DeletedDialog(window.context)
    qtbot.addWidget(dialog)
    words = words_of(dialog)
    assert "Mahmud bin Karta, 05-04-2021" in words
    assert leaked(words) == []

    while dialog.model.rows():
        dialog.restore()

    assert (
        store.counseling_notes.count_of(person.id) == store.medical_notes.count_of(person.id) == 2
    )
    assert leaked(words_of(window)) == []


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_the_finder_finds_nobody_by_a_word_of_a_note(qtbot, store, tmp_path, team, person, role):
    team.sit(one_of(team, role))
    window = a_window(qtbot, store, tmp_path)

    window.finder.open()

    assert list(window.finder.found("takut menjelang")) == []


def test_a_crash_report_holds_no_word_of_a_note(store, tmp_path, team, person):
    team.sit(team.author)
    note = store.counseling_notes.all()[0]
    try:
        raise ValueError(note)
    except ValueError as error:
        report = write_report(error, tmp_path)

    assert report is not None
    assert leaked(report.read_text(encoding="utf-8")) == []


def test_whoever_may_have_notes_is_not_among_those_tested_here():
    assert [
        one for one in Role if not may(one, Right.SEE_NOTES) and not may(one, Right.SEE_MEDICAL)
    ] == BLIND
