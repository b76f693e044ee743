"""Installs the .deb in a bare Debian 12, works with it, removes it; the archive and wheel too."""

import shutil
import subprocess
import time
from pathlib import Path

from installer import bare, check_sources, killing, start_time, steps
from installer.pins import BUILD, OUT, Stop
from installer.screen import Screen
from rehabdesk import __version__

_PICTURES = BUILD / "pictures"
_OFFICE = "/root/kantor"
_PROGRAM = "/usr/lib/rehabdesk"
_KILLS = 50


def failures(*, whole: bool) -> list[str]:
    """Every step with its time on the screen; the failed ones come back."""
    return steps.failures(
        "debian",
        [
            ("bare system", bare.make),
            (".deb installs", _install),
            ("byte code beside every source", _compiled),
            ("self-check without a network", _self_check),
            ("killed first starts", _killed),
            ("start time", _start_time),
            ("window without a network", _window),
            ("remove and purge", _remove),
            (".tar.xz without root", _archive),
            *check_sources.steps(whole=whole),
        ],
    )


def _install() -> None:
    name = f"rehabdesk_{__version__}_amd64.deb"
    shutil.copyfile(OUT / name, bare.PLACE / "root" / name)
    bare.inside("apt-get", "install", "-yq", "--no-install-recommends", f"/root/{name}")
    for place in (
        "usr/share/applications/rehabdesk.desktop",
        "usr/share/icons/hicolor/48x48/apps/rehabdesk.png",
        "usr/share/mime/packages/rehabdesk.xml",
    ):
        if not (bare.PLACE / place).is_file():
            raise Stop(f"{place} is missing")
    # A system may leave manuals out by a rule of its own, so the package is asked.
    if "man1/rehabdesk.1.gz" not in bare.inside("dpkg", "-L", "rehabdesk"):
        raise Stop("the package has no man page")


def _compiled() -> None:
    """Nothing is left to be compiled at a start, when the folder may not even be written."""
    missing = [
        one
        for one in (bare.PLACE / _PROGRAM[1:]).rglob("*.py")
        if not (one.parent / "__pycache__" / f"{one.stem}.cpython-311.pyc").is_file()
    ]
    if missing:
        raise Stop(f"{len(missing)} sources without byte code, the first is {missing[0]}")


def _self_check() -> None:
    said = bare.offline("rehabdesk", "self-check")
    if "Semua bagian bekerja" not in said:
        raise Stop(said[-800:])
    bare.offline("rehabdesk", "demo", "--out", _OFFICE)


def _killed() -> None:
    work = bare.PLACE / "root" / "mati"
    words = killing.passphrase_file(work).relative_to(bare.PLACE)

    def start(place: Path) -> subprocess.Popen[bytes]:
        office = place.relative_to(bare.PLACE)
        with killing.said(place).open("wb") as said:
            return subprocess.Popen(
                ["unshare", "-n", "chroot", str(bare.PLACE), "rehabdesk", "check", f"/{office}",
                 "--passphrase-file", f"/{words}"],
                stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            )  # fmt: skip

    # The lock of a killed program is told from a living one's by /proc.
    bare.run(["mount", "-t", "proc", "proc", str(bare.PLACE / "proc")])
    try:
        seen = killing.kill_first_starts(start, work, _KILLS)
    finally:
        bare.run(["umount", str(bare.PLACE / "proc")])
    print(f"debian: killed {_KILLS} first starts, schemas left: {dict(seen)}")


def _start_time() -> None:
    def seconds(code: str) -> float:
        began = time.perf_counter()
        bare.inside(
            "env", "QT_QPA_PLATFORM=offscreen", f"LD_LIBRARY_PATH={_PROGRAM}/lib/bundled",
            f"{_PROGRAM}/bin/python3.11", "-I", "-S", "-c", code,
        )  # fmt: skip
        return time.perf_counter() - began

    places = [f"{_PROGRAM}/app", f"{_PROGRAM}/site-packages"]
    print(f"debian: first window: {start_time.ratio(seconds, places)}")


def _window() -> None:
    """The window on the host's screen, from inside the bare system."""
    sockets = bare.PLACE / "tmp" / ".X11-unix"
    sockets.mkdir(parents=True, exist_ok=True)
    with Screen(78) as screen:
        bare.run(["mount", "--bind", "/tmp/.X11-unix", str(sockets)])  # noqa: S108 - X11's place
        words = ["unshare", "-n", "chroot", str(bare.PLACE), "env", f"DISPLAY={screen.name}",
                 "HOME=/root", "rehabdesk", f"{_OFFICE}/kantor-contoh"]  # fmt: skip
        quiet = subprocess.DEVNULL
        program = subprocess.Popen(words, stdout=quiet, stderr=quiet)
        try:
            start = screen.wait_for("RehabDesk", 90)
            time.sleep(2)
            screen.picture(_PICTURES / "debian-start.png")
            main = screen.press_until("Return", " - RehabDesk", 90)
            time.sleep(3)
            screen.picture(_PICTURES / "debian-main.png")
            print(f"debian: start window after {start:.1f} s, main window after {main:.1f} s")
        finally:
            program.terminate()
            program.wait()
            bare.run(["umount", str(sockets)])


def _remove() -> None:
    office = bare.PLACE / "root/kantor/kantor-contoh/kantor.rehab"
    before = office.read_bytes()
    bare.inside("apt-get", "remove", "-yq", "rehabdesk")
    bare.inside("dpkg", "--purge", "rehabdesk")
    left = [one for one in bare.PLACE.glob("usr/*/rehabdesk*") if one.name != "root"]
    if left:
        raise Stop(f"left behind: {left}")
    if office.read_bytes() != before:
        raise Stop("the office was touched")


def _archive() -> None:
    """The archive in the home folder of somebody without rights; the libraries are the .deb's."""
    name = f"rehabdesk-{__version__}-linux-x86_64"
    if not (OUT / f"{name}.tar.xz").is_file():
        raise Stop("not built; leave --quick out")
    bare.inside("useradd", "-m", "petugas")
    home = bare.PLACE / "home" / "petugas"
    bare.run(["tar", "-xf", str(OUT / f"{name}.tar.xz"), "--no-same-owner", "-C", str(home)])
    bare.inside("chown", "-R", "petugas:", "/home/petugas")
    said = bare.offline("su", "petugas", "-c", f"/home/petugas/{name}/rehabdesk self-check")
    if "Semua bagian bekerja" not in said:
        raise Stop(said[-800:])
