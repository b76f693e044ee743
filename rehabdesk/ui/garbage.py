"""Python's garbage collector runs in the window's thread only.

By itself it runs in whatever thread happens to allocate, and a part of a window that is deleted
in a worker's thread takes the whole program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks at what is due."""


class GarbageCollection(QObject):
    """Runs the garbage collector in its parent's thread until the parent is deleted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_EVERY)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, if there is one."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return
