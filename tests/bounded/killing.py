"""Readers of lists killed at any moment: the list or one sentence, and no process left."""

import contextlib
import random
import signal
import threading
import time
from collections import Counter

from rehabdesk.bounded.asking import Process
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.asking import LISTS, ListReading
from rehabdesk.spreadsheets.writing import xlsx_of

_ROWS = [("Ali Bin Umar", "BI 1/20", "Islam")] * 2_000
_WAYS = (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV, signal.SIGABRT, signal.SIGXCPU)


class _Ready:
    """A process that is handed over as the one kept ready."""

    def __init__(self, process):
        self.process = process

    def take(self):
        return self.process


def run(kills, seed):
    """Kill so many readers; gives how each reading ended, and what was wrong."""
    chance, ends, wrong = random.Random(seed), Counter(), []
    content = xlsx_of(("Nama", "No. Registrasi", "Agama"), _ROWS)
    for number in range(kills):
        process = Process(LISTS)
        way, after = chance.choice(_WAYS), chance.uniform(0, 0.4)
        threading.Thread(target=_kill, args=(process.running, way, after), daemon=True).start()
        spare = _Ready(process)
        try:
            grids = ListReading("daftar.xlsx", content, spare=spare).grids()  # type: ignore[arg-type]
            ends["read"] += 1
            if len(grids) != 1 or len(grids[0].cells) != len(_ROWS) + 1:
                wrong.append(f"kill {number}, seed {seed}: half a list")
        except ListUnreadable as refused:
            ends["refused"] += 1
            if "daftar.xlsx" not in str(refused.facts["file"]):
                wrong.append(f"kill {number}, seed {seed}: no file named")
        if process.waits:
            wrong.append(f"kill {number}, seed {seed}: a process is left")
    return ends, wrong


def _kill(running, way, after):
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        running.send_signal(way)
