"""Pengguna: who may come in, and the table of rights."""

import shutil

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.services.keys import keys_state, replace_office_key
from rehabdesk.services.login import log_in
from rehabdesk.services.users import disable_user
from rehabdesk.storage import Effort
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.kit.command import press
from rehabdesk.ui.screens.kit.permitting import missing_words
from rehabdesk.ui.screens.users.dialogs import add_dialog, disable_dialog, own_dialog
from rehabdesk.ui.screens.users.lines import state_word
from rehabdesk.ui.screens.users.screen import UsersPage
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.own_office import NOW, OTHER_WORDS, RECOVERY, TODAY, WORDS, own_office, with_user
from tests.services.test_taken_slots import take_away
from tests.storage.test_old_rings import SECOND_FORM
from tests.ui.shell_double import RecordingShell


@pytest.fixture
def store(tmp_path):
    opened = own_office(tmp_path / "kantor")
    yield opened
    opened.close()


@pytest.fixture
def context(store, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    return Context(store, RecordingShell(window), Preferences(tmp_path))


@pytest.fixture
def page(context, qtbot):
    made = UsersPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


def fields_of(dialog):
    return dialog.form.findChildren(QLineEdit)


def test_the_list_shows_everybody_with_role_and_state(page, store):
    with_user(store, Role.OPERATOR)

    shown = {one.user.login: one.active for one in page.model.rows()}

    assert shown == {"ratna": True, "cecep": True}


def test_a_user_is_added_by_the_dialog(page, context, store):
    dialog = add_dialog(context)
    dialog.show()
    name, login, words, again = fields_of(dialog)
    for field, text in (
        (name, "Cecep Hidayat"),
        (login, "cecep"),
        (words, OTHER_WORDS),
        (again, OTHER_WORDS),
    ):
        field.setText(text)

    dialog.carry_out()

    assert store.users.with_login("cecep").role is Role.OPERATOR


def test_two_passphrases_that_differ_are_refused_beside_the_field(page, context, store):
    dialog = add_dialog(context)
    dialog.show()
    name, login, words, again = fields_of(dialog)
    name.setText("Cecep")
    login.setText("cecep")
    words.setText(OTHER_WORDS)
    again.setText(WORDS)

    dialog.carry_out()

    assert dialog.form.errors() == {"again": "Kedua kata sandi tidak sama."}
    assert store.users.with_login("cecep") is None
    dialog.form.set_clean()
    dialog.reject()


def test_a_leaver_is_disabled_and_shown_so(page, context, store):
    user = with_user(store, Role.OPERATOR)
    dialog = disable_dialog(context, user)
    dialog.show()

    dialog.carry_out()

    assert {one.user.login: one.active for one in page.model.rows()}["cecep"] is False
    assert user.id not in store.keys.owners()


def test_a_wrong_old_passphrase_is_said(page, context):
    dialog = own_dialog(context)
    dialog.show()
    old, new, again = fields_of(dialog)
    old.setText("bukan yang lama")
    new.setText(OTHER_WORDS)
    again.setText(OTHER_WORDS)

    dialog.carry_out()

    assert dialog.isVisible()
    dialog.form.set_clean()
    dialog.reject()


def test_the_table_of_rights_is_a_click_away(page):
    page.part.set_value("rights")
    page._show_part("rights")

    assert page.stack.currentIndex() == 1
    shown = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    assert not [words for words in shown if "menyusul" in words]


def test_disabling_somebody_puts_the_file_under_a_new_key(page, context, store, qtbot):
    with_user(store, Role.OPERATOR)
    key = store.key
    place = next(at for at, one in enumerate(page.model.rows()) if one.user.login == "cecep")
    page.table.select_place(place)
    page.disable_button.click()
    dialog = next(one for one in context.shell.window_widget().findChildren(FormDialog))
    dialog.carry_out()

    qtbot.waitUntil(lambda: "Kunci kantor diganti" in context.shell.said, timeout=20_000)
    assert not keys_state(store).due
    assert store.key != key
    assert len(store.users.all()) == 2


def test_nobody_disables_oneself_or_somebody_twice(page, context, store):
    user = with_user(store, Role.OPERATOR)
    command = page.deeds.disable
    places = {one.user.login: at for at, one in enumerate(page.model.rows())}

    page.table.select_place(places["ratna"])
    assert command.why_not() == "Tidak dapat menonaktifkan diri sendiri."
    assert not page.disable_button.isEnabled()
    assert "menonaktifkan diri sendiri" in page.disable_button.toolTip()
    page.table.select_place(places["cecep"])
    assert command.why_not() == ""
    assert page.disable_button.isEnabled()
    disable_user(store, user.id, today=TODAY)
    page.reload()
    press(context, command)

    assert context.shell.said == ["Pengguna ini sudah tidak dapat masuk."]
    assert not context.shell.window_widget().findChildren(FormDialog)


def test_enter_changes_a_user_only_for_who_may(context, store, qtbot):
    store.desk = replace(store.desk, role=Role.READER)
    page = UsersPage(context)
    qtbot.addWidget(page)
    page.show()

    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert context.shell.said == [missing_words(Right.MANAGE_USERS)]
    assert not context.shell.window_widget().findChildren(FormDialog)


def test_the_office_of_the_samples_says_why_it_takes_no_users(demonstration, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    shell = RecordingShell(window)
    page = UsersPage(Context(demonstration, shell, Preferences(tmp_path)))
    qtbot.addWidget(page)
    page.show()

    press(page.context, page.deeds.add)

    assert shell.said == ["Hanya di kantor sungguhan."]
    assert not page.add_button.isEnabled()
    assert not window.findChildren(FormDialog)


def test_the_list_says_who_is_missing_in_an_old_office(qtbot, tmp_path):
    shutil.copytree(SECOND_FORM, tmp_path / "kantor")
    opened = log_in(tmp_path / "kantor", "ratna", WORDS, now=NOW)
    window = QWidget()
    qtbot.addWidget(window)
    made = UsersPage(Context(opened, RecordingShell(window), Preferences(tmp_path)))
    qtbot.addWidget(made)
    made.show()

    words = made.keys_banner.text()
    assert "Orang cecep, Orang dokter" in words
    assert "Lembar kunci pemulihan" in words
    assert {one.user.login for one in made.model.rows() if one.missing} == {"cecep", "dokter"}
    assert "diperkuat lebih sedikit" in words

    replace_office_key(opened)
    made.reload()
    shown = {one.user.login for one in made.model.rows() if one.locked_out}
    assert shown == {"cecep", "dokter"}
    opened.close()


def test_a_slot_that_was_taken_away_is_not_shown_as_somebody_who_waits(qtbot, tmp_path):
    folder = tmp_path / "kantor"
    made = own_office(folder)
    with_user(made, Role.COUNSELOR)
    made.close()
    (owner,) = take_away(folder, "cecep")
    opened = log_in(folder, "ratna", WORDS, now=NOW)
    window = QWidget()
    qtbot.addWidget(window)
    page = UsersPage(Context(opened, RecordingShell(window), Preferences(tmp_path)))
    qtbot.addWidget(page)
    page.show()

    states = {str(one.user.id): state_word(one) for one in page.model.rows()}
    assert states[owner] == "Slot dihapus dari luar"
    assert "dihapus dari luar program: Orang cecep" in page.keys_banner.text()

    assert opened.keys is not None
    with opened.change("Kata sandi"):
        opened.keys.set_passphrase(owner, "cecep", WORDS)
    with opened.change("Slot dihapus"):
        opened.keys.remove(owner)
    page.reload()
    states = {str(one.user.id): state_word(one) for one in page.model.rows()}
    assert states[owner] == "Perlu sandi baru"
    assert "dihapus dari luar" not in page.keys_banner.text()
    opened.close()


def test_a_passphrase_stretched_as_usual_is_not_called_weak(tmp_path, qtbot):
    opened = own_office(tmp_path / "kantor")
    assert opened.keys is not None
    opened.keys.effort = Effort()
    assert keys_state(opened).weak
    with opened.change("Uji"):
        opened.keys.set_passphrase(opened.desk.user, "ratna", WORDS)
        opened.keys.set_recovery(RECOVERY)

    assert not keys_state(opened).weak
    opened.close()


def test_before_a_lost_key_is_changed_the_dialog_says_what_it_means(page, context, store, qtbot):
    key = store.key
    page.key_button.click()
    dialog = next(one for one in context.shell.window_widget().findChildren(FormDialog))
    assert any("dienkripsi ulang" in one.text() for one in dialog.form.findChildren(QLabel))
    dialog.carry_out()

    qtbot.waitUntil(lambda: "Kunci kantor diganti" in context.shell.said, timeout=20_000)
    assert store.key != key
