"""Qt's own dialogs and menus speak Indonesian."""

import re

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
)

from rehabdesk.ui.theme.qt_words import WORDS, QtWords

ASKED_OF = ("QFileDialog", "QLineEdit", "QWidgetTextControl", "QPlatformTheme", "QPrintDialog")
ALSO_OF = ("QFileSystemModel", "QPrintWidget", "QPrintSettingsOutput", "QDialogButtonBox")
NOT_WORDS = re.compile(r"(Alt|Ctrl)\+\w+|\d+ \(\dx\d\)|\W*|Form")


class Listener(QtWords):
    """The program's words, noting what Qt asks for in vain."""

    def __init__(self, parent):
        super().__init__(parent)
        self.missing = set()

    def translate(self, context, source, disambiguation=None, n=-1):
        found = super().translate(context, source, disambiguation, n)
        unknown = source not in WORDS
        if context in ASKED_OF + ALSO_OF and unknown and not NOT_WORDS.fullmatch(source):
            self.missing.add((context, source))
        return found


def show_file_dialog(qtbot, mode):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    if mode is QFileDialog.FileMode.AnyFile:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()


@pytest.fixture
def listener(qapp):
    made = Listener(qapp)
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


def test_nothing_that_qt_says_of_itself_is_english(listener, qtbot):
    for mode in QFileDialog.FileMode:
        show_file_dialog(qtbot, mode)
    for field in (QLineEdit(), QPlainTextEdit(), QTextBrowser()):
        qtbot.addWidget(field)
        field.createStandardContextMenu()
    question = QMessageBox()
    qtbot.addWidget(question)
    question.setStandardButtons(
        QMessageBox.StandardButton.Ok
        | QMessageBox.StandardButton.Cancel
        | QMessageBox.StandardButton.Yes
        | QMessageBox.StandardButton.No
        | QMessageBox.StandardButton.Save
        | QMessageBox.StandardButton.Close
    )
    question.show()
    printer = QPrinter()
    printing = QPrintDialog(printer)
    qtbot.addWidget(printing)
    printing.show()
    QApplication.processEvents()

    assert listener.missing == set()


def test_the_menu_of_a_field_offers_to_paste_in_indonesian(listener, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)

    words = [one.text() for one in field.createStandardContextMenu().actions()]

    assert any("Tempel" in one for one in words)
    assert not any("Paste" in one for one in words)


def test_a_paper_of_a_size_of_its_own_stays_a_paper(listener):
    odd = QPageSize(QSizeF(123, 321), QPageSize.Unit.Millimeter, "")

    assert odd.isValid()
    assert "123" in odd.name()
    assert listener.translate("Anything", "Not in the list") == "Not in the list"
