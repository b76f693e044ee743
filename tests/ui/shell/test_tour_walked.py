"""The tour walked wholly in the real window, with the keys and buttons that its lines name."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from rehabdesk import app
from rehabdesk.domain.session import SessionState
from rehabdesk.services.tour import TourStep
from rehabdesk.storage import open_office
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.certificates.issuing import IssueDialog
from rehabdesk.ui.screens.home.screen import HomePage
from rehabdesk.ui.screens.kit.sealing import SealingDialog
from rehabdesk.ui.shell.crash import CrashWatch
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from tests.own_office import WORDS, own_office

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Learner:
    """Somebody at the keyboard of the window; keys go to whatever is in front."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    def in_front(self):
        """The dialog on top, else the window."""
        shown = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        top = shown[-1] if shown else self.window
        top.activateWindow()
        self.qtbot.waitUntil(top.isActiveWindow)
        return top

    def key(self, key, modifier=PLAIN):
        top = self.in_front()
        QTest.keyClick(top.focusWidget() or top, key, modifier)

    def types(self, words):
        top = self.in_front()
        QTest.keyClicks(top.focusWidget() or top, words)

    def sees(self, kind):
        """A dialog of this kind, which comes now."""
        self.qtbot.waitUntil(lambda: self.dialogs(kind) != [], timeout=20_000)
        return self.dialogs(kind)[-1]

    def dialogs(self, kind):
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def opens_the_page(self):
        """Press the button of the tour."""
        self.window.tour.open_button.click()
        self.qtbot.wait(50)

    def presses(self, words):
        """A button in sight, by the beginning of its words."""
        within = self.in_front()
        found = [
            one
            for one in within.findChildren(QPushButton)
            if one.isVisible() and one.text().replace("&", "").startswith(words)
        ]
        assert len(found) == 1, words
        assert found[0].isEnabled(), words
        found[0].click()

    def has_done(self, step):
        """The tour sees by itself that a step was done."""
        self.qtbot.waitUntil(lambda: step in self.window.tour.done, timeout=20_000)


@pytest.fixture
def learner(demonstration, qtbot, tmp_path, monkeypatch):
    written = (str(tmp_path / "hari ini.pdf"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_a, **_k: written))
    window = MainWindow(demonstration, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    qtbot.waitExposed(window)
    return Learner(qtbot, window)


def test_the_whole_tour_is_walked_with_the_keys_it_names(learner, tmp_path):
    window, store = learner.window, learner.window.context.store
    tour = window.tour
    tour.start_button.click()

    assert "Ctrl+P" in tour.accessibleName()
    learner.opens_the_page()
    learner.key(Key.Key_P, CTRL)
    learner.sees(PaperDialog)
    learner.key(Key.Key_S, CTRL)
    learner.sees(SealingDialog)
    learner.key(Key.Key_Return, CTRL)
    learner.qtbot.waitUntil((tmp_path / "hari ini.pdf").exists, timeout=20_000)
    learner.key(Key.Key_Escape)
    learner.has_done(TourStep.PRINT)

    assert "F8" in tour.accessibleName()
    learner.opens_the_page()
    learner.key(Key.Key_Down)
    learner.key(Key.Key_Return)
    session = window.page("attendance").capture.sheet.session
    learner.types("s")
    learner.key(Key.Key_F8)
    learner.presses("Selesai")
    learner.has_done(TourStep.MARK)
    assert store.sessions.get(session.id).state is SessionState.RECORDED

    assert "dengan H" in tour.accessibleName()
    learner.opens_the_page()
    assert window.page("attendance").capture.sheet.session.id == session.id
    learner.types("h")
    learner.types("Salah baca")
    learner.key(Key.Key_Return)
    learner.has_done(TourStep.CORRECT)
    assert store.corrections.find(session=session.id)[-1].why == "Salah baca"

    assert "Rehabilitasi Medis" in tour.accessibleName()
    learner.opens_the_page()
    learner.key(Key.Key_N, CTRL)
    learner.sees(IssueDialog)
    learner.key(Key.Key_Return, CTRL)
    learner.has_done(TourStep.CERTIFY)
    for _ in learner.dialogs(QDialog):
        learner.key(Key.Key_Escape)

    assert "Cadangkan sekarang" in tour.accessibleName()
    learner.opens_the_page()
    learner.presses("Cadangkan sekarang")
    learner.has_done(TourStep.BACK_UP)

    assert tour.step() is None
    assert tour.again_button.isVisible()


def test_from_a_new_office_one_button_leads_to_the_tour_and_leaves_the_office_as_it_was(
    qtbot, tmp_path, demonstration_folder, monkeypatch
):
    place = shutil.copytree(demonstration_folder, tmp_path / "contoh")
    monkeypatch.setattr(app, "demonstration_folder", lambda: place)
    kept = Preferences(tmp_path / "atur")
    program = app.Program(tmp_path / "kantor", kept, CrashWatch(tmp_path / "log"))
    qtbot.addWidget(program.start)
    program.show()
    program.show_office(own_office(tmp_path / "kantor"))
    office = program.window
    assert office is not None
    home = office.page("home")
    assert isinstance(home, HomePage)
    home.checklist.tour_button.click()

    qtbot.waitUntil(lambda: program.window is not office, timeout=60_000)

    arrived = program.window
    assert arrived is not None
    tour = arrived.tour
    assert tour.isVisible()
    assert tour.step() is TourStep.PRINT
    assert kept.choices.last_office == str(tmp_path / "kantor")
    again = open_office(tmp_path / "kantor", WORDS, "ratna")
    assert again.residents.count() == 0
    again.close()
    arrived.leave(lambda: "")
