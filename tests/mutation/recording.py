"""Writes down which lines of the rules each test reaches, and how long it takes."""

import time
from collections import defaultdict

import coverage
import pytest

from tests.mutation.changes import ROOT

_BEFORE_TESTS = "-"
_LASTING = "fixture "


class Recorder:
    """A plug-in of pytest; what a lasting fixture reaches, all tests that ask for it reach."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(
            data_file=None,
            config_file=False,
            include=[f"{ROOT}/rehabdesk/{one}/*" for one in ("domain", "services", "storage")],
        )
        self.coverage.start()
        self.coverage.switch_context(_BEFORE_TESTS)
        self.seconds: dict[str, float] = {}
        self.fixtures: dict[str, list[str]] = {}
        self.failed: set[str] = set()
        self._now = _BEFORE_TESTS

    def _switch(self, name: str) -> str:
        before, self._now = self._now, name
        self.coverage.switch_context(name)
        return before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        began = time.process_time()
        self.fixtures[item.nodeid] = list(getattr(item, "fixturenames", ()))
        self._switch(item.nodeid)
        try:
            return (yield)
        finally:
            self._switch(_BEFORE_TESTS)
            self.seconds[item.nodeid] = round(time.process_time() - began, 3)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        if fixturedef.scope == "function":
            return (yield)
        before = self._switch(_LASTING + fixturedef.argname)
        try:
            return (yield)
        finally:
            self._switch(before)

    def pytest_runtest_logreport(self, report):
        if report.failed or report.skipped:
            self.failed.add(report.nodeid)

    def told(self) -> dict:
        """Of each test its seconds and, by file, the lines that it reaches."""
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = defaultdict(lambda: defaultdict(set))
        for path in data.measured_files():
            file = path.removeprefix(f"{ROOT}/")
            for line, contexts in data.contexts_by_lineno(path).items():
                for context in contexts:
                    lines[context][file].add(line)
        told = {}
        for test, seconds in self.seconds.items():
            if test in self.failed:
                continue
            reached = defaultdict(set)
            for name in (test, *(_LASTING + one for one in self.fixtures[test])):
                for file, numbers in lines.get(name, {}).items():
                    reached[file] |= numbers
            told[test] = {
                "seconds": seconds,
                "lines": {file: sorted(numbers) for file, numbers in sorted(reached.items())},
            }
        return told
