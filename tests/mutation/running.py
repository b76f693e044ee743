"""Runs chosen tests in a forked process in which one module is loaded with a fault in it.

The parent has loaded the libraries, and nothing of the program, so that each child begins at once.
"""

import contextlib
import gc
import importlib
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path

import pytest

from tests.mutation.changes import ROOT, Change, changed_tree

LIBRARIES = (
    "PySide6.QtTest",
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "PySide6.QtPrintSupport",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.argon2",
    "charset_normalizer",
    "hypothesis",
    "msgspec",
    "pdfplumber",
    "python_calamine",
    "pypdfium2",
    "pyzipper",
    "rapidfuzz",
    "reportlab.pdfgen.canvas",
    "reportlab.platypus",
    "sqlcipher3",
    "xlsxwriter",
    "zxingcpp",
)
SLOWEST = 12.0
"""How much longer than expected a test may take with a fault, in seconds of the processor."""


def load_libraries() -> None:
    """Once, before anything is forked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in LIBRARIES:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    # What is there already is garbage in no child, so none looks through it again and again.
    gc.freeze()


class _Faulty(SourceFileLoader):
    """Gives the module's code with the fault in it."""

    def __init__(self, name: str, path: str, tree) -> None:
        super().__init__(name, path)
        self.tree = tree

    def get_code(self, fullname):
        return compile(self.tree, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, change: Change, enums) -> None:
        parts = change.file.removesuffix(".py").removesuffix("/__init__").split("/")
        self.name, self.path = ".".join(parts), str(ROOT / change.file)
        self.tree = changed_tree(change, enums)

    def find_spec(self, fullname, path=None, target=None):
        if fullname != self.name:
            return None
        loader = _Faulty(fullname, self.path, self.tree)
        return spec_from_file_location(fullname, self.path, loader=loader)


class Chosen:
    """Keeps the chosen tests, in their order, and writes down the first that fails."""

    def __init__(self, expected: dict[str, float], known: set[str], told: Path) -> None:
        self.order = {test: number for number, test in enumerate(expected)}
        self.expected, self.known, self.told = expected, known, told

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        # A fault may rename a test of a table; whatever nobody knows is kept.
        items[:] = [
            one for one in items if one.nodeid in self.order or one.nodeid not in self.known
        ]
        items.sort(key=lambda one: self.order.get(one.nodeid, -1))

    def pytest_runtest_setup(self, item):
        # A fault may make a loop without end; the whole may take as long as its tests.
        _end_after(time.process_time() + 5 * self.expected.get(item.nodeid, SLOWEST) + SLOWEST)

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.told.write_text(report.nodeid, "utf-8")


@dataclass
class Run:
    """A child at work."""

    pid: int
    folder: Path
    began: float
    patience: float


def start(change: Change | None, enums, expected: dict[str, float], known: set[str]) -> Run:
    """Fork a child that runs tests on the program with the fault; so many seconds are expected."""
    seconds = sum(expected.values())
    folder = Path(tempfile.mkdtemp(prefix="mutate-"))
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        _in_child(folder, seconds)
        code = 99
        try:
            if change is not None:
                sys.meta_path.insert(0, _Finder(change, enums))
            chosen = Chosen(expected, known, folder / "failed")
            files = list(dict.fromkeys(test.partition("::")[0] for test in expected))
            code = int(pytest.main([*files, "-x", *OPTIONS, _temp(folder)], plugins=[chosen]))
        finally:
            os._exit(code)
    return Run(pid, folder, time.monotonic(), 60 + 20 * (seconds + SLOWEST))


OPTIONS = (
    "-q",
    "--no-header",
    "--tb=short",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-W",
    "ignore:Module already imported",
)


def _temp(folder: Path) -> str:
    return f"--basetemp={folder / 'tests'}"


def _in_child(folder: Path, seconds: float) -> None:
    os.setsid()
    os.chdir(ROOT)
    (folder / "tmp").mkdir()
    os.environ["TMPDIR"] = str(folder / "tmp")
    tempfile.tempdir = None
    words = os.open(folder / "words", os.O_CREAT | os.O_WRONLY, 0o600)
    os.dup2(words, 1)
    os.dup2(words, 2)
    _end_after(seconds * 5 + SLOWEST)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_after(seconds: float) -> None:
    """Let the system end this process when it has taken so much of the processor."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, most))


def ended(run: Run) -> tuple[str, str] | None:
    """``(found | survived | error, what noticed it)`` of a child that has ended."""
    pid, status = os.waitpid(run.pid, os.WNOHANG)
    if pid == 0:
        if time.monotonic() - run.began < run.patience:
            return None
        os.killpg(run.pid, signal.SIGKILL)
        os.waitpid(run.pid, 0)
        return put_away(run, "found", "it never ended")
    code = os.waitstatus_to_exitcode(status)
    failed = run.folder / "failed"
    if code < 0:
        return put_away(run, "found", f"the program ended by {signal.Signals(-code).name}")
    if code == pytest.ExitCode.TESTS_FAILED and failed.exists():
        return put_away(run, "found", failed.read_text("utf-8"))
    if code in (pytest.ExitCode.INTERRUPTED, pytest.ExitCode.TESTS_FAILED):
        return put_away(run, "found", "the tests cannot be loaded")
    if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return put_away(run, "survived", "")
    words = (run.folder / "words").read_text("utf-8", "replace")
    if "while loading conftest" in words:
        return put_away(run, "found", "the tests cannot be loaded")
    return put_away(run, "error", f"exit {code}: {words[-2000:]}")


def put_away(run: Run, verdict: str, noticed: str) -> tuple[str, str]:
    """End what the child left behind, and remove its folder."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    shutil.rmtree(run.folder, ignore_errors=True)
    return verdict, noticed


def record(test_file: str, answer: Path) -> Run:
    """Fork a child that runs one file's tests and writes down which lines each of them reaches."""
    folder = Path(tempfile.mkdtemp(prefix="mutate-"))
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        _in_child(folder, 600)
        code = 99
        try:
            code = _recorded(test_file, answer, folder)
        finally:
            os._exit(code)
    return Run(pid, folder, time.monotonic(), 3600)


def _recorded(test_file: str, answer: Path, folder: Path) -> int:
    from tests.mutation.recording import Recorder

    recorder = Recorder()
    code = int(pytest.main([test_file, *OPTIONS, _temp(folder)], plugins=[recorder]))
    answer.write_text(json.dumps(recorder.told()), "utf-8")
    return code
