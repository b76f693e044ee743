"""How a file is locked before it leaves: the passphrase is copied, then a place is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rehabdesk.ui.screens.kit.sealing import SealingDialog
from rehabdesk.ui.shell.screen_check import repeated_mnemonics


@pytest.fixture
def dialog(qtbot):
    made = SealingDialog("Satu berkas per orang", ((".pdf", "PDF"),))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_a_copied_passphrase_is_said_and_the_next_key_goes_on(dialog, qtbot):
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)

    assert QApplication.clipboard().text() == dialog.passphrase
    assert dialog.copy_button.text() == "Ter&salin"
    assert dialog.focusWidget() is dialog.save_button
    assert repeated_mnemonics(dialog) == []


@pytest.fixture
def several(qtbot):
    forms = ((".xlsx", "Excel"), (".csv", "CSV"))
    made = SealingDialog("Ekspor daftar", forms, own=(".xlsx",))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_what_can_be_locked_by_itself_is_unless_a_zip_is_chosen(several):
    assert several.locks_itself
    assert "tidak perlu program lain" in several.explained.text()

    several.locks.set_value(False)
    several.locks.changed.emit()

    assert not several.locks_itself
    assert "7-Zip" in several.explained.text()


def test_a_csv_is_locked_in_a_zip_alone(several):
    several.forms.set_value(".csv")
    several.forms.changed.emit()

    assert not several.locks_itself
    assert not several._locks_row.isVisible()
    assert "7-Zip" in several.explained.text()


def test_what_is_saved_open_locks_nothing(several):
    several.open_field.set_value(True)

    assert several.passphrase == ""
    assert not several.locks_itself
    assert not several._locks_row.isVisible()


def test_ctrl_enter_goes_on_as_in_every_dialog(dialog, qtbot):
    with qtbot.waitActive(dialog):
        dialog.activateWindow()

    with qtbot.waitSignal(dialog.accepted, timeout=2_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
