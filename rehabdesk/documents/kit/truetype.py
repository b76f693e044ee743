"""TrueType faces read as little as paper needs: widths, and a cut with only the signs in use.

It knows what the bundled faces have (glyph outlines, a character map of format 12) and reads each
number where it lies when it is asked for, so a face costs half a millisecond instead of some ten.
A test compares every width and every cut with reportlab's.
"""

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from struct import pack, unpack, unpack_from

_PLATFORM_WINDOWS, _ENCODING_FULL = 3, 10
# In the flags of a glyph's part: how long it is, and whether another one follows.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 8, 32, 64, 128
_SEMIBOLD = 600
_CHECKSUM = 0xB1B0AFBA
_WORD = 1 << 32
_SHORT_OFFSETS = 2 * 0xFFFF
# What a reader needs of a font program inside a file (ISO 32000-1, 9.9).
_COPIED = (b"cvt ", b"fpgm", b"prep")


class Face:
    """One face; ``name`` is what it is called in a file."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._content = content
        count: int = unpack_from(">H", content, 4)[0]
        entries = (unpack_from(">4sxxxxLL", content, 12 + 16 * at) for at in range(count))
        self._tables: dict[bytes, tuple[int, int]] = {tag: (at, size) for tag, at, size in entries}
        head = self._at(b"head")
        units: int = unpack_from(">H", content, head + 18)[0]
        self._scale = 1000 / units
        self._long: bool = unpack_from(">H", content, head + 50)[0] == 1
        self._advances: int = unpack_from(">H", content, self._at(b"hhea") + 34)[0]
        groups = self._groups()
        self._starts, self._ends, self._firsts = groups[::3], groups[1::3], groups[2::3]

    def glyph(self, code: int) -> int:
        """The number of the glyph that draws a character, 0 if the face has none."""
        at = bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ends[at]:
            return 0
        return self._firsts[at] + code - self._starts[at]

    def width(self, code: int) -> float:
        """How wide a character is, in thousandths of the size."""
        return self._advance(self.glyph(code)) * self._scale

    def facts(self) -> dict[str, float]:
        """What a reader is told of the whole face, in thousandths of the size."""
        content, scale = self._content, self._scale
        system, post = self._at(b"OS/2"), self._at(b"post")
        weight: int = unpack_from(">H", content, system + 4)[0]
        ascent, descent = unpack_from(">hh", content, system + 68)
        version: int = unpack_from(">H", content, system)[0]
        capitals: int = unpack_from(">h", content, system + 88)[0] if version > 1 else ascent
        slant: float = unpack_from(">l", content, post + 4)[0] / 65536
        bold = 1 << 18 if weight >= _SEMIBOLD else 0
        return {
            "Flags": 1 << 2 | (1 << 6 if slant else 0) | bold,
            "Ascent": ascent * scale,
            "Descent": descent * scale,
            "CapHeight": capitals * scale,
            "ItalicAngle": slant,
            # No table tells how thick the stems are; this is reportlab's guess.
            "StemV": 50 + int((weight / 65) ** 2),
            "MissingWidth": self._advance(0) * scale,
        }

    def box(self) -> tuple[float, ...]:
        """The rectangle that holds every glyph, in thousandths of the size."""
        edges = unpack_from(">4h", self._content, self._at(b"head") + 36)
        return tuple(edge * self._scale for edge in edges)

    def cut(self, codes: Sequence[int]) -> bytes:
        """A face of its own in which byte n draws the n-th of these characters; 0 is "missing"."""
        glyphs = [0]
        numbers = {0: 0}
        places = [_numbered(self.glyph(code), glyphs, numbers) for code in codes]
        # The list grows while it is read: parts of glyphs are glyphs, too.
        outlines = [self._outline(glyph, glyphs, numbers) for glyph in glyphs]
        offsets = [0]
        for outline in outlines:
            offsets.append(offsets[-1] + len(outline))
        long = offsets[-1] > _SHORT_OFFSETS
        metrics = [(self._advance(glyph), self._bearing(glyph)) for glyph in glyphs]
        head, most = self._table(b"head"), self._table(b"maxp")
        tables = {tag: self._table(tag) for tag in _COPIED if tag in self._tables}
        tables |= {
            b"cmap": pack(">9H", 0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(places), 0)
            + pack(f">HH{len(places)}H", 0, len(places), *places),
            b"glyf": b"".join(outlines),
            b"head": head[:8] + bytes(4) + head[12:50] + pack(">H", long) + head[52:],
            b"hhea": self._table(b"hhea")[:34] + pack(">H", len(glyphs)),
            b"hmtx": b"".join(pack(">HH", *pair) for pair in metrics),
            b"loca": pack(f">{len(offsets)}L", *offsets)
            if long
            else pack(f">{len(offsets)}H", *(offset // 2 for offset in offsets)),
            b"maxp": most[:4] + pack(">H", len(glyphs)) + most[6:],
            b"post": pack(">L", 3 << 16) + self._table(b"post")[4:16] + bytes(16),
        }
        return _written(tables)

    def _at(self, tag: bytes) -> int:
        return self._tables[tag][0]

    def _table(self, tag: bytes) -> bytes:
        at, size = self._tables[tag]
        return self._content[at : at + size]

    def _groups(self) -> tuple[int, ...]:
        """The character map: first and last character of each run, and the first one's glyph."""
        content, table = self._content, self._at(b"cmap")
        for at in range(table + 4, table + 4 + 8 * unpack_from(">H", content, table + 2)[0], 8):
            platform, encoding, offset = unpack_from(">HHL", content, at)
            if (platform, encoding) == (_PLATFORM_WINDOWS, _ENCODING_FULL):
                count: int = unpack_from(">L", content, table + offset + 12)[0]
                return unpack_from(f">{3 * count}L", content, table + offset + 16)
        message = f"{self.name} has no character map of all of Unicode"
        raise ValueError(message)

    def _advance(self, glyph: int) -> int:
        at = self._at(b"hmtx") + 4 * min(glyph, self._advances - 1)
        return unpack_from(">H", self._content, at)[0]

    def _bearing(self, glyph: int) -> int:
        beyond = max(0, glyph - self._advances + 1)
        at = self._at(b"hmtx") + 4 * (glyph - beyond) + 2 + 2 * beyond
        return unpack_from(">H", self._content, at)[0]

    def _outline(self, glyph: int, glyphs: list[int], numbers: dict[int, int]) -> bytes:
        """The glyph as it is drawn, its parts under their new numbers, filled up to four bytes."""
        if self._long:
            start, end = unpack_from(">LL", self._content, self._at(b"loca") + 4 * glyph)
        else:
            halves = unpack_from(">HH", self._content, self._at(b"loca") + 2 * glyph)
            start, end = (2 * half for half in halves)
        at = self._at(b"glyf")
        outline = self._content[at + start : at + end]
        if outline and outline[0] & 0x80:
            outline = _composed(bytearray(outline), glyphs, numbers)
        return outline + bytes(-len(outline) % 4)


def read_face(path: Path) -> Face:
    """Read a face from its file."""
    return Face(path.read_bytes(), path.stem)


def _numbered(glyph: int, glyphs: list[int], numbers: dict[int, int]) -> int:
    """The glyph's number in the cut; a new one is put behind the last."""
    number = numbers.get(glyph)
    if number is None:
        number = numbers[glyph] = len(glyphs)
        glyphs.append(glyph)
    return number


def _composed(outline: bytearray, glyphs: list[int], numbers: dict[int, int]) -> bytes:
    """A glyph that is put together from others: each is named by its number in the cut."""
    at, more = 10, True
    while more:
        flags, glyph = unpack_from(">HH", outline, at)
        outline[at + 2 : at + 4] = pack(">H", _numbered(glyph, glyphs, numbers))
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        more = bool(flags & _MORE)
    return bytes(outline)


def _written(tables: dict[bytes, bytes]) -> bytes:
    """The tables as a font file, with their directory and check sums."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = [pack(">LHHHH", 1 << 16, count, 16 << power, power, 16 * count - (16 << power))]
    body, at = b"", 12 + 16 * count
    for tag, table in sorted(tables.items()):
        directory.append(pack(">4sLLL", tag, _sum(table), at + len(body), len(table)))
        body += table + bytes(-len(table) % 4)
    file = b"".join(directory) + body
    adjustment = (_CHECKSUM - _sum(file)) % _WORD
    place = file.index(tables[b"head"], 12 + 16 * count) + 8
    return file[:place] + pack(">L", adjustment) + file[place + 4 :]


def _sum(table: bytes) -> int:
    """The sum of all four-byte words."""
    filled = table + bytes(-len(table) % 4)
    return sum(unpack(f">{len(filled) // 4}L", filled)) % _WORD
