"""The program's own memory: where it crashes, the system keeps no copy of it on the disk."""

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_WER_NO_HEAP = 1
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 1, 2


def keep_off_the_disk() -> None:
    """Turn core dumps off, and on Windows the copies of Error Reporting; passphrases are in them.

    On Linux other programs of the same user may not read this one's memory either. A system that
    refuses is left as it is.
    """
    with suppress(Exception):
        if sys.platform == "win32":
            _on_windows()
        else:
            _on_posix()


def _on_posix() -> None:
    import resource

    # A program that the system hands its dumps to is started whatever the limit says; not being
    # dumpable keeps it away as well.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _on_windows() -> None:
    import ctypes

    kernel: object = getattr(ctypes, "windll").kernel32  # noqa: B009 - Windows alone has it
    getattr(kernel, "WerSetFlags")(_WER_NO_HEAP)  # noqa: B009
    getattr(kernel, "SetErrorMode")(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)  # noqa: B009
