"""The window around the screens: going places, saying things, taking back, remembering."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLabel, QLineEdit, QPushButton

from rehabdesk.domain.user import Role
from rehabdesk.services.office import save_room
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.office_bar import OfficeBar
from rehabdesk.ui.theme.tokens import DARK, LIGHT
from tests.sample_notes import seated
from tests.sample_office import a_resident, a_room, a_running_program


@pytest.fixture
def window(store, qtbot, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_every_screen_opens_by_its_keys(window, qtbot, screen):
    qtbot.keySequence(window, screen.keys)

    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page(screen.key))


def test_a_deed_is_said_and_can_be_taken_back(window, store):
    room = a_room(store, "Aula Lama")
    changed = type(room)(id=room.id, name="Aula Baru")

    window.context.perform(lambda: save_room(store, changed))
    assert store.rooms.get(room.id).name == "Aula Baru"
    window.toasts.toasts()[-1].action_button.click()

    assert store.rooms.get(room.id).name == "Aula Lama"


def test_ctrl_z_takes_back_the_latest_deed(window, store, qtbot):
    room = a_room(store, "Aula Lama")
    window.context.perform(lambda: save_room(store, type(room)(id=room.id, name="Aula Baru")))

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: store.rooms.get(room.id).name == "Aula Lama")


@pytest.mark.parametrize("typed", ["", "budi"])
def test_ctrl_z_in_an_empty_search_takes_back_the_deed_and_else_what_was_typed(
    window, store, qtbot, typed
):
    window.go("residents")
    page = window.page("residents")
    room = a_room(store, "Aula Lama")
    window.context.perform(lambda: save_room(store, type(room)(id=room.id, name="Aula Baru")))
    page.filters.search.setFocus()
    qtbot.waitUntil(page.filters.search.hasFocus)
    qtbot.keyClicks(page.filters.search, typed)

    qtbot.keyClick(page.filters.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: page.filters.search.text() == "")
    qtbot.wait(50)
    assert store.rooms.get(room.id).name == ("Aula Baru" if typed else "Aula Lama")


def test_undo_with_nothing_done_says_so(window):
    window.context.undo()

    assert window.toasts.toasts()[-1].text == "Tidak ada yang dapat diurungkan."


def test_a_refusal_stays_until_it_is_put_away(window, store):
    room = a_room(store, "Aula Satu")

    done = window.context.perform(lambda: save_room(store, type(room)(id=room.id, name="  ")))

    assert done is None
    assert window.warnings.count() == 1
    assert store.rooms.get(room.id).name == "Aula Satu"


def titles(window):
    model = window.finder.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_ctrl_k_finds_a_person_by_a_number(window, store, qtbot):
    resident = a_resident(store, "Mahmud bin Karta", "B I 305 / 26")
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.finder.list.isVisible)

    qtbot.keyClicks(window.finder.list.field, "bi.305/26")

    qtbot.waitUntil(lambda: titles(window)[:1] == [resident.name])


def test_ctrl_k_opens_the_person_that_is_chosen(window, store, qtbot):
    a_resident(store, "Mahmud bin Karta", "B I 305 / 26")
    window.finder.open()
    qtbot.keyClicks(window.finder.list.field, "mahmud")
    qtbot.waitUntil(lambda: titles(window)[:1] == ["Mahmud bin Karta"])
    qtbot.keyClick(window.finder.list.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page("residents"))


def test_f1_shows_the_keys_of_the_page_and_the_guide(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)

    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QDialog)))
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    assert dialog.windowTitle() == "Panduan"
    dialog.close()


def test_light_and_dark_are_remembered(window, qtbot, tmp_path):
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: Preferences(tmp_path).choices.dark)
    window.switch_theme()
    assert not Preferences(tmp_path).choices.dark


def ground(part):
    """The colour that a part of the window is painted with at its middle."""
    return part.grab().toImage().pixelColor(part.width() // 2, part.height() // 2).name()


def test_what_is_seen_changes_to_dark_at_once_and_the_other_pages_soon(window, qtbot, qapp):
    set_theme(dark=False)
    window.go("users")
    window.go("residents")
    seen, hidden = window.page("residents"), window.page("users")
    light = qapp.styleSheet()
    assert ground(window.sidebar) == LIGHT.surface_raised

    window.switch_theme()

    assert ground(window.sidebar) == DARK.surface_raised
    assert seen.styleSheet() == window.sidebar.styleSheet() != light
    assert (hidden.styleSheet(), qapp.styleSheet()) == ("", light)
    qtbot.waitUntil(lambda: qapp.styleSheet() != light)
    qtbot.waitUntil(lambda: not any(one.styleSheet() for one in (seen, hidden, window.sidebar)))
    assert ground(window.sidebar) == DARK.surface_raised
    window.go("users")
    window.switch_theme()
    window.switch_theme()
    window.switch_theme()
    qtbot.waitUntil(lambda: qapp.styleSheet() == light)
    assert hidden.styleSheet() == ""


def test_the_window_comes_back_as_it_was(window, store, qtbot, tmp_path):
    window.resize(780, 640)
    window.close()

    again = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(again)

    assert (again.width(), again.height()) == (780, 640)


def test_the_day_of_a_demonstration_can_be_moved(demonstration, qtbot, tmp_path):
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    later = next(
        one
        for one in window.findChildren(type(window.sidebar._buttons["home"]))
        if one.accessibleName() == "Hari contoh maju satu hari"
    )

    later.click()

    assert window.context.today() == date(2021, 8, 31)


def type_in_office(window, qtbot):
    window.go("office")
    page = window.page("office")
    field = page.part().form.findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, " baru")
    assert page.unsaved()
    return page


def test_closing_asks_about_what_was_typed_and_not_saved(window, qtbot):
    type_in_office(window, qtbot)
    window.go("home")

    window.close()

    assert window.isVisible()
    question = window.findChildren(QDialog)[-1]
    assert "belum disimpan" in " ".join(one.text() for one in question.findChildren(QLabel))
    assert window.stack.currentWidget() is window.page("office")


def test_what_was_typed_can_be_thrown_away_at_closing(window, qtbot):
    type_in_office(window, qtbot)
    window.close()

    question = window.findChildren(QDialog)[-1]
    with qtbot.waitSignal(window.closed, timeout=20_000):
        next(one for one in question.findChildren(QPushButton) if one.text() == "Tutup").click()


def test_a_page_without_a_search_field_begins_in_its_list(store, window, qtbot):
    a_running_program(store)
    for key in ("programs", "certificates"):
        window.go(key)

        qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QAbstractItemView))


def test_whoever_is_logged_in_stands_beside_the_date(store, qtbot, tmp_path):
    seated(store, Role.COUNSELOR, "Ratna Kusumawati")
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    (bar,) = made.findChildren(OfficeBar)
    shown = [one.text() for one in bar.findChildren(QLabel)]

    assert "Ratna Kusumawati (Konselor)" in shown
