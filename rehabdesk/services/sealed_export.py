"""Files that leave the office: locked with AES-256 in a zip that 7-Zip opens.

The lock is WinZip's AE-2: the passphrase is stretched only a thousand times, so the one that is
made here is long and random, and a chosen one must be long. The names inside a zip can be read
without the passphrase, so the file inside carries none that tells of a person.
"""

# pyzipper has no types of its own.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import io
import secrets
from pathlib import Path

import pyzipper

from rehabdesk.domain.refusals import TooShort
from rehabdesk.services.writing import write_file

LEAST_SIGNS = 16
_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUPS, _IN_GROUP = 5, 4


def new_export_passphrase() -> str:
    """A passphrase of about 98 bits in groups that can be read out on the telephone."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def seal(content: bytes, name: str, passphrase: str) -> bytes:
    """A zip with one locked file; raises ``TooShort`` for a passphrase that can be guessed."""
    if len(passphrase) < LEAST_SIGNS:
        raise TooShort("passphrase", least=LEAST_SIGNS)
    out = io.BytesIO()
    with pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(passphrase.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        archive.writestr(name, content)
    return out.getvalue()


def write_sealed(path: Path, content: bytes, name: str, passphrase: str) -> Path:
    """Write a locked zip whole or not at all; nothing of it reaches the disk unlocked.

    Raises ``TooShort`` and ``Unwritable``.
    """
    return write_file(path.with_suffix(".zip"), seal(content, name, passphrase))
