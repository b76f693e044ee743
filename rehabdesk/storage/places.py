"""What sort of disk a folder is on, and which sticks are plugged in.

An office is not run from a network share, whose locks and flushes cannot be relied on, nor from
a stick, which can be pulled out in the middle of a commit. Backups may go to either.
"""

import ctypes
import os
import re
import sys
from enum import Enum
from pathlib import Path, PurePosixPath

from rehabdesk.storage.troubles import OnNetworkShare, OnStick

_NETWORK_SYSTEMS = re.compile(
    r"nfs\d*|cifs|smb\w*|afs|ncpfs|davfs\d?|ceph|glusterfs|fuse\.(sshfs|gvfsd-fuse|rclone|davfs\d?"
    r"|smbnetfs|s3fs|google-drive-ocamlfuse)"
)
_MOUNTS = Path("/proc/self/mounts")
_BLOCK_DEVICES = Path("/sys/class/block")
# GetDriveTypeW
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE, _WINDOWS_DISC = 2, 4, 5


class DiskKind(Enum):
    """Where a folder lives."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"


def require_fixed(folder: Path) -> None:
    """Refuse a place where an office must not be used: ``OnNetworkShare`` or ``OnStick``."""
    kind = disk_kind(folder)
    if kind is DiskKind.NETWORK:
        raise OnNetworkShare(folder.name)
    if kind is DiskKind.REMOVABLE:
        raise OnStick(folder.name)


def disk_kind(folder: Path) -> DiskKind:
    """What sort of disk a folder is on; what cannot be told counts as fixed."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    return kind_by_mounts(folder.resolve(), _text(_MOUNTS), _BLOCK_DEVICES)


def sticks() -> tuple[Path, ...]:
    """The roots of removable disks that are plugged in."""
    if sys.platform == "win32":
        drives = (Path(f"{chr(letter)}:\\") for letter in range(ord("D"), ord("Z") + 1))
        return tuple(one for one in drives if _windows_kind(one) is DiskKind.REMOVABLE)
    return sticks_by_mounts(_text(_MOUNTS), _BLOCK_DEVICES)


def kind_by_mounts(folder: Path, mounts: str, devices: Path) -> DiskKind:
    """What Linux' list of mounts says of a folder: the deepest mount above it counts."""
    best, found = -1, DiskKind.FIXED
    for device, mounted, system in _mounts(mounts):
        depth = len(mounted.parts)
        if depth >= best and PurePosixPath(folder.as_posix()).is_relative_to(mounted):
            best, found = depth, _kind_of_mount(device, mounted, system, devices)
    return found


def sticks_by_mounts(mounts: str, devices: Path) -> tuple[Path, ...]:
    """Where Linux has mounted removable disks."""
    return tuple(
        Path(mounted)
        for device, mounted, system in _mounts(mounts)
        if _kind_of_mount(device, mounted, system, devices) is DiskKind.REMOVABLE
    )


def _mounts(text: str) -> list[tuple[str, PurePosixPath, str]]:
    rows = [line.split(" ") for line in text.splitlines()]
    return [(row[0], PurePosixPath(_plain(row[1])), row[2]) for row in rows if len(row) > 2]  # noqa: PLR2004 - device, place, system


def _plain(words: str) -> str:
    """A path of the list of mounts, in which blanks are written as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), words)


def _kind_of_mount(device: str, mounted: PurePosixPath, system: str, devices: Path) -> DiskKind:
    if _NETWORK_SYSTEMS.fullmatch(system):
        return DiskKind.NETWORK
    # A computer may start from a removable disk: its root is then its disk.
    if mounted.as_posix() in {"/", "/home", "/boot", "/boot/efi"} or not device.startswith("/dev/"):
        return DiskKind.FIXED
    block = Path(os.path.realpath(devices / PurePosixPath(device).name))
    flags = (block / "removable", block.parent / "removable")
    if "/usb" in block.as_posix() or any(_text(one).strip() == "1" for one in flags):
        return DiskKind.REMOVABLE
    return DiskKind.FIXED


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _windows_kind(folder: Path) -> DiskKind:
    if sys.platform != "win32":
        return DiskKind.FIXED
    root = folder.absolute().anchor
    if root.startswith("\\\\") and not root.startswith("\\\\?\\"):
        return DiskKind.NETWORK
    kind = int(ctypes.WinDLL("kernel32").GetDriveTypeW(ctypes.c_wchar_p(root)))
    if kind == _WINDOWS_REMOTE:
        return DiskKind.NETWORK
    return DiskKind.REMOVABLE if kind in {_WINDOWS_REMOVABLE, _WINDOWS_DISC} else DiskKind.FIXED
