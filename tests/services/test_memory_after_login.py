"""What of passphrase and key is left in the process's memory after a login: another looks into it.

The looker is the parent, for whoever looks into the own memory finds what is looked for.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from rehabdesk.storage import unlock_office
from tests.own_office import WORDS, own_office

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux shows a process's memory as a file"
)

LOGS_IN = """
import gc, os, sys
from datetime import datetime
from pathlib import Path
from rehabdesk.services.login import log_in
from rehabdesk.storage import wipe_text

raw = bytearray(int(sys.argv[2]))
os.readv(0, [raw])
words = str(raw, "ascii")
raw[:] = bytes(len(raw))
store = log_in(Path(sys.argv[1]), "ratna", words, now=datetime.now().astimezone())
held = store.key if sys.argv[3] == "careless" else None
if sys.argv[3] != "careless":
    wipe_text(words)
    del words
gc.collect()
os.write(1, b"in")
os.read(0, 1)
"""


def found_in(pid, needles):
    """How often each thing stands in what a process may write to, its stack left out."""
    counts = dict.fromkeys(needles, 0)
    lines = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in lines:
            span, rights = line.split()[:2]
            if "w" not in rights or "[stack]" in line:
                continue
            start, end = (int(one, 16) for one in span.split("-"))
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            for name, needle in needles.items():
                counts[name] += content.count(needle)
    return counts


def after_login(folder, way):
    key = unlock_office(folder, WORDS, "ratna").key
    child = subprocess.Popen(
        [sys.executable, "-c", LOGS_IN, str(folder), str(len(WORDS)), way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(WORDS.encode())
    child.stdin.flush()
    try:
        assert child.stdout.read(2) == b"in"
        return found_in(
            child.pid,
            {
                "passphrase": WORDS.encode(),
                "as Qt writes it": WORDS.encode("utf-16-le"),
                "key": key,
                "key in words": key.hex().encode(),
            },
        )
    finally:
        child.communicate(b"x")


def test_after_a_login_neither_passphrase_nor_key_lies_open_in_memory(tmp_path):
    own_office(tmp_path / "kantor").close()

    counts = after_login(tmp_path / "kantor", "careful")

    assert counts == dict.fromkeys(counts, 0)


def test_a_copy_that_somebody_keeps_is_found(tmp_path):
    own_office(tmp_path / "kantor").close()

    counts = after_login(tmp_path / "kantor", "careless")

    assert counts["passphrase"] > 0
    assert counts["key"] > 0
