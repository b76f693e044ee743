"""The office's own secret behind the check codes of its certificates."""

import os
from typing import ClassVar

from msgspec import Struct

from rehabdesk.storage import Store


class CheckSecret(Struct, frozen=True, kw_only=True):
    """The office's own secret behind its check codes, as hexadecimal text."""

    tag: ClassVar[str] = "CheckSecret"

    secret: str = ""


def office_secret(store: Store) -> bytes:
    """The secret, made when the first certificates are issued."""
    kept = store.settings.read(CheckSecret)
    if not kept.secret:
        kept = CheckSecret(secret=os.urandom(32).hex())
        with store.change("Kunci kode periksa dibuat"):
            store.settings.write(kept)
    return bytes.fromhex(kept.secret)
