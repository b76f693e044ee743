"""Starts what was packed before it is called good: a package that cannot start is no package."""

import subprocess
from pathlib import Path

from installer import byte_code
from installer.pins import Stop
from installer.screen import Screen
from installer.wine import LOADER, Wine
from installer.wine_trial import windows_path
from rehabdesk import __version__

_SECONDS = 300


def require_linux_start(folder: Path) -> None:
    """Run the self-check of a packed Linux folder (``Stop`` where it does not pass)."""
    byte_code.require_readable(folder)
    done = subprocess.run(
        [str(folder / "rehabdesk"), "self-check"],
        capture_output=True, text=True, check=False, timeout=_SECONDS,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder.parent), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    _require_passed(done.returncode, done.stdout + done.stderr)


def require_windows_start(folder: Path) -> None:
    """Run the self-check of a packed Windows folder under Wine.

    Without Wine only the version of its byte code is looked at, and that is printed.
    """
    byte_code.require_readable(folder)
    if not Path(LOADER).is_file():
        print("windows: NOT started, for there is no wine64 here; its byte code fits")
        return
    with Screen(76) as screen:
        wine = Wine(screen.name)
        try:
            python, start = folder / "python" / "python.exe", folder / "app" / "start.py"
            code, said = wine.run(
                windows_path(python), windows_path(start), "self-check", seconds=_SECONDS
            )
        finally:
            wine.end()
    _require_passed(code, said)


def _require_passed(code: int, said: str) -> None:
    if code or "Semua bagian bekerja" not in said:
        raise Stop(f"what was packed ({__version__}) does not start: exit {code}: {said[-800:]}")
