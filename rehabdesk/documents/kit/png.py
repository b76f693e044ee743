"""The usual PNG of a logo, taken apart without being decoded: a library for that loads slowly.

PNG's filters work on each channel by itself and are PDF's filters, too. So the rows of a picture
of eight bits in red, green, blue and opacity fall into rows of colour and rows of opacity that
are filtered as they were. A test compares the pixels with PIL's.
"""

import zlib
from struct import unpack_from

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Eight bits, with opacity, zlib, the five filters, not interlaced.
_KIND = bytes((8, 6, 0, 0, 0))
_FILTERS = frozenset(range(5))
_CHANNELS = 4
# Chunks that may change what is seen; a picture with one of them is left to the library.
_MEANING = frozenset({b"PLTE", b"tRNS"})


def channels(content: bytes, largest: int) -> tuple[int, int, bytes, bytes] | None:
    """Width, height, filtered rows of colour and of opacity; None for any other kind of picture."""
    if content[:8] != _SIGNATURE or content[12:16] != b"IHDR" or content[24:29] != _KIND:
        return None
    width, height = unpack_from(">LL", content, 16)
    if not (0 < width <= largest and 0 < height <= largest):
        return None
    packed = _data(content)
    across = 1 + _CHANNELS * width
    rows = _unpacked(packed, across * height) if packed else b""
    if len(rows) != across * height or not _FILTERS.issuperset(rows[::across]):
        return None
    return width, height, *_split(rows, across)


def _data(content: bytes) -> bytes | None:
    """The packed pixels of all their chunks, or None where a chunk is broken or changes them."""
    pieces: list[bytes] = []
    at = len(_SIGNATURE)
    while at + 12 <= len(content):
        size, kind = unpack_from(">L4s", content, at)
        chunk = content[at + 8 : at + 8 + size]
        check = content[at + 8 + size : at + 12 + size]
        if zlib.crc32(kind + chunk).to_bytes(4, "big") != check or kind in _MEANING:
            return None
        if kind == b"IEND":
            return b"".join(pieces)
        if kind == b"IDAT":
            pieces.append(chunk)
        at += 12 + size
    return None


def _unpacked(packed: bytes, size: int) -> bytes:
    """The rows, no more of them than the picture has."""
    try:
        return zlib.decompressobj().decompress(packed, size)
    except zlib.error:
        return b""


def _split(rows: bytes, across: int) -> tuple[bytes, bytes]:
    """Rows of colour and rows of opacity."""
    colours: list[bytes] = []
    opacity: list[bytes] = []
    for start in range(0, len(rows), across):
        row = rows[start : start + across]
        three = bytearray(1 + (across - 1) // _CHANNELS * 3)
        three[0] = row[0]
        for channel in (1, 2, 3):
            three[channel::3] = row[channel::_CHANNELS]
        colours.append(bytes(three))
        opacity.append(row[:1] + row[_CHANNELS::_CHANNELS])
    return b"".join(colours), b"".join(opacity)
