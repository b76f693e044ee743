"""The tool that puts faults into the rules: what it changes, and that it tells the truth."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.__main__ import Answers, Trial
from tests.mutation.changes import changes_in
from tests.mutation.drawing import GROUPS, Faults
from tests.mutation.reach import Reach

ROOT = Path(__file__).resolve().parents[1]
ENUMS = {"Role": ["LEAD", "READER"]}
KEPT = '''
def words(name: str = "x") -> str:
    """Text 1 < 2."""
    raise ValueError(f"{1 + 1}", code=3)
'''


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("a < b", {"a <= b", "a >= b"}),
        ("a >= b", {"a > b", "a < b"}),
        ("a == b", {"a != b"}),
        ("a is None", {"a is not None"}),
        ("a in b", {"a not in b"}),
        ("a and b", {"a or b", "a", "b"}),
        ("not a", {"a"}),
        ("a + b", {"a - b"}),
        ("x = 7", {"x = 8", "x = 6"}),
        ("x = True", {"x = False"}),
        ("max(a)", {"min(a)", "pass"}),
        ("a if b else c", {"a if True else c", "a if False else c"}),
        ("[a for a in b if c]", {"[a for a in b if True]"}),
        ("save(x)", {"pass"}),
        ("x += y", {"pass"}),
        ("x = make(y=z)", {"x = make()"}),
        ("x = Role.LEAD", {"x = Role.READER"}),
        ("x = {a, b}", {"x = {a}", "x = {b}"}),
        ("def f():\n    return a", {"return None"}),
        ("def f() -> bool:\n    return a", {"return not a"}),
        ("def f() -> list[int]:\n    return a", {"return []"}),
        (KEPT, set()),
        ("T = TypeVar('T', bound=x)", set()),
        ("if sys.platform == 'win32':\n    save(x)\nelse:\n    x = 7", {"x = 8", "x = 6"}),
        ("def f():\n    if sys.platform != 'win32':\n        return a\n    return b", set()),
        ("_WINDOWS_A, _WINDOWS_B = 2, 4", set()),
    ],
)
def test_each_kind_of_fault_is_put_in(code, faults):
    assert {one.after for one in changes_in("x.py", ast.parse(code), ENUMS)} == faults


def test_a_seed_draws_the_same_from_every_file():
    faults = Faults()
    for group in GROUPS:
        drawn = faults.draw(group, 300, "7")

        assert len(drawn) == 300
        assert {one.file for one in drawn} == set(faults.by_group[group])
        assert drawn == faults.draw(group, 300, "7")
        assert drawn != faults.draw(group, 300, "8")


def test_equivalent_faults_are_still_there_and_have_a_reason():
    faults = Faults()

    assert faults.unknown_equivalents() == []
    assert all(reason.strip() for reason in faults.equivalent.values())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are tried in forked processes")
def test_a_fault_is_found_by_the_test_of_its_rule_and_by_no_other(tmp_path):
    def answer(tests):
        run = subprocess.run(
            [
                *(sys.executable, "-m", "tests.mutation", "--file", "domain/counselor"),
                *("--tests", tests, "--workers", "1", "--answers", str(tmp_path / tests[-9:])),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return run.returncode, run.stdout

    code, words = answer("domain/test_working_days.py")
    assert code == 0, words
    assert "100.0 %" in words

    code, words = answer("domain/test_sheet_number.py")
    assert code == 1, words
    assert "domain: 0 of" in words


_BROKEN = """
import sys
from pathlib import Path
from tests.mutation.__main__ import Answers, Trial
from tests.mutation.drawing import Faults
from tests.mutation.reach import Reach
file = "build/mutation/test_planted.py"
tests = {f"{file}::test_{name}": {"seconds": 0.1, "lines": {}} for name in ("broken", "sound")}
faults, reach = Faults(), Reach(tests)
trial = Trial(faults, reach, Answers(Path(sys.argv[1]), faults), 1)
for name in ("broken", "sound"):
    print(name, trial._passes_without_fault(f"{file}::test_{name}"), flush=True)
print("asked still:", *sorted(one.rpartition("_")[2] for one in reach.tests))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are tried in forked processes")
def test_a_test_that_fails_without_a_fault_finds_none(tmp_path):
    planted = ROOT / "build" / "mutation" / "test_planted.py"
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text("def test_broken():\n    assert False\n\ndef test_sound():\n    pass\n")

    run = subprocess.run(
        [sys.executable, "-c", _BROKEN, str(tmp_path / "answers")],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    planted.unlink()

    assert "broken False" in run.stdout, run.stdout + run.stderr
    assert "sound True" in run.stdout
    assert "asked still: sound" in run.stdout


@pytest.mark.parametrize(("again", "tried"), [(True, 2), (False, 1)])
def test_what_survived_is_tried_once_more_where_that_is_asked(tmp_path, again, tried):
    faults = Faults()
    survived, found, new = faults.draw("domain", 3, "any")
    answers = Answers(tmp_path / "answers.jsonl", faults)
    answers.put(survived, "survived", "")
    answers.put(found, "found", "tests/domain/test_any.py::test_any")

    trial = Trial(faults, Reach({}), answers, 1, again=again)

    assert new in trial.still_open([survived, found, new])
    assert len(trial.still_open([survived, found, new])) == tried
