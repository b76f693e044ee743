"""When a process of this computer was started, which tells it from a later one of its number."""

import ctypes
import os
import sys
from pathlib import Path

_WINDOWS_ASKING = 0x1000
_WINDOWS_STILL_RUNS = 259


def start_of(pid: int) -> str:
    """A sign of the start of a running process, no other one has the same; empty if it is gone."""
    if sys.platform == "win32":
        return _start_on_windows(pid)
    return _start_from_proc(pid, Path("/proc"))


def _start_from_proc(pid: int, proc: Path) -> str:
    """Ticks since the boot and which boot it was; without /proc only whether it runs."""
    try:
        fields = (proc / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
        boot = (proc / "sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except OSError:
        return "" if proc.is_dir() and (proc / "self").exists() else _alive(pid)
    after_name = fields.rpartition(")")[2].split()
    if after_name[0] in {"Z", "X"}:
        return ""
    return f"{boot}:{after_name[19]}"


def _alive(pid: int) -> str:
    if pid <= 0:
        # To the system these are groups of processes, our own among them.
        return ""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        return "berjalan"
    return "berjalan"


def _start_on_windows(pid: int) -> str:
    if sys.platform != "win32":
        return ""
    windows = ctypes.WinDLL("kernel32")
    windows.OpenProcess.restype = ctypes.c_void_p
    handle = windows.OpenProcess(_WINDOWS_ASKING, False, pid)  # noqa: FBT003 - Windows' own order
    if not handle:
        return ""
    try:
        code = ctypes.c_ulong()
        windows.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        if code.value != _WINDOWS_STILL_RUNS:
            return ""
        times = [ctypes.c_ulonglong() for _ in range(4)]
        windows.GetProcessTimes(ctypes.c_void_p(handle), *(ctypes.byref(one) for one in times))
        return str(times[0].value)
    finally:
        windows.CloseHandle(ctypes.c_void_p(handle))
