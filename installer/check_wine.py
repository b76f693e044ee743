"""Installs the Setup.exe under Wine, works with it, upgrades, goes back and removes it."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from installer import tree, windows
from installer.pins import BUILD, OUT, ROOT, Stop
from installer.screen import Screen
from installer.wine import DRIVE, Wine
from rehabdesk import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

_OLDER = "0.0.9"
_REFUSED = 2
_UNKEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\RehabDesk"
_PICTURES = BUILD / "pictures"
_WEEK = ("--from", "2021-08-23", "--to", "2021-08-29")


def failures() -> list[str]:
    """Every step with its time on the screen; the failed ones come back."""
    with Screen(77) as screen:
        trial = _Trial(screen)
        try:
            return trial.failures()
        finally:
            trial.wine.end()


class _Trial:
    """One life of the program on one computer, step after step."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.wine = Wine(screen.name)
        self.home = self.wine.user / "AppData" / "Local" / "Programs" / "RehabDesk"
        self.office = self.wine.user / "Documents" / "RehabDesk"
        self.setup = _windows_path(OUT / f"RehabDesk-{__version__}-Setup.exe")
        self.older = _windows_path(_older_setup())

    def failures(self) -> list[str]:
        """Do all steps in their order; a failed one does not keep the next from being tried."""
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("refuses an old Windows", self._old_windows),
            ("installs silently", self._install_older),
            ("self-check", self._self_check),
            ("demo", self._demo),
            ("same sheet as on Linux", self._same_sheet),
            ("window", self._window),
            ("upgrade waits for the open program", self._upgrade_refused),
            ("upgrade", self._upgrade),
            ("repair", self._repair),
            ("downgrade is refused", self._downgrade_refused),
            ("back to the version before", self._back),
            ("uninstall keeps the office", self._uninstall),
        )
        found: list[str] = []
        for name, step in steps:
            began = time.perf_counter()
            try:
                step()
                said = "good"
            except (Stop, OSError, subprocess.SubprocessError) as trouble:
                said = f"FAILED {trouble}"
                found.append(f"wine: {name}: {trouble}")
            print(f"wine: {name}: {said} ({time.perf_counter() - began:.1f} s)", flush=True)
        return found

    def _program(self, *words: str) -> str:
        python = _windows_path(self.home / "python" / "python.exe")
        start = _windows_path(self.home / "app" / "start.py")
        code, said = self.wine.run(python, start, *words, seconds=600)
        _require(code == 0, f"exit {code}: {said[-600:]}")
        return said

    def _old_windows(self) -> None:
        code, _ = self.wine.run(self.setup, "/S", "/WINDOWS=17763")
        _require(code == _REFUSED and not self.home.exists(), f"exit {code}")

    def _install_older(self) -> None:
        code, said = self.wine.run(self.older, "/S")
        _require(code == 0, f"exit {code}: {said[-300:]}")
        _require((self.home / "app" / "start.py").is_file(), "nothing was installed")
        menu = self.wine.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/RehabDesk"
        _require((menu / "RehabDesk.lnk").is_file(), "no entry in the Start menu")
        _require((self.wine.user / "Desktop" / "RehabDesk.lnk").is_file(), "no shortcut")
        _require(self.wine.value(_UNKEY, "DisplayVersion") == _OLDER, "not in Apps & features")
        opens = self.wine.value(r"HKCU\Software\Classes\RehabDesk.Kantor\shell\open\command", "/ve")
        _require(not opens or "start.py" in opens, f".rehab opens with {opens}")

    def _self_check(self) -> None:
        said = self._program("self-check")
        _require("Semua bagian bekerja" in said, said[-600:])

    def _demo(self) -> None:
        self._program("demo", "--out", r"C:\contoh")
        _require(any((DRIVE / "contoh").glob("*.pdf")), "no paper was printed")

    def _same_sheet(self) -> None:
        """Print one week from one office on both systems."""
        here, there = BUILD / "kantor-linux", DRIVE / "kantor"
        for place in (here, there):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(DRIVE / "contoh" / "kantor-contoh", place)
        self._program("print", "sheets", "--office", r"C:\kantor", *_WEEK, "--out", r"C:\a.pdf")
        subprocess.run(
            [sys.executable, "-m", "rehabdesk", "print", "sheets", "--office", str(here), *_WEEK,
             "--out", str(BUILD / "a.pdf")],
            cwd=ROOT, check=True, capture_output=True,
        )  # fmt: skip
        ours, theirs = (BUILD / "a.pdf").read_bytes(), (DRIVE / "a.pdf").read_bytes()
        _require(ours == theirs, f"{len(ours)} and {len(theirs)} bytes differ")

    def _window(self) -> None:
        """Open the window on an office; it stays open for the next step."""
        shutil.rmtree(self.office, ignore_errors=True)
        shutil.copytree(DRIVE / "contoh" / "kantor-contoh", self.office)
        self._open()
        self.screen.picture(_PICTURES / "wine-start.png")
        self.screen.press("Return")
        took = self.screen.wait_for(" - RehabDesk", 90)
        time.sleep(4)
        self.screen.picture(_PICTURES / "wine-main.png")
        print(f"wine: main window after {took:.1f} s")

    def _open(self) -> None:
        self.wine.start(
            _windows_path(self.home / "python" / "pythonw.exe"),
            _windows_path(self.home / "app" / "start.py"),
            _windows_path(self.office),
        )
        took = self.screen.wait_for("RehabDesk", 90)
        time.sleep(3)
        print(f"wine: start window after {took:.1f} s")

    def _upgrade_refused(self) -> None:
        _require(self.home.is_dir(), "no program to be open")
        code, _ = self.wine.run(self.setup, "/S")
        _require(code == _REFUSED, f"exit {code} while the program was open")
        self.screen.press("alt+F4")
        self.wine.end()
        time.sleep(1)

    def _upgrade(self) -> None:
        before = _contents(self.office)
        code, said = self.wine.run(self.setup, "/S")
        _require(code == 0, f"exit {code}: {said[-300:]}")
        _require(self.wine.value(_UNKEY, "DisplayVersion") == __version__, "version not written")
        _require((self.home / "sebelumnya" / "app" / "start.py").is_file(), "no way back")
        _require(_contents(self.office) == before, "the office's folder was touched")
        self._program("check", _windows_path(self.office))

    def _repair(self) -> None:
        (self.home / "app" / "rehabdesk" / "__init__.py").unlink()
        code, _ = self.wine.run(self.setup, "/S")
        _require(code == 0, f"exit {code}")
        _require((self.home / "app" / "rehabdesk" / "__init__.py").is_file(), "not repaired")
        kept = (self.home / "sebelumnya" / "app" / "versi.txt").read_text(encoding="ascii")
        _require(kept == _OLDER, f"the version before is {kept}")

    def _downgrade_refused(self) -> None:
        code, _ = self.wine.run(self.older, "/S")
        _require(code == _REFUSED, f"exit {code}")
        _require(self.wine.value(_UNKEY, "DisplayVersion") == __version__, "went down")

    def _back(self) -> None:
        code, said = self.wine.run("cmd", "/c", _windows_path(self.home / "kembali.cmd"), "/S")
        now = (self.home / "app" / "versi.txt").read_text(encoding="ascii")
        _require(now == _OLDER, f"exit {code}, version {now}: {said[-400:]}")
        self._program("check", _windows_path(self.office))

    def _uninstall(self) -> None:
        before = _contents(self.office)
        self.wine.run(_windows_path(self.home / "uninstall.exe"), "/S")
        for _ in range(60):
            if not self.home.exists():
                break
            time.sleep(1)
        _require(not self.home.exists(), "the program's folder is still there")
        _require(self.wine.value(_UNKEY, "DisplayVersion") == "", "still in Apps & features")
        _require(bool(before) and _contents(self.office) == before, "the office was touched")


def _older_setup() -> Path:
    """A set-up program of the same payload that says it is older."""
    folder, older = BUILD / "windows", BUILD / "windows-older"
    shutil.rmtree(older, ignore_errors=True)
    shutil.copytree(folder, older, copy_function=os.link)
    for name, place in (("versi.txt", older / "app"), ("__init__.py", older / "app/rehabdesk")):
        text = (place / name).read_text(encoding="utf-8").replace(__version__, _OLDER)
        (place / name).unlink()
        (place / name).write_text(text, encoding="utf-8")
    (older / "app" / "rehabdesk" / "__pycache__" / "__init__.cpython-311.pyc").unlink()
    tree.settle(older)
    path = windows.build_setup(older, _OLDER, quick=True)
    shutil.rmtree(older)
    return path.replace(BUILD / path.name)


def _windows_path(path: Path) -> str:
    """How a program under Wine calls a file of this computer."""
    if path.is_relative_to(DRIVE):
        return "C:\\" + str(path.relative_to(DRIVE)).replace("/", "\\")
    return "Z:" + str(path).replace("/", "\\")


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file of the office but the locks of whoever has it open."""
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in folder.rglob("*.*")
        if one.is_file() and one.suffix in {".rehab", ".keys"}
    }


def _require(good: bool, words: str) -> None:  # noqa: FBT001 - reads like an assertion
    if not good:
        raise Stop(words)
