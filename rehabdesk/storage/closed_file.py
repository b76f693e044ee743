"""The digest of an office's closed file, made of what each page carries at its end.

SQLCipher ends each page with the random vector it was encrypted with and its seal: 80 bytes that
differ whenever a page was written anew. An older page that is put in its place brings its own. So
the digest of these ends tells every page that is not the one that was left there.
"""

import hashlib
from pathlib import Path
from typing import BinaryIO

PAGE, _END = 4096, 80
_AT_ONCE = 256 * PAGE


def digest_of(path: Path) -> str:
    """The digest of a file that nobody has open; raises ``OSError``.

    Closing a plain file drops the locks that SQLite has on it in the same process.
    """
    with path.open("rb", buffering=0) as file:
        return digest_of_open(file)


def digest_of_open(file: BinaryIO) -> str:
    """The digest of a file without a buffer, read from its start; a MiB of memory at a time."""
    digest = hashlib.sha256(b"rehabdesk pages 1")
    file.seek(0)
    while block := _read(file):
        digest.update(
            b"".join(block[end - _END : end] for end in range(PAGE, len(block) + 1, PAGE))
        )
        if len(block) % PAGE:
            digest.update(b"rest" + block[-(len(block) % PAGE) :])
    return digest.hexdigest()


def _read(file: BinaryIO) -> bytes:
    """The next whole pages; fewer bytes only where the file ends."""
    block = file.read(_AT_ONCE)
    while 0 < len(block) < _AT_ONCE and (more := file.read(_AT_ONCE - len(block))):
        block += more
    return block
