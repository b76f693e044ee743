"""Types a passphrase into every window that takes one, puts each away, and waits to be looked at.

Run as a process of its own by ``test_passphrases_in_memory``: the words come over a pipe, one line
for each, so that nothing else in this process knows them.
"""

import gc
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from rehabdesk.domain.user import Role
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.users import dialogs, note_keys
from rehabdesk.ui.shell.lock import LockWindow
from rehabdesk.ui.shell.new_office_dialog import NewOfficeDialog
from rehabdesk.ui.shell.recovery_dialog import RecoveryDialog
from rehabdesk.ui.shell.rescue_dialog import RescueDialog
from rehabdesk.ui.shell.start_window import StartWindow
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.secret_eye import SecretEye
from rehabdesk.ui.widgets.secret_line import SecretLine
from tests.own_office import RECOVERY, own_office, the_user, with_user
from tests.ui.shell_double import RecordingShell


def plain_line(_context):
    """No window of the program: a field of Qt's own, which keeps what was typed."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def start(context):
    place = context.store.path.parent
    return StartWindow(context.preferences, place, place.with_name("contoh"))


def lock(context):
    return LockWindow(context.store)


def rescue(context):
    return RescueDialog(context.store.path.parent, parent=context.shell.window_widget())


def recovery(context):
    return RecoveryDialog(context.store.path.parent, parent=context.shell.window_widget())


def new_office(context):
    place = context.store.path.parent.with_name("baru")
    return NewOfficeDialog(place, context.preferences, parent=context.shell.window_widget())


def add_user(context):
    return dialogs.add_dialog(context)


def reset_passphrase(context):
    return dialogs.reset_dialog(context, the_user(context.store, "cecep"))


def own_passphrase(context):
    return dialogs.own_dialog(context)


def guardians(context):
    return note_keys.rescue_dialog(context)


WINDOWS = {
    "rehabdesk.ui.shell.start_card": (start, lock),
    "rehabdesk.ui.shell.rescue_dialog": (rescue,),
    "rehabdesk.ui.shell.recovery_dialog": (recovery,),
    "rehabdesk.ui.shell.new_office_pages": (new_office,),
    "rehabdesk.ui.screens.users.dialogs": (add_user, reset_passphrase, own_passphrase),
    "rehabdesk.ui.screens.users.note_keys": (guardians,),
}
"""Every module that makes a field for a passphrase, and the windows in which it stands."""

MAKERS = (plain_line, *(one for makers in WINDOWS.values() for one in makers))
CARRIED_OUT = (add_user, reset_passphrase)
"""Windows whose deed is done with what was typed; the others are left."""


def fields_in(window):
    lines = [window] if isinstance(window, QLineEdit) else window.findChildren(SecretLine)
    assert lines, window
    return lines


def opened(maker, context):
    """A window with its field for the passphrase in sight."""
    window = maker(context)
    window.show()
    if maker is recovery:
        window.code.setText(RECOVERY)
        window.carry_out()
    elif maker is new_office:
        window.stack.setCurrentWidget(window.founder)
    elif maker in CARRIED_OUT:
        for number, field in enumerate(window.form.findChildren(TextField)):
            field.setText(f"isian {number}")
    return window


def look_at(line):
    """Hold the line's eye down and have the words painted; Qt's own field has none."""
    for eye in line.findChildren(SecretEye):
        QTest.mousePress(eye, Qt.MouseButton.LeftButton)
        line.grab()
        QTest.mouseRelease(eye, Qt.MouseButton.LeftButton)


def put_away(maker, window):
    if maker in CARRIED_OUT:
        window.carry_out()
        assert not window.isVisible(), window.form.errors()
    elif isinstance(window, FormDialog):
        window.form.set_clean()
        window.reject()
    window.close()


def type_into(maker, context, words):
    """Type words into every field of a window, and put it away; a plain field stays."""
    window = opened(maker, context)
    for line in fields_in(window):
        assert line.isVisible()
        for sign in words:
            QTest.keyClicks(line, chr(sign))
        assert len(line.text()) == len(words)
        look_at(line)
    words[:] = bytes(len(words))
    put_away(maker, window)
    if maker is plain_line:
        return window
    window.deleteLater()
    return None


def main():
    """Read the words, use each in its window, and after each say ``in`` and wait."""
    size = int(sys.argv[1])
    raw = bytearray(size)
    os.readv(0, [raw])
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        store = own_office(Path(folder) / "kantor")
        with_user(store, Role.COUNSELOR)
        context = Context(store, RecordingShell(QWidget()), Preferences(Path(folder)))
        kept = []
        begin = 0
        for maker in MAKERS:
            end = raw.index(b"\n", begin)
            words = raw[begin:end]
            raw[begin:end] = bytes(end - begin)
            kept.append(type_into(maker, context, words))
            begin = end + 1
            application.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
            os.write(1, b"in")
            os.read(0, 1)
        store.close()


if __name__ == "__main__":
    main()
