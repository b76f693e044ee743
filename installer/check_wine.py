"""Installs the Setup.exe under Wine, works with it, upgrades, goes back and removes it."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from installer import killing, start_time, steps
from installer.check_setup import SetupTrial
from installer.pins import BUILD, ROOT
from installer.screen import Screen
from installer.steps import Step
from installer.wine import DRIVE
from installer.wine_trial import (
    OLDER,
    PICTURES,
    REFUSED,
    UNKEY,
    Trial,
    contents,
    require,
    version_in,
    windows_path,
)
from rehabdesk import __version__
from rehabdesk.storage import driver, unlock_office
from rehabdesk.storage.office_file import SCHEMA_VERSION

_WEEK = ("--from", "2021-08-23", "--to", "2021-08-29")
_KILLS = 10


def failures() -> list[str]:
    """Every step with its time on the screen; the failed ones come back."""
    with Screen(77) as screen:
        trial = Trial(screen)
        try:
            return steps.failures("wine", [*SetupTrial(trial).steps(), *_Life(trial).steps()])
        finally:
            trial.wine.end()


class _Life:
    """One life of the program on one computer, step after step."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.wine, self.screen = trial.wine, trial.screen
        self.home, self.office = trial.home, trial.office
        self.words = killing.passphrase_file(DRIVE / "mati")

    def steps(self) -> tuple[Step, ...]:
        """All of them in their order."""
        return (
            ("installs silently", self._install_older),
            ("self-check", self._self_check),
            ("demo", self._demo),
            ("same sheet as on Linux", self._same_sheet),
            ("window", self._window),
            ("upgrade waits for the open program", self._upgrade_refused),
            ("upgrade", self._upgrade),
            ("repair", self._repair),
            ("downgrade is refused", self._downgrade_refused),
            ("opens an office by its file type", self._file_type),
            ("opens by its shortcuts", self._shortcuts),
            ("start time", self._start_time),
            ("killed first starts", self._killed),
            ("leaves a newer file alone", self._newer_file),
            ("back to the version and the file before", self._back),
            ("downgrade where it is wanted", self._downgrade),
            ("uninstall keeps the office", self._uninstall),
        )

    def _install_older(self) -> None:
        code, said = self.wine.run(self.trial.older, "/S")
        require(code == 0, f"exit {code}: {said[-300:]}")
        require((self.home / "app" / "start.py").is_file(), "nothing was installed")
        require(self.wine.value(UNKEY, "DisplayVersion") == OLDER, "not in Apps & features")

    def _self_check(self) -> None:
        said = self.trial.program("self-check")
        require("Semua bagian bekerja" in said, said[-600:])

    def _demo(self) -> None:
        self.trial.program("demo", "--out", r"C:\contoh")
        require(any((DRIVE / "contoh").glob("*.pdf")), "no paper was printed")

    def _same_sheet(self) -> None:
        """Print one week from one office on both systems."""
        here, there = BUILD / "kantor-linux", DRIVE / "kantor"
        for place in (here, there):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(DRIVE / "contoh" / "kantor-contoh", place)
        sheets = ("print", "sheets", "--office")
        self.trial.program(*sheets, r"C:\kantor", *_WEEK, "--out", r"C:\a.pdf")
        subprocess.run(
            [sys.executable, "-m", "rehabdesk", *sheets, str(here), *_WEEK,
             "--out", str(BUILD / "a.pdf")],
            cwd=ROOT, check=True, capture_output=True,
        )  # fmt: skip
        ours, theirs = (BUILD / "a.pdf").read_bytes(), (DRIVE / "a.pdf").read_bytes()
        require(ours == theirs, f"{len(ours)} and {len(theirs)} bytes differ")

    def _window(self) -> None:
        """Open the window on an office; it stays open for the next step."""
        shutil.rmtree(self.office, ignore_errors=True)
        shutil.copytree(DRIVE / "contoh" / "kantor-contoh", self.office)
        self.trial.open(
            windows_path(self.home / "python" / "pythonw.exe"),
            windows_path(self.home / "app" / "start.py"),
            windows_path(self.office),
        )
        self.screen.picture(PICTURES / "wine-start.png")
        took = self.screen.press_until("Return", " - RehabDesk", 90)
        time.sleep(4)
        self.screen.picture(PICTURES / "wine-main.png")
        print(f"wine: main window after {took:.1f} s")

    def _upgrade_refused(self) -> None:
        require(self.home.is_dir(), "no program to be open")
        code, _ = self.wine.run(self.trial.setup, "/S")
        require(code == REFUSED, f"exit {code} while the program was open")
        require(self.trial.version() == OLDER, "something was changed")
        code, said = self.trial.answer("go-back", windows_path(self.office))
        require(code == 1 and "sedang dipakai" in said, f"go-back gave {code}: {said[-300:]}")
        self.trial.close()

    def _upgrade(self) -> None:
        before = contents(self.office)
        code, said = self.wine.run(self.trial.setup, "/S")
        require(code == 0, f"exit {code}: {said[-300:]}")
        require(self.wine.value(UNKEY, "DisplayVersion") == __version__, "version not written")
        require((self.home / "sebelumnya" / "app" / "start.py").is_file(), "no way back")
        require(contents(self.office) == before, "the office's folder was touched")
        self.trial.program("check", windows_path(self.office))

    def _repair(self) -> None:
        (self.home / "app" / "rehabdesk" / "__init__.py").unlink()
        code, _ = self.wine.run(self.trial.setup, "/S")
        require(code == 0, f"exit {code}")
        require((self.home / "app" / "rehabdesk" / "__init__.py").is_file(), "not repaired")
        kept = version_in(self.home / "sebelumnya")
        require(kept == OLDER, f"the version before is {kept}")

    def _downgrade_refused(self) -> None:
        code, _ = self.wine.run(self.trial.older, "/S")
        require(code == REFUSED, f"exit {code}")
        require(self.wine.value(UNKEY, "DisplayVersion") == __version__, "went down")

    def _file_type(self) -> None:
        """Open the office's file itself; this Wine looks for types below HKLM only, not HKCU."""
        for name in (".rehab", "RehabDesk.Kantor"):
            where = rf"Software\Classes\{name}"
            self.wine.run("reg", "copy", rf"HKCU\{where}", rf"HKLM\{where}", "/s", "/f")
        self.trial.open("start", windows_path(self.office / "kantor.rehab"))
        self.screen.picture(PICTURES / "wine-file-type.png")
        self.trial.close()

    def _shortcuts(self) -> None:
        menu = self.wine.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/RehabDesk"
        require((menu / "Kembali ke versi sebelumnya.lnk").is_file(), "no way back in the menu")
        for link in (menu / "RehabDesk.lnk", self.wine.user / "Desktop" / "RehabDesk.lnk"):
            require(link.is_file(), f"no {link.name} in {link.parent.name}")
            self.trial.open("start", windows_path(link))
            self.trial.close()

    def _start_time(self) -> None:
        trial, python = DRIVE / "trial.py", windows_path(self.home / "python" / "python.exe")

        def seconds(code: str) -> float:
            trial.write_text(code, encoding="utf-8")
            began = time.perf_counter()
            left, said = self.wine.run(python, windows_path(trial))
            require(left == 0, f"exit {left}: {said[-300:]}")
            return time.perf_counter() - began

        places = [windows_path(self.home / one) for one in ("app", "site-packages")]
        print(f"wine: first window: {start_time.ratio(seconds, places)}")

    def _killed(self) -> None:
        seen = killing.kill_first_starts(self._first_start(), DRIVE / "mati", _KILLS)
        print(f"wine: killed {_KILLS} first starts, schemas left: {dict(seen)}")

    def _first_start(self) -> Callable[[Path], subprocess.Popen[bytes]]:
        start = [
            windows_path(self.home / "python" / "python.exe"),
            windows_path(self.home / "app" / "start.py"),
        ]
        words = ["--passphrase-file", windows_path(self.words)]
        return lambda place: self.wine.start(*start, "check", windows_path(place), *words)

    def _newer_file(self) -> None:
        place = DRIVE / "baru"
        office = killing.old_office(place)
        key = unlock_office(place, self.words.read_text(encoding="utf-8")).key
        connection = driver.connect(office, key)
        connection.execute("PRAGMA user_version = 999")
        connection.close()
        before = office.read_bytes()
        words = ("--passphrase-file", windows_path(self.words))
        code, said = self.trial.answer("check", windows_path(place), *words)
        require(code == 1 and "lebih baru" in said, f"exit {code}: {said[-300:]}")
        require(office.read_bytes() == before, "the newer file was touched")

    def _back(self) -> None:
        """Upgrade an old office in its usual place, and take program and file back."""
        killing.old_office(self.office)
        old = killing.schema(self.office, BUILD / "salinan")
        words = ("--passphrase-file", windows_path(self.words))
        self.trial.program("check", windows_path(self.office), *words)
        new = killing.schema(self.office, BUILD / "salinan")
        require(old < new == SCHEMA_VERSION, f"the file went from {old} to {new}")
        back = ("cmd", "/c", windows_path(self.home / "kembali.cmd"), "/S")
        code, said = self.wine.run(*back)
        require(code == 1 and "kata sandi" in said, f"nobody to ask: {code}, {said[-400:]}")
        require(self.trial.version() == __version__, "the program alone went back")
        require(killing.schema(self.office, BUILD / "salinan") == new, "nobody's passphrase did")
        code, said = self.wine.run(*back, *words)
        now = self.trial.version()
        require(code == 0 and now == OLDER, f"exit {code}, version {now}: {said[-400:]}")
        require(killing.schema(self.office, BUILD / "salinan") == old, "the file is not as before")
        require(self.wine.value(UNKEY, "DisplayVersion") == OLDER, "the entry is not as before")
        require(version_in(self.home / "sebelumnya") == __version__, "the newer one is gone")
        self.trial.program("check", windows_path(self.office), *words)

    def _downgrade(self) -> None:
        code, _ = self.wine.run(self.trial.setup, "/S")
        require(code == 0 and self.trial.version() == __version__, f"upgrade: exit {code}")
        words = ("--passphrase-file", windows_path(self.words))
        self.trial.program("check", windows_path(self.office), *words)
        code, _ = self.wine.run(self.trial.older, "/S", "/TURUN")
        require(code == REFUSED, f"exit {code} with nobody's passphrase")
        require(self.trial.version() == __version__, "the program alone went back")
        self.wine.environment["REHABDESK_PASSPHRASE"] = self.words.read_text(encoding="utf-8")
        code, _ = self.wine.run(self.trial.older, "/S", "/TURUN")
        del self.wine.environment["REHABDESK_PASSPHRASE"]
        require(code == 0 and self.trial.version() == OLDER, f"exit {code}")
        require(killing.schema(self.office, BUILD / "salinan") < SCHEMA_VERSION, "the file is new")
        self.trial.program("--version")

    def _uninstall(self) -> None:
        before = contents(self.office)
        self.trial.remove()
        require(self.wine.value(UNKEY, "DisplayVersion") == "", "still in Apps & features")
        require(bool(before) and contents(self.office) == before, "the office was touched")
