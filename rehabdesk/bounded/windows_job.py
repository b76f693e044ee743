"""A job of Windows around this process: so much memory, no further process, no debugger's window.

Never seen on a real Windows: the trial of the installers calls it under Wine, which makes the job
and does not keep all of its limits.
"""

import ctypes
import sys

_EXTENDED_LIMITS = 9
_NO_FURTHER_PROCESS = 0x8
_PROCESS_MEMORY = 0x100
_DIE_SILENTLY = 0x400
_NO_WINDOWS_OF_ERRORS = 0x8003


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_longlong),
        ("job_time", ctypes.c_longlong),
        ("flags", ctypes.c_ulong),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_ulong),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_ulong),
        ("scheduling", ctypes.c_ulong),
        ("io", ctypes.c_ulonglong * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("most_process_memory", ctypes.c_size_t),
        ("most_job_memory", ctypes.c_size_t),
    )


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("size", ctypes.c_ulong),
        ("faults", ctypes.c_ulong),
        ("most_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("pools", ctypes.c_size_t * 4),
        ("paged", ctypes.c_size_t),
        ("most_paged", ctypes.c_size_t),
    )


def hold_process(memory: int) -> bool:
    """Put this process into a job with so many bytes; False where Windows refuses the job."""
    if sys.platform != "win32":
        return False
    windows = ctypes.WinDLL("kernel32")
    windows.SetErrorMode(_NO_WINDOWS_OF_ERRORS)
    windows.CreateJobObjectW.restype = ctypes.c_void_p
    windows.GetCurrentProcess.restype = ctypes.c_void_p
    # The handle is never closed: the job lasts as long as the process.
    job = ctypes.c_void_p(windows.CreateJobObjectW(None, None))
    limits = _Limits(
        flags=_PROCESS_MEMORY | _NO_FURTHER_PROCESS | _DIE_SILENTLY,
        processes=1,
        process_memory=memory,
    )
    told = windows.SetInformationJobObject(
        job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    here = ctypes.c_void_p(windows.GetCurrentProcess())
    return bool(told and windows.AssignProcessToJobObject(job, here))


def bytes_in_use() -> int:
    """The memory that this process has committed; 0 where Windows does not tell."""
    if sys.platform != "win32":
        return 0
    windows = ctypes.WinDLL("kernel32")
    windows.GetCurrentProcess.restype = ctypes.c_void_p
    counters = _Counters(size=ctypes.sizeof(_Counters))
    here = ctypes.c_void_p(windows.GetCurrentProcess())
    told = windows.K32GetProcessMemoryInfo(here, ctypes.byref(counters), counters.size)
    return int(counters.paged) if told else 0
