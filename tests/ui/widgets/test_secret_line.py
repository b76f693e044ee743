"""A field for passphrases: what it gives, what it forgets, and when."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.ui.widgets.secret_field import SecretField
from rehabdesk.ui.widgets.secret_line import LIMIT

WORDS = "kuda hijau minum teh"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    QVBoxLayout(made).addWidget(QStackedWidget())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def field(window, qtbot):
    pages = window.findChild(QStackedWidget)
    made = SecretField()
    pages.addWidget(made)
    pages.addWidget(QWidget())
    window.show()
    qtbot.keyClicks(made, WORDS)
    return made


def test_it_gives_what_was_typed_and_shows_none_of_it(field):
    assert field.text() == field.value() == WORDS
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert set(field.displayText()).isdisjoint(WORDS)


def test_what_was_given_is_overwritten_when_the_window_goes(field, window):
    given = field.text()

    window.hide()

    assert given == "\0" * len(WORDS)
    assert field.text() == ""


def test_a_page_that_is_turned_forgets_nothing(field, window):
    pages = window.findChild(QStackedWidget)

    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)

    assert field.text() == WORDS


def test_its_form_hears_that_it_was_emptied(field, window, qtbot):
    with qtbot.waitSignal(field.changed):
        window.hide()

    assert field.is_empty()


def test_it_is_typed_into_again_after_it_was_emptied(field, window, qtbot):
    window.hide()
    window.show()
    qtbot.keyClicks(field, WORDS[:-1])
    qtbot.keyClick(field, Qt.Key.Key_Backspace)

    assert field.text() == WORDS[:-2]
    field.setText(WORDS)
    assert field.text() == WORDS
    field.clear()
    assert field.text() == ""


@pytest.mark.parametrize("length", [LIMIT - 1, LIMIT, LIMIT + 1])
def test_what_is_too_long_is_said_and_never_cut(field, length):
    QApplication.clipboard().setText("a" * length)
    field.clear()
    field.paste()

    assert len(field.text()) == length
    assert bool(field.error()) is (length > LIMIT)
    QApplication.clipboard().clear()


def test_spaces_alone_are_nothing(field):
    field.setText("   ")

    assert field.is_empty()
