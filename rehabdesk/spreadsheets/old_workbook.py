"""The records of an old workbook (.xls): its stream out of the file around it, one by one.

[MS-CFB] 2 describes the file, [MS-XLS] 2.1.4 the records.
"""

import struct
from collections.abc import Iterator

_HEADER = 512
_IN_HEADER = 109
_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Greater numbers of sectors mean an end, or nothing."""
_NAMES = ("Workbook", "Book")


def records_of(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and bytes of each record of the workbook, in order.

    Raises:
        ValueError: the file is damaged, or holds no workbook.
    """
    stream = _stream(content)
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _stream(content: bytes) -> bytes:
    try:
        (shift,) = struct.unpack_from("<H", content, 30)
        first_folder, _, least, *_ = struct.unpack_from("<III", content, 48)
        sectors = _Sectors(content, 1 << shift)
        folder = sectors.chained(first_folder)
        for at in range(0, len(folder) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", folder, at + 64)
            name = folder[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", folder, at + 116)
            if kind == 2 and name in _NAMES and size >= least:  # noqa: PLR2004 - a stream
                return sectors.chained(start)[:size]
    except struct.error as error:
        raise ValueError(str(error)) from None
    raise ValueError("no workbook")


class _Sectors:
    """The sectors of a file, and which one follows which."""

    def __init__(self, content: bytes, size: int) -> None:
        self._content = content
        self._size = size
        places = [*struct.unpack_from(f"<{_IN_HEADER}I", content, 76)]
        more, count = struct.unpack_from("<II", content, 68)
        for _ in range(min(count, len(content) // size)):
            *found, more = struct.unpack(f"<{size // 4}I", self._sector(more))
            places += found
        self._next: list[int] = []
        for place in places:
            if place < _LAST:
                self._next += struct.unpack(f"<{size // 4}I", self._sector(place))

    def chained(self, first: int) -> bytes:
        """What stands in a sector and all that follow it; raises ``ValueError``."""
        parts: list[bytes] = []
        at = first
        while at < _LAST:
            if at >= len(self._next) or len(parts) > len(self._next):
                raise ValueError("a chain of sectors leads out of the file, or round in it")
            parts.append(self._sector(at))
            at = self._next[at]
        return b"".join(parts)

    def _sector(self, number: int) -> bytes:
        start = _HEADER if self._size <= _HEADER else self._size
        at = start + number * self._size
        return self._content[at : at + self._size].ljust(self._size, b"\0")
