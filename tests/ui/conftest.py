"""What is looked at in every dialog that a test of the windows opens."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rehabdesk.domain.user import Role
from rehabdesk.ui.background import Worker
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.screen_check import repeated_mnemonics
from tests.own_office import own_office, with_user
from tests.ui.shell_double import RecordingShell


@pytest.fixture(autouse=True)
def access_keys_of_dialogs(monkeypatch):
    """No dialog has two parts that answer to one letter."""
    doubled = []
    opened = QDialog.open

    def open_dialog(dialog):
        opened(dialog)
        if letters := repeated_mnemonics(dialog):
            doubled.append(f"{dialog.windowTitle()}: {', '.join(letters)}")

    monkeypatch.setattr(QDialog, "open", open_dialog)
    yield
    assert doubled == []


def end_work():
    """End what still works in threads while its file is open, as closing a window does."""
    for window in QApplication.topLevelWidgets():
        for worker in window.findChildren(Worker):
            worker.end_with_window()
            worker.blockSignals(True)


@pytest.fixture
def store(store):
    """The office, closed after the work that still writes into it."""
    yield store
    end_work()


@pytest.fixture
def demonstration(demonstration):
    """The demonstration office, closed after the work that still writes into it."""
    yield demonstration
    end_work()


@pytest.fixture(autouse=True)
def timers_end_with_the_test():
    """What still waits looks into no file that the test has closed, as closing a window does."""
    yield
    for window in QApplication.topLevelWidgets():
        for timer in window.findChildren(QTimer):
            timer.stop()


@pytest.fixture
def around(qtbot, tmp_path):
    """An office of its own for the windows around the pages."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    context = Context(store, RecordingShell(widget), Preferences(tmp_path / "pilihan"))
    yield context
    context.close()
    store.close()
