"""Opens the program's window on an unlocked office, paints it once, and tells what was loaded.

Run as ``python -m tests.benchmarks.first_paint FILE KEY FOLDER WHAT``: the office's file, its data
key in hexadecimal, the folder of this computer's choices, and ``page`` for the names of the loaded
modules after the first page, or ``seconds`` for how long it took once the program was loaded.
"""

import os
import sys
import time
from pathlib import Path

from rehabdesk.__main__ import prepare
from tests.benchmarks.start_paint import wait_for_paint


def shown(file, key, folder, *, page=True):
    """The program's window, and the application that it belongs to.

    Without ``page`` it is as it is first painted: the page follows in the next step.
    """
    from PySide6.QtWidgets import QApplication

    from rehabdesk.storage import Unlocked, open_store
    from rehabdesk.ui.preferences import Preferences
    from rehabdesk.ui.shell.looks import set_theme
    from rehabdesk.ui.shell.main_window import MainWindow

    app = QApplication.instance() or QApplication(sys.argv[:1])
    preferences = Preferences(Path(folder))
    set_theme(dark=preferences.choices.dark)
    started = time.perf_counter()
    store = open_store(Path(file), Unlocked("petugas", bytes.fromhex(key)))
    window = MainWindow(store, preferences)
    window.show()
    wait_for_paint(window)
    taken = time.perf_counter() - started
    while page and window.stack.currentWidget() is None:
        app.processEvents()
    return app, window, taken


def load_all():
    """Load what the program loads while its first window waits for the passphrase."""
    from rehabdesk.app import new_application
    from rehabdesk.ui.shell.loading import PARTS, load, settle

    app = new_application(sys.argv[0])
    for part in PARTS:
        load(part)
    settle()
    return app


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prepare()
    app = load_all() if "seconds" in sys.argv else None
    kept = shown(*sys.argv[1:4], page="page" in sys.argv)
    told = str(kept[2]) if "seconds" in sys.argv else "\n".join(sorted(sys.modules))
    sys.stdout.write(told)
    sys.stdout.flush()
    # What a process does after the first paint is not measured.
    os._exit(0)
