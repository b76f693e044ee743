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


def test_ctrl_enter_goes_on_as_in_every_dialog(dialog, qtbot):
    with qtbot.waitActive(dialog):
        dialog.activateWindow()

    with qtbot.waitSignal(dialog.accepted, timeout=2_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
