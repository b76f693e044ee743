"""What stands beside a copy: when it was made and how large it is, and, sealed, what it holds.

Whoever finds a stick learns no numbers of the office from it. The seal is bound to the moment of
the copy, so that what was counted cannot be put beside another one.
"""

import hashlib
import hmac
import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rehabdesk.domain.backup import Backup, Contents
from rehabdesk.own_files import write_whole
from rehabdesk.storage.small_file import read_words
from rehabdesk.storage.troubles import NOT_AS_WRITTEN

FACTS_FILE = "isi.json"
UNFINISHED = ".sedang-dibuat"
"""What the folder of a copy that is not finished is called, after its name."""

_NONCE = 12


def write_facts(folder: Path, backup: Backup, key: bytes) -> None:
    """Write beside a copy when it was made, how large it is, and sealed what was counted in it."""
    made = backup.made_at.isoformat()
    words = {
        "dibuat": made,
        "ukuran": backup.size,
        "gladi": backup.rehearsed_on.isoformat() if backup.rehearsed_on else None,
        "isi": None if backup.contents is None else _sealed(backup.contents, made, key),
    }
    write_whole(folder / FACTS_FILE, json.dumps(words, indent=1).encode())


def backups_in(place: Path, key: bytes = b"") -> tuple[Backup, ...]:
    """The good backups in a folder, newest first; unfinished and strange ones are left out.

    What they hold is known with the key that they were made with.
    """
    found: list[Backup] = []
    for facts in place.glob(f"*/{FACTS_FILE}") if place.is_dir() else ():
        if facts.parent.name.endswith(UNFINISHED):
            continue
        try:
            found.append(_read_facts(facts, key))
        except (OSError, *NOT_AS_WRITTEN):
            continue
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))


def seal_old_facts(place: Path, backup: Backup, key: bytes) -> None:
    """Seal the counts of a backup that an older program wrote down in clear."""
    try:
        words = read_words(place / backup.folder / FACTS_FILE)
        if "jumlah" in words:
            write_facts(place / backup.folder, backup, key)
    except (OSError, *NOT_AS_WRITTEN):
        return


def _read_facts(facts: Path, key: bytes) -> Backup:
    words = read_words(facts)
    made = datetime.fromisoformat(words["dibuat"])
    return Backup(
        folder=facts.parent.name,
        # An older program may have written a moment without its zone.
        made_at=made if made.tzinfo is not None else made.astimezone(),
        size=int(words["ukuran"]),
        contents=_contents(words, key),
        rehearsed_on=date.fromisoformat(words["gladi"]) if words["gladi"] else None,
    )


def _contents(words: dict[str, Any], key: bytes) -> Contents | None:
    if "jumlah" in words:
        return _counted(words)
    if not key or words.get("isi") is None:
        return None
    return _opened(str(words["isi"]), str(words["dibuat"]), key)


def _counted(words: dict[str, Any]) -> Contents:
    written = words["terakhir_ditulis"]
    return Contents(
        counts={str(name): int(count) for name, count in words["jumlah"].items()},
        written_at=datetime.fromisoformat(written) if written else None,
    )


def _sealer(key: bytes) -> bytes:
    return hmac.digest(key, b"rehabdesk backup facts", hashlib.sha256)


def _sealed(contents: Contents, made: str, key: bytes) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    written = contents.written_at
    words = {
        "jumlah": contents.counts,
        "terakhir_ditulis": written.isoformat() if written else None,
    }
    nonce = os.urandom(_NONCE)
    return (
        nonce + AESGCM(_sealer(key)).encrypt(nonce, json.dumps(words).encode(), made.encode())
    ).hex()


def _opened(sealed: str, made: str, key: bytes) -> Contents | None:
    """What was sealed; nothing where it was sealed under another key or for another copy."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    content = bytes.fromhex(sealed)
    try:
        plain = AESGCM(_sealer(key)).decrypt(content[:_NONCE], content[_NONCE:], made.encode())
    except (InvalidTag, ValueError):
        return None
    return _counted(json.loads(plain))
