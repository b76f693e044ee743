"""Opens the program's window on an unlocked office, paints it once, and tells what was loaded.

Run as ``python -m tests.benchmarks.first_paint FILE KEY FOLDER``: the office's file, its data
key in hexadecimal and the folder of this computer's choices. ``shown`` serves as a library, too.
"""

import os
import sys
from pathlib import Path


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
    store = open_store(Path(file), Unlocked("petugas", bytes.fromhex(key)))
    window = MainWindow(store, preferences)
    window.show()
    window.repaint()
    if page:
        app.processEvents()
    return app, window


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kept = shown(*sys.argv[1:4], page="page" in sys.argv)
    sys.stdout.write("\n".join(sorted(sys.modules)))
    sys.stdout.flush()
    # What a process does after the first paint is not measured.
    os._exit(0)
