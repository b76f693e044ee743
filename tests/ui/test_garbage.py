"""Parts of windows that nobody holds any more are deleted in the window's thread only."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.background import run_in_background
from rehabdesk.ui.garbage import GarbageCollection, collect_due


class Part(QWidget):
    """A part that tells in which thread it was deleted; it holds itself, as parts with slots do."""

    def __init__(self, threads):
        super().__init__()
        self.itself = self
        self.threads = threads

    def __del__(self):
        self.threads.append(threading.get_ident())


def allocate(_report):
    """Make as many containers as an import or a comparison does."""
    return [[number] for number in range(200_000)]


@pytest.fixture
def threads(qapp):
    gc.collect()
    return []


def test_a_worker_collects_no_part_of_a_window(qtbot, qapp, threads):
    parent = QWidget()
    qtbot.addWidget(parent)
    collection = GarbageCollection(parent)
    Part(threads)
    done = []

    run_in_background(
        parent, allocate, lambda _all: None, done.append, on_end=lambda: done.append(1)
    )
    qtbot.waitUntil(lambda: done == [1], timeout=20_000)
    # The window's thread may have been quicker than the worker.
    assert set(threads) <= {threading.get_ident()}
    held = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(threads), timeout=20_000)

    assert len(held) == 5_000
    assert collection.parent() is parent
    assert threads == [threading.get_ident()]


def test_without_the_rule_it_would(qtbot, threads):
    class Plain:
        def __init__(self):
            self.itself = self

        def __del__(self):
            threads.append(threading.get_ident())

    parent = QObject()
    Plain()
    done = []
    gc.enable()
    try:
        run_in_background(
            parent, allocate, lambda _all: None, done.append, on_end=lambda: done.append(1)
        )
        while not done:
            qtbot.wait(1)
    finally:
        gc.disable()

    assert threads
    assert threads != [threading.get_ident()]


def test_what_came_of_the_work_is_let_go_in_the_windows_thread(qtbot, threads):
    class Outcome:
        def __del__(self):
            threads.append(threading.get_ident())

    parent = QWidget()
    qtbot.addWidget(parent)
    done = []
    for _time in range(20):
        run_in_background(
            parent,
            lambda _report: Outcome(),
            lambda _it: None,
            done.append,
            on_end=lambda: done.append(1),
        )
    qtbot.waitUntil(lambda: len(done) == 20 and len(threads) == 20, timeout=20_000)

    assert set(threads) == {threading.get_ident()}


def test_nothing_is_collected_before_it_is_due(threads):
    gc.collect()
    Part(threads)

    collect_due()

    assert threads == []
