"""No button, menu entry, key or command is offered whose deed the role is refused."""

import ast
import importlib
import inspect
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

import rehabdesk
from rehabdesk.domain.rights import RIGHTS, Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.office import save_office
from rehabdesk.services.rights import RIGHT_OF
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit import permitting
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.main_window import MainWindow
from tests.ui.pressing import asked_without_right

ROOT = Path(rehabdesk.__file__).parent
NARROW = [Role.READER, Role.OPERATOR, Role.COUNSELOR, Role.MEDICAL]


def rights_asked_for(folder):
    """The rights of every guarded service that a screen's modules import, wherever in them."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not node.module:
                continue
            if not node.module.startswith("rehabdesk.services"):
                continue
            module = importlib.import_module(node.module)
            for alias in node.names:
                one = getattr(module, alias.name, None)
                if inspect.ismodule(one):
                    continue
                if one is None:
                    one = importlib.import_module(f"{node.module}.{alias.name}")
                found.add(getattr(one, RIGHT_OF, Right.LOOK))
    return found - {Right.LOOK}


def rights_named_in(folder):
    """The rights that a screen's modules name for their buttons, keys and commands."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "Right"
            ):
                found.add(Right[node.attr])
    return found


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_a_screen_names_the_right_of_every_deed_that_it_calls(screen):
    folder = ROOT / "ui" / "screens" / screen.key
    named = rights_named_in(folder) | {screen.right}
    asked = rights_asked_for(folder)

    # Whoever may open a screen of one right has that right already, with all its holders' rights.
    holders = [role for role in Role if may(role, screen.right)]
    everybodys = set.intersection(*({*RIGHTS[role]} for role in holders))

    assert asked - named - everybodys == set()


@pytest.fixture
def window_of(demonstration, qtbot, tmp_path):
    """The demonstration office's window as somebody of a role sees it."""

    def window_of(role):
        demonstration.desk = replace(demonstration.desk, role=role)
        window = MainWindow(demonstration, Preferences(tmp_path))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        return window

    return window_of


@pytest.mark.parametrize("role", NARROW, ids=lambda role: role.value)
def test_what_a_role_can_press_asks_for_no_right_that_it_lacks(window_of, qtbot, monkeypatch, role):
    window = window_of(role)

    wrong = {
        key: asked_without_right(window, key, qtbot, monkeypatch) for key in window.stack.screens
    }

    assert {key: found for key, found in wrong.items() if found} == {}


def test_a_button_planted_without_its_right_is_found(window_of, qtbot, monkeypatch):
    window = window_of(Role.READER)
    window.go("home")
    store = window.context.store
    planted = QPushButton("Simpan nama kantor", window.page("home"))
    planted.clicked.connect(lambda: save_office(store, replace(store.office, city="Cilegon")))
    planted.show()

    found = asked_without_right(window, "home", qtbot, monkeypatch)

    assert found == [("Simpan nama kantor", Right.SET_UP_OFFICE)]
    assert store.office.city == "Serang"


def test_a_planted_menu_entry_and_a_planted_command_are_found(window_of, qtbot, monkeypatch):
    window = window_of(Role.READER)
    window.go("home")
    store, page = window.context.store, window.page("home")

    def deed():
        undo_batch(store, "none", now=datetime(2021, 8, 30, tzinfo=UTC))

    planted = QToolButton(page)
    planted.setText("Lainnya")
    planted.setMenu(menu := QMenu(planted))
    menu.addAction("Urungkan impor", deed)
    planted.show()
    command = Command(text="Urungkan", run=deed, icon="undo")
    monkeypatch.setattr(page, "commands", lambda: (command,))

    found = asked_without_right(window, "home", qtbot, monkeypatch)

    assert found == [("Urungkan impor", Right.IMPORT), ("Urungkan", Right.IMPORT)]


def test_screens_that_forbid_nothing_are_found(window_of, qtbot, monkeypatch):
    monkeypatch.setattr(permitting, "allowed", lambda *_: True)
    window = window_of(Role.READER)

    found = {
        right
        for key in ("residents", "programs", "attendance", "safekeeping")
        for _, right in asked_without_right(window, key, qtbot, monkeypatch)
    }

    assert found >= {Right.WRITE_PEOPLE, Right.RUN_PROGRAMS, Right.MARK, Right.BACK_UP}


def test_a_forbidden_button_stays_off_and_says_which_right_is_missing(
    demonstration, qtbot, tmp_path
):
    demonstration.desk = replace(demonstration.desk, role=Role.OPERATOR)
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.go("residents")
    page = window.page("residents")
    assert isinstance(page, ResidentsPage)
    add = page.add_button

    add.setEnabled(True)
    add.setToolTip("Tambah residen (Ctrl+N)")

    assert not add.isEnabled()
    assert add.toolTip() == "Tidak termasuk hak Anda (mengisi data residen dan nomornya)."


def test_a_screen_that_is_not_theirs_stays_closed_and_it_is_said(demonstration, qtbot, tmp_path):
    demonstration.desk = replace(demonstration.desk, role=Role.READER)
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.go("home")

    window.go("office")

    assert window.stack.currentWidget() is window.page("home")
