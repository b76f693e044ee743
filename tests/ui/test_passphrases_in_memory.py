"""No typed passphrase stays in the process's memory when its window has gone."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.passphrase_dialogs import MAKERS, WINDOWS, plain_line

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "rehabdesk" / "ui"
KINDS = {"SecretLine", "SecretField", "NewPassphrase"}
"""What a field for a passphrase is made by."""
_STEP = 16
"""How many bytes Qt keeps of each step for undo; the typed sign is among them."""


def words_for(number):
    """A passphrase that nothing else in the process has."""
    return f"tuju{number} sapi lewat pasar Cq{number}"


def forms_of(words):
    """The ways in which words may lie in memory."""
    wide = [re.escape(one.encode("utf-16-le")) for one in words]
    gap = b"[\\s\\S]{%d}" % (_STEP - 2)
    return {
        "as bytes": re.compile(re.escape(words.encode()), re.IGNORECASE),
        "as Qt writes it": re.compile(re.escape(words.encode("utf-16-le"))),
        "half of it": re.compile(re.escape(words[: len(words) // 2].encode("utf-16-le"))),
        "without its first sign": re.compile(re.escape(words[1:].encode("utf-16-le"))),
        "wide": re.compile(re.escape(words.encode("utf-32-le"))),
        "as steps for undo": re.compile(gap.join(wide)),
    }


def memory_of(pid):
    """What a process may write to, part by part, its stack left out."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if "w" not in rights or "[stack]" in line:
                continue
            start, end = (int(one, 16) for one in span.split("-"))
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue


@pytest.fixture(scope="module")
def found():
    """In which ways each window's passphrase was found after it had gone."""
    typed = {one.__name__: words_for(number) for number, one in enumerate(MAKERS)}
    sent = "".join(f"{one}\n" for one in typed.values()).encode()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.passphrase_dialogs", str(len(sent))],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(sent)
    child.stdin.flush()
    seen: dict[str, set[str]] = {}
    try:
        for name, words in typed.items():
            assert child.stdout.read(2) == b"in"
            forms = forms_of(words)
            seen[name] = {
                form
                for part in memory_of(child.pid)
                for form, one in forms.items()
                if one.search(part)
            }
            child.stdin.write(b"x")
            child.stdin.flush()
        return seen
    finally:
        child.kill()
        child.communicate()


only_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux shows a process's memory as a file"
)


@only_linux
@pytest.mark.parametrize("maker", MAKERS[1:], ids=lambda one: one.__name__)
def test_a_passphrase_is_gone_with_its_window(found, maker):
    assert found[maker.__name__] == set()


@only_linux
def test_a_field_of_qts_own_keeps_it(found):
    assert found[plain_line.__name__] >= {"as Qt writes it", "as steps for undo"}


def made_in(path):
    """Which fields for passphrases a module makes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (one for one in ast.walk(tree) if isinstance(one, ast.Call))
    return {one.func.id for one in calls if isinstance(one.func, ast.Name)} & KINDS


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_every_module_that_makes_such_a_field_is_tried():
    made = {module_of(one) for one in UI.rglob("*.py") if made_in(one)}

    assert made - {"rehabdesk.ui.screens.kit.new_passphrase"} == set(WINDOWS)


def test_no_other_field_hides_what_is_typed():
    hiding = [one for one in UI.rglob("*.py") if "EchoMode" in one.read_text(encoding="utf-8")]

    assert [one.name for one in hiding] == ["secret_line.py"]
