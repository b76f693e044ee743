"""Overwriting what was secret, as far as Python lets one.

A ``bytearray`` is overwritten in the open way. ``bytes`` cannot be, so they are written over where
they lie; only bytes that nobody else holds may be given, which ``wipe`` cannot check. What the
interpreter, Qt or a library has copied on the way is not reached.
"""

import ctypes
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
