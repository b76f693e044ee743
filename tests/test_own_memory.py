"""Nothing of the program's memory reaches the disk where it crashes."""

import subprocess
import sys

import pytest

from rehabdesk import own_memory

ASKED = """
import resource, sys
from rehabdesk.own_memory import keep_off_the_disk
if sys.argv[1] == "with":
    keep_off_the_disk()
import ctypes
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize(("way", "off"), [("with", True), ("without", False)])
def test_core_dumps_are_off_after_the_start_and_would_be_on_without_it(way, off):
    told = subprocess.run(
        [sys.executable, "-c", ASKED, way], capture_output=True, text=True, check=True
    ).stdout

    assert told.split()[-1] == ("0" if off else "1")
    assert told.startswith("(0, 0)") or not off


STARTED = """
import atexit, ctypes, sys
atexit.register(lambda: print("dumpable", ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)))
sys.argv = ["rehabdesk", "self-check", "--help"]
from rehabdesk.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_every_start_of_the_program_turns_them_off():
    ended = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, check=True
    )

    assert ended.stdout.split()[-2:] == ["dumpable", "0"]


def test_a_system_that_refuses_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")

    own_memory.keep_off_the_disk()
