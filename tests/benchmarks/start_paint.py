"""Starts the program as its user does, paints its first window once, and ends.

Run as ``python -m tests.benchmarks.start_paint``; with ``modules`` it names what was loaded:
modules, and the classes of Qt that were made.
"""

import os
import sys

from rehabdesk.__main__ import prepare


def painted():
    """The program with its first window painted."""
    prepare()
    from rehabdesk import app as program

    app = program.new_application(sys.argv[0])
    begun = program.begin(app, demonstration=True)
    begun.show()
    wait_for_paint(begun.start)
    return begun


def wait_for_paint(window):
    """Let a shown window be painted: Qt does it when the window system has exposed it."""
    from PySide6.QtWidgets import QApplication

    while not window.windowHandle().isExposed():
        QApplication.processEvents()


def made():
    """The classes of Qt that exist: each is made with all its enums when it is asked for."""
    modules = [f"PySide6.Qt{name}" for name in ("Core", "Gui", "Widgets")]
    return [f"{module}.{name}" for module in modules for name in vars(sys.modules[module])]


if __name__ == "__main__":
    kept = painted()
    if "modules" in sys.argv:
        sys.stdout.write("\n".join([*sys.modules, *made()]))
        sys.stdout.flush()
    # What a process does after the first paint is not measured.
    os._exit(0)
