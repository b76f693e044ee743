"""Toasts, banners and questions."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.toast import ToastStack


def _window(qtbot) -> tuple[QWidget, ToastStack]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    stack = ToastStack(window)
    window.show()
    return window, stack


def test_undo_is_done_once_and_the_message_goes(qtbot):
    _w, stack = _window(qtbot)
    done: list[str] = []
    toast = stack.show_toast("Dipindahkan.", action="Urungkan", deed=lambda: done.append("undo"))

    qtbot.mouseClick(toast.action_button, Qt.MouseButton.LeftButton)

    assert done == ["undo"]
    assert stack.toasts() == []
    assert not stack.isVisible()


def test_equal_messages_are_not_repeated(qtbot):
    _w, stack = _window(qtbot)

    stack.show_toast("Tersimpan.")
    stack.show_toast("Tersimpan.")

    assert len(stack.toasts()) == 1


def test_an_equal_message_undoes_the_latest_deed(qtbot):
    _w, stack = _window(qtbot)
    done: list[int] = []
    stack.show_toast("Diisi.", action="Urungkan", deed=lambda: done.append(1))
    stack.show_toast("Diisi.", action="Urungkan", deed=lambda: done.append(2))

    assert len(stack.toasts()) == 1
    stack.toasts()[0].action_button.click()

    assert done == [2]


def test_the_clock_stands_still_under_the_mouse(qtbot):
    _w, stack = _window(qtbot)
    toast = stack.show_toast("Tersimpan.")
    at = QPointF(5, 5)

    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not toast.is_running()

    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_running()


def test_the_stack_keeps_to_the_middle_of_the_lower_edge_clear_of_the_buttons(qtbot):
    window, stack = _window(qtbot)
    for number in range(9):
        stack.show_toast(f"Pesan {number}.")

    assert len(stack.toasts()) == 4
    window.resize(800, 600)
    assert window.rect().contains(stack.geometry())
    assert abs(stack.geometry().center().x() - 400) <= 1
    assert stack.geometry().bottom() > 560


def test_a_banner_is_put_away(qtbot):
    banner = Banner("Cadangan terlambat.", Tone.WARNING, dismissible=True)
    qtbot.addWidget(banner)
    banner.show()

    with qtbot.waitSignal(banner.dismissed):
        banner.dismiss()

    assert not banner.isVisible()
    assert banner.accessibleName() == "Cadangan terlambat."


def test_a_question_does_nothing_when_entered_away(qtbot):
    window, _stack = _window(qtbot)
    done: list[str] = []
    question = confirm(window, "Hapus?", "Akan hilang.", "Hapus", lambda: done.append("x"))
    qtbot.waitUntil(question.isVisible)

    qtbot.keyClick(question.cancel_button, Qt.Key.Key_Return)

    assert done == []
    assert window.findChildren(type(question)) == [] or not question.isVisible()


def test_the_verb_does_the_deed(qtbot):
    window, _stack = _window(qtbot)
    done: list[str] = []
    question = confirm(
        window, "Hapus?", "Akan hilang.", "Hapus sesi", lambda: done.append("x"), danger=True
    )

    qtbot.mouseClick(question.verb_button, Qt.MouseButton.LeftButton)

    assert done == ["x"]


def test_enter_presses_the_button_that_has_the_cursor(qtbot):
    window, _s = _window(qtbot)
    done: list[str] = []
    question = confirm(window, "Hapus?", "Akan hilang.", "Hapus", lambda: done.append("x"))
    qtbot.waitUntil(question.isVisible)

    question.verb_button.setFocus()
    qtbot.keyClick(question.verb_button, Qt.Key.Key_Return)

    assert done == ["x"]
