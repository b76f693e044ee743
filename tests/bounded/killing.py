"""Readers killed at any moment: what was read or one named trouble, and no process left."""

import contextlib
import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from rehabdesk.bounded.asking import Process
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.asking import LISTS, ListReading
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.storage import CopyReadingBroke, CopyTooMuch
from rehabdesk.storage.foreign_asking import first_look
from rehabdesk.storage.snapshot import back_up_now
from tests.sample_office import a_room
from tests.storage.test_office_file import an_office_on_disk

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
    usual = _seconds_of(lambda: ListReading("daftar.xlsx", content).grids())
    for number in range(kills):
        process = Process(LISTS)
        way, after = chance.choice(_WAYS), chance.uniform(0, 1.2) * usual
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


def run_looks(kills, seed):
    """Kill so many first looks at a backup; gives how each ended, and what was wrong."""
    chance, ends, wrong = random.Random(seed), Counter(), []
    with tempfile.TemporaryDirectory(prefix="rehabdesk-lihat-") as folder:
        path, key, contents = _a_backup(Path(folder))
        usual = _seconds_of(lambda: first_look(path, (key,), lambda: None))
        for number in range(kills):
            way, at = chance.choice(_WAYS), time.monotonic() + chance.uniform(0, 1.2) * usual

            def kill_in_time(way=way, at=at):
                if time.monotonic() > at:
                    for one in _started():
                        with contextlib.suppress(ProcessLookupError):
                            os.kill(one, way)

            try:
                seen = first_look(path, (key,), kill_in_time)
                ends["seen"] += 1
                if seen.contents != contents:
                    wrong.append(f"look {number}, seed {seed}: half a backup")
            except (CopyReadingBroke, CopyTooMuch):
                ends["refused"] += 1
            if _started():
                wrong.append(f"look {number}, seed {seed}: a process is left")
    return ends, wrong


def _seconds_of(reading):
    """How long a reading takes that nobody kills: on each machine, and under load, it differs."""
    began = time.monotonic()
    reading()
    return time.monotonic() - began


def _a_backup(folder):
    store = an_office_on_disk(folder / "kantor")
    a_room(store)
    now = datetime(2026, 11, 29, 8, tzinfo=UTC)
    made = back_up_now(folder / "kantor" / "kantor.rehab", store.key, folder / "stik", now)
    key = store.key
    store.close()
    return folder / "stik" / made.folder / "kantor.rehab", key, made.contents


def _started():
    """The processes that this one has started and that are still there."""
    found = "".join(one.read_text() for one in Path("/proc/self/task").glob("*/children"))
    return [int(one) for one in found.split()]
