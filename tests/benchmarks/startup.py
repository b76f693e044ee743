"""Start to first paint of the program's windows, against an empty one of the same toolkit."""

import math
import sys
import time

from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, Unlocked, open_store, unlock_office
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import output, paired, python, seconds
from tests.benchmarks.scratch import scratch_folder

_EMPTY = """
import os
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 728)
window.show()
while not window.windowHandle().isExposed():
    app.processEvents()
os._exit(0)
"""
_SHORT = "from rehabdesk.__main__ import prepare\nprepare()\n" + _EMPTY
_OPENED = 10


def measure() -> list[Figure]:
    """The two windows that a user waits for, without the typing and stretching in between.

    What the program loads while the passphrase is typed nobody waits for; it is told beside.
    """
    with scratch_folder() as folder:
        build_demonstration(folder / "office").close()
        key = unlock_office(folder / "office", DEMONSTRATION_PASSPHRASE).key
        file = folder / "office" / "kantor.rehab"
        first = [sys.executable, "-m", "tests.benchmarks.start_paint"]
        office = [sys.executable, "-m", "tests.benchmarks.first_paint"]
        office += [str(file), key.hex(), str(folder), "seconds"]
        ratio, detail = paired(first, python(_EMPTY))
        beside, beside_detail = paired(first, python(_SHORT))
        both, both_detail = paired(lambda: seconds(first) + _told(office), python(_EMPTY))
        loading, loading_detail = paired(office, python(_EMPTY))
        opening, opening_detail = _unlocking(folder / "office", key)
    return [
        Figure(
            name="first window (login) / an empty window",
            ratio=ratio,
            guard=1.5,
            aim=1.3,
            detail=f"whole process, {detail}",
        ),
        Figure(
            name="first window (login) / an empty one of a toolkit loaded the same short way",
            ratio=beside,
            guard=math.inf,
            aim=math.inf,
            detail=f"what is ours in it, no goal, {beside_detail}",
        ),
        Figure(
            name="first window and, after unlocking, the office's / an empty window",
            ratio=both,
            guard=1.3,
            aim=1.2,
            detail=f"whole process and the opening up to the paint, {both_detail}",
        ),
        Figure(
            name="all at once, without a login to type / an empty window",
            ratio=loading,
            guard=math.inf,
            aim=math.inf,
            detail=f"nobody waits for it, no goal, {loading_detail}",
        ),
        Figure(
            name="unlocking and opening an office / opening it with its key",
            ratio=opening,
            guard=math.inf,
            aim=math.inf,
            detail=f"slow on purpose, no goal, {opening_detail}",
        ),
    ]


def _told(command):
    return float(output(command))


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
