"""What a reading process may use, and how it holds itself to that."""

import faulthandler
import os
import sys
import threading
import time
from pathlib import Path

TYPE_CHECKING = False  # each reading begins with loading this
if TYPE_CHECKING:
    from typing import NoReturn

MEGABYTE = 1024 * 1024
OUT_OF_MEMORY = 71
"""The exit code of a process that asked for more memory than it may have."""

_EVERY = 0.02
_FILES = 64
_UNFILLED = 256 * MEGABYTE
"""Address space that the system's allocator sets aside for each thread and does not fill."""
_ADDRESSED = 1024 * MEGABYTE
"""Address space that a reading process has at its beginning, where the system does not tell it."""
_TOLD = "/proc/self/statm"


def hold_to(memory: int) -> None:
    """Hold this process to so many bytes beyond what it has now; it can write no file any more.

    The system refuses more memory, and a thread looks as well: some of what is unpacked is never
    asked of the system in one piece.
    """
    most = _in_use() + memory
    threading.Thread(target=_watch, args=(most,), daemon=True).start()
    if sys.platform == "win32":
        from rehabdesk.bounded.windows_job import hold_process

        hold_process(most)
    else:
        _hold_on_posix(memory)


def end_after(seconds: int) -> None:
    """End this process after so much time, whatever it is doing by then."""
    # Written in C: it ends a process that never comes back to Python, too.
    faulthandler.dump_traceback_later(seconds, exit=True, file=Path(os.devnull).open("w"))  # noqa: SIM115
    if sys.platform != "win32":
        from resource import RLIMIT_CPU, setrlimit

        setrlimit(RLIMIT_CPU, (seconds, seconds + 1))


def leave_for_memory() -> "NoReturn":
    """End at once, saying that the memory was too little."""
    os._exit(OUT_OF_MEMORY)


def _hold_on_posix(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    held = ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, _FILES))
    for what, most in held:
        resource.setrlimit(what, (most, most))
    most = (_pages(0) or _ADDRESSED) + memory + _UNFILLED
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _watch(most: int) -> None:
    while True:
        if _in_use() > most:
            leave_for_memory()
        time.sleep(_EVERY)


def _in_use() -> int:
    """The bytes of memory that this process fills, or has filled at most."""
    if sys.platform == "win32":
        from rehabdesk.bounded.windows_job import bytes_in_use

        return bytes_in_use()
    return _pages(1) or _most_filled()


def _most_filled() -> int:
    """The most bytes of memory that this process has filled: told by a system without /proc too."""
    if sys.platform == "win32":
        return 0
    from resource import RUSAGE_SELF, getrusage

    unit = 1 if sys.platform == "darwin" else 1024
    return getrusage(RUSAGE_SELF).ru_maxrss * unit


def _pages(field: int) -> int:
    """Bytes of address space (0) or of filled memory (1); 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    try:
        with open(_TOLD, "rb") as told:  # noqa: PTH123 - asked fifty times a second
            return int(told.read().split()[field]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
