"""The screen is hidden and kept, and opens for its own user only."""

import pytest
from PySide6.QtCore import Qt

from rehabdesk.services.login import LockOptions
from rehabdesk.services.users import save_lock_options
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.lock import ScreenLock
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.clipboard import copy_text
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.own_office import WORDS, own_office


@pytest.fixture
def store(tmp_path):
    opened = own_office(tmp_path / "kantor")
    yield opened
    opened.close()


@pytest.fixture
def window(store, qtbot, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def lock(store, window, qtbot):
    made = ScreenLock(store, window)
    window.lock_wanted.connect(made.lock)
    yield made
    made.stop()


def test_ctrl_l_hides_the_work_and_the_passphrase_brings_it_back(window, lock, qtbot):
    window.go("residents")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.isVisible())
    qtbot.keyClicks(lock.cover.passphrase, WORDS)
    qtbot.keyClick(lock.cover.passphrase, Qt.Key.Key_Return)

    qtbot.waitUntil(window.isVisible, timeout=10_000)

    assert window.stack.currentWidget() is window.page("residents")


def test_a_dialog_with_something_typed_is_hidden_and_kept(window, lock, qtbot):
    window.go("users")
    window.page("users").deeds.add_user()
    dialog = window.findChild(FormDialog)

    qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert not window.isVisible()
    lock.unlock()

    assert dialog.isVisible()
    dialog.form.set_clean()
    dialog.reject()


def test_a_wrong_passphrase_keeps_it_hidden(window, lock, qtbot):
    lock.lock()
    cover = lock.cover
    qtbot.keyClicks(cover.passphrase, "bukan ini")
    cover.unlock()

    qtbot.waitUntil(cover.card.trouble.isVisible, timeout=10_000)

    assert not window.isVisible()


def test_idle_time_locks_and_a_touch_begins_anew(store, window, lock):
    assert lock._idle.remainingTime() > 9 * 60_000

    save_lock_options(store, LockOptions(minutes=0))
    assert not lock._idle.isActive()

    save_lock_options(store, LockOptions(minutes=5))
    assert 4 * 60_000 < lock._idle.remainingTime() < 6 * 60_000


def test_what_was_copied_here_is_gone_after_locking(window, lock, qapp):
    clipboard = qapp.clipboard()
    copy_text("KATA-SANDI-EKSPOR")
    assert clipboard.text() == "KATA-SANDI-EKSPOR"

    lock.lock()

    assert clipboard.text() == ""
    lock.unlock()


def test_what_another_program_put_into_the_clipboard_stays(window, lock, qapp):
    clipboard = qapp.clipboard()
    clipboard.setText("milik program lain")
    # The system that tests run on knows no owners, so this text is nobody's.
    assert not clipboard.ownsClipboard()

    lock.lock()

    assert clipboard.text() == "milik program lain"
    lock.unlock()
    clipboard.clear()
