"""A bare Debian or Ubuntu in a folder, and commands that run in it with or without a network."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from installer.pins import BUILD, Stop

PLACE = BUILD / "bare"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# A registry may stand behind certificates that only this computer knows.
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass(frozen=True, kw_only=True, slots=True)
class Suite:
    """A system that debootstrap makes: its name, its code name, and what is particular to it."""

    name: str
    code: str
    options: tuple[str, ...] = ()
    mirror: tuple[str, ...] = ()


DEBIAN_12 = Suite(name="Debian 12", code="bookworm")
DEBIAN_13 = Suite(name="Debian 13", code="trixie")
# Debian's debootstrap has Ubuntu's rules under their oldest name, and no key of Ubuntu's.
UBUNTU_24 = Suite(
    name="Ubuntu 24.04",
    code="noble",
    options=("--no-check-gpg", "--components=main,universe"),
    mirror=("http://archive.ubuntu.com/ubuntu", "/usr/share/debootstrap/scripts/gutsy"),
)


def run(words: list[str], *, seconds: float = 600, home: str = "/root") -> str:
    """Run a command with nothing of this session's settings; what it said, or a stop.

    What a command said that failed is added whole to ``build/installer/failed.log``.
    """
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, timeout=seconds,
        env={"PATH": _PATH, "HOME": home, "LC_ALL": "C.UTF-8",
             "DEBIAN_FRONTEND": "noninteractive", "PIP_CERT": "/etc/rehabdesk-trial.crt"},
    )  # fmt: skip
    if done.returncode:
        said = done.stdout + done.stderr
        with (BUILD / "failed.log").open("a", encoding="utf-8") as file:
            file.write(f"$ {' '.join(words)}\n{said}\n")
        raise Stop(f"{words[:4]} gave {done.returncode}: {said[-1500:]}")
    return done.stdout + done.stderr


def inside(*words: str, seconds: float = 600) -> str:
    """Run a command in the bare system."""
    return run(["chroot", str(PLACE), *words], seconds=seconds)


def offline(*words: str) -> str:
    """Run a command in the bare system where there is no network at all."""
    return run(["unshare", "-n", "chroot", str(PLACE), *words])


def make(suite: Suite = DEBIAN_12) -> None:
    """A new system with nothing but itself; the first one of each suite is kept to start from."""
    kept = BUILD / f"{suite.code}.tar"
    shutil.rmtree(PLACE, ignore_errors=True)
    if not kept.is_file():
        run(["debootstrap", "--variant=minbase", *suite.options, suite.code, str(PLACE),
             *suite.mirror])  # fmt: skip
        run(["tar", "-cf", str(kept), "-C", str(PLACE), "."])
    else:
        PLACE.mkdir(parents=True)
        run(["tar", "-xf", str(kept), "-C", str(PLACE)])
    shutil.copyfile("/etc/resolv.conf", PLACE / "etc" / "resolv.conf")
    shutil.copyfile(_CERTIFICATES, PLACE / "etc" / "rehabdesk-trial.crt")
    for name, minor in (("null", "3"), ("zero", "5"), ("urandom", "9")):
        device = PLACE / "dev" / name
        if not device.exists():
            run(["mknod", "-m", "666", str(device), "c", "1", minor])
    inside("apt-get", "update", "-q")
