"""The rows that a change touched, as they were before, packed to be kept for later days."""

import json
import zlib
from collections.abc import Iterable

from rehabdesk.storage import Touched


def pack(touched: Iterable[Touched]) -> bytes:
    """Tables, keys, counters and former rows as compressed JSON; bytes as hexadecimal digits."""
    lines = [[one.table, list(one.key), one.before, one.rev] for one in touched]
    return zlib.compress(json.dumps(lines, default=_hex, ensure_ascii=False).encode(), 6)


def unpack(journal: bytes) -> list[Touched]:
    """What ``pack`` kept."""
    lines = json.loads(zlib.decompress(journal), object_hook=_unhex)
    return [Touched(table, tuple(key), before, rev) for table, key, before, rev in lines]


def _hex(value: bytes) -> dict[str, str]:
    return {"hex": value.hex()}


def _unhex(found: dict[str, str]) -> object:
    return bytes.fromhex(found["hex"]) if set(found) == {"hex"} else found
