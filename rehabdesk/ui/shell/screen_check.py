"""Looks at a page as a user would: unnamed fields, cut text, keys that are given twice."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QWidget,
)

from rehabdesk.storage import Store
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow

WIDTH, HEIGHT = 1366, 728
"""A 1366 x 768 screen without the system's own bar."""

_MNEMONIC = re.compile(r"(?<!&)&([^&\s])")
_TOLERANCE = 2


def visible(root: QWidget) -> Iterator[QWidget]:
    """Every widget that is seen below a root."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root):
            yield widget


def nameless(root: QWidget) -> list[str]:
    """Fields that take the keyboard and tell a screen reader nothing."""
    found: list[str] = []
    for widget in visible(root):
        by_keyboard = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not by_keyboard or widget.focusProxy() or widget.objectName().startswith("qt_"):
            continue
        words = widget.accessibleName() or _buddy(root, widget)
        if isinstance(widget, QAbstractButton):
            words = words or widget.text()
        if not words and not _part_of_named(widget):
            found.append(f"{type(widget).__name__} {widget.objectName()}".strip())
    return found


def _buddy(root: QWidget, field: QWidget) -> str:
    return next((one.text() for one in root.findChildren(QLabel) if one.buddy() is field), "")


def _part_of_named(widget: QWidget) -> bool:
    """Whether the field is the inside of a named one, like the editor in a choice."""
    parent = widget.parentWidget()
    return parent is not None and bool(parent.accessibleName()) and parent.focusProxy() is widget


def cut(root: QWidget) -> list[str]:
    """Labels and buttons that have less room than their text needs."""
    found: list[str] = []
    for widget in visible(root):
        if isinstance(widget, QLabel):
            text = "" if widget.wordWrap() else widget.text()
        else:
            text = widget.text() if isinstance(widget, QPushButton) else ""
        needed = widget.minimumSizeHint().width()
        if text and widget.width() + _TOLERANCE < needed:
            found.append(f"{text[:40]!r} {widget.width()} < {needed}")
    return found


def repeated_mnemonics(root: QWidget) -> list[str]:
    """Letters that two visible buttons or labels of one window both answer to."""
    letters: Counter[str] = Counter()
    for widget in visible(root):
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if isinstance(widget, QLabel) and widget.buddy():
            text = widget.text()
        if found := _MNEMONIC.search(text):
            letters[found[1].casefold()] += 1
    return [letter for letter, count in letters.items() if count > 1]


def repeated_keys(root: QWidget) -> list[str]:
    """Shortcuts that two parts of the open page both claim."""
    keys = Counter(
        one.key().toString()
        for one in root.findChildren(QShortcut)
        if one.isEnabled() and one.key().toString() and _shown(one, root)
    )
    return [key for key, count in keys.items() if count > 1]


def _shown(shortcut: QShortcut, root: QWidget) -> bool:
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and (parent is root or parent.isVisibleTo(root))


def overflow(root: QWidget, window: QWidget) -> list[str]:
    """A page that asks for more room than the window has."""
    hint = root.minimumSizeHint()
    wide, high = hint.width() > window.width(), hint.height() > window.height()
    return [f"{hint.width()} x {hint.height()}"] if wide or high else []


def troubles_of(window: MainWindow, screen: str) -> list[str]:
    """Everything that is wrong with one screen, in words for whoever mends it."""
    window.go(screen)
    QApplication.processEvents()
    page = window.page(screen)
    checks = (
        ("tanpa nama", nameless(page)),
        ("terpotong", cut(page)),
        ("huruf pintas ganda", repeated_mnemonics(page)),
        ("tombol pintas ganda", repeated_keys(page)),
        ("terlalu besar", overflow(page, window)),
    )
    return [f"{screen}: {name}: {one}" for name, found in checks for one in found]


def failures(store: Store, preferences: Preferences) -> list[str]:
    """Draw every screen of an office, light and dark, and tell what is wrong with them."""
    application = QApplication.instance() or QApplication([])
    found: list[str] = []
    for dark in (False, True):
        set_theme(dark=dark)
        window = MainWindow(store, preferences)
        window.resize(WIDTH, HEIGHT)
        window.show()
        for screen in SCREENS:
            found += troubles_of(window, screen.key)
            if window.grab().isNull():
                found.append(f"{screen.key}: tidak tergambar")
        window.close()
        window.deleteLater()
    application.processEvents()
    return list(dict.fromkeys(found))
