"""Timing whole processes in turn, so that a slow minute of the machine hits both sides."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
# An installed program finds its modules compiled; the round that does not count compiles them.
_COMPILED = Path(tempfile.gettempdir()) / "rehabdesk-bench-bytecode"
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": str(_COMPILED),
}


def seconds(command):
    """How long a command runs from its start to its exit."""
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def output(command):
    """What a command says on its standard output."""
    told = subprocess.run(
        command, cwd=ROOT, env=_ENVIRONMENT, check=True, capture_output=True, text=True
    )
    return told.stdout


def python(code):
    """The command that runs Python code in a process of its own."""
    return [sys.executable, "-c", code]


def paired(first, second, rounds=ROUNDS):
    """The median ratio of two jobs run in turn, after a round that does not count, and the range.

    A job is a command, or a function that returns its seconds.
    """
    ratios = []
    for number in range(rounds + 1):
        one, two = (seconds(job) if isinstance(job, list) else job() for job in (first, second))
        if number:
            ratios.append(one / two)
    return median(ratios), f"{min(ratios):.2f} to {max(ratios):.2f} in {rounds} rounds"
