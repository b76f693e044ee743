"""Trials without a package: the wheel by pipx, the repository from nothing, other suites' names."""

import shutil
import subprocess
import sys
from functools import partial

from installer import bare
from installer.pins import BUILD, OUT, ROOT, Stop
from installer.steps import Step
from rehabdesk import __version__

_CLONE = "/root/rehabdesk"
# Where the .deb's dependencies must be found under the names that it asks for.
_SUITES = (
    ("Debian 13", "deb http://deb.debian.org/debian trixie main"),
    ("Ubuntu 24.04", "deb http://archive.ubuntu.com/ubuntu noble main universe"),
)


def steps(*, whole: bool) -> tuple[Step, ...]:
    """All of them; without ``whole`` the long ones are left out."""
    short = (
        ("wheel by pipx", _wheel),
        ("names in other suites", _names),
    )
    suites = (bare.DEBIAN_12, bare.DEBIAN_13, bare.UBUNTU_24)
    long = tuple(
        (f"./dev run and ./dev test from nothing on {one.name}", partial(_from_nothing, one))
        for one in suites
    )
    return (*short, *long) if whole else short


def _wheel() -> None:
    """Build the wheel from a clean copy of the sources, and install it as an office would."""
    source = BUILD / "wheel-source"
    shutil.rmtree(source, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("rehabdesk", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, source / name)
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(OUT), str(source)], check=True)
    wheel = next(OUT.glob(f"rehabdesk-{__version__}-*.whl"))
    shutil.copyfile(wheel, bare.PLACE / "root" / wheel.name)
    bare.inside("apt-get", "install", "-yq", "--no-install-recommends", "pipx")
    bare.inside("pipx", "install", f"/root/{wheel.name}")
    said = bare.offline("/root/.local/bin/rehabdesk", "self-check")
    if "Semua bagian bekerja" not in said:
        raise Stop(said[-800:])
    bare.inside("pipx", "uninstall", "rehabdesk")


def _names() -> None:
    """Let apt of this computer plan the installation as if its suite were another."""
    deb = OUT / f"rehabdesk_{__version__}_amd64.deb"
    for name, line in _SUITES:
        place = BUILD / "suite"
        shutil.rmtree(place, ignore_errors=True)
        for one in ("lists/partial", "archives/partial", "state"):
            (place / one).mkdir(parents=True)
        (place / "state" / "status").touch()
        source = place / "sources.list"
        source.write_text(line.replace("deb ", "deb [trusted=yes] ") + "\n", encoding="utf-8")
        apt = [
            "apt-get", "-q", "-o", f"Dir::Etc::SourceList={source}",
            "-o", "Dir::Etc::SourceParts=-", "-o", f"Dir::State::Lists={place / 'lists'}",
            "-o", f"Dir::State::Status={place / 'state' / 'status'}",
            "-o", f"Dir::Cache={place}", "-o", "APT::Architecture=amd64",
        ]  # fmt: skip
        bare.run([*apt, "update"])
        said = bare.run([*apt, "install", "-s", "--no-install-recommends", str(deb)])
        found = [one for one in said.splitlines() if one.startswith("Inst ")]
        if not any(one.startswith("Inst rehabdesk ") for one in found):
            raise Stop(f"{name}: {said[-800:]}")
        print(f"debian: {name}: {len(found)} packages would be installed")


def _from_nothing(suite: bare.Suite) -> None:
    """Clone the repository into a system that has never seen it, run it and test it."""
    bare.make(suite)
    bare.inside("apt-get", "install", "-yq", "--no-install-recommends", "ca-certificates")
    bare.run(["git", "clone", "-q", str(ROOT), str(bare.PLACE) + _CLONE])
    system = ("proc", "sysfs", "devpts")
    places = [bare.PLACE / one for one in ("proc", "sys", "dev/pts")]
    try:
        for kind, place in zip(system, places, strict=True):
            bare.run(["mount", "-t", kind, kind, str(place)])
        bare.inside(f"{_CLONE}/dev", "run", seconds=1800)
        if not any((bare.PLACE / f"{_CLONE[1:]}/build/demo").glob("*.pdf")):
            raise Stop("./dev run printed nothing")
        said = bare.inside(f"{_CLONE}/dev", "test", seconds=3600)
        passed = next(one for one in said.splitlines() if " passed" in one)
        print(f"debian: {suite.name}: ./dev test: {passed}")
    finally:
        for place in reversed(places):
            subprocess.run(["umount", str(place)], check=False, capture_output=True)
