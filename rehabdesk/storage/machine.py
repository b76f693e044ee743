"""Which computer this is: a mark that no other computer has and that does not tell its name.

The mark is a hash of what the system calls the computer, salted with the office's id. Where the
system has no such name (a live system, a container), there is no mark and nothing is compared.
"""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

_LINUX = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_UNINITIALIZED = "uninitialized"
"""What systemd writes into an image that has not been started yet."""

_MARK_LENGTH = 32


def machine_mark(office: str) -> str:
    """The mark of this computer in an office's file: 32 hexadecimal digits, or nothing."""
    return mark_of(_name(), office)


def mark_of(machine: str, office: str) -> str:
    """The mark that a computer with this name gets in an office; nothing for one without."""
    if not machine:
        return ""
    words = f"rehabdesk machine 1 {office} {machine}"
    return hashlib.sha256(words.encode()).hexdigest()[:_MARK_LENGTH]


def named_in(files: Sequence[Path]) -> str:
    """What the first of these files that says anything calls the computer, or nothing."""
    for file in files:
        try:
            name = file.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if name and name != _UNINITIALIZED:
            return name
    return ""


def _name() -> str:
    """What the system calls the computer: Windows' MachineGuid, or Linux' machine id."""
    if sys.platform != "win32":
        return named_in(_LINUX)
    import winreg

    access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    place = r"SOFTWARE\Microsoft\Cryptography"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place, 0, access) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0]).strip()
    except OSError:
        return ""
