"""Work in a thread of its own ends with its window, and never takes the program with it."""

import time

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from rehabdesk.ui.background import Worker, run_in_background


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


def test_the_end_is_told_also_of_work_that_is_over_before_the_window_looks(qtbot, monkeypatch):
    begin = Worker.start

    def begin_and_end(worker):
        begin(worker)
        worker.wait()

    monkeypatch.setattr(Worker, "start", begin_and_end)
    window, told = QWidget(), []
    qtbot.addWidget(window)

    run_in_background(
        window,
        lambda _report: "ready",
        told.append,
        told.append,
        on_end=lambda: told.append("end"),
    )

    qtbot.waitUntil(lambda: "end" in told, timeout=5_000)
    assert told == ["ready", "end"]


@pytest.mark.parametrize(("owed", "told"), [(True, ["ready", "end"]), (False, [])])
def test_only_what_is_owed_is_told_while_the_window_closes_and_nothing_after(qapp, owed, told):
    window, heard = QWidget(), []
    worker = run_in_background(
        window,
        lambda _report: "ready",
        heard.append,
        heard.append,
        on_end=lambda: heard.append("end"),
        owed=owed,
    )

    worker.end_with_window()
    worker.blockSignals(True)
    assert heard == told

    qapp.processEvents()
    assert heard == told
