"""A field for passphrases: what it gives, what it forgets, and when."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

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


def what_qt_holds(field):
    """The text that Qt's own code keeps, lays out and copies."""
    return QLineEdit.text(field)


@pytest.fixture
def clipboard():
    board = QApplication.clipboard()
    board.setText(WORDS)
    yield board
    board.clear()


def by_key(field):
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def by_the_other_key(field):
    QTest.keyClick(field, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)


def by_menu(field):
    place = QPoint(4, 4)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place))
    field.contextMenuEvent(asked)
    menu = field.findChild(QMenu)
    next(one for one in menu.actions() if one.objectName() == "edit-paste").trigger()
    menu.close()


def by_method(field):
    came = QInputMethodEvent()
    came.setCommitString(WORDS)
    QGuiApplication.sendEvent(field, came)


def by_call(field):
    field.setText(WORDS)


def by_typing(field):
    QTest.keyClicks(field, WORDS)


@pytest.mark.parametrize(
    "way",
    [by_key, by_the_other_key, by_menu, by_method, by_call, by_typing],
    ids=lambda one: one.__name__,
)
def test_however_words_come_in_qt_is_given_none_of_them(field, clipboard, way):
    assert clipboard.text() == WORDS
    field.clear()

    way(field)

    assert field.text() == WORDS
    assert len(what_qt_holds(field)) == len(WORDS)
    assert set(what_qt_holds(field)).isdisjoint(WORDS)


def test_what_is_dropped_is_not_taken(field):
    data = QMimeData()
    data.setText("dari jendela lain")
    drop = QDropEvent(
        QPointF(4, 4),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    QGuiApplication.sendEvent(field, drop)

    assert not field.acceptDrops()
    assert field.text() == WORDS


def test_what_is_marked_elsewhere_does_not_come_in_by_the_middle_button(field, clipboard, qtbot):
    if clipboard.supportsSelection():
        clipboard.setText("dari jendela lain", clipboard.Mode.Selection)

    qtbot.mouseClick(field, Qt.MouseButton.MiddleButton)

    assert field.text() == WORDS


def test_line_breaks_around_what_is_pasted_are_left_out(field, clipboard):
    clipboard.setText(f"\r\n{WORDS} \n")
    field.clear()
    field.paste()

    assert field.text() == f"{WORDS} "


def test_letters_of_every_kind_are_kept(field):
    words = "héé \U0001f402 Ω\ue000 kuda"
    field.setText(words)

    assert field.text() == words


KEYS = {
    "kiri": (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    "kanan": (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
    "awal": (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    "pilih ke kiri": (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier),
    "pilih semua": (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
    "hapus": (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
    "hapus di depan": (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "potong": (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
    "urungkan": (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    "enter": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.one_of(st.sampled_from(sorted(KEYS)), st.sampled_from("aB 1.~")), max_size=40))
def test_it_is_edited_like_any_field_that_hides_its_text(qtbot, steps):
    line, plain = SecretField(), QLineEdit()
    plain.setEchoMode(QLineEdit.EchoMode.Password)
    for one in (line, plain):
        for step in steps:
            if step in KEYS:
                QTest.keyClick(one, *KEYS[step])
            else:
                QTest.keyClicks(one, step)

    assert line.text() == plain.text()
    assert line.cursorPosition() == plain.cursorPosition()
    assert len(line.selectedText()) == len(plain.selectedText())


@pytest.mark.parametrize("before", [6399, 6400, 6401])
def test_of_what_was_deleted_the_places_are_used_again(field, before):
    field.clear()
    while before:
        piece = "x" * min(before, 100)
        field.insert(piece)
        field.selectAll()
        field.del_()
        before -= len(piece)
    field.insert(WORDS)
    field.setSelection(5, 6)
    field.insert("merah ")

    assert field.text() == WORDS.replace("hijau ", "merah ")
    assert set(what_qt_holds(field)).isdisjoint(WORDS)


def test_a_full_table_keeps_cursor_and_selection(field):
    field.setText(WORDS)
    field.setSelection(5, 6)
    field._renumber()
    field.insert("merah ")
    assert field.text() == WORDS.replace("hijau ", "merah ")
    field.setCursorPosition(5)
    field._renumber()
    field.insert("putih ")
    assert field.text() == "kuda putih merah minum teh"


def test_a_whole_page_pasted_by_mistake_is_refused_and_does_not_break_it(field):
    field.setText("kata " * 4000)

    assert field.error().startswith("Terlalu panjang:")


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
