"""Which tests reach which line, learnt once for each file of tests and kept in ``build``."""

import hashlib
import json
import re
import time
from functools import cache
from pathlib import Path

from tests.mutation.changes import ROOT, Change
from tests.mutation.running import Run, ended, put_away, record

KEPT = ROOT / "build" / "mutation" / "reach"
LONGEST = 20.0
"""How many seconds of tests a fault is worth: the nearest first, then the quickest."""
FEW = 3
"""So many files of tests are asked first: most faults are noticed there, and to load all of the
files that reach a line takes longer than their tests."""
_LAYERS = ("domain", "services", "storage")


def test_files() -> list[str]:
    """All files of tests, those with the most to do first."""
    found = [
        path
        for path in (ROOT / "tests").rglob("test_*.py")
        if path.name not in ("test_architecture.py", "test_installer.py", "test_kills.py")
    ]
    found.sort(key=lambda path: ("ui" not in path.parts, -path.stat().st_size))
    return [path.relative_to(ROOT).as_posix() for path in found]


def program_mark() -> str:
    """A mark of the program's code as it stands; another code reaches other lines."""
    return mark_of(sorted((ROOT / "rehabdesk").rglob("*.py")))


def mark_of(paths: list[Path]) -> str:
    """A mark of files and their content."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]


@cache
def importers(file: str) -> tuple[str, ...]:
    """The modules of the program that import a module directly."""
    name = file.removesuffix(".py").replace("/", ".")
    package, _, module = name.rpartition(".")
    wanted = re.compile(
        rf"^\s*from {re.escape(name)} import|^\s*from {re.escape(package)} import .*\b{module}\b",
        re.MULTILINE,
    )
    return tuple(
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "rehabdesk").rglob("*.py"))
        if wanted.search(path.read_text("utf-8"))
    )


class Reach:
    """Of each test its seconds and the lines that it reaches."""

    def __init__(self, told: dict[str, dict], *, exact: bool = True) -> None:
        self.tests, self.exact = told, exact
        self.known = set(told)
        self._by_file: dict[str, dict[str, set[int]]] = {}
        for test, one in told.items():
            for file, lines in one["lines"].items():
                self._by_file.setdefault(file, {})[test] = set(lines)

    def of(self, change: Change) -> list[str]:
        """The tests that reach a fault, nearest and quickest first, as many as it is worth."""
        inside = self._by_file.get(change.file, {})
        if change.at_import:
            # A table is read by the modules that import it; no test reaches a line of it.
            inside = self._together([change.file, *importers(change.file)])
            # A test that runs no line of any rule looks at the program as it stands.
            near = {test for test, one in self.tests.items() if test in inside or not one["lines"]}
            tests = list(self.tests)
        else:
            wanted = set(range(change.line, change.last_line + 1))
            tests = [test for test, lines in inside.items() if lines & wanted]
            near = set(tests)
            if not self.exact:
                tests += [test for test in inside if test not in near]
        tests.sort(key=lambda test: (self._far(test, change, near), self._price(test, inside)))
        seconds, chosen = 0.0, []
        for test in tests:
            seconds += self.tests[test]["seconds"]
            if chosen and seconds > LONGEST:
                break
            chosen.append(test)
        return chosen

    def _together(self, files: list[str]) -> dict[str, set[int]]:
        together: dict[str, set[int]] = {}
        for file in files:
            for test, lines in self._by_file.get(file, {}).items():
                together.setdefault(test, set()).update(lines)
        return together

    def in_turn(self, change: Change) -> tuple[list[str], list[str]]:
        """The tests of the first few files, and all others for whatever those do not notice."""
        tests = self.of(change)
        files = list(dict.fromkeys(test.partition("::")[0] for test in tests))[:FEW]
        first = [test for test in tests if test.partition("::")[0] in files]
        return first, [test for test in tests if test.partition("::")[0] not in files]

    def _price(self, test: str, inside: dict[str, set[int]]) -> float:
        """Its seconds, and the more the less of what it reaches lies in the file."""
        whole = sum(map(len, self.tests[test]["lines"].values()))
        return self.tests[test]["seconds"] * whole / (len(inside.get(test, ())) or 1)

    def _far(self, test: str, change: Change, near: set[str]) -> int:
        place, stem = Path(test.partition("::")[0]), Path(change.file).stem
        if place.stem == f"test_{stem}" and place.parts[1] == Path(change.file).parts[1]:
            return 0
        layer = place.parts[1] if len(place.parts) > 2 else ""
        far = 2 if layer == Path(change.file).parts[1] else 3 if layer in _LAYERS else 4
        return far if test in near else far + 5

    def leave_out(self, test: str) -> None:
        """Ask a test no more that fails without a fault: it would notice every one."""
        del self.tests[test]
        for inside in self._by_file.values():
            inside.pop(test, None)

    def expected(self, tests: list[str]) -> dict[str, float]:
        """How long each of some tests takes, in seconds of the processor, in their order."""
        return {test: self.tests[test]["seconds"] for test in tests}


def learn(files: list[str], workers: int, *, fresh: bool) -> Reach:
    """What each test reaches: as it was kept, or else its file is run once."""
    KEPT.mkdir(parents=True, exist_ok=True)
    program = program_mark()
    kept = {file: _kept_at(file, program, fresh=fresh) for file in files}
    missing = {file: path for file, path in kept.items() if not path.exists()}
    if missing:
        print(f"mutate: learning what {len(missing)} files of tests reach", flush=True)
        _record_all(missing, workers)
    told = {}
    for path in kept.values():
        told |= json.loads(path.read_text("utf-8"))
    return Reach(told, exact=fresh)


def _record_all(missing: dict[str, Path], workers: int) -> None:
    began, running = time.monotonic(), {}
    try:
        _record_each(missing, running, workers)
    finally:
        for run in running.values():
            put_away(run, "", "")
    print(f"mutate: learnt in {time.monotonic() - began:.0f} s", flush=True)


def _record_each(missing: dict[str, Path], running: dict[str, Run], workers: int) -> None:
    waiting = list(missing)
    while waiting or running:
        while waiting and len(running) < workers:
            file = waiting.pop(0)
            running[file] = record(file, missing[file])
        time.sleep(0.05)
        for file, run in list(running.items()):
            if (answer := ended(run)) is None:
                continue
            del running[file]
            if answer[0] != "survived":
                print(f"      {file}: some tests fail without a fault and are left out", flush=True)


def _kept_at(file: str, program: str, *, fresh: bool) -> Path:
    """Where a file's answer is kept; unless it must be fresh, one of an older program will do."""
    name = file.removesuffix(".py").replace("/", ".")
    start = f"{name}-{mark_of([ROOT / file])}-"
    wanted = KEPT / f"{start}{program}.json"
    older = sorted(KEPT.glob(f"{start}*.json"), key=lambda path: path.stat().st_mtime)
    if not fresh and not wanted.exists() and older:
        return older[-1]
    return wanted
