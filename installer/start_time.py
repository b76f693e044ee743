"""How long the installed program takes to its first window, against an empty one beside it."""

from collections.abc import Callable
from statistics import median

ROUNDS = 15
_AIM = 1.5

EMPTY = """
import os, sys
sys.path[:0] = {places!r}
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 728)
window.show()
while not window.windowHandle().isExposed():
    app.processEvents()
os._exit(0)
"""
PROGRAM = """
import os, sys
sys.path[:0] = {places!r}
sys.argv = ["rehabdesk"]
from rehabdesk.__main__ import prepare
prepare()
from PySide6.QtWidgets import QApplication
from rehabdesk import app as program
app = program.new_application("rehabdesk")
begun = program.begin(app, demonstration=True)
begun.show()
while not begun.start.windowHandle().isExposed():
    app.processEvents()
os._exit(0)
"""


def ratio(seconds: Callable[[str], float], places: list[str]) -> str:
    """The median of rounds in turn and their range; the first round does not count."""
    found: list[float] = []
    empty = 0.0
    for number in range(ROUNDS + 1):
        ours = seconds(PROGRAM.format(places=places))
        bare = seconds(EMPTY.format(places=places))
        if number:
            found.append(ours / bare)
            empty = bare
    return (
        f"{median(found):.2f} x an empty window ({min(found):.2f} to {max(found):.2f} in"
        f" {ROUNDS} rounds, the aim is {_AIM}; the last empty one took {empty:.2f} s)"
    )
