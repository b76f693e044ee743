"""What a screen reader is told: every part of every screen has a name and the right role.

Qt's own accessibility tree is walked, as a screen reader does.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.main_window import MainWindow

ROLE = QAccessible.Role
WORKED = {
    ROLE.PushButton,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.SpinBox,
    ROLE.List,
    ROLE.Table,
    ROLE.Tree,
    ROLE.Slider,
    ROLE.Link,
    ROLE.PageTab,
    ROLE.MenuItem,
}
"""Roles of what somebody works with."""

ROLES = (
    (QCheckBox, {ROLE.CheckBox}),
    (
        QAbstractButton,
        {ROLE.PushButton, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.CheckBox, ROLE.RadioButton},
    ),
    (QComboBox, {ROLE.ComboBox}),
    (QAbstractSpinBox, {ROLE.SpinBox}),
    (QLineEdit, {ROLE.EditableText}),
    (QPlainTextEdit, {ROLE.EditableText}),
    (QTextEdit, {ROLE.EditableText, ROLE.StaticText}),
    (QTableView, {ROLE.Table}),
    (QAbstractItemView, {ROLE.List, ROLE.Tree, ROLE.Table}),
)


def interfaces(root):
    """Every part below a widget that a screen reader can reach, in sight."""
    waiting = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid() or one.state().invisible:
            continue
        yield one
        if one.role() in {ROLE.Table, ROLE.List, ROLE.Tree}:
            continue  # their cells are read by their own test
        waiting += [one.child(at) for at in range(one.childCount())]


def troubles(root):
    """What a screen reader would stumble over, in words for whoever mends it."""
    found = []
    for one in interfaces(root):
        widget = one.object()
        name = one.text(QAccessible.Text.Name).strip()
        kind = type(widget).__name__
        if one.role() in WORKED and not name and not _inside_named(one):
            found.append(f"{kind}: no name")
        if "&" in name.replace("&&", ""):
            found.append(f"{kind}: access key in its name {name!r}")
        if name and name == kind:
            found.append(f"{kind}: called like its class")
        if isinstance(widget, QWidget):
            found += wrong_role(widget, one.role())
    return found


def _inside_named(one):
    """The editor inside a named field is read with the field."""
    parent = one.parent()
    return parent is not None and bool(parent.text(QAccessible.Text.Name).strip())


def wrong_role(widget, role):
    for kind, roles in ROLES:
        if isinstance(widget, kind):
            return [] if role in roles else [f"{type(widget).__name__}: is told as {role.name}"]
    by_keyboard = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
    if by_keyboard and not widget.accessibleName():
        return [f"{type(widget).__name__}: takes the keyboard without a name"]
    return []


def settle():
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_every_part_of_a_screen_has_a_name_and_its_role(demonstration, qtbot, tmp_path, key):
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    window.go(key)
    settle()

    assert sorted(set(troubles(window))) == []


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_a_table_reads_its_headings_and_its_cells(demonstration, qtbot, tmp_path, key):
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.go(key)
    settle()

    silent = []
    for table in window.page(key).findChildren(QTableView):
        model = table.model()
        if not table.isVisibleTo(window) or not model.rowCount():
            continue
        told = QAccessible.queryAccessibleInterface(table)
        first = [told.child(at) for at in range(min(3 * model.columnCount(), told.childCount()))]
        for role in (ROLE.ColumnHeader, ROLE.Cell):
            said = [one.text(QAccessible.Text.Name) for one in first if one and one.role() is role]
            if not any(said):
                silent.append(f"{table.accessibleName()}: {role.name}")
    assert silent == []
