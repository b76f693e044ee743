"""Start to first paint of the program's window, against an empty window of the same toolkit."""

import math
import sys
import time

from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, Unlocked, open_store, unlock_office
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired, python
from tests.benchmarks.scratch import scratch_folder

_EMPTY = """
import os
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 728)
window.show()
window.repaint()
os._exit(0)
"""
_OPENED = 10


def measure() -> list[Figure]:
    """Whole processes on the demonstration office, opened with its data key."""
    with scratch_folder() as folder:
        build_demonstration(folder / "office").close()
        key = unlock_office(folder / "office", DEMONSTRATION_PASSPHRASE).key
        file = folder / "office" / "kantor.rehab"
        command = [sys.executable, "-m", "tests.benchmarks.first_paint"]
        ratio, detail = paired([*command, str(file), key.hex(), str(folder)], python(_EMPTY))
        opening, opening_detail = _unlocking(folder / "office", key)
    return [
        Figure(
            name="first paint of the program / of an empty window",
            ratio=ratio,
            guard=1.3,
            aim=1.2,
            detail=f"whole process, demonstration office, {detail}",
        ),
        Figure(
            name="unlocking and opening an office / opening it with its key",
            ratio=opening,
            guard=math.inf,
            aim=math.inf,
            detail=f"slow on purpose, no goal, {opening_detail}",
        ),
    ]


def _unlocking(place, key):
    def unlock():
        started = time.perf_counter()
        for _ in range(_OPENED // 5):
            unlock_office(place, DEMONSTRATION_PASSPHRASE)
        return (time.perf_counter() - started) / (_OPENED // 5)

    def open_only():
        started = time.perf_counter()
        for _ in range(_OPENED):
            open_store(place / "kantor.rehab", Unlocked("petugas", key)).close()
        return (time.perf_counter() - started) / _OPENED

    ratio, detail = paired(unlock, open_only, 5)
    return ratio + 1, detail
