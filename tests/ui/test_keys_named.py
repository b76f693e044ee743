"""No key is named that does nothing: by F1, by the guide's chapter of a page, and by tips.

Each is pressed where the cursor is when the page opens, or in the list that it belongs to.
"""

import re
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QThread
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QMenu,
    QWidget,
)

from rehabdesk.domain.user import Role
from rehabdesk.services.demonstration_users import seat, user_of
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.guide_dialog import GuideDialog
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.wording.guide import chapters
from tests.ui.pressing import choose_a_row_in_each_list

KEY = r"(?:(?:Ctrl|Shift|Alt)\+)*(?:F\d{1,2}|Enter|Esc|Delete|Del|Backspace|[A-Z0-9+=-])"
QT_NAMES = {"Enter": "Return", "Esc": "Escape", "Del": "Delete"}
SAID = {"Huruf": "H", "huruf": "H", "Angka": "1"}
"""What F1 says of a sheet's keys where any letter or digit will do."""
OF_DIALOGS = frozenset({"Esc", "Ctrl+Enter"})
"""They work in a dialog that is open, which is tried apart."""
OF_FIELDS = frozenset({"Shift+F1", "Ctrl+V", "Ctrl+A"})
"""One explains the field with the cursor (tests/ui/test_what_is.py), one needs something copied,
one ticks a list in a dialog (ui/widgets/check_list.py)."""


class Presses(QObject):
    """Presses a key and sees whether anything is bound to it; deeds of shortcuts do not begin."""

    def __init__(self, window):
        super().__init__()
        self.window = window
        self.fired = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Shortcut:
            self.fired.append((watched, event.isAmbiguous()))
            return True
        return False

    def does(self, keys):
        """Whether a key is bound, to one thing only."""
        sequence: Any = QKeySequence(re.sub(r"\w+$", lambda m: QT_NAMES.get(m[0], m[0]), keys))
        shortcuts = self.window.findChildren(QShortcut)
        self.fired.clear()
        for one in shortcuts:
            one.installEventFilter(self)
        at = self.window.focusWidget() or self.window
        combination = sequence[0]
        entered = []
        if isinstance(at, QAbstractItemView):
            # A list that tells of Enter lets the key go on.
            at.activated.connect(entered.append)
        QTest.keyClick(at, combination.key(), combination.keyboardModifiers())
        for one in shortcuts:
            one.removeEventFilter(self)
        if self.fired:
            return not any(ambiguous for _one, ambiguous in self.fired)
        return bool(entered) or self._is_taken(at, combination)

    def _is_taken(self, at, combination):
        """Whether the part with the cursor, or one around it, takes the key itself."""
        text = chr(combination.key()) if combination.key() < 0x100 else ""
        event = QKeyEvent(
            QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers(), text
        )
        QApplication.sendEvent(at, event)
        return event.isAccepted()


@pytest.fixture(autouse=True)
def nothing_stays_copied(qapp):
    """What Ctrl+C has copied goes before Qt does."""
    yield
    QApplication.clipboard().clear()


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    return shown(qtbot, demonstration, tmp_path)


def shown(qtbot, store, tmp_path):
    made = MainWindow(store, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    return made


def go(window, qtbot, key, target=None):
    """Open a page as somebody would, with a row chosen in each of its lists."""
    put_dialogs_away(window)
    window.go(key, target)
    page = window.page(key)
    qtbot.wait(50)
    put_dialogs_away(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    choose_a_row_in_each_list(page)
    page.take_focus()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    return page


def put_dialogs_away(window):
    for worker in window.findChildren(QThread):
        worker.wait()
    QApplication.processEvents()
    for one in (*window.findChildren(QDialog), *window.findChildren(QMenu)):
        one.hide()


def into_a_list(page):
    """Put the cursor into the first list of a page; says whether there is one."""
    shown = page.findChildren(QAbstractItemView)
    lists = [one for one in shown if one.isVisible() and one.isEnabled()]
    if lists:
        lists[0].setFocus()
    return bool(lists)


def single(words):
    """The keys in what F1 writes: "Angka, Enter" is two, "Ctrl+1 … Ctrl+5" its ends."""
    parts = re.split(r", | / | … | dan ", words)
    return [SAID.get(one, one) for one in parts]


def told_by_f1(window, page):
    """Every key that F1 names on a page."""
    guide = GuideDialog(
        page.allowed_commands(),
        page.key,
        parent=window,
        screens=tuple(window.stack.screens.values()),
    )
    named = re.findall(r"<b>(.*?)</b>", guide._keys)
    guide.deleteLater()
    return [key for words in named for key in single(words)]


def dead(window, qtbot, page, keys, target=None):
    """Which of these keys do nothing on a page, wherever its cursor may be."""
    presses, found = Presses(window), []
    for key in dict.fromkeys(keys):
        if key in OF_DIALOGS or key in OF_FIELDS:
            continue
        go(window, qtbot, page.key, target)
        if presses.does(key):
            continue
        if into_a_list(page) and presses.does(key):
            continue
        found.append(key)
    return found


def a_sheet(store):
    return next(
        one.id
        for one in store.sessions.unrecorded_until(store.today())
        if store.sheets.newest_of(one.id)
    )


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_every_key_that_f1_names_does_something_on_its_page(window, qtbot, key):
    page = go(window, qtbot, key)

    assert dead(window, qtbot, page, told_by_f1(window, page)) == []


def test_every_key_that_f1_names_does_something_on_an_open_sheet(window, qtbot):
    sheet = a_sheet(window.context.store)
    page = go(window, qtbot, "attendance", sheet)
    assert "H" in told_by_f1(window, page)

    assert dead(window, qtbot, page, told_by_f1(window, page), sheet) == []


@pytest.mark.parametrize("role", [Role.READER, Role.OPERATOR, Role.COUNSELOR])
def test_f1_names_no_page_and_no_deed_that_a_role_has_not_got(demonstration, qtbot, tmp_path, role):
    seat(demonstration, user_of(demonstration, role))
    window = shown(qtbot, demonstration, tmp_path)
    page = go(window, qtbot, "home")

    assert dead(window, qtbot, page, told_by_f1(window, page)) == []


def named_in_the_guide(key):
    """The keys that the chapter of a page prints in bold."""
    chapter = next(one for one in chapters() if one.key == key)
    return [one for one in re.findall(rf"\*\*({KEY})\*\*", chapter.markdown) if len(one) > 1]


def opened_on(store, key):
    """What is opened on a page whose chapter tells of more than its list."""
    return {"attendance": a_sheet(store), "residents": store.residents.all()[0].id}.get(key)


@pytest.mark.parametrize("key", [one.key for one in SCREENS if one.key != "imports"])
def test_every_key_that_the_guide_names_does_something_on_its_page(
    demonstration, qtbot, tmp_path, key
):
    if key == "residents":
        # Its chapter tells of notes, too.
        seat(demonstration, user_of(demonstration, Role.TEAM_LEAD))
    window = shown(qtbot, demonstration, tmp_path)
    page, target = go(window, qtbot, key), opened_on(demonstration, key)
    missing = dead(window, qtbot, page, named_in_the_guide(key))
    if target:
        missing = dead(window, qtbot, page, missing, target)

    assert missing == []


def named_by_tips(page):
    """The keys in brackets in the words and tips of whatever is in sight."""
    for one in page.findChildren(QWidget):
        if one.isVisible() and one.isEnabled():
            words = one.toolTip() + (one.text() if isinstance(one, QAbstractButton) else "")
            yield from re.findall(rf"\(({KEY})\)", words)


@pytest.mark.parametrize(
    ("key", "with_sheet"), [*((one.key, False) for one in SCREENS), ("attendance", True)]
)
def test_every_key_that_a_tip_names_does_something_on_its_page(window, qtbot, key, with_sheet):
    target = a_sheet(window.context.store) if with_sheet else None
    page = go(window, qtbot, key, target)
    keys = [one for one in named_by_tips(page) if len(one) > 1]

    assert dead(window, qtbot, page, keys, target) == []


def test_the_keys_of_dialogs_save_and_put_away(window, qtbot):
    page = go(window, qtbot, "counselors")
    at = window.focusWidget() or page
    QTest.keyClick(at, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in window.findChildren(FormDialog) if one.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    assert Presses(dialog).does("Ctrl+Enter")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert page.isVisible()


def test_a_key_that_nobody_bound_is_found(window, qtbot):
    page = go(window, qtbot, "audit")

    assert dead(window, qtbot, page, ["Ctrl+Shift+F7"]) == ["Ctrl+Shift+F7"]
