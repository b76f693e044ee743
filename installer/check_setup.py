"""Trials of Setup.exe itself: its pages, a full disk, being cut off, the ZIP beside it."""

import subprocess
import time
import zipfile

from installer.pins import OUT, Stop
from installer.steps import Step
from installer.wine import DRIVE
from installer.wine_trial import (
    OLDER,
    PICTURES,
    REFUSED,
    UNKEY,
    Trial,
    require,
    version_in,
    windows_path,
)
from rehabdesk import __version__

# One version fits and a second beside it does not.
_SMALL_DISK = "190m"


class SetupTrial:
    """What may go well or wrong while Setup runs, on a computer that is otherwise empty."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.wine, self.screen, self.home = trial.wine, trial.screen, trial.home

    def steps(self) -> tuple[Step, ...]:
        """All of them in their order; afterwards nothing is installed."""
        return (
            ("refuses an old Windows", self._old_windows),
            ("pages of Setup", self._pages),
            ("full disk", self._full_disk),
            ("portable ZIP", self._portable),
            ("Setup that is cut off", self._cut_off),
        )

    def _old_windows(self) -> None:
        code, _ = self.wine.run(self.trial.setup, "/S", "/WINDOWS=17763")
        require(code == REFUSED and not self.home.exists(), f"exit {code}")

    def _pages(self) -> None:
        """Walk through the pages with Enter, up to the program that the last one opens."""
        self.wine.start(self.trial.setup)
        self.screen.wait_for("RehabDesk", 90)
        for number in (1, 2):
            time.sleep(3)
            self.screen.picture(PICTURES / f"setup-{number}.png")
            self.screen.press("Return")
        for _ in range(300):
            if (self.home / "uninstall.exe").is_file():
                break
            time.sleep(1)
        time.sleep(4)
        self.screen.picture(PICTURES / "setup-3.png")
        self.screen.press("Return")
        time.sleep(15)
        self.screen.picture(PICTURES / "setup-4.png")
        require(self.trial.version() == __version__, "nothing was installed")
        self.trial.close()
        self.trial.remove()

    def _full_disk(self) -> None:
        small = DRIVE / "kecil"
        small.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={_SMALL_DISK}", "tmpfs", str(small)]
        subprocess.run(mount, check=True)
        home, where = small / "RehabDesk", r"/D=C:\kecil\RehabDesk"
        try:
            code, said = self.wine.run(self.trial.older, "/S", where)
            require(
                code == 0 and version_in(home) == OLDER, f"first one: exit {code} {said[-200:]}"
            )
            for words in ((), ("/TANPAUKUR",)):
                code, _ = self.wine.run(self.trial.setup, "/S", *words, where)
                require(code == REFUSED, f"{words}: exit {code}")
                require(version_in(home) == OLDER, f"{words}: now {version_in(home)!r}")
                require(not (home / "sebelumnya" / "app").exists(), f"{words}: not put back")
                self.trial.program("--version", home=home)
            require(self.wine.value(UNKEY, "DisplayVersion") == OLDER, "the entry changed")
            self.wine.run(windows_path(home / "uninstall.exe"), "/S")
            time.sleep(10)
            require(not (home / "app").exists(), "not removed")
        finally:
            self.wine.end()
            subprocess.run(["umount", str(small)], check=False)

    def _portable(self) -> None:
        path = OUT / f"RehabDesk-{__version__}-portable.zip"
        if not path.is_file():
            raise Stop("not built; leave --quick out")
        with zipfile.ZipFile(path) as archive:
            archive.extractall(DRIVE / "tanpa")
        home = DRIVE / "tanpa" / "RehabDesk"
        said = self.trial.program("self-check", home=home)
        require("Semua bagian bekerja" in said, said[-600:])
        self.trial.open("cmd", "/c", windows_path(home / "RehabDesk.cmd"))
        self.screen.picture(PICTURES / "wine-portable.png")
        self.trial.close()

    def _cut_off(self) -> None:
        """Kill Setup half way through an upgrade; the next one keeps the good version aside."""
        code, _ = self.wine.run(self.trial.older, "/S")
        require(code == 0 and self.trial.version() == OLDER, f"exit {code}")
        running = self.wine.start(self.trial.setup, "/S")
        for _ in range(3000):
            if (self.home / "sebelumnya" / "app").exists() and (self.home / "app").exists():
                break
            time.sleep(0.02)
        running.kill()
        running.wait()
        self.wine.end()
        require((self.home / "sedang-dipasang").exists(), "it was not cut off half way")
        code, _ = self.wine.run(self.trial.setup, "/S")
        require(code == 0 and self.trial.version() == __version__, f"the next one: exit {code}")
        require(not (self.home / "sedang-dipasang").exists(), "still marked as half")
        kept = version_in(self.home / "sebelumnya")
        require(kept == OLDER, f"the version before is {kept!r}")
        self.trial.program("--version")
        self.trial.remove()
