"""A desk on the sample office's day, with a shell that writes down what it is told."""

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form_row import FormRow
from tests.sample_office import TODAY
from tests.ui.explained import what_is
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


@pytest.fixture(autouse=True)
def fields_of_dialogs(monkeypatch):
    """No dialog has a field that does not say what it asks for."""
    silent = []
    shown = FormDialog.showEvent

    def show_event(dialog, event):
        shown(dialog, event)
        silent.extend(
            f"{dialog.windowTitle()}: {row.spoken_label}"
            for row in dialog.findChildren(FormRow)
            if not what_is(row.field)
        )

    monkeypatch.setattr(FormDialog, "showEvent", show_event)
    yield
    assert silent == []
