"""The windows carry the program's own picture, sharp in every size that a desktop asks for."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from rehabdesk import paths
from rehabdesk.ui.shell.identity import TASK_BAR_NAME, name_process, show_picture

ROOT = Path(__file__).resolve().parents[3]
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


@pytest.fixture
def pictured(qapp):
    show_picture(qapp)
    yield qapp
    qapp.setWindowIcon(QIcon())


@pytest.mark.parametrize("size", SIZES)
def test_every_window_has_the_programs_picture(pictured, qtbot, size):
    window = QWidget()
    qtbot.addWidget(window)

    drawn = window.windowIcon().pixmap(QSize(size, size), 1.0).toImage()

    assert (drawn.width(), drawn.height()) == (size, size)
    colours = {drawn.pixel(x, y) for x in range(size) for y in range(size)}
    assert len(colours) > 3


def test_the_picture_is_in_the_programs_own_colours_and_not_tinted():
    drawing = ElementTree.parse(paths.icons() / "rehabdesk.svg")

    assert b"currentColor" not in ElementTree.tostring(drawing.getroot())


def test_the_running_program_shows_it_and_names_its_menu_entry(tmp_path):
    code = """
import sys
from pathlib import Path
from rehabdesk import app
made = app.new_application("rehabdesk")
program = app.begin(made, Path(sys.argv[1]))
print(program.start.windowIcon().isNull(), made.desktopFileName())
"""
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"), str(tmp_path))

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        check=True,
        cwd=ROOT,
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == ["False", "rehabdesk"]


def test_the_task_bar_of_windows_knows_the_program_by_a_name_of_its_own():
    name_process()

    if sys.platform == "win32":
        import ctypes

        name = ctypes.c_wchar_p()
        shell = ctypes.WinDLL("shell32")
        assert shell.GetCurrentProcessExplicitAppUserModelID(ctypes.byref(name)) == 0
        assert name.value == TASK_BAR_NAME
    assert len(TASK_BAR_NAME) <= 128
    assert " " not in TASK_BAR_NAME
