"""No word that somebody typed is drawn as HTML, wherever in the window it is shown."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextDocumentFragment
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QTextBrowser,
    QWidget,
)

import rehabdesk
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.access_key import FieldLabel
from rehabdesk.ui.widgets.elided import Elided
from rehabdesk.ui.widgets.form_row import FormRow
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.text import label
from tests.ui.pressing import Presser, press, targets, watching
from tests.ui.rich_text import MARK, is_rich, might_be_rich, rich_in, titles_with_names, with_marks

FOLDER = Path(rehabdesk.__file__).parent / "ui"
TELLING = {"setToolTip": 0, "setStatusTip": 0, "setWhatsThis": 0, "setInformativeText": 0}


class Watch(QObject):
    """Looks at every window as it is shown, the moment its parts are in place."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.windows = set()
        self.titles = []

    def eventFilter(self, watched, event):
        painted = event.type() is QEvent.Type.Paint and isinstance(watched, QWidget)
        if painted and watched.isWindow() and not isinstance(watched, MainWindow):
            self.windows.add(type(watched).__name__)
            self.found += rich_in(watched)
            self.titles += titles_with_names(watched)
        return False


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    assert with_marks(demonstration) > 500
    made = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def watch(qapp):
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_no_text_of_a_user_is_drawn_as_html(window, watch, qtbot, monkeypatch, key):
    store = window.context.store
    shown = []
    for target in targets(store, key):
        presser = Presser(window, key)
        window.go(key, target)
        qtbot.wait(60)
        watch.found += rich_in(window)
        shown += [one.text() for one in window.findChildren(QLabel)]
        while one := presser.following():
            with watching(monkeypatch), qtbot.captureExceptions():
                press(window, one[1])
            QApplication.processEvents()
            watch.found += rich_in(window)
            window.warnings.clear()
            if window.stack.currentWidget() is not window.page(key) or target is not None:
                window.go(key, target)

    assert watch.found == []
    assert watch.titles == []
    # The office's name stands on every page: its signs are shown as they are.
    assert any("<img" in one for one in shown)


def test_tips_of_every_list_are_shown_sign_by_sign(window, qtbot):
    window.go("residents")
    qtbot.wait(60)
    store = window.context.store
    name = store.residents.all()[0].name

    assert MARK in name
    assert QTextDocumentFragment.fromHtml(as_tip(name)).toPlainText() == name


@pytest.mark.parametrize(
    "text",
    [
        MARK,
        "<qt>a",
        "<",
        "a < b",
        "&lt;b&gt;",
        "Ali & Umar <i>x</i>",
        'a\n<b title="x">',
        "<?xml version='1.0'?>",
        "<!--",
        "satu dua",
    ],
)
def test_a_tip_says_what_was_typed(text):
    tip = as_tip(text)
    drawn = QTextDocumentFragment.fromHtml(tip).toPlainText() if might_be_rich(tip) else tip

    assert drawn == text
    assert not is_rich(tip)


def planted(kind, parent):
    """A part that shows somebody's words in a way that Qt takes for HTML."""
    if kind == "tip":
        parent.setToolTip(MARK)
    elif kind == "label":
        QLabel(MARK, parent)
    elif kind == "list":
        model = QStandardItemModel(parent)
        item = QStandardItem("a")
        item.setToolTip(MARK)
        model.appendRow(item)
        QListView(parent).setModel(model)
    elif kind == "menu":
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        menu.addAction(MARK)
    elif kind == "message":
        QMessageBox(parent).setText(MARK)
    elif kind == "page":
        QTextBrowser(parent).setHtml(MARK)


@pytest.mark.parametrize("kind", ["tip", "label", "list", "menu", "message", "page"])
def test_a_planted_part_that_draws_html_is_found(qtbot, kind):
    parent = QWidget()
    qtbot.addWidget(parent)
    label(MARK, parent=parent)
    assert rich_in(parent) == []

    planted(kind, parent)

    assert rich_in(parent) != []


def test_a_planted_title_with_a_name_is_found(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    assert titles_with_names(parent) == []

    parent.setWindowTitle(f"Ubah {MARK}Mahmud")

    assert titles_with_names(parent) != []


def unguarded(source):
    """Tips in a module whose words are neither constant nor made plain, by line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        place = 1 if node.func.attr == "showText" else TELLING.get(node.func.attr)
        if place is None or len(node.args) <= place:
            continue
        words = node.args[place]
        plain = isinstance(words, ast.Call) and getattr(words.func, "id", "") == "as_tip"
        if not plain and not isinstance(words, ast.Constant):
            found.append(node.lineno)
    return found


def test_every_tip_in_the_program_is_constant_or_made_plain():
    wrong = {
        path.relative_to(FOLDER).as_posix(): lines
        for path in FOLDER.rglob("*.py")
        if (lines := unguarded(path.read_text("utf-8")))
    }

    assert wrong == {}
    assert unguarded("button.setToolTip(name)\nQToolTip.showText(place, name, self)") == [1, 2]


def test_labels_are_made_in_one_place():
    made = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*.py")
        if re.search(r"\bQLabel\(|class \w+\(QLabel", path.read_text("utf-8"))
    }

    assert made == {"widgets/text.py", "widgets/access_key.py", "widgets/elided.py"}


def test_the_two_labels_of_another_kind_are_as_plain(qtbot):
    row = FormRow("&Nama <b>", QLineEdit())
    qtbot.addWidget(row)

    for one in (*row.findChildren(FieldLabel), Elided("<b>Nama</b>", parent=row)):
        assert one.textFormat() is Qt.TextFormat.PlainText
    assert row.findChildren(FieldLabel)
