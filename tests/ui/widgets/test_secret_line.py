"""A field for passphrases: what it gives, what it forgets, and when."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.ui.widgets.secret_eye import SecretEye
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


@pytest.fixture
def eye(field):
    return field.findChild(SecretEye)


def ink(field):
    """How many points of the line are dark: dots and letters differ in it."""
    image = field.grab().toImage()
    places = ((x, y) for x in range(6, image.width() - 30) for y in range(5, image.height() - 5))
    return frozenset(one for one in places if image.pixelColor(*one).lightness() < 128)


def test_while_the_eye_is_held_the_words_can_be_read(field, eye, qtbot):
    dots = ink(field)

    qtbot.mousePress(eye, Qt.MouseButton.LeftButton)
    words = ink(field)
    qtbot.mouseRelease(eye, Qt.MouseButton.LeftButton)

    assert words != dots == ink(field)
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_the_same_by_the_keyboard(field, qtbot):
    dots, alt = ink(field), Qt.KeyboardModifier.AltModifier

    qtbot.keyPress(field, Qt.Key.Key_F8)
    assert ink(field) == dots
    qtbot.keyPress(field, Qt.Key.Key_F8, alt)
    assert ink(field) != dots
    qtbot.keyRelease(field, Qt.Key.Key_F8, alt)

    assert ink(field) == dots
    assert field.text() == WORDS


def test_the_eye_is_there_only_where_something_is_typed(field, eye, qtbot):
    assert SecretField().findChild(SecretEye) is None
    assert eye.isVisible()
    field.clear()
    assert not eye.isVisible()
    qtbot.keyClicks(field, "k")
    assert eye.isVisible()


@pytest.mark.parametrize("go", ["hide", "focus", "disable", "type"])
def test_what_is_shown_is_covered_when_one_goes_on(field, eye, window, qtbot, go):
    field.setFocus()
    qtbot.mousePress(eye, Qt.MouseButton.LeftButton)
    page = next(
        one for one in field.findChildren(QWidget) if one.parent() is field and one is not eye
    )
    assert page.isVisible()

    if go == "hide":
        window.hide()
    elif go == "focus":
        field.clearFocus()
    elif go == "disable":
        field.setEnabled(False)
    else:
        qtbot.keyClicks(field, "x")

    assert not page.isVisible()


@pytest.mark.parametrize(("length", "whole"), [(10, True), (60, False)])
def test_of_a_long_passphrase_the_end_is_shown(field, eye, qtbot, length, whole):
    field.setFixedWidth(200)
    field.setText("M" * length)
    qtbot.mousePress(eye, Qt.MouseButton.LeftButton)
    page = next(
        one for one in field.findChildren(QWidget) if one.parent() is field and one is not eye
    )

    shown = page._fitting(page.width() - 11)

    assert (shown[0] != "…") is whole
    assert len(shown) == length if whole else 5 < len(shown) < 20


def test_spaces_alone_are_nothing(field):
    field.setText("   ")

    assert field.is_empty()
