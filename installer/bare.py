"""A bare Debian 12 in a folder, and commands that run in it with or without a network."""

import shutil
import subprocess
from pathlib import Path

from installer.pins import BUILD, Stop

PLACE = BUILD / "debian12"
_KEPT = BUILD / "debian12.tar"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# A registry may stand behind certificates that only this computer knows.
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def run(words: list[str], *, seconds: float = 600, home: str = "/root") -> str:
    """Run a command with nothing of this session's settings; what it said, or a stop."""
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, timeout=seconds,
        env={"PATH": _PATH, "HOME": home, "LC_ALL": "C.UTF-8",
             "DEBIAN_FRONTEND": "noninteractive", "PIP_CERT": "/etc/rehabdesk-trial.crt"},
    )  # fmt: skip
    if done.returncode:
        raise Stop(f"{words[:4]} gave {done.returncode}: {(done.stdout + done.stderr)[-1500:]}")
    return done.stdout + done.stderr


def inside(*words: str, seconds: float = 600) -> str:
    """Run a command in the bare system."""
    return run(["chroot", str(PLACE), *words], seconds=seconds)


def offline(*words: str) -> str:
    """Run a command in the bare system where there is no network at all."""
    return run(["unshare", "-n", "chroot", str(PLACE), *words])


def make() -> None:
    """A new Debian 12 with nothing but itself; the first one is kept to start from."""
    shutil.rmtree(PLACE, ignore_errors=True)
    if not _KEPT.is_file():
        run(["debootstrap", "--variant=minbase", "bookworm", str(PLACE)])
        run(["tar", "-cf", str(_KEPT), "-C", str(PLACE), "."])
    else:
        PLACE.mkdir(parents=True)
        run(["tar", "-xf", str(_KEPT), "-C", str(PLACE)])
    shutil.copyfile("/etc/resolv.conf", PLACE / "etc" / "resolv.conf")
    shutil.copyfile(_CERTIFICATES, PLACE / "etc" / "rehabdesk-trial.crt")
    for name, minor in (("null", "3"), ("zero", "5"), ("urandom", "9")):
        device = PLACE / "dev" / name
        if not device.exists():
            run(["mknod", "-m", "666", str(device), "c", "1", minor])
    inside("apt-get", "update", "-q")
