"""A secret in shares of which any two give it, and one alone says nothing (Shamir, of two).

Each byte of the secret is where a line of random slope stands at nothing; a share is where the
lines stand at its own place, in the field of 256 elements that AES uses. A share is its place, one
byte, and then a byte for each byte of the secret.
"""

import os
from collections.abc import Iterable

MOST = 255
"""How many places there are for shares."""

_POLYNOMIAL = 0x11B
_FIELD = 0x100


def split(secret: bytes, count: int) -> list[bytes]:
    """As many shares as wanted, at most ``MOST``; raises ``ValueError`` for more."""
    if count > MOST:
        raise ValueError(count)
    slope = os.urandom(len(secret))
    return [
        bytes(
            (place, *(base ^ _times(rise, place) for base, rise in zip(secret, slope, strict=True)))
        )
        for place in range(1, count + 1)
    ]


def joined(first: bytes, second: bytes) -> bytes | None:
    """The secret of two shares; nothing where they are one and the same, or of unlike length."""
    found, other = first[0], second[0]
    if found == other or len(first) != len(second):
        return None
    down = _inverse(found ^ other)
    return bytes(
        _times(down, _times(other, here) ^ _times(found, there))
        for here, there in zip(first[1:], second[1:], strict=True)
    )


def combined(parts: Iterable[bytes]) -> bytes:
    """Some pieces of one length laid over each other: only all of them give what was split."""
    whole = b""
    for part in parts:
        whole = bytes(a ^ b for a, b in zip(whole, part, strict=True)) if whole else bytes(part)
    return whole


def _times(factor: int, other: int) -> int:
    found = 0
    while other:
        if other & 1:
            found ^= factor
        factor <<= 1
        if factor & _FIELD:
            factor ^= _POLYNOMIAL
        other >>= 1
    return found


def _inverse(factor: int) -> int:
    """What gives one together with an element that is not nothing: its 254th power."""
    found = 1
    for _ in range(_FIELD - 2):
        found = _times(found, factor)
    return found
