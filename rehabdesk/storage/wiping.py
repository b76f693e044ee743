"""Overwriting what was secret, as far as Python lets one.

A ``bytearray`` is overwritten in the open way. ``bytes`` cannot be, so they are written over where
they lie; only bytes that nobody else holds may be given, which ``wipe`` cannot check. What the
interpreter, Qt or a library has copied on the way is not reached.
"""

import ctypes
import os
import sys

_BYTES_HEAD = sys.getsizeof(b"") - 1
_SHARED = 1
"""Python keeps one object for each single byte and for none: these belong to everybody."""


def wipe(secret: bytes | bytearray) -> None:
    """Overwrite a secret with zeros; bytes that others hold as well must not be given."""
    if isinstance(secret, bytearray):
        secret[:] = bytes(len(secret))
    elif len(secret) > _SHARED:
        ctypes.memset(id(secret) + _BYTES_HEAD, 0, len(secret))


def wipe_text(secret: str) -> None:
    """Overwrite a text of plain letters with zeros; one that others hold must not be given.

    Other letters are left as they are: Python may keep a second form of them elsewhere.
    """
    if secret.isascii() and len(secret) > _SHARED:
        head = sys.getsizeof(secret) - len(secret) - 1
        ctypes.memset(id(secret) + head, 0, len(secret))


class HeldKey:
    """A key that must be at hand for long: it lies in memory in two halves that say nothing."""

    def __init__(self, key: bytes) -> None:
        self._pad = os.urandom(len(key))
        self._masked = bytes(map(int.__xor__, key, self._pad))

    def bare(self) -> bytes:
        """The key itself, in bytes of the caller's own."""
        return bytes(map(int.__xor__, self._masked, self._pad))
