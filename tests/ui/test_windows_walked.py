"""Login, lock, questions of the printer and work that takes a while, without mouse and eyes."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar
from shiboken6 import isValid

from rehabdesk.domain.printer_paper import PaperSize, Printer, PrinterPaper, Run
from rehabdesk.ui.screens.certificates import each
from rehabdesk.ui.screens.certificates.each import EachDialog
from rehabdesk.ui.screens.imports.reading import ReadingDialog
from rehabdesk.ui.screens.residents.photos_dialog import PhotosDialog
from rehabdesk.ui.screens.users import office_key
from rehabdesk.ui.screens.users.office_key import KeyDialog, lost_key_dialog
from rehabdesk.ui.shell.accept_dialog import accept_dialog
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.printing.progress import PrintingDialog
from rehabdesk.ui.shell.printing.question import PaperQuestion
from rehabdesk.ui.shell.printing.settling import settle as settled
from rehabdesk.ui.shell.start_window import StartWindow
from tests.ui import passphrase_dialogs
from tests.ui.dialog_walk import met_in, settle, stumbled_over
from tests.ui.shell.printing.papers import A4, order, paper

A4_PAPER = PrinterPaper(size=PaperSize(210, 297), key="A4")
F4_PAPER = PrinterPaper(size=PaperSize(215.9, 330.2), key="Folio")
F4_PAGE = (Run(size=PaperSize(215.9, 330.2), pages=(0,)),)


@pytest.fixture(autouse=True)
def as_it_looks():
    """With the program's own style, which shows where the cursor is."""
    set_theme(dark=False)


def no_office_yet(context):
    place = context.store.path.parent
    return StartWindow(context.preferences, place / "belum-ada", place / "contoh")


def the_demonstration(context):
    place = context.store.path.parent
    return StartWindow(context.preferences, place, place)


@pytest.mark.parametrize(
    "maker",
    [passphrase_dialogs.start, passphrase_dialogs.lock, no_office_yet, the_demonstration],
    ids=lambda one: one.__name__,
)
def test_a_window_before_the_pages_is_worked_without_mouse_and_eyes(qtbot, around, maker):
    window = maker(around)
    qtbot.addWidget(window)
    window.show()
    qtbot.wait(50)

    assert met_in(qtbot, window) == []


def question(context, *papers):
    printer = Printer(name="Kasir", papers=papers, usual=A4_PAPER)
    return PaperQuestion(printer, settled(printer, F4_PAGE, ()), context.shell.window_widget())


def an_unknown_paper(context):
    return question(context, A4_PAPER)


def an_unusual_paper(context):
    return question(context, A4_PAPER, F4_PAPER)


def photos(context):
    place = context.store.path.parent / "BI 1-21.png"
    place.write_bytes(b"bukan gambar")
    return PhotosDialog(context, [place])


@pytest.mark.parametrize(
    "maker",
    [an_unknown_paper, an_unusual_paper, photos, lost_key_dialog, accept_dialog],
    ids=lambda one: one.__name__,
)
def test_a_question_that_comes_by_itself_is_worked_without_mouse_and_eyes(qtbot, around, maker):
    dialog = maker(around)
    dialog.open()
    qtbot.wait(50)

    assert stumbled_over(qtbot, dialog) == []


@pytest.fixture
def held():
    """Work that goes on until the test lets it end."""
    going = threading.Event()
    yield going
    going.set()


def printing(context, held):
    def send(_order, _sent, report):
        while not held.wait(0.01):
            report(0, 1)

    return PrintingDialog(order(paper(A4)), context.shell.window_widget(), way=send)


def reading(context, held):
    def work(report):
        while not held.wait(0.01):
            report(0, 1)

    return ReadingDialog(context, "Membaca", work, print, print)


def writing(context, held):
    return EachDialog(context, (), context.store.path.parent)


@pytest.mark.parametrize("maker", [printing, reading, writing], ids=lambda one: one.__name__)
def test_work_that_takes_a_while_is_followed_and_stopped_without_mouse_and_eyes(
    qtbot, around, held, maker, monkeypatch
):
    def write(_chosen, _place, _written, report):
        while not held.wait(0.01):
            report(0, 1)

    monkeypatch.setattr(each, "_write_open", write)
    dialog = maker(around, held)
    dialog.open()
    qtbot.wait(50)

    assert met_in(qtbot, dialog) == []
    assert [bool(one.accessibleName()) for one in dialog.findChildren(QProgressBar)] == [True]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())


def test_the_change_of_the_key_says_what_it_does_and_is_not_left(qtbot, around, held, monkeypatch):
    monkeypatch.setattr(office_key, "change_key_if_due", lambda _store: held.wait(10))
    dialog = KeyDialog(around, lost=False)
    dialog.open()
    qtbot.wait(50)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()

    assert dialog.isVisible()
    assert met_in(qtbot, dialog) == []
    held.set()
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())
