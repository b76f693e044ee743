"""Long work in a thread of its own; what came of it is told in the window's thread."""

from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from rehabdesk.domain.refusals import Undone
from rehabdesk.services.trouble_log import note_trouble

T = TypeVar("T")
Report = Callable[[int, int], None]
Work = Callable[[Report], T]

_EVERY = 0.05
"""Seconds between two tellings of how far the work is."""


class Cancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """The user stopped the work."""


class Worker(QThread, Generic[T]):
    """Runs one piece of work; ``progressed`` carries done and all.

    What came of it is told to nobody whose window has closed meanwhile: an answer that waits in
    the window's queue would look into a file that is closed. What is ``owed`` is told while the
    window closes, before its file does.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        parent: QObject,
        work: Work[T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
        on_end: Callable[[], None] | None = None,
        *,
        owed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._work: Work[T] | None = work
        self._on_done: Callable[[T], None] | None = on_done
        self._on_failed: Callable[[Exception], None] | None = on_failed
        self._on_end = on_end
        self._owed = owed
        self.succeeded.connect(self._tell_done)
        self.failed.connect(self._tell_failed)
        self.finished.connect(self._tell_end)
        self._outcome: object = None
        self._told_at = 0.0

    def run(self) -> None:
        """Do the work and tell the window what came of it."""
        if self._work is None:
            return
        # What came of it is held until the window's thread lets it go: it may hold the last
        # reference to a part of a window, which must not be deleted here.
        try:
            self._outcome = self._work(self._report)
        except Cancelled as error:
            self._outcome = error
        except Exception as error:
            self._outcome = error
            # What nobody foresaw is noted where it is raised again, in the window's thread.
            if isinstance(error, Undone):
                note_trouble(error)
            self.failed.emit(error)
        else:
            self.succeeded.emit(self._outcome)

    def end(self) -> None:
        """Stop the work where it can be stopped, and wait for it."""
        if self.isRunning():
            self.requestInterruption()
            self.wait()

    def end_with_window(self) -> None:
        """End the work before the window's file is closed, and tell what is owed."""
        self.end()
        if self._owed:
            # What the thread has emitted waits in this object's queue, in its order.
            QCoreApplication.sendPostedEvents(self)

    def let_go(self) -> None:
        """Forget the work and what came of it, in the window's thread."""
        self._work = self._outcome = self._on_done = self._on_failed = self._on_end = None

    def _tell_done(self, outcome: T) -> None:
        if self._on_done is not None and not self.signalsBlocked():
            self._on_done(outcome)

    def _tell_failed(self, error: Exception) -> None:
        if self._on_failed is not None and not self.signalsBlocked():
            self._on_failed(error)

    def _tell_end(self) -> None:
        if self._on_end is not None and not self.signalsBlocked():
            self._on_end()

    def _report(self, done: int, whole: int) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        # Each telling makes the window paint, for which the work has to wait.
        now = monotonic()
        if done == whole or now - self._told_at > _EVERY:
            self._told_at = now
            self.progressed.emit(done, whole)


def run_in_background(
    parent: QObject,
    work: Work[T],
    on_done: Callable[[T], None],
    on_failed: Callable[[Exception], None],
    on_progress: Report | None = None,
    on_end: Callable[[], None] | None = None,
    *,
    owed: bool = False,
) -> Worker[T]:
    """Start a piece of work; ``requestInterruption`` on what comes back cancels it.

    ``on_end`` is told last, however the work ended. To connect with the worker's ``finished``
    afterwards would be too late for short work, and nobody would be told. ``owed`` is work whose
    end writes into the office's file: it is told also when the window closes meanwhile.

    Where ``parent`` goes before the work is done, it waits for it: a thread that is destroyed
    while it runs takes the whole program with it.
    """
    worker: Worker[T] = Worker(parent, work, on_done, on_failed, on_end, owed=owed)
    if on_progress is not None:
        worker.progressed.connect(on_progress)
    worker.finished.connect(worker.let_go)
    worker.finished.connect(worker.deleteLater)
    parent.destroyed.connect(worker.end)
    worker.start()
    return worker
