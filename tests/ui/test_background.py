"""Work in a thread of its own ends with its window, and never takes the program with it."""

import time

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from rehabdesk.ui.background import run_in_background


def test_a_window_that_goes_while_it_works_waits_for_its_work(qapp):
    window, steps = QWidget(), []

    def work(_report):
        time.sleep(0.3)
        steps.append("done")

    worker = run_in_background(window, work, lambda _none: None, lambda _error: None)
    while not worker.isRunning():
        time.sleep(0.01)

    delete(window)

    assert steps == ["done"]


def test_work_that_tells_how_far_it_is_stops_when_its_window_goes(qapp):
    window, steps = QWidget(), []

    def work(report):
        for step in range(500):
            report(step, 1000)
            steps.append(step)
            time.sleep(0.01)

    worker = run_in_background(window, work, lambda _none: None, lambda _error: None)
    while not steps:
        time.sleep(0.01)

    delete(window)

    assert worker is not None
    assert len(steps) < 500
