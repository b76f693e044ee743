"""What the trials under Wine share: one computer, the program on it, and how it is asked."""

import os
import shutil
import time
from pathlib import Path

from installer import tree, windows
from installer.pins import BUILD, OUT, Stop
from installer.screen import Screen
from installer.wine import DRIVE, Wine
from rehabdesk import __version__

OLDER = "0.0.9"
REFUSED = 2
UNKEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\RehabDesk"
PICTURES = BUILD / "pictures"


class Trial:
    """One life of the program on one computer."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.wine = Wine(screen.name)
        self.home = self.wine.user / "AppData" / "Local" / "Programs" / "RehabDesk"
        self.office = self.wine.user / "Documents" / "RehabDesk"
        self.setup = windows_path(OUT / f"RehabDesk-{__version__}-Setup.exe")
        self.older = windows_path(_older_setup())

    def program(self, *words: str, home: Path | None = None) -> str:
        """Run a command of the installed program; what it said, or a stop."""
        code, said = self.answer(*words, home=home)
        require(code == 0, f"exit {code}: {said[-600:]}")
        return said

    def answer(self, *words: str, home: Path | None = None) -> tuple[int, str]:
        """Run a command of the installed program; its exit code and what it said."""
        place = home or self.home
        python = windows_path(place / "python" / "python.exe")
        return self.wine.run(python, windows_path(place / "app" / "start.py"), *words, seconds=600)

    def open(self, *words: str) -> None:
        """Open the window by a command line, and wait until it shows."""
        self.wine.start(*words)
        took = self.screen.wait_for("RehabDesk", 90)
        time.sleep(3)
        print(f"wine: start window after {took:.1f} s")

    def close(self) -> None:
        """Close whatever window is open, and whatever did not listen."""
        self.screen.press("alt+F4")
        self.wine.end()
        time.sleep(1)

    def remove(self) -> None:
        """Take the program away again, and wait for it."""
        self.wine.run(windows_path(self.home / "uninstall.exe"), "/S")
        for _ in range(60):
            if not self.home.exists():
                return
            time.sleep(1)
        raise Stop("the program's folder is still there")

    def version(self) -> str:
        """Which version lies in the program's folder."""
        return version_in(self.home)


def version_in(home: Path) -> str:
    """The version that a program's folder names, or an empty text."""
    path = home / "app" / "versi.txt"
    return path.read_text(encoding="ascii") if path.is_file() else ""


def _older_setup() -> Path:
    """A set-up program of the same payload that says it is older."""
    folder, older = BUILD / "windows", BUILD / "windows-older"
    shutil.rmtree(older, ignore_errors=True)
    shutil.copytree(folder, older, copy_function=os.link)
    for name, place in (("versi.txt", older / "app"), ("__init__.py", older / "app/rehabdesk")):
        text = (place / name).read_text(encoding="utf-8").replace(__version__, OLDER)
        (place / name).unlink()
        (place / name).write_text(text, encoding="utf-8")
    (older / "app" / "rehabdesk" / "__pycache__" / "__init__.cpython-311.pyc").unlink()
    tree.settle(older)
    path = windows.build_setup(older, OLDER, quick=True)
    shutil.rmtree(older)
    return path.replace(BUILD / path.name)


def windows_path(path: Path) -> str:
    """How a program under Wine calls a file of this computer."""
    if path.is_relative_to(DRIVE):
        return "C:\\" + str(path.relative_to(DRIVE)).replace("/", "\\")
    return "Z:" + str(path).replace("/", "\\")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the office but the locks of whoever has it open."""
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in folder.rglob("*.*")
        if one.is_file() and one.suffix in {".rehab", ".keys"}
    }


def require(good: bool, words: str) -> None:  # noqa: FBT001 - reads like an assertion
    """Stop the step with these words unless it is so."""
    if not good:
        raise Stop(words)
