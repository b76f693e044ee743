"""What a person waits for in the window of an office of ten years: Beranda, and light or dark."""

import os
import time
from pathlib import Path

from tests.benchmarks.figure import Figure
from tests.benchmarks.percentages import fill_years
from tests.benchmarks.scratch import scratch_folder

_ROUNDS = 5
_GUARD, _AIM = 0.2, 0.15
"""Seconds within which something was done at once, for whoever looks at it."""


def measure() -> list[Figure]:
    """The first page for the first time, and all that is seen in the other theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with scratch_folder() as folder:
        window = _Window(folder)
        figures = [window.home(), window.theme()]
        window.close()
    return figures


class _Window:
    """The demonstration's window, with ten years of other cohorts in its file."""

    def __init__(self, folder):
        from tests.benchmarks.first_paint import load_all

        self.app = load_all()
        from rehabdesk.services.demonstration import build_demonstration
        from rehabdesk.ui.preferences import Preferences
        from rehabdesk.ui.shell.looks import set_theme
        from rehabdesk.ui.shell.main_window import MainWindow

        set_theme(dark=False)
        self.store = build_demonstration(Path(folder) / "kantor")
        self.marks = fill_years(self.store)
        self.window = MainWindow(self.store, Preferences(Path(folder)))
        self.window.resize(1366, 768)

    def home(self):
        """From the painted window to the painted first page."""
        self.window.show()
        while not self.window.windowHandle().isExposed():
            self.app.processEvents()
        began = time.process_time()
        while self.window.stack.currentWidget() is None:
            self.app.processEvents()
        self.window.repaint()
        seconds = time.process_time() - began
        return _figure("Beranda for the first time", seconds, f"{self.marks:,} marks, encrypted")

    def theme(self):
        """Between light and dark, with every page of the catalogue opened before."""
        from rehabdesk.ui.screens.catalogue import SCREENS

        for screen in SCREENS:
            self.window.go(screen.key)
            self.app.processEvents()
        self.window.go(SCREENS[0].key)
        taken = []
        for _ in range(_ROUNDS):
            began = time.process_time()
            self.window.switch_theme()
            self.window.repaint()
            taken.append(time.process_time() - began)
            self._wait_for_the_rest()
        detail = f"{len(SCREENS)} pages opened, {min(taken):.2f} to {max(taken):.2f} s"
        return _figure("light and dark, what is seen", sorted(taken)[_ROUNDS // 2], detail)

    def _wait_for_the_rest(self):
        while self.window.theme.isActive():
            self.app.processEvents()

    def close(self):
        """Let go of the window and of the file."""
        self.window.leave(str)


def _figure(name, seconds, detail):
    return Figure(
        name=f"processor seconds, {name}",
        ratio=seconds,
        guard=_GUARD,
        aim=_AIM,
        detail=detail,
    )
