"""What is looked at in every dialog that a test of the windows opens."""

import pytest

from rehabdesk.ui.shell.screen_check import repeated_mnemonics
from rehabdesk.ui.widgets.dialog import FormDialog


@pytest.fixture(autouse=True)
def access_keys_of_dialogs(monkeypatch):
    """No dialog has two parts that answer to one letter."""
    doubled = []
    shown = FormDialog.showEvent

    def show_event(dialog, event):
        shown(dialog, event)
        if letters := repeated_mnemonics(dialog):
            doubled.append(f"{dialog.windowTitle()}: {', '.join(letters)}")

    monkeypatch.setattr(FormDialog, "showEvent", show_event)
    yield
    assert doubled == []
