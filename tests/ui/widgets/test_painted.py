"""Work that waits for the paint of a window."""

from PySide6.QtWidgets import QWidget

from rehabdesk.ui.widgets.painted import once_painted


class Painted(QWidget):
    times = 0

    def paintEvent(self, event):
        self.times += 1


def test_what_waits_for_the_paint_is_done_after_it_and_once(qtbot):
    window, seen = Painted(), []
    qtbot.addWidget(window)

    once_painted(window, lambda: seen.append(window.times))
    window.show()
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(20)

    assert len(seen) == 1
    assert seen[0] > 0


def test_a_window_that_is_never_shown_is_never_painted(qtbot):
    window, seen = Painted(), []
    qtbot.addWidget(window)

    once_painted(window, lambda: seen.append(window.times))
    qtbot.wait(20)

    assert seen == []
