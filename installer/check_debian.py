"""Installs the .deb in a bare Debian 12, works with it, removes it; the archive and wheel too."""

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from installer.pins import BUILD, OUT, ROOT, Stop
from installer.screen import Screen
from rehabdesk import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = BUILD / "debian12"
_BARE = BUILD / "debian12.tar"
_PICTURES = BUILD / "pictures"
_OFFICE = "/root/kantor"


def failures() -> list[str]:
    """Every step with its time on the screen; the failed ones come back."""
    found: list[str] = []
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("bare system", _bare_system),
        (".deb installs", _install),
        ("self-check without a network", _self_check),
        ("window", _window),
        ("remove and purge", _remove),
        (".tar.xz", _archive),
        ("wheel in a clean environment", _wheel),
    )
    for name, step in steps:
        began = time.perf_counter()
        try:
            step()
            said = "good"
        except (Stop, OSError, subprocess.SubprocessError) as trouble:
            said = f"FAILED {trouble}"
            found.append(f"debian: {name}: {trouble}")
        print(f"debian: {name}: {said} ({time.perf_counter() - began:.1f} s)", flush=True)
    return found


def _run(words: list[str], *, seconds: float = 600) -> str:
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, timeout=seconds,
        env={"PATH": os.environ["PATH"], "HOME": "/root", "LC_ALL": "C.UTF-8",
             "DEBIAN_FRONTEND": "noninteractive"},
    )  # fmt: skip
    if done.returncode:
        raise Stop(f"{words[:4]} gave {done.returncode}: {(done.stdout + done.stderr)[-800:]}")
    return done.stdout + done.stderr


def _inside(*words: str) -> str:
    return _run(["chroot", str(_ROOT), *words])


def _offline(*words: str) -> str:
    return _run(["unshare", "-n", "chroot", str(_ROOT), *words])


def _bare_system() -> None:
    """A new Debian 12 with nothing but itself; the first one is kept to start from."""
    shutil.rmtree(_ROOT, ignore_errors=True)
    if not _BARE.is_file():
        _run(["debootstrap", "--variant=minbase", "bookworm", str(_ROOT)])
        _run(["tar", "-cf", str(_BARE), "-C", str(_ROOT), "."])
    else:
        _ROOT.mkdir(parents=True)
        _run(["tar", "-xf", str(_BARE), "-C", str(_ROOT)])
    shutil.copyfile("/etc/resolv.conf", _ROOT / "etc" / "resolv.conf")
    for name in ("null", "urandom"):
        if not (_ROOT / "dev" / name).exists():
            _run(["mknod", "-m", "666", str(_ROOT / "dev" / name), "c", "1",
                  "3" if name == "null" else "9"])  # fmt: skip


def _install() -> None:
    name = f"rehabdesk_{__version__}_amd64.deb"
    shutil.copyfile(OUT / name, _ROOT / "root" / name)
    _inside("apt-get", "update", "-q")
    _inside("apt-get", "install", "-yq", "--no-install-recommends", f"/root/{name}")
    for place in (
        "usr/share/applications/rehabdesk.desktop",
        "usr/share/icons/hicolor/48x48/apps/rehabdesk.png",
        "usr/share/mime/packages/rehabdesk.xml",
        "usr/share/man/man1/rehabdesk.1.gz",
    ):
        # A bare system leaves manuals out by a rule of its own.
        if not (_ROOT / place).is_file() and "man" not in place:
            raise Stop(f"{place} is missing")


def _self_check() -> None:
    said = _offline("rehabdesk", "self-check")
    if "Semua bagian bekerja" not in said:
        raise Stop(said[-800:])
    _offline("rehabdesk", "demo", "--out", _OFFICE)


def _window() -> None:
    """The window on the host's screen, from inside the bare system."""
    sockets = _ROOT / "tmp" / ".X11-unix"
    sockets.mkdir(parents=True, exist_ok=True)
    with Screen(78) as screen:
        _run(["mount", "--bind", "/tmp/.X11-unix", str(sockets)])  # noqa: S108 - X11's place
        words = ["chroot", str(_ROOT), "env", f"DISPLAY={screen.name}", "HOME=/root",
                 "rehabdesk", f"{_OFFICE}/kantor-contoh"]  # fmt: skip
        quiet = subprocess.DEVNULL
        program = subprocess.Popen(words, stdout=quiet, stderr=quiet)
        try:
            start = screen.wait_for("RehabDesk", 90)
            time.sleep(1)
            screen.picture(_PICTURES / "debian-start.png")
            screen.press("Return")
            main = screen.wait_for(" - RehabDesk", 90)
            time.sleep(2)
            screen.picture(_PICTURES / "debian-main.png")
            print(f"debian: start window after {start:.1f} s, main window after {main:.1f} s")
        finally:
            program.terminate()
            program.wait()
            _run(["umount", str(sockets)])


def _remove() -> None:
    before = (_ROOT / "root/kantor/kantor-contoh/kantor.rehab").read_bytes()
    _inside("apt-get", "remove", "-yq", "rehabdesk")
    _inside("dpkg", "--purge", "rehabdesk")
    left = [one for one in _ROOT.glob("usr/*/rehabdesk*") if one.name != "root"]
    if left:
        raise Stop(f"left behind: {left}")
    if (_ROOT / "root/kantor/kantor-contoh/kantor.rehab").read_bytes() != before:
        raise Stop("the office was touched")


def _archive() -> None:
    """The archive, unpacked into a home folder; the system libraries are those of the .deb."""
    name = f"rehabdesk-{__version__}-linux-x86_64"
    if not (OUT / f"{name}.tar.xz").is_file():
        raise Stop("not built; leave --quick out")
    _run(["tar", "-xf", str(OUT / f"{name}.tar.xz"), "-C", str(_ROOT / "root")])
    said = _offline(f"/root/{name}/rehabdesk", "self-check")
    if "Semua bagian bekerja" not in said:
        raise Stop(said[-800:])


def _wheel() -> None:
    """What pipx does: a clean environment, the wheel, its command."""
    source, place = BUILD / "wheel-source", BUILD / "wheel"
    for one in (source, place):
        shutil.rmtree(one, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("rehabdesk", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, source / name)
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(OUT), str(source)], check=True)
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    wheel = next(OUT.glob(f"rehabdesk-{__version__}-*.whl"))
    inside = [str(place / "bin" / "python"), "-m", "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*inside, "install", str(wheel)], check=True)
    done = subprocess.run(
        [str(place / "bin" / "rehabdesk"), "self-check"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Stop(done.stdout[-800:] + done.stderr[-800:])
