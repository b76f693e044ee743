"""Presses everything that a screen offers and writes down which rights are then asked for."""

from collections import Counter
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QThread
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QToolButton,
)

from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.rights import Right, may
from rehabdesk.services import rights
from rehabdesk.ui.screens.kit.command import press as press_command
from rehabdesk.ui.widgets.dialog import FormDialog

FEW = 4
"""How often a part with the same words is pressed that is made anew again and again."""


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
            yield one, one.accessibleName() or one.text(), one.click
        else:
            yield from entries(menu)


def entries(menu: QMenu):
    menu.aboutToShow.emit()
    for action in menu.actions():
        if not action.isEnabled() or not action.isVisible() or action.isSeparator():
            continue
        if isinstance(inner := action.menu(), QMenu):
            yield from entries(inner)
        else:
            yield menu, action.text(), action.trigger


def press(window, deed):
    """Press, and press the verb of whatever opens; put it away again."""
    try:
        deed()
        for worker in window.findChildren(QThread):
            worker.wait()
        for dialog in window.findChildren(QDialog):
            if not dialog.isVisible():
                continue
            if isinstance(dialog, FormDialog):
                dialog._deed()
            elif (verb := getattr(dialog, "verb_button", None)) is not None and verb.isEnabled():
                verb.click()
            dialog.hide()
            dialog.deleteLater()
    except Exception:
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


def choose_a_row_in_each_list(page):
    for view in page.findChildren(QAbstractItemView):
        if view.isVisible() and view.isEnabled() and not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(0, 0))


class Presser:
    """Presses what a screen offers, and what that brings in sight, each once."""

    def __init__(self, window, key):
        self.window, self.key = window, key
        self.done = set()
        self.times = Counter()

    def following(self):
        """What can be pressed now and was not yet; a part that is made anew, a few times."""
        page = self.window.page(self.key)
        choose_a_row_in_each_list(page)
        context = self.window.context
        commands = (
            (page, one.words, partial(press_command, context, one))
            for one in page.allowed_commands()
            if not one.why_not()
        )
        for part, words, deed in (*pressable(page), *commands):
            if (part, words) not in self.done and self.times[words] < FEW:
                self.done.add((part, words))
                self.times[words] += 1
                return words, deed
        return None


def asked_without_right(window, key, qtbot, monkeypatch):
    """What can be pressed on a screen and asks for a right that is missing: words, right."""
    store = window.context.store
    wrong = []
    for target in targets(store, key):
        presser = Presser(window, key)
        window.go(key, target)
        qtbot.wait(80)
        while one := presser.following():
            words, deed = one
            with watching(monkeypatch) as asked, qtbot.captureExceptions():
                press(window, deed)
            wrong += [(words, one) for one in asked if not may(store.desk.role, one)]
            window.warnings.clear()
            if window.stack.currentWidget() is not window.page(key) or target is not None:
                window.go(key, target)
    return wrong
