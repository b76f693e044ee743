"""A program that is killed at any moment loses nothing that it had confirmed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.killing import SURE

KILLS = 50
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the victims are forked")
def test_whatever_was_confirmed_is_there_after_fifty_kills():
    # In a process of its own: a process with windows and threads must not fork.
    run = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", str(KILLS), str(os.getpid())],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert run.stdout, run.stderr
    found = json.loads(run.stdout)
    assert found["wrong"] == []
    assert set(found["confirmed"]) >= SURE
