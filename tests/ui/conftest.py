"""What is looked at in every dialog that a test of the windows opens."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from rehabdesk.ui.shell.screen_check import repeated_mnemonics


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


@pytest.fixture(autouse=True)
def timers_end_with_the_test():
    """What still waits looks into no file that the test has closed, as closing a window does."""
    yield
    for window in QApplication.topLevelWidgets():
        for timer in window.findChildren(QTimer):
            timer.stop()
