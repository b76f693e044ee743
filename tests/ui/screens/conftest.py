"""A desk on the sample office's day, with a shell that writes down what it is told."""

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from tests.sample_office import TODAY
from tests.ui.shell_double import RecordingShell


class Desk(Context):
    """A context whose day is the sample office's."""

    def today(self):
        return TODAY


@pytest.fixture
def shell(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1190, 690)
    window.show()
    return RecordingShell(window)


@pytest.fixture
def desk(store, shell, tmp_path):
    yield Desk(store, shell, Preferences(tmp_path))
    shell.window.hide()
    for dialog in shell.window.findChildren(QDialog):
        dialog.hide()
