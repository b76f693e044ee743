"""No button, menu entry, key or command is offered whose deed the role is refused."""

import ast
import importlib
import inspect
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QToolButton,
)

import rehabdesk
from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.rights import RIGHTS, Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services import rights
from rehabdesk.services.rights import RIGHT_OF
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.dialog import FormDialog

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


@contextmanager
def watching(monkeypatch):
    """Write down which rights deeds ask for, and let none of them begin."""
    asked = []

    def note(at, right):
        if right is not Right.LOOK:
            asked.append(right)
            raise NotAllowed(role="", right="")

    with monkeypatch.context() as patch:
        patch.setattr(rights, "require", note)
        patch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_a, **_k: ""))
        patch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_a, **_k: ("", "")))
        yield asked


def pressable(page):
    """Every enabled button in sight and every enabled entry of the menus behind them."""
    for one in page.findChildren(QAbstractButton):
        if not one.isVisible() or not one.isEnabled():
            continue
        menu = one.menu() if isinstance(one, QPushButton | QToolButton) else None
        if menu is None:
            yield one.accessibleName() or one.text(), one.click
        else:
            yield from entries(menu)


def entries(menu: QMenu):
    menu.aboutToShow.emit()
    for action in menu.actions():
        if action.isEnabled() and action.isVisible() and not action.isSeparator():
            yield action.text(), action.trigger


def press(window, deed):
    """Press, and press the verb of whatever opens; put it away again."""
    try:
        deed()
        for dialog in window.findChildren(QDialog):
            if not dialog.isVisible():
                continue
            if isinstance(dialog, FormDialog):
                dialog._deed()
            elif (verb := getattr(dialog, "verb_button", None)) is not None and verb.isEnabled():
                verb.click()
            dialog.hide()
            dialog.deleteLater()
    except (NotAllowed, RuntimeError, AttributeError, TypeError):
        pass
    for dialog in window.findChildren(QDialog):
        dialog.hide()


def targets(store, key):
    """What to open on a screen so that its parts are in sight."""
    if key == "residents":
        return [store.residents.all()[0].id]
    if key == "attendance":
        sheets = store.sheets.all()
        return [None, sheets[0].session, sheets[-1].session]
    if key == "programs":
        return [store.cohorts.all()[0].id]
    return [None]


@pytest.mark.parametrize("role", NARROW, ids=lambda role: role.value)
def test_what_a_role_can_press_asks_for_no_right_that_it_lacks(
    demonstration, qtbot, tmp_path, monkeypatch, role
):
    demonstration.desk = replace(demonstration.desk, role=role)
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    wrong = []

    for key in window._screens:
        for target in targets(demonstration, key):
            window.go(key, target)
            qtbot.wait(80)
            page = window.page(key)
            deeds = [*pressable(page), *((one.text, one.run) for one in page.allowed_commands())]
            for words, deed in deeds:
                with watching(monkeypatch) as asked, qtbot.captureExceptions():
                    press(window, deed)
                wrong += [(key, words, one.value) for one in asked if not may(role, one)]
                window.clear_warnings()

    assert wrong == []


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
