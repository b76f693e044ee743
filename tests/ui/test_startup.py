"""What the program's window must not have loaded by its first paint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rehabdesk.__main__ import is_usual_start
from rehabdesk.storage import Unlocked, open_store
from tests.sample_office import a_running_program, an_office

ROOT = Path(__file__).resolve().parents[2]
HEAVY = frozenset(
    {
        "PIL",
        "cryptography",
        "matplotlib",
        "numpy",
        "openpyxl",
        "pandas",
        "pypdfium2",
        "python_calamine",
        "rapidfuzz",
        "reportlab",
        "sqlite_utils",
        "xlsxwriter",
        "zxingcpp",
    }
)
NEVER_SHIPPED = ("pandas", "numpy", "matplotlib")


def test_the_first_page_is_painted_before_anything_else_heavy_is_loaded(tmp_path):
    file, key = tmp_path / "kantor.rehab", os.urandom(32)
    store = open_store(file, Unlocked("petugas", key))
    an_office(store)
    a_running_program(store)
    store.close()

    painted = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.first_paint", file, key.hex(), tmp_path, "page"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in painted.stdout.split()}

    assert "PySide6" in loaded
    assert "rehabdesk" in loaded
    # Records are read by it; the usual start loads it while the passphrase is typed.
    assert loaded & HEAVY == {"sqlite_utils"}


@pytest.fixture(scope="module")
def loaded_before_login(tmp_path_factory):
    """What is loaded, and made of Qt, when the first window is painted."""
    home = tmp_path_factory.mktemp("home")
    painted = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_paint", "modules"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(painted.stdout.split())


def test_the_first_window_is_painted_before_the_file_and_its_driver_are_loaded(loaded_before_login):
    assert "rehabdesk.ui.shell.start_window" in loaded_before_login
    assert loaded_before_login.isdisjoint(
        {"rehabdesk.storage", "rehabdesk.services", "sqlcipher3", "rehabdesk.ui.screens"}
    )


def test_the_first_window_is_painted_before_the_rest_is_loaded(loaded_before_login):
    assert "rehabdesk.ui.theme.qt_words" not in loaded_before_login


def test_the_first_window_needs_no_records_and_no_names_of_types(loaded_before_login):
    assert loaded_before_login.isdisjoint({"dataclasses", "inspect", "msgspec", "typing"})


def test_the_first_window_asks_qt_for_none_of_its_longest_lists_of_names(loaded_before_login):
    # Each takes 8 to 25 ms of the 50 that the first window may take beside Qt itself.
    assert "PySide6.QtWidgets.QLineEdit" in loaded_before_login
    assert loaded_before_login.isdisjoint(
        {"PySide6.QtCore.Qt", "PySide6.QtCore.QEvent", "PySide6.QtWidgets.QStyle"}
    )


def test_a_start_from_the_desktop_loads_no_commands(tmp_path):
    assert is_usual_start([])
    assert is_usual_start([str(tmp_path / "kantor.rehab")])
    assert not is_usual_start(["check"])
    assert not is_usual_start(["--demo"])
    assert not is_usual_start(["check", str(tmp_path / "kantor.rehab")])


def test_no_requirement_of_the_program_is_one_that_is_never_shipped():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    required = {line.partition("==")[0].strip().lower() for line in lines if "==" in line}

    assert required
    assert required.isdisjoint(NEVER_SHIPPED)
