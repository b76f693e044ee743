"""Proves that the Windows programs of the embedded Python were signed by its makers."""

import subprocess
from pathlib import Path

from installer.pins import Stop

_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
_SIGNER = "O=Python Software Foundation/CN=Python Software Foundation"
# Signed by Microsoft under a root that Debian does not ship; Qt's copies are taken instead.
UNPROVEN = frozenset({"vcruntime140.dll", "vcruntime140_1.dll"})


def require_signed(folder: Path) -> int:
    """Check every program file of a folder; gives how many there are, stops at a false one."""
    files = [
        one
        for one in sorted(folder.iterdir())
        if one.suffix in {".exe", ".dll", ".pyd"} and one.name not in UNPROVEN
    ]
    for file in files:
        command = [
            "osslsigncode", "verify", "-ignore-crl", "-CAfile", str(_CERTIFICATES),
            "-in", str(file),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or _SIGNER not in done.stdout:
            raise Stop(f"{file.name} is not signed by the Python Software Foundation")
    return len(files)
