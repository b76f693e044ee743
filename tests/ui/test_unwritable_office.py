"""Everything on every screen is pressed while the file cannot be written: words, no success."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton

from rehabdesk.services.troubles import SENTENCES
from rehabdesk.storage import ReadOnly
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NoteField, TextField
from rehabdesk.ui.widgets.secret_field import SecretField
from tests.services.deeds import contents
from tests.ui.pressing import Presser, targets

UNWRITABLE = SENTENCES[ReadOnly]
NOTHING_TO_DO = (
    "Belum ada ",
    "Pilih dahulu ",
    "Salin dahulu ",
    "Catatan ini tidak pernah digabung.",
)
DEEDS_ON = {
    "residents",
    "counselors",
    "programs",
    "schedule",
    "attendance",
    "certificates",
    "office",
}
"""Screens on which something is said to be unwritable, with nothing but what stands there."""


@pytest.fixture
def window(demonstration, qtbot, tmp_path, monkeypatch):
    made = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    for asked in ("getExistingDirectory", "getOpenFileName", "getSaveFileName"):
        answer = "" if asked == "getExistingDirectory" else ("", "")
        monkeypatch.setattr(QFileDialog, asked, staticmethod(lambda *_a, to=answer, **_k: to))
    return made


class Told:
    """What the window says meanwhile."""

    def __init__(self, window, monkeypatch):
        self.said, self.warned, self.beside = [], [], []
        shell = window.context.shell
        monkeypatch.setattr(shell, "say", lambda text, *_deed: self.said.append(text))
        monkeypatch.setattr(shell, "warn", self.warned.append)


def filled(dialog):
    """Type a word into each empty text of a dialog."""
    for row in dialog.form.findChildren(TextField) + dialog.form.findChildren(NoteField):
        if row.isEnabled() and not row.value():
            row.set_value("Kata lain 12")
    for line in dialog.form.findChildren(SecretField):
        line.setText("Kata lain 12")


def on_banners(window):
    """What stands on banners in sight, as on that of a part of Kantor."""
    shown = [one for one in window.findChildren(Banner) if one.isVisible()]
    return [words.text() for one in shown for words in one.findChildren(QLabel)]


def press(window, deed, told):
    """Press, fill what opens, carry it out, and put it away."""
    deed()
    QApplication.processEvents()
    for dialog in window.findChildren(QDialog):
        if not dialog.isVisible():
            continue
        if isinstance(dialog, FormDialog):
            filled(dialog)
            for part in dialog.findChildren(QPushButton):
                if part.isVisible() and part not in (dialog.verb_button, dialog.cancel_button):
                    part.click()
            dialog.carry_out()
            told.beside.append(dialog.trouble.text())
        elif (verb := getattr(dialog, "verb_button", None)) is not None and verb.isEnabled():
            verb.click()
        dialog.hide()
        dialog.deleteLater()
    QApplication.processEvents()
    told.beside += on_banners(window)


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_whatever_is_pressed_says_so_and_pretends_nothing(window, qtbot, monkeypatch, key):
    store = window.context.store
    told = Told(window, monkeypatch)
    before = contents(store, stamps=True)
    store.connection.execute("PRAGMA query_only = ON")
    escaped = []
    for target in targets(store, key):
        presser = Presser(window, key)
        window.go(key, target)
        qtbot.wait(80)
        while one := presser.following():
            with qtbot.captureExceptions() as caught:
                try:
                    press(window, one[1], told)
                except Exception as error:
                    escaped.append((one[0], repr(error)))
            escaped += [(one[0], repr(error[1])) for error in caught]
            window.warnings.clear()
            if window.stack.currentWidget() is not window.page(key) or target is not None:
                window.go(key, target)

    assert escaped == []
    assert contents(store, stamps=True) == before
    assert not window.context.undo_label()
    assert [one for one in told.said if not one.startswith(NOTHING_TO_DO)] == []
    if key in DEEDS_ON:
        assert any(UNWRITABLE in one for one in (*told.warned, *told.beside))


def test_a_record_that_is_read_while_nothing_can_be_written_down_ends_in_words(window, monkeypatch):
    told, store = Told(window, monkeypatch), window.context.store
    window.go("residents", store.residents.all()[0].id)
    store.connection.execute("PRAGMA query_only = ON")

    window.page("residents")._note_reading()

    assert [one for one in told.warned if UNWRITABLE in one]
