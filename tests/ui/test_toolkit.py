"""The short way to PySide6 leaves nothing out that somebody could miss."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from rehabdesk.ui.toolkit import KNOWN_VERSION

ROOT = Path(__file__).resolve().parents[2]
SHORT = "from rehabdesk.ui.toolkit import load_toolkit\nload_toolkit()\n"
DEEDS = {
    "a wrong kind of argument": "QWidget().resize('wide')",
    "too few arguments": "QLabel().setText()",
    "no such method": "QLabel().missing",
    "no such name": "Qt.Missing",
    "no such property": "QLabel('x', missing=3)",
    "a wrong kind to a constructor": "QColor(1, 2)",
    "a value of no enum": "Qt.Key('x')",
    "help": "print(QWidget.resize.__doc__, QLabel.__doc__)",
    "enums": "print(Qt.Key.Key_A, Qt.AlignmentFlag(3), repr(Qt.Key(1)), Qt.Key.__mro__)",
    "a signal": "print(QLineEdit().textChanged.emit.__doc__)",
    "the names of shiboken": "import shiboken6; print(shiboken6.isValid(QObject()))",
    "the version of shiboken": "import shiboken6; print(shiboken6.__version_info__)",
    "no name of shiboken": "import shiboken6; shiboken6.missing",
}


def told(code: str) -> str:
    """What a fresh Python says to some lines."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def said_to(deed: str, first: str = "") -> str:
    """What PySide6 answers to a line, and with which error."""
    return told(
        f"{first}"
        "from PySide6.QtCore import QObject, Qt\n"
        "from PySide6.QtGui import QColor\n"
        "from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget\n"
        "app = QApplication([])\n"
        f"try: {deed}\n"
        "except Exception as error: print(type(error), error)\n"
    )


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_it_says_is_what_pyside_says(deed):
    short = said_to(deed, SHORT)

    assert short
    assert short == said_to(deed)


def test_the_installed_version_is_the_one_that_was_looked_at():
    # For a new version: are the lines above still equal, and is the start still quick?
    assert version("PySide6_Essentials") == KNOWN_VERSION


def test_the_other_half_is_not_loaded_and_looks_into_no_import():
    said = told(
        f"import builtins, sys\nmaking = builtins.compile\n{SHORT}"
        "from PySide6 import QtWidgets\n"
        "assert builtins.compile is making and not hasattr(builtins, '__feature_import__')\n"
        "print(*sys.modules)"
    )

    loaded = set(said.split())
    assert "PySide6.QtWidgets" in loaded
    assert loaded.isdisjoint({"inspect", "zipfile", "shibokensupport.signature.parser"})


def test_an_unknown_version_is_loaded_as_usual():
    said = told(
        f"from rehabdesk.ui import toolkit\ntoolkit.KNOWN_VERSION = '0'\n{SHORT}"
        "import sys, shiboken6\nfrom PySide6 import QtWidgets\n"
        "print(shiboken6.__version__, *sys.modules)"
    )

    assert said.startswith(KNOWN_VERSION)
    assert "shibokensupport.signature.parser" in said


def test_a_program_that_has_pyside_already_keeps_it():
    assert told(f"import PySide6, sys\nbefore = set(sys.modules)\n{SHORT}print('ok')") == "ok\n"
