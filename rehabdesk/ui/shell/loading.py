"""Loading the rest of the program while the first window waits for its user, a part a step."""

import gc
from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.garbage import GarbageCollection
from rehabdesk.ui.widgets.painted import once_painted

PARTS = (
    "msgspec",
    "rehabdesk.domain.refusals",
    "rehabdesk.domain.resident",
    "rehabdesk.domain.session",
    "rehabdesk.domain.matching",
    "rehabdesk.domain.certificate",
    "rehabdesk.domain.importing",
    "rehabdesk.domain.audit",
    "rehabdesk.storage.driver",
    "sqlite_utils.db",
    "sqlite_utils",
    "rehabdesk.storage",
    "rehabdesk.services.login",
    "rehabdesk.ui.shell.start_deeds",
    "rehabdesk.ui.widgets.table",
    "rehabdesk.ui.context",
    "rehabdesk.ui.screens.catalogue",
    "rehabdesk.ui.shell.backup_watch",
    "rehabdesk.ui.shell.main_window",
    "rehabdesk.ui.shell.greeting",
    "rehabdesk.ui.shell.lock",
    "rehabdesk.services.next_step",
    "rehabdesk.ui.screens.home.screen",
    "rehabdesk.ui.shell.warming:make_events",
    "rehabdesk.ui.shell.warming:make_widgets",
    "PIL.Image",
    "reportlab.lib.utils",
    "reportlab.pdfbase.ttfonts",
    "reportlab.pdfgen.canvas",
    "rehabdesk.documents.kit.fonts:load_faces",
)
"""What is needed to log in, to see the first page and to print, in an order without long steps:
a module, or a function of one.

Whoever is quicker than the loading loads what is missing himself and only waits for it.
"""


def load(part: str) -> None:
    """Import a part, and call it where it is a function."""
    module, _, function = part.partition(":")
    found = import_module(module)
    if function:
        getattr(found, function)()


def settle() -> None:
    """Let garbage be collected from now on, but not among what was loaded: all of it is kept."""
    gc.freeze()
    if (app := QCoreApplication.instance()) is not None:
        GarbageCollection(app)


class Loading(QObject):
    """Loads one part each time the program has nothing else to do.

    ``begun`` comes when the window is painted, ``done`` when all is there.
    """

    begun = Signal()
    done = Signal()

    def __init__(self, window: QWidget, parts: Sequence[str] = PARTS) -> None:
        super().__init__(window)
        self._window = window
        self._left = list(parts)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin as soon as the window is painted."""
        once_painted(self._window, self._begin)

    def _begin(self) -> None:
        self._timer.start()
        self.begun.emit()

    def _step(self) -> None:
        if self._left:
            load(self._left.pop(0))
            return
        self._timer.stop()
        settle()
        self.done.emit()
