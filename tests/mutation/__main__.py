"""``./dev mutate``: puts small faults into the rules and tells which ones no test notices."""

import argparse
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.mutation.changes import ROOT, Change
from tests.mutation.drawing import GROUPS, Faults
from tests.mutation.reach import Reach, learn, mark_of, test_files
from tests.mutation.running import Run, ended, load_libraries, put_away, start

ANSWERS = ROOT / "build" / "mutation"
GOALS = {"domain": 95.0, "services and storage": 85.0}
MOST_EQUIVALENT = 3.0
_AGAIN = "tests/ui/"
"""Tests that wait for windows: what one of them noticed, it must notice twice."""


def main(words: list[str] | None = None) -> int:
    """Draw, try, tell; gives 1 where a group stays below its goal."""
    given = _read(words)
    # Whoever stops it stops the children, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if not hasattr(os, "fork"):
        print("mutate: needs a system that can fork, such as Linux")
        return 0 if given.sample else 2
    if given.sample:
        given.seed, given.domain, given.rest, given.tests = "sample", 24, 0, ["tests/domain/"]
    seed = given.seed or str(random.SystemRandom().randrange(10**6))
    faults = Faults()
    for one in faults.unknown_equivalents():
        print(f"mutate: equivalent.toml names what is not there: {one}")
    drawn = _draw(faults, given, seed)
    print(f"mutate: {sum(map(len, drawn.values()))} faults, seed {seed}", flush=True)
    load_libraries()
    files = [one for one in test_files() if not given.tests or any(t in one for t in given.tests)]
    reach = learn(files, given.workers, fresh=not given.stale)
    answers = Answers(_answers_file(seed, given), faults)
    trial = Trial(faults, reach, answers, given.workers, again=given.again)
    trial.run(_mixed([change for changes in drawn.values() for change in changes], seed))
    return _tell(drawn, faults, answers, seed)


def _read(words):
    reader = argparse.ArgumentParser(prog="./dev mutate", description=__doc__)
    reader.add_argument("--seed", help="draw the same faults again")
    reader.add_argument("--domain", type=int, default=300, help="how many faults in domain")
    reader.add_argument("--rest", type=int, default=300, help="how many in services and storage")
    reader.add_argument("--file", action="append", help="all faults of files with this in the path")
    reader.add_argument("--few", type=int, help="only so many of the faults of --file or --all")
    reader.add_argument("--sample", action="store_true", help="what ./dev test tries: a minute")
    reader.add_argument("--all", action="store_true", help="all faults there are")
    reader.add_argument("--tests", action="append", help="only tests with this in the path")
    reader.add_argument("--answers", type=Path, help="where answers are kept")
    reader.add_argument("--workers", type=int, default=2, help="how many at the same time")
    reader.add_argument("--again", action="store_true", help="try what survived once more")
    reader.add_argument(
        "--stale", action="store_true", help="trust what tests reached before the program changed"
    )
    return reader.parse_args(words)


def _draw(faults: Faults, given, seed: str) -> dict[str, list[Change]]:
    if given.file or given.all:
        drawn = {group: faults.of_files(group, given.file or [""]) for group in GROUPS}
        if given.few is not None:
            chance = random.Random(seed)
            drawn = {
                group: chance.sample(changes, min(given.few, len(changes)))
                for group, changes in drawn.items()
            }
        return drawn
    counts = dict(zip(GROUPS, (given.domain, given.rest), strict=True))
    return {group: faults.draw(group, count, seed) for group, count in counts.items()}


def _mixed(changes: list[Change], seed: str) -> list[Change]:
    """In no order of files, so that what a stopped run has tried is a fair sample, too."""
    return random.Random(seed).sample(changes, len(changes))


def _answers_file(seed: str, given) -> Path:
    """Where answers are kept, so that a run that was stopped goes on; other code, other answers."""
    if given.answers:
        return given.answers
    if given.file or given.all:
        return ANSWERS / "answers.jsonl"
    told = sorted(ANSWERS.glob(f"answers-{seed}-*.jsonl"), key=lambda one: one.stat().st_mtime)
    if given.again and told:
        return told[-1]
    code = mark_of(sorted([*(ROOT / "rehabdesk").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]))
    return ANSWERS / f"answers-{seed}-{code}.jsonl"


class Answers:
    """What became of each fault; written at once."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self.path, self.faults = path, faults
        self.told: dict[tuple, dict] = {}
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                one = json.loads(line)
                self.told[tuple(one["name"])] = one

    def put(self, change: Change, verdict: str, noticed: str) -> None:
        one = {"name": change.name, "verdict": verdict, "noticed": noticed}
        self.told[change.name] = one
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")

    def verdict(self, change: Change) -> str:
        if self.faults.is_equivalent(change):
            return "equivalent"
        return self.told.get(change.name, {}).get("verdict", "")


class Trial:
    """Runs the faults, several at a time."""

    def __init__(
        self, faults: Faults, reach: Reach, answers: Answers, workers: int, *, again: bool = False
    ) -> None:
        self.faults, self.reach, self.answers, self.workers = faults, reach, answers, workers
        self.open_verdicts = ("", "error", "survived") if again else ("", "error")
        self.running: dict[tuple, tuple[Change, Run, list[str], bool]] = {}
        self.sound: set[str] = set()

    def still_open(self, changes: list[Change]) -> list[Change]:
        """Those to be tried."""
        return [one for one in changes if self.answers.verdict(one) in self.open_verdicts]

    def run(self, changes: list[Change]) -> None:
        waiting = self.still_open(changes)
        whole, began = len(waiting), time.monotonic()
        print(f"mutate: {len(changes) - whole} answered before or equivalent, {whole} to try")
        try:
            self._try_all(waiting, whole, began)
        finally:
            for _, run, *_ in self.running.values():
                put_away(run, "", "")

    def _try_all(self, waiting: list[Change], whole: int, began: float) -> None:
        done = 0
        while waiting or self.running:
            while waiting and len(self.running) < self.workers:
                self._begin(waiting.pop(0))
            time.sleep(0.02)
            for key, (change, run, others, second) in list(self.running.items()):
                answer = ended(run)
                if answer is None:
                    continue
                del self.running[key]
                if self._is_asked_on(change, answer, others, second=second):
                    continue
                if answer[0] == "found" and not self._passes_without_fault(answer[1]):
                    waiting.append(change)
                    continue
                done += 1
                self._told(change, *answer)
                if done % 50 == 0:
                    print(f"      {done}/{whole}, {time.monotonic() - began:.0f} s", flush=True)

    def _is_asked_on(
        self, change: Change, answer: tuple[str, str], others: list[str], *, second: bool
    ) -> bool:
        """Try the other tests where the first ones noticed nothing, and once more what waits."""
        verdict, noticed = answer
        if verdict == "survived" and others:
            self._start(change, others, [])
            return True
        if verdict == "found" and noticed.startswith(_AGAIN) and not second:
            self._begin(change, only=noticed)
            return True
        return False

    def _passes_without_fault(self, test: str) -> bool:
        """Whether a test that noticed a fault is silent without one; else it is asked no more."""
        if test not in self.reach.known or test in self.sound:
            return True
        run = start(None, self.faults.enums, self.reach.expected([test]), self.reach.known)
        while (answer := ended(run)) is None:
            time.sleep(0.02)
        if answer[0] == "survived":
            self.sound.add(test)
            return True
        print(f"mutate: left out, for it fails without a fault: {test}", flush=True)
        self.reach.leave_out(test)
        return False

    def _begin(self, change: Change, only: str = "") -> None:
        again = only in self.reach.known
        tests, others = ([only], []) if again else self.reach.in_turn(change)
        if tests:
            self._start(change, tests, others, second=bool(only))
        else:
            self._told(change, "survived", "no test reaches it")

    def _start(
        self, change: Change, tests: list[str], others: list[str], *, second: bool = False
    ) -> None:
        run = start(change, self.faults.enums, self.reach.expected(tests), self.reach.known)
        self.running[change.name] = (change, run, others, second)

    def _told(self, change: Change, verdict: str, noticed: str) -> None:
        self.answers.put(change, verdict, noticed)
        if verdict != "found":
            print(f"{verdict.upper()} {shown(change)} {noticed}", flush=True)


def shown(change: Change) -> str:
    """A fault as a person reads it."""
    return (
        f"{change.file}:{change.line} {change.where} ({change.kind})\n"
        f"    - {_indented(change.before)}\n    + {_indented(change.after)}"
    )


def _indented(code: str) -> str:
    return code.replace("\n", "\n      ")


def _tell(drawn, faults: Faults, answers: Answers, seed: str) -> int:
    lines, kept = [], True
    for group, changes in drawn.items():
        if not changes:
            continue
        verdicts = [answers.verdict(one) for one in changes]
        equivalent, found = verdicts.count("equivalent"), verdicts.count("found")
        tried = len(changes) - equivalent
        part = 100 * found / tried if tried else 100.0
        alike = 100 * equivalent / len(changes)
        kept = kept and part >= GOALS[group] and alike <= MOST_EQUIVALENT
        files = len({one.file for one in changes})
        lines.append(
            f"{group}: {found} of {tried} found, {part:.1f} % (goal {GOALS[group]:.0f} %),"
            f" in {files} files; {equivalent} equivalent ({alike:.1f} %, at most 3 %)"
        )
    left = [
        one
        for changes in drawn.values()
        for one in changes
        if answers.verdict(one) not in ("found", "equivalent")
    ]
    report = ANSWERS / f"report-{seed}.txt"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(
        "\n".join([f"seed {seed}", *lines, "", *(shown(one) for one in left)]) + "\n", "utf-8"
    )
    print("\n".join([*lines, f"mutate: what survived stands in {report.relative_to(ROOT)}"]))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
