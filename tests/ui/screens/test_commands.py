"""What can be done is told once: menu, button, key and Ctrl+K agree on whether it fits."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu

import rehabdesk
from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys, fill_menu, press
from rehabdesk.ui.shell.main_window import MainWindow

SCREENS_FOLDER = Path(rehabdesk.__file__).parent / "ui" / "screens"


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def counted(done):
    """A command that counts how often it was carried out, and fits while ``done`` says so."""
    return Command(
        text="&Hitung…",
        run=lambda: done.append(1),
        keys="Ctrl+J",
        why_not=lambda: "Sudah dihitung." if done else "",
    )


def test_a_command_is_named_without_its_letter_and_dots():
    command = Command(text="Pi&sahkan gabungan…", run=list)

    assert command.words == "Pisahkan gabungan"


@pytest.mark.parametrize(
    ("keys", "pressed", "bound"),
    [
        ("", None, ()),
        ("Enter", None, ()),
        ("F2", None, ("F2",)),
        ("Ctrl+Enter", ("Ctrl+Return", "Ctrl+Enter"), ("Ctrl+Return", "Ctrl+Enter")),
        ("Huruf", (), ()),
    ],
)
def test_keys_that_are_told_and_keys_that_are_pressed(keys, pressed, bound):
    assert Command(text="x", run=list, keys=keys, pressed=pressed).sequences == bound


def test_a_command_that_does_not_fit_is_off_says_why_and_is_not_carried_out(window, qtbot):
    context, done = window.context, []
    command = counted(done)
    buttons, menu = CommandButtons(context), QMenu(window)
    made = buttons.add(command)
    press(context, command)
    assert done == [1]

    buttons.offer()
    fill_menu(menu, context, (command, None))
    press(context, command)
    menu.actions()[0].trigger()
    made.click()

    assert done == [1]
    assert not made.isEnabled()
    assert "Sudah dihitung." in made.toolTip()
    assert not menu.actions()[0].isEnabled()
    assert "Sudah dihitung." in menu.actions()[0].toolTip()
    assert menu.actions()[1].isSeparator()


def test_what_is_shown_only_where_it_fits_is_in_no_menu_where_it_does_not(window):
    done = [1]
    command = replace(counted(done), only_where_it_fits=True)
    menu, buttons = QMenu(window), CommandButtons(window.context)
    made = buttons.add(command)

    buttons.offer()
    fill_menu(menu, window.context, (command,))
    assert menu.actions() == []
    assert made.isHidden()

    done.clear()
    buttons.offer()
    fill_menu(menu, window.context, (command,))
    assert [one.text() for one in menu.actions()] == ["&Hitung…\tCtrl+J"]
    assert not made.isHidden()


def test_keys_carry_out_what_fits_and_say_why_not(window, qtbot):
    page, done = window.page("home"), []
    add_keys(page, window.context, (counted(done),))
    window.go("home")
    page.setFocus()

    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    assert done == [1]


def test_who_lacks_the_right_cannot_press_it_from_anywhere(window):
    context, done = window.context, []
    context.store.desk = replace(context.store.desk, role=Role.READER)
    command = replace(counted(done), right=Right.WRITE_PEOPLE)
    made = CommandButtons(context).add(command)
    fill_menu(menu := QMenu(window), context, (command,))

    press(context, command)
    made.click()
    menu.actions()[0].trigger()

    assert done == []
    assert not made.isEnabled()
    assert not menu.actions()[0].isEnabled()


def test_ctrl_k_does_not_end_the_stay_of_somebody_who_left(window, qtbot):
    store = window.context.store
    gone = next(one for one in store.stays.all() if one.exited_on is not None)
    window.go("residents", gone.resident)
    page = window.page("residents")
    command = next(one for one in page.commands() if one.words == "Akhiri masa tinggal")

    assert command.why_not()
    press(window.context, command)

    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_no_command_of_a_screen_opens_anything_where_it_does_not_fit(window, qtbot, screen):
    window.go(screen.key)
    page = window.page(screen.key)
    for one in page.allowed_commands():
        if why := one.why_not():
            assert re.fullmatch(r"[A-Z].*\.", why), (one.words, why)
            press(window.context, one)
            assert not [d for d in window.findChildren(QDialog) if d.isVisible()], one.words


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_commands_of_a_screen_have_words_of_their_own(window, screen):
    window.go(screen.key)

    words = [one.words for one in window.page(screen.key).commands()]

    assert len(words) == len(set(words))


def test_only_the_kit_makes_menu_entries_and_keys_of_screens():
    """Another door would not ask whether a deed fits, nor tell it in Ctrl+K and F1."""
    doors = {
        path.relative_to(SCREENS_FOLDER).as_posix()
        for path in SCREENS_FOLDER.rglob("*.py")
        if re.search(r"QShortcut\(|\.addAction\(", path.read_text("utf-8"))
    }

    assert doors == {
        "kit/command.py",
        # Keys of a dialog, not of a page.
        "kit/sealing.py",
        # A menu in a dialog.
        "residents/export_columns.py",
    }


def test_buttons_of_deeds_with_a_right_are_made_from_commands():
    """A button that is given its right by hand is told by neither Ctrl+K nor F1.

    One that is given no right at all is found by pressing it, in ``test_permitted.py``.
    """
    by_hand = {
        path.relative_to(SCREENS_FOLDER).as_posix()
        for path in SCREENS_FOLDER.rglob("*.py")
        if re.search(r"(?<!def )\bonly_with\(", path.read_text("utf-8"))
    }

    assert by_hand == {
        "kit/command.py",
        # The field for the head count.
        "attendance/legend.py",
        # The pencil beside each line, for that line alone.
        "residents/history.py",
        "residents/notes.py",
        # Leads to another page.
        "schedule/screen.py",
        # A field.
        "users/screen.py",
    }


def test_ctrl_k_tells_only_of_the_part_of_a_cohort_that_is_in_sight(window):
    """The other parts may still hold the cohort that was shown before."""
    first, second = window.context.store.cohorts.all()[:2]
    window.go("programs", first.id)
    page = window.page("programs")
    page.panel.show_section("groups")
    page.panel.show_section("phases")
    window.go("programs", second.id)

    words = {one.words for one in page.commands()}

    assert {"Fase baru", "Ubah fase", "Hapus fase"} <= words
    assert not {"Kelompok baru", "Hapus kelompok", "Akhiri kepesertaan"} & words
    assert page.panel.section().cohort.id == second.id
