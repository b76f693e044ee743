"""Somebody who types attendance sheets in, at the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.attendance.screen import AttendancePage
from rehabdesk.ui.shell.main_window import MainWindow
from tests.sample_office import TODAY

KEYS = {
    "enter": Qt.Key.Key_Return,
    "esc": Qt.Key.Key_Escape,
    "down": Qt.Key.Key_Down,
    "up": Qt.Key.Key_Up,
    "home": Qt.Key.Key_Home,
    "backspace": Qt.Key.Key_Backspace,
    "del": Qt.Key.Key_Delete,
    "f2": Qt.Key.Key_F2,
    "f6": Qt.Key.Key_F6,
    "f8": Qt.Key.Key_F8,
}


class Counselor:
    """Somebody at the window, who only types and clicks."""

    def __init__(self, qtbot, store, folder):
        self.qtbot, self.store = qtbot, store
        self.window = MainWindow(store, Preferences(folder))
        qtbot.addWidget(self.window)
        self.window.context.today = lambda: TODAY
        self.window.resize(1366, 728)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.go("attendance")
        page = self.window.page("attendance")
        assert isinstance(page, AttendancePage)
        self.page = page
        self.capture = self.page.capture
        QApplication.processEvents()

    def focus(self):
        """Who gets the next key: without an active window no shortcut is heard."""
        if QApplication.activeWindow() is None:
            # The offscreen platform gives the keyboard to nobody when a dialog closes.
            self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def type(self, *parts):
        """Letters as they are, keys by their names, Ctrl and Alt as in "ctrl+z"."""
        for part in parts:
            if part in KEYS:
                QTest.keyClick(self.focus(), KEYS[part])
            elif part.startswith("ctrl+"):
                key = KEYS.get(part[5:]) or getattr(Qt.Key, f"Key_{part[5:].upper()}")
                QTest.keyClick(self.focus(), key, Qt.KeyboardModifier.ControlModifier)
            elif part.startswith("alt+"):
                key = getattr(Qt.Key, f"Key_{part[4:].upper()}")
                QTest.keyClick(self.focus(), key, Qt.KeyboardModifier.AltModifier)
            else:
                for letter in part:
                    QTest.keyClicks(self.focus(), letter)
            QApplication.processEvents()

    def session_id(self):
        assert self.capture.sheet is not None
        return self.capture.sheet.session.id

    def marks(self):
        """What is kept in the office's file, one letter a row."""
        session = self.session_id()
        codes = {one.number: one.code for one in self.store.statuses.all()}
        rows = self.store.attendance.of_session(session)
        return "".join(codes.get(row.status, "_") for row in rows)

    def seen(self):
        """What the table shows, one letter a row."""
        lines = self.capture.model.lines
        return "".join(line.status.code if line.status else "_" for line in lines)

    def words(self):
        QApplication.processEvents()
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def row(self):
        return self.capture.place() + 1

    def dialog(self, kind):
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def toasts(self):
        return [one.text for one in self.window.toasts.toasts()]

    def rows(self):
        return self.store.attendance.of_session(self.session_id())
