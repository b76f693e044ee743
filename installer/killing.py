"""Kills the first start of an installed program after an upgrade, and looks what is left."""

import random
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from installer.pins import Stop
from rehabdesk.storage import unlock_office
from rehabdesk.storage.office_file import SCHEMA_VERSION
from tests.storage.test_upgrade import LANDED, WORDS, an_office_of, schema_of

_OLD = LANDED[0]

Start = Callable[[Path], subprocess.Popen[bytes]]
"""Starts the installed program on an office, so that it upgrades the file and ends."""


def passphrase_file(folder: Path) -> Path:
    """The passphrase of the old offices, as a file for the program to read."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "kata.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


def said(place: Path) -> Path:
    """Where a start on an office writes what it says, if it does."""
    return place.with_name("said.txt")


def old_office(folder: Path) -> Path:
    """An office as the oldest program that was given to anybody has left it."""
    shutil.rmtree(folder, ignore_errors=True)
    return an_office_of(_OLD, folder)


def schema(folder: Path, beside: Path) -> int:
    """The schema of an office, read in a copy so that the office stays as it was left."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(folder, beside)
    return schema_of(beside / "kantor.rehab", unlock_office(beside, WORDS).key)


def kill_first_starts(start: Start, work: Path, times: int) -> Counter[int]:
    """Kill it at random moments; file old or new and whole, and the next start finds its way."""
    chance = random.Random(4)  # noqa: S311 - moments, no secrets
    place, beside = work / "kantor", work / "salinan"
    whole = _whole_start(start, place, beside)
    seen: Counter[int] = Counter()
    for _ in range(times):
        old_office(place)
        program = start(place)
        time.sleep(chance.uniform(0.2, 1.0) * whole)
        program.kill()
        program.wait()
        found = schema(place, beside)
        if found not in {_OLD, SCHEMA_VERSION}:
            raise Stop(f"a killed first start left schema {found}")
        seen[found] += 1
        _whole_start(start, place, beside, fresh=False)
    return seen


def _whole_start(start: Start, place: Path, beside: Path, *, fresh: bool = True) -> float:
    """Let it run to its end; how long it took, or a stop."""
    if fresh:
        old_office(place)
    began = time.perf_counter()
    code = start(place).wait(timeout=300)
    if code or schema(place, beside) != SCHEMA_VERSION:
        words = said(place).read_text("utf-8", "replace") if said(place).exists() else ""
        raise Stop(f"the start after it gave {code}, schema {schema(place, beside)}: {words}")
    return time.perf_counter() - began
