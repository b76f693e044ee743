"""The demonstration is looked at as each role from its own window, and no real office is."""

import shutil

import pytest
from PySide6.QtCore import Qt

from rehabdesk import app
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.storage import AuditFilter
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.crash import CrashWatch
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.role_button import RoleButton
from rehabdesk.wording.terms import label
from tests.own_office import own_office
from tests.ui.shell.test_start_window import a_start


@pytest.fixture
def program(qtbot, tmp_path, demonstration_folder, monkeypatch):
    """The running program with the demonstration open, as its owner opens it."""
    place = shutil.copytree(demonstration_folder, tmp_path / "contoh")
    monkeypatch.setattr(app, "demonstration_folder", lambda: place)
    made = app.Program(place, Preferences(tmp_path / "atur"), CrashWatch(tmp_path / "log"))
    qtbot.addWidget(made.start)
    made.show()
    made.start.open_demonstration()
    qtbot.waitUntil(lambda: made.window is not None, timeout=60_000)
    yield made
    close(made)


def close(program):
    program.window.leaving.settled = True
    program.window.close()


def look_as(qtbot, program, role):
    """Choose a role in the menu beside the date, and wait until its window is there."""
    before = program.window
    button = before.findChild(RoleButton)
    chosen = next(
        one for one in button.choices.actions() if one.text().startswith(f"{label(role)}:")
    )
    chosen.trigger()
    qtbot.waitUntil(lambda: program.window is not before, timeout=60_000)
    return program.window


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
def test_it_opens_again_as_whoever_was_chosen(qtbot, program, role):
    window = look_as(qtbot, program, role)
    store = window.context.store

    assert store.desk.role is role
    name = store.users.name_of(store.desk.user)
    assert window.findChild(RoleButton).text() == f"{name} ({label(role)})"
    assert store.audit.entries(AuditFilter(), 1)[0].user == store.desk.user
    assert ("audit" in window.stack.screens) is may(role, Right.READ_AUDIT)
    assert not program.start.isVisible()
    assert bool(window.tour.offer()) is (role is Role.TEAM_LEAD)


def test_one_comes_back_to_the_administrator(qtbot, program):
    look_as(qtbot, program, Role.READER)

    window = look_as(qtbot, program, Role.ADMINISTRATOR)

    assert window.context.store.desk.role is Role.ADMINISTRATOR


def test_what_was_typed_is_not_thrown_away_for_it(qtbot, program, monkeypatch):
    page = program.window.page("office")
    monkeypatch.setattr(page, "unsaved", lambda: "Isian kantor belum disimpan.")

    program.window.look_as("bagja")

    assert program.window.isVisible()
    assert "Simpan dahulu" in program.window.toasts.toasts()[-1].text


def test_ctrl_k_offers_the_other_roles(qtbot, program):
    titles = [one.title for one in program.window.deeds()]

    assert f"Lihat sebagai {label(Role.READER)}" in titles
    assert f"Lihat sebagai {label(Role.ADMINISTRATOR)}" not in titles


@pytest.fixture
def real_office(tmp_path):
    store = own_office(tmp_path / "kantor")
    yield store
    store.close()


def test_a_real_office_offers_nobody_to_be(qtbot, tmp_path, real_office):
    window = MainWindow(real_office, Preferences(tmp_path / "atur"))
    qtbot.addWidget(window)

    assert window.findChild(RoleButton) is None
    assert not [one for one in window.deeds() if one.title.startswith("Lihat sebagai")]


def test_a_copy_of_it_opens_where_a_login_name_is_remembered(qtbot, tmp_path, demonstration_folder):
    copy = shutil.copytree(demonstration_folder, tmp_path / "salinan")
    Preferences(tmp_path / "atur").keep(login="ratna.dewi")
    window = a_start(qtbot, tmp_path, copy)
    window._loaded = True
    window.show_place(copy)

    with qtbot.waitSignal(window.opened, timeout=60_000) as opened:
        qtbot.keyClick(window.passphrase, Qt.Key.Key_Return)

    store = opened.args[0]
    assert store.desk.role is Role.ADMINISTRATOR
    store.close()
