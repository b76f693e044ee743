"""What goes to the process that takes the first look at a backup, and what comes back."""

import os
from enum import Enum
from pathlib import Path

import msgspec
from msgspec import Struct

from rehabdesk.domain.backup import Contents

MOST_ANSWER = 1
"""The most megabytes of what is said of a backup."""

_ROOM = 16 * 1024


class Verdict(Enum):
    """What a file was found to be."""

    OURS = "ours"
    OTHER_KEY = "other_key"
    NEWER = "newer"
    FOREIGN = "foreign"
    TOO_MUCH = "too_much"
    DAMAGED = "damaged"


class WantedLook(Struct, array_like=True, frozen=True):
    """A file to be looked at, and the keys of which one may open it."""

    path: bytes
    keys: tuple[bytes, ...]


class SeenCopy(Struct, array_like=True, frozen=True):
    """What a file is, which of the keys opens it, its schema and what is counted in it."""

    verdict: Verdict
    key: int = 0
    schema: int = 0
    contents: Contents = Contents(counts={})


_WANTED = msgspec.msgpack.Decoder(WantedLook)
_SEEN = msgspec.msgpack.Decoder(SeenCopy)


def packed_question(path: Path, keys: tuple[bytes, ...]) -> bytearray:
    """A look as it goes to the process; whoever asked wipes it."""
    # With room from the start nothing is moved while it grows, which would leave the keys behind.
    packed = bytearray(_ROOM + len(keys) * 64)
    msgspec.msgpack.Encoder().encode_into(WantedLook(os.fsencode(path.absolute()), keys), packed)
    return packed


def question_in(packed: bytes) -> WantedLook:
    """What the process was asked."""
    return _WANTED.decode(packed)


def packed_answer(seen: SeenCopy) -> bytes:
    """What was seen, as it comes back."""
    return msgspec.msgpack.encode(seen)


def answer_in(packed: bytes) -> SeenCopy:
    """What the process saw; raises ``ValueError`` where it is no such answer."""
    return _SEEN.decode(packed)
