"""A reading process is held to its limits on whatever system it runs."""

import resource
import signal
import subprocess
import sys

import pytest

from rehabdesk.bounded import limits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX tells its limits")

_PROGRAM = """
import sys, time
from rehabdesk.bounded import limits

limits._TOLD = sys.argv[1]
limits.hold_to(64 * limits.MEGABYTE)
if sys.argv[2] == "asked":
    limits._pages(0) or print("nothing is told")
    bytearray(3 * 1024 * limits.MEGABYTE)
else:
    held = []
    while len(held) < 3000:
        held.append(bytearray(b"x") * limits.MEGABYTE)
        time.sleep(0.002)
print("all of it was had")
"""


@pytest.mark.parametrize("told", ["/proc/self/statm", "/nowhere/statm"])
@pytest.mark.parametrize("how", ["asked", "filled"])
def test_a_reader_gets_no_more_memory_than_it_may_have(told, how):
    # Without /proc a process takes over what its parent has filled, so that the limit on what is
    # addressed may be the one that holds.
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM, told, how], capture_output=True, text=True, check=False
    )

    assert "all of it was had" not in ended.stdout
    if ended.returncode != -signal.SIGABRT:
        # The system may give no memory in a place where Python can only abort (seen once, on 3.13);
        # whoever asked says a sentence then, too (``test_asking``).
        assert ended.returncode in (1, limits.OUT_OF_MEMORY)
        assert ended.returncode == limits.OUT_OF_MEMORY or "MemoryError" in ended.stderr


def test_what_a_process_has_filled_is_told_without_proc(monkeypatch):
    filled = limits._in_use()
    monkeypatch.setattr(limits, "_TOLD", "/nowhere/statm")

    assert limits._pages(0) == 0
    assert filled * 0.9 < limits._in_use()
    assert limits._in_use() == resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
