"""A binding that writes the file itself: for papers that are printed by the hundred.

Loading reportlab takes as long as drawing three hundred pages. This does the same for pages that
are bytes already, and nothing else; tests compare each document in both bindings, pixel by pixel.
"""

import zlib

from rehabdesk.documents.kit.binding import packed
from rehabdesk.documents.kit.fonts import Style, font

# A text is coded in one byte a sign; the first code is the sign for "missing".
_CODES = 256
_CATALOGUE, _INFO, _PAGES, _FONTS, _PARTS = 1, 2, 3, 4, 5
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
# No more in one list (Adobe Technical Note 5014).
_MOST_IN_A_LIST = 100


class QuickBinding:
    """A file of objects that are written already, and of faces cut down to what is used."""

    def __init__(self, title: str) -> None:
        self._title = title
        # The first five are written last.
        self._objects: list[bytes] = [b""] * _PARTS
        self._page_names: list[bytes] = []
        self._part_names: list[bytes] = []
        self._faces: dict[Style, _Used] = {}
        self.fonts = b"%d 0 R" % _FONTS
        self.parts = b"%d 0 R" % _PARTS
        self.pages = b"%d 0 R" % _PAGES

    def add(self, written: bytes) -> bytes:
        """Add an object that is written already, and give back how others name it."""
        self._objects.append(written)
        return b"%d 0 R" % len(self._objects)

    def add_part(self, written: bytes) -> str:
        """Add a repeated part, and give back what pages call it."""
        self._part_names.append(self.add(written))
        return f"X{len(self._part_names) - 1}"

    def add_page(self, written: bytes) -> None:
        """Put a page behind the last one."""
        self._page_names.append(self.add(written))

    def coded(self, style: Style, character: str) -> tuple[int, bytes]:
        """In which cut of the face a character is (256 each), and its code there."""
        cut, code = self._used(style).place(ord(character))
        return cut, bytes((code,))

    def face(self, style: Style, subset: int = 0) -> str:
        """What a cut of a face is called in this file."""
        return f"/{self._used(style).name}+{subset}"

    def finished(self) -> bytes:
        """The whole file; nothing can be added to it any more."""
        faces = [
            b"/%s+%d %s" % (used.name.encode(), number, self._add_cut(style, number, cut))
            for style, used in self._faces.items()
            for number, cut in enumerate(used.cuts)
        ]
        parts = [b"/X%d %s" % numbered for numbered in enumerate(self._part_names)]
        kids = b" ".join(self._page_names)
        self._objects[:_PARTS] = [
            b"<</Type/Catalog/Pages %s/Lang(id)/ViewerPreferences<</PrintScaling/None>>>>\n"
            % self.pages,
            b"<</Title %s/Author(RehabDesk)/Creator(RehabDesk)>>\n" % _words(self._title),
            b"<</Type/Pages/Count %d/Kids[%s]>>\n" % (len(self._page_names), kids),
            b"<<%s>>\n" % b"".join(faces),
            b"<<%s>>\n" % b"".join(parts),
        ]
        return _file(self._objects)

    def _used(self, style: Style) -> "_Used":
        used = self._faces.get(style)
        if used is None:
            used = self._faces[style] = _Used(f"F{len(self._faces) + 1}")
        return used

    def _add_cut(self, style: Style, number: int, codes: list[int]) -> bytes:
        """Add one cut of a face with all that describes it, and give back how it is named."""
        face = font(style)
        # Six letters tell cuts of the same face apart.
        name = b"/AAAA%c%c+%s" % (65 + number // 26, 65 + number % 26, face.name.encode())
        cut = face.cut(codes)
        program = self.add(packed(b"/Length1 %d" % len(cut), cut))
        facts = b"".join(
            b"/%s %s" % (key.encode(), _n(value)) for key, value in face.facts().items()
        )
        descriptor = b"<</Type/FontDescriptor/FontName%s%s/FontBBox[%s]/FontFile2 %s>>\n"
        box = b" ".join(map(_n, face.box()))
        described = self.add(descriptor % (name, facts, box, program))
        read = self.add(packed(b"", _to_unicode(codes)))
        widths = b" ".join(_n(face.width(code)) for code in codes)
        return self.add(
            b"<</Type/Font/Subtype/TrueType/BaseFont%s/FirstChar 0/LastChar %d"
            b"/FontDescriptor %s/ToUnicode %s/Widths[%s]>>\n"
            % (name, len(codes) - 1, described, read, widths)
        )


class _Used:
    """The characters of one face that a file uses, in cuts of 256 in the order they were met."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cuts: list[list[int]] = [[0]]
        self._places: dict[int, tuple[int, int]] = {}

    def place(self, code: int) -> tuple[int, int]:
        """The cut and the place in it."""
        known = self._places.get(code)
        if known is None:
            if len(self.cuts[-1]) == _CODES:
                self.cuts.append([0])
            known = self._places[code] = len(self.cuts) - 1, len(self.cuts[-1])
            self.cuts[-1].append(code)
        return known


def _file(objects: list[bytes]) -> bytes:
    """Objects written one behind the other, and the table of where they are."""
    parts, places, at = [b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"], [b"0000000000 65535 f \n"], 15
    for number, written in enumerate(objects, 1):
        part = b"%d 0 obj\n%sendobj\n" % (number, written)
        parts.append(part)
        places.append(b"%010d 00000 n \n" % at)
        at += len(part)
    content = b"".join(parts)
    name = b"<%08x%08x>" % (zlib.crc32(content), zlib.adler32(content))
    return b"%sxref\n0 %d\n%strailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[%s%s]>>\n" % (
        content,
        len(places),
        b"".join(places),
        len(places),
        _CATALOGUE,
        _INFO,
        name,
        name,
    ) + b"startxref\n%d\n%%%%EOF\n" % len(content)


def _to_unicode(codes: list[int]) -> bytes:
    """Which character each code is, so that words can be searched and copied."""
    lines = [
        b"<%02x> <%s>" % (number, chr(code).encode("utf-16-be", "surrogatepass").hex().encode())
        for number, code in enumerate(codes)
    ]
    starts = range(0, len(lines), _MOST_IN_A_LIST)
    lists = (lines[start : start + _MOST_IN_A_LIST] for start in starts)
    return _TO_UNICODE % b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(one), b"\n".join(one)) for one in lists
    )


def _words(words: str) -> bytes:
    """Any text as a string of the file."""
    return b"<feff%s>" % words.encode("utf-16-be").hex().encode()


def _n(number: float) -> bytes:
    return b"%.7g" % number
