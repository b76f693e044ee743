"""Alt and the letter of a label bring the cursor; they flip no choice and press nothing.

Every dialog and page is opened, and every letter of a label or a tick box pressed in it. The
letters of buttons that do something, and of the parts of a page, do what they say.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialog, QLabel

import rehabdesk
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.screens.residents.export_dialog import export_dialog
from rehabdesk.ui.screens.schedule.new_dialog import open_new
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.screen_check import repeated_mnemonics, visible
from tests.sample_office import TODAY
from tests.services.deeds import an_office_at_work
from tests.ui.test_unwritable_file import DIALOGS

UI = Path(rehabdesk.__file__).parent / "ui"
_LETTER = re.compile(r"(?<!&)&([^&\s])")

OPENED = {
    **{name: opening for name, (opening, _typed) in DIALOGS.items()},
    "new session": lambda c, _o: open_new(c, (TODAY, None, ()), lambda _id: None),
    "export": lambda c, _o: export_dialog(c, ()).open(),
}


@pytest.fixture
def window(store, qtbot, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def letters(root):
    """The letters in sight that belong to a field: of its label, or of the tick box itself."""
    for one in visible(root):
        field = one.buddy() if isinstance(one, QLabel) else one
        if isinstance(one, QLabel | QCheckBox) and field and one.isEnabled():
            found = _LETTER.search(one.text())
            if found:
                yield found[1], field


def choices(root):
    return [(one, one.isChecked()) for one in root.findChildren(QAbstractButton)]


def troubles(qtbot, root):
    """What the letters in sight do besides bringing the cursor."""
    found = []
    for letter, field in letters(root):
        if not field.isEnabled():
            continue
        before = choices(root)
        qtbot.keyClick(root.window(), letter.lower(), Qt.KeyboardModifier.AltModifier)
        # Qt lets a button be seen pressed before it is.
        down = [one.text() for one in root.findChildren(QAbstractButton) if one.isDown()]
        if down or choices(root) != before:
            found.append(f"Alt+{letter} presses {down}")
        at = QApplication.focusWidget()
        if at is not field and (at is None or not field.isAncestorOf(at)):
            found.append(f"Alt+{letter} leads to {at}")
    return found + repeated_mnemonics(root)


@pytest.mark.parametrize("name", OPENED)
def test_no_letter_of_a_dialog_flips_a_choice(window, qtbot, store, name):
    office = an_office_at_work(store)
    opened = OPENED[name](window.context, office)
    if isinstance(opened, QDialog):
        opened.open()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    assert troubles(qtbot, dialog) == []

    dialog.hide()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_no_letter_of_a_page_flips_a_choice(window, qtbot, store, screen):
    an_office_at_work(store)
    window.go(screen.key)

    assert troubles(qtbot, window) == []


IN_THEM = {
    "members": lambda w, o: (w.go("programs", o.cohort.id), section_of(w, "people")),
    "groups": lambda w, o: (w.go("programs", o.cohort.id), section_of(w, "groups")),
    "phases": lambda w, o: (w.go("programs", o.cohort.id), section_of(w, "phases")),
    "decisions": lambda w, o: (w.go("programs", o.cohort.id), section_of(w, "history")),
    **{
        f"record, {tab}": lambda w, o, tab=tab: (
            w.go("residents", o.outside.id),
            w.page("residents").record.show_tab(tab),
        )
        for tab in ("overview", "identity", "attendance", "history")
    },
    "a sheet": lambda w, o: w.go("attendance", o.marked.id),
    "a session": lambda w, o: w.go("schedule", o.marked.id),
    "a counselor": lambda w, _o: w.go("counselors"),
    "a certificate": lambda w, o: w.go("certificates", o.cohort.id),
    "rights": lambda w, _o: (w.go("users"), w.page("users").part._buttons[1].click()),
}
"""Pages with somebody or something open in them."""


def section_of(window, key):
    window.page("programs").panel.show_section(key)


@pytest.mark.parametrize("name", IN_THEM)
def test_no_letter_of_what_is_open_on_a_page_flips_a_choice(window, qtbot, store, name):
    office = an_office_at_work(store)
    IN_THEM[name](window, office)
    qtbot.wait(100)

    assert troubles(qtbot, window) == []


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.key)
def test_no_letter_of_a_part_of_kantor_flips_a_choice(window, qtbot, section):
    window.go("office", section.key)
    part = window.page("office").part()

    assert troubles(qtbot, window) == []
    assert not part.is_dirty()


def test_the_letter_of_hari_leaves_monday_as_it_is(window, qtbot, store):
    """The fault that was seen: Alt+H in a weekly schedule switched Monday off."""
    an_office_at_work(store)
    monday = date(2021, 3, 1)
    assert monday.weekday() == 0
    open_new(window.context, (monday, None, ()), lambda _id: None)
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    form = dialog.form
    form.field_row("repeat").field._buttons[-1].click()
    before = form.field_row("weekdays").field.value()
    assert before

    qtbot.keyClick(dialog, "h", Qt.KeyboardModifier.AltModifier)
    # Qt presses a button a tenth of a second after it was seen pressed.
    qtbot.wait(150)

    assert form.field_row("weekdays").field.value() == before
    assert QApplication.focusWidget() is form.field_row("weekdays").field.buttons[0]
    dialog.hide()


def test_labels_and_tick_boxes_have_one_door():
    """Another label with a buddy, or another tick box, would be pressed by its letter."""
    doors = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if re.search(r"\.setBuddy\(|QCheckBox\(\"[^\"]*&|\(QCheckBox\)", path.read_text("utf-8"))
    }

    assert doors == {"widgets/access_key.py", "widgets/form_row.py"}
