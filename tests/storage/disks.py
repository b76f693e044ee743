"""Small disks, disks that cannot be written, disks that go away: real ones where that may be."""

import os
import subprocess
from contextlib import contextmanager

import pytest


@contextmanager
def a_disk(place, kibibytes):
    """A file system of its own of a size; the test is skipped where none may be mounted."""
    place.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(place)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or _run("mount", *options):
        pytest.skip("only root may mount a disk")
    try:
        yield place
    finally:
        _run("umount", "-l", str(place))


def make_read_only(place):
    """Let nothing be written on a disk any more."""
    assert _run("mount", "-o", "remount,ro", str(place)) == 0


def make_writable(place):
    """Let it be written again."""
    assert _run("mount", "-o", "remount,rw", str(place)) == 0


def pull_out(place):
    """Take a disk away while it is in use."""
    assert _run("umount", "-l", str(place)) == 0


def _run(*words):
    return subprocess.run(words, capture_output=True, check=False).returncode
