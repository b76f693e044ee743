"""Every dialog by keyboard and screen reader: names, roles, Tab, a cursor that is seen, Escape.

On every page each command is pressed, with a row chosen in each list; whatever dialog that opens
is walked once. Besides, the dialogs that ask for what is saved, and those of the windows around.
"""

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from rehabdesk.domain.printer_paper import Printer
from rehabdesk.domain.user import Role
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.command import press
from rehabdesk.ui.screens.kit.sealing import SealingDialog
from rehabdesk.ui.shell.about_dialog import AboutDialog
from rehabdesk.ui.shell.guide_dialog import GuideDialog
from rehabdesk.ui.shell.leaving import LeavingDialog
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.other_machine_dialog import OtherMachineDialog
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from rehabdesk.ui.shell.printing.dialog import PrintDialog
from tests.services.deeds import an_office_at_work
from tests.ui import passphrase_dialogs
from tests.ui.dialog_walk import settle, stumbled_over
from tests.ui.pressing import choose_a_row_in_each_list, targets
from tests.ui.screens.attendance.counselor import Counselor as AtTheWindow
from tests.ui.shell.printing.papers import A4, MM, named, paper
from tests.ui.test_unwritable_file import DIALOGS

NO_DIALOGS = {"imports", "office"}
"""Pages that ask on themselves."""


@pytest.fixture(autouse=True)
def as_it_looks():
    """With the program's own style, which shows where the cursor is."""
    set_theme(dark=False)


@pytest.fixture(autouse=True)
def no_file_dialogs(monkeypatch):
    for name in ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        empty = "" if name == "getExistingDirectory" else ([] if name.endswith("s") else "", "")
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_a, empty=empty, **_k: empty))


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    made = MainWindow(demonstration, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    return made


class Walker:
    """Presses the commands of a page, and walks through each dialog once."""

    def __init__(self, qtbot, window, key):
        self.qtbot, self.window, self.key = qtbot, window, key
        self.walked: set[tuple[str, str]] = set()
        self.found: list[str] = []

    def commands(self, target):
        """What can be pressed on the page now; going there again puts everything back."""
        self.window.go(self.key, target)
        settle()
        page: Any = self.window.page(self.key)
        choose_a_row_in_each_list(page)
        settle()
        return [one for one in page.allowed_commands() if not one.why_not()]

    def walk_all(self, target):
        for number in range(len(self.commands(target))):
            left = self.commands(target)
            if number < len(left):
                press(self.window.context, left[number])
                settle()
                self._walk_opened(left[number].words)
                # Else what was copied would be imported by a later command, beside the window.
                QApplication.clipboard().clear()

    def _walk_opened(self, words):
        for dialog in self._opened():
            paper = isinstance(dialog, PaperDialog)
            name = type(dialog).__name__, "" if paper else dialog.windowTitle()
            if not isinstance(dialog, QFileDialog) and name not in self.walked:
                self.walked.add(name)
                wrong = stumbled_over(self.qtbot, dialog)
                self.found += [f"{' '.join(name)} ({words}): {one}" for one in wrong]
        for dialog in self._opened():
            dialog.hide()
            dialog.deleteLater()
        settle()
        for worker in self.window.findChildren(QThread):
            worker.wait()
        settle()
        self.window.warnings.clear()

    def _opened(self):
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_a_dialog_of_a_page_is_worked_without_mouse_and_eyes(window, qtbot, key):
    store = window.context.store
    role = Role.ADMINISTRATOR if key == "users" else Role.TEAM_LEAD
    store.desk = replace(store.desk, role=role)
    walker = Walker(qtbot, window, key)

    for target in targets(store, key):
        walker.walk_all(target)

    assert walker.found == []
    assert bool(walker.walked) is (key not in NO_DIALOGS)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_that_saves_is_worked_without_mouse_and_eyes(qtbot, store, tmp_path, name):
    office = an_office_at_work(store)
    desk = AtTheWindow(qtbot, store, tmp_path)
    dialog = DIALOGS[name][0](desk.window.context, office)
    dialog.open()

    assert stumbled_over(qtbot, dialog) == []


class OnePrinter:
    """The office's printer."""

    def names(self):
        return ("Kantor",)

    def named(self, name):
        a4 = named("A4", 210, 297)
        return Printer(name=name, papers=(a4,), usual=a4)


def a_paper(context):
    return PaperDialog(paper(A4, A4), "Daftar hadir", "a.pdf", context.preferences)


def printing(context):
    sizes = [(A4[0] * MM, A4[1] * MM)]
    owner = context.shell.window_widget()
    return PrintDialog(b"", "Daftar", sizes, context.preferences, owner, OnePrinter())


def sealing(context):
    return SealingDialog("Simpan", ((".pdf", "PDF"),), context.shell.window_widget())


def about(context):
    return AboutDialog(context.store, context.shell.window_widget())


def guide(context):
    return GuideDialog((), "home", parent=context.shell.window_widget())


def leaving(context):
    return LeavingDialog(context.shell.window_widget())


def other_machine(context):
    return OtherMachineDialog(context.shell.window_widget())


AROUND = (
    *(a_paper, printing, sealing, about, guide, leaving, other_machine),
    *(passphrase_dialogs.rescue, passphrase_dialogs.recovery, passphrase_dialogs.new_office),
    *(passphrase_dialogs.add_user, passphrase_dialogs.reset_passphrase),
    *(passphrase_dialogs.own_passphrase, passphrase_dialogs.guardians),
)


@pytest.mark.parametrize("maker", AROUND, ids=lambda one: one.__name__)
def test_a_dialog_around_the_pages_is_worked_without_mouse_and_eyes(qtbot, around, maker):
    dialog = maker(around)
    dialog.open()
    qtbot.wait(200)

    assert stumbled_over(qtbot, dialog) == []
