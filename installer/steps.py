"""Trials as a list of named steps: each is done, timed and told, and the failed ones come back."""

import subprocess
import time
from collections.abc import Callable, Sequence

from installer.pins import Stop
from rehabdesk.storage import StorageTrouble

Step = tuple[str, Callable[[], None]]


def failures(trial: str, steps: Sequence[Step]) -> list[str]:
    """Do all steps in their order; a failed one does not keep the next from being tried."""
    found: list[str] = []
    for name, step in steps:
        began = time.perf_counter()
        try:
            step()
            said = "good"
        except (
            Stop,
            OSError,
            subprocess.SubprocessError,
            AssertionError,
            StorageTrouble,
        ) as trouble:
            said = f"FAILED {type(trouble).__name__} {trouble}"
            found.append(f"{trial}: {name}: {trouble}")
        print(f"{trial}: {name}: {said} ({time.perf_counter() - began:.1f} s)", flush=True)
    return found
