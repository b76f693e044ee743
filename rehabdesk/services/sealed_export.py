"""Files that leave the office: locked with AES-256 in a zip that 7-Zip opens, or by themselves.

A PDF or a workbook that is locked by itself is opened by what opens it anyway (``locking/``).

The lock of a zip is WinZip's AE-2: the passphrase is stretched only a thousand times, so the one
that is made here is long and random, and a chosen one must be long. The names inside a zip can be
read without the passphrase, so the file inside carries none that tells of a person.
"""

# pyzipper has no types of its own.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import io
import secrets
from collections.abc import Mapping

from rehabdesk.domain.refusals import TooShort

LEAST_SIGNS = 16
_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUPS, _IN_GROUP = 5, 4


def new_export_passphrase() -> str:
    """A passphrase of about 98 bits in groups that can be read out on the telephone."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


OWN_LOCKS = frozenset({".pdf", ".xlsx"})
"""The endings of files that can be locked by themselves."""


def seal_itself(ending: str, content: bytes, passphrase: str) -> bytes:
    """A PDF of ours or a workbook that asks for the passphrase itself; raises ``TooShort``."""
    _require_long(passphrase)
    if ending == ".pdf":
        from rehabdesk.locking.pdf import lock_pdf

        return lock_pdf(content, passphrase)
    from rehabdesk.locking.workbook import lock_workbook

    return lock_workbook(content, passphrase)


def seal(files: Mapping[str, bytes], passphrase: str) -> bytes:
    """A zip of locked files; raises ``TooShort`` for a passphrase that can be guessed."""
    _require_long(passphrase)
    # It takes a while to load, and most days nothing is locked.
    import pyzipper

    out = io.BytesIO()
    with pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(passphrase.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _require_long(passphrase: str) -> None:
    if len(passphrase) < LEAST_SIGNS:
        raise TooShort("passphrase", least=LEAST_SIGNS)
