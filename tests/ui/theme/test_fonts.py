"""One typeface everywhere, whatever the system thinks of menus, tables and messages."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QMenu,
    QMenuBar,
    QMessageBox,
    QStatusBar,
    QTableWidget,
    QTreeView,
    QWidget,
)

from rehabdesk.ui.theme.apply import apply_theme
from rehabdesk.ui.theme.fonts import FAMILY

# Windows has letters of its own for these, and gives them to Qt class by class.
OF_THE_SYSTEM = (
    "QAbstractItemView",
    "QHeaderView",
    "QMenu",
    "QMenuBar",
    "QMessageBox",
    "QStatusBar",
)


@pytest.fixture
def systems_own(qapp):
    apply_theme(qapp, dark=False)
    for name in OF_THE_SYSTEM:
        # The stub asks for bytes and takes none.
        QApplication.setFont(QFont("DejaVu Serif", 9), name)  # pyright: ignore[reportArgumentType]
    yield
    QApplication.setFont(QApplication.font())


@pytest.mark.usefixtures("systems_own")
@pytest.mark.parametrize(
    "kind", [QListView, QMenu, QMenuBar, QMessageBox, QStatusBar, QTableWidget, QTreeView]
)
def test_letters_of_the_system_never_show(qtbot, kind: type[QWidget]):
    widget = kind()
    qtbot.addWidget(widget)

    widget.ensurePolished()

    assert widget.font().families()[0] == FAMILY
    assert widget.font().pixelSize() == 13


@pytest.mark.usefixtures("systems_own")
def test_a_tables_header_has_the_programs_letters(qtbot):
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    header = table.horizontalHeader()

    header.ensurePolished()

    assert header.font().families()[0] == FAMILY
