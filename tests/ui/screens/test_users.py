"""Pengguna: who may come in, and the table of rights."""

import pytest
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.user import Role
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.users.dialogs import add_dialog, disable_dialog, own_dialog
from rehabdesk.ui.screens.users.screen import UsersPage
from rehabdesk.ui.widgets.fields import TextField
from tests.own_office import OTHER_WORDS, WORDS, own_office, with_user
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
    return dialog.form.findChildren(TextField)


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
