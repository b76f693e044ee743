"""The Residen page at a desk, worked as a user works it: press, type, open, look."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.sample_office import TODAY, a_resident
from tests.ui.shell_double import RecordingShell

_SOON = 300
"""Milliseconds: what waits longer than that, such as the note of a reading, is not waited for."""


def _is_about_to_look(timer):
    return timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON


class Desk:
    """A page on an office, with what an officer does at it."""

    def __init__(self, qtbot, store, folder):
        self.qtbot = qtbot
        self.store = store
        self.window = QWidget()
        self.window.resize(1190, 690)
        qtbot.addWidget(self.window)
        self.shell = RecordingShell(self.window)
        self.context = Context(store, self.shell, Preferences(folder))
        self.context.today = lambda: TODAY
        self.page = ResidentsPage(self.context)
        self.page.setParent(self.window)
        self.page.resize(1190, 690)
        self.window.show()
        self.settle()

    def settle(self):
        """Wait until the page has looked at what was typed, however busy the computer is."""
        self.qtbot.wait(120)
        self.qtbot.waitUntil(lambda: not any(map(_is_about_to_look, self._timers())))

    def _timers(self):
        return self.window.findChildren(QTimer)

    def names(self):
        model = self.page.model
        rows = [model.row_at(at) for at in range(model.rowCount())]
        return [one.name for one in rows if one is not None]

    def search(self, text):
        self.page.filters.search.setFocus()
        self.page.filters.search.clear()
        self.qtbot.keyClicks(self.page.filters.search, text)
        self.settle()

    def press(self, *keys):
        for key in keys:
            self.qtbot.keyClick(self.page.table, key)
        self.settle()

    def choose(self, resident):
        self.page.show_target(resident.id)
        self.settle()

    def dialog(self):
        self.settle()
        return next(one for one in self.window.findChildren(QDialog) if one.isVisible())

    def form_dialog(self):
        dialog = self.dialog()
        assert isinstance(dialog, FormDialog)
        return dialog

    def carry_out(self, dialog):
        dialog.carry_out()
        self.settle()

    def shown_words(self):
        labels = self.page.record.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())


def some_people(store):
    """Three residents whose names and numbers are easily confused."""
    return [
        a_resident(store, "Mahmud bin Karta", "BI 283/20", aliases=("Cungkring",), block="A"),
        a_resident(store, "Agus Salim", "BIIa 12/19", block="B"),
        a_resident(store, "Zainal Abidin bin H. Umar", "BI 99/20", block="A"),
    ]
