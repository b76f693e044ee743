"""From three files to a running cohort with Monday's sheets on paper, all in the real window."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.imports.running import ImportDialog
from rehabdesk.ui.screens.imports.screen import ImportsPage
from rehabdesk.ui.screens.schedule.new_dialog import NewSessionDialog
from rehabdesk.ui.screens.schedule.screen import SchedulePage
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from tests.services.importing.office_lists import LISTS
from tests.ui.screens.dialogs import field_of

MONDAY = date(2021, 3, 1)


@pytest.fixture
def window(qtbot, store, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    made.context.today = lambda: MONDAY
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    for one in made.findChildren(QDialog):
        one.hide()


def press(qtbot, button):
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(qtbot, window, kind):
    def there():
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=10_000)
    return there()[-1]


def bring_in(qtbot, window, page, subject, name):
    """One file: its kind, the guess, the preview, the deed, and back to the start."""
    page.start.choose(subject)
    page.open_file(str(LISTS / name))
    if subject is ImportSubject.ENROLMENTS:
        page.columns.cohort.first.set_value(MONDAY)
        page.columns.cohort.last.set_value(date(2021, 8, 31))
        page.columns.cohort.changed.emit()
    press(qtbot, page.next_button)
    press(qtbot, page.next_button)
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog), timeout=20_000)
    press(qtbot, page.back_button)
    press(qtbot, page.back_button)


def plan_on_monday(qtbot, window, page, group, start):
    """A session of a group, planned in the timetable's own dialog."""
    page.new_session(MONDAY, start)
    dialog = shown(qtbot, window, NewSessionDialog)
    field_of(dialog, "kind").set_value(window.context.store.session_kinds.all()[0].id)
    field_of(dialog, "cohort").set_value(group.cohort)
    field_of(dialog, "care_groups").set_value((group.id,))
    press(qtbot, dialog.verb_button)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_three_files_become_a_running_cohort_and_mondays_sheets(qtbot, window, store):
    window.go("imports")
    page = window.page("imports")
    assert isinstance(page, ImportsPage)
    for subject, name in (
        (ImportSubject.COUNSELORS, "konselor.xlsx"),
        (ImportSubject.PEOPLE, "sdp_export.xlsx"),
        (ImportSubject.ENROLMENTS, "sk_peserta.xlsx"),
    ):
        bring_in(qtbot, window, page, subject, name)
    assert [one.added for one in page.start.batches.rows()] == [130, 240, 6]
    rosters = {one: store.memberships.roster(one.id, MONDAY) for one in store.groups.all()}
    assert sorted(map(len, rosters.values())) == [20, 22, 22, 22, 22, 22]
    assert all(one.counselor for one in rosters)
    by_cohort = {one.cohort: 0 for one in rosters}
    for group, roster in rosters.items():
        by_cohort[group.cohort] += len(roster)
    assert sorted(by_cohort.values()) == [20, 110]

    window.go("schedule")
    timetable = window.page("schedule")
    assert isinstance(timetable, SchedulePage)
    for number, group in enumerate(rosters):
        plan_on_monday(qtbot, window, timetable, group, time(8 + number))
    timetable.print_menu.aboutToShow.emit()
    (monday,) = [
        one for one in timetable.print_menu.actions() if one.text().startswith("Senin, 1 Maret")
    ]
    assert "6 lembar" in monday.text()
    monday.trigger()

    paper = shown(qtbot, window, PaperDialog)
    assert paper.windowTitle() == "Daftar hadir Sen, 1 Mar 2021"
    assert len(store.sheets.all()) == 6
