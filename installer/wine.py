"""Runs Windows programs under Debian's wine64, in a folder that is thrown away."""

import os
import shutil
import subprocess
from pathlib import Path

from installer.pins import BUILD, FILES, Stop

LOADER = "/usr/lib/wine/wine64"
PREFIX = BUILD / "wine"
DRIVE = PREFIX / "drive_c"


class Wine:
    """A fresh Windows of sorts; programs in it are given by their path there."""

    def __init__(self, display: str) -> None:
        if not Path(LOADER).is_file():
            raise Stop("the trial needs Debian's wine64")
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "WINEPREFIX": str(PREFIX),
            "WINELOADER": LOADER,
            "WINEDEBUG": "-all",
            # A crash must not wait in a debugger, and no menu entry reach the home folder.
            "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=;mshtml=;winemenubuilder.exe=d",
        }
        shutil.rmtree(PREFIX, ignore_errors=True)
        self.run("wineboot", "-i", seconds=120)
        self.run("winecfg", "-v", "win10", seconds=120)
        self._keep_to_itself()
        for profile in DRIVE.glob("windows/system32/spool/drivers/color/*.icm"):
            profile.unlink()
        for name in ("icuuc.dll", "bcryptprimitives.dll"):
            subprocess.run(
                ["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", "-w", "-o",
                 str(DRIVE / "windows" / "system32" / name), str(FILES / "wine_stubs.c"),
                 "-ladvapi32"],
                check=True,
            )  # fmt: skip

    def _keep_to_itself(self) -> None:
        """Give it folders of its own where Wine leads into those of whoever runs the trial."""
        for link in self.user.iterdir():
            if link.is_symlink():
                link.unlink()
                link.mkdir()

    @property
    def user(self) -> Path:
        """The user's folder in it."""
        return next(one for one in (DRIVE / "users").iterdir() if one.name != "Public")

    def run(self, *words: str, seconds: float = 300) -> tuple[int, str]:
        """Run a program to its end; its exit code and what it said."""
        done = subprocess.run(
            [LOADER, *words], env=self.environment, capture_output=True, text=True,
            encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL, check=False,
            timeout=seconds,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a program and go on."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            [LOADER, *words], env=self.environment, stdin=quiet, stdout=quiet, stderr=quiet
        )

    def value(self, key: str, name: str) -> str:
        """A value of the registry, or an empty text."""
        code, said = self.run("reg", "query", key, "/v", name)
        words = said.split("REG_SZ") if code == 0 else []
        return words[-1].strip() if len(words) > 1 else ""

    def end(self) -> None:
        """End everything that still runs in this prefix, and only there."""
        subprocess.run(["/usr/lib/wine/wineserver", "-k"], env=self.environment, check=False)
