"""The press: pages and repeated parts written as ready bytes into reportlab's document.

This is the one place that is written for speed rather than with reportlab's canvas: what repeats
is a form that each page only names, page objects are made as finished bytes, and text is coded by
one table a face. A test draws the same pages with the plain canvas and compares every pixel.
"""

import zlib
from collections.abc import Callable, Hashable
from threading import Lock

from rehabdesk.documents.kit.fonts import Style, composed, font, glyph
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.pen import Pen
from rehabdesk.documents.kit.pictures import Picture
from rehabdesk.documents.kit.reportlab_parts import (
    NamedObjects,
    ReadyObject,
    Reference,
    fonts_of,
    new_document,
)

# A face reads its own file while it is cut down, so two documents are not finished at once.
_FINISHING = Lock()
# Compressing a short stream costs more time than it saves bytes.
_WORTH_COMPRESSING = 1500
_OTHER_FACE = "\0"


class Press:
    """One PDF being made: draw pages with pens, name repeated parts, then take the bytes."""

    def __init__(self, title: str) -> None:
        document = self._document = new_document(title)
        self._parts = NamedObjects(document, "Parts")
        self._forms: dict[Hashable, str] = {}
        self._codes: dict[Style, _Codes] = {}
        resources = b"<</Font %s/XObject %s/ProcSet[/PDF/Text/ImageC/ImageB]>>\n"
        resources %= (fonts_of(document), self._parts.reference.format(document))
        self._resources = self._ready(resources).format(document)
        pages = document.Reference(document.Pages).format(document)
        self._page_start = b"<</Type/Page/Parent %s/Resources %s" % (pages, self._resources)

    def pen(self, size: Size) -> Pen:
        """A pen over an empty page of this size."""
        return Pen(self, size)

    def add(self, pen: Pen) -> None:
        """Put what the pen has drawn behind the last page."""
        document = self._document
        contents = self._ready(_stream(b"", pen.written())).format(document)
        width, height = pen.size
        page = b"%s/MediaBox[0 0 %.2f %.2f]/Contents %s>>\n"
        document.addPage(ReadyObject(page % (self._page_start, width, height, contents)))

    def form(self, key: Hashable, size: Size, draw: Callable[[Pen], None]) -> str:
        """The name of a repeated part, drawn when its key is first met; stamp it with a pen."""
        name = self._forms.get(key)
        if name is None:
            pen = Pen(self, size)
            draw(pen)
            head = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources %s"
            head %= (*size, self._resources)
            name = self._forms[key] = self._parts.add(self._ready(_stream(head, pen.written())))
        return name

    def picture(self, picture: Picture) -> str:
        """The name of a picture, put into the file once; stamp it with a pen."""
        name = self._forms.get(picture)
        if name is None:
            head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8"
            head %= (picture.width, picture.height)
            mask = self._ready(_stream(head + b"/ColorSpace/DeviceGray", picture.opacity))
            head += b"/ColorSpace/DeviceRGB/SMask %s" % mask.format(self._document)
            name = self._forms[picture] = self._parts.add(
                self._ready(_stream(head, picture.colours))
            )
        return name

    def show(self, words: str, style: Style) -> str:
        """The operators that show words in the face that is set."""
        codes = self._codes.get(style) or self._codes.setdefault(style, _Codes(self, style))
        coded = composed(words).translate(codes)
        if _OTHER_FACE in coded:
            return ""
        return f"({coded})Tj"

    def runs(self, words: str, style: Style) -> list[tuple[str, str]]:
        """The same in pieces of (face in the file, operators), for words of mixed faces."""
        pieces: list[tuple[str, bytes]] = []
        for character in composed(words):
            shown = glyph(style, character)
            if shown is not None:
                subset, coded = self.coded(shown.style, shown.character)
                face = self.face(shown.style, subset)
                if pieces and pieces[-1][0] == face:
                    pieces[-1] = (face, pieces[-1][1] + coded)
                else:
                    pieces.append((face, coded))
        return [(face, f"<{coded.hex()}>Tj") for face, coded in pieces]

    def coded(self, style: Style, character: str) -> tuple[int, bytes]:
        """In which cut of the face a character is (256 each), and its code there."""
        return font(style).splitString(character, self._document)[0]

    def face(self, style: Style, subset: int = 0) -> str:
        """What a face is called in this file."""
        return font(style).getSubsetInternalName(subset, self._document)

    def finished(self) -> bytes:
        """The whole file; the press cannot be used again."""
        with _FINISHING:
            return self._document.GetPDFData(None)

    def _ready(self, written: bytes) -> Reference:
        return self._document.Reference(ReadyObject(written), f"S{self._document.objectcounter}")


class _Codes(dict[int, str]):
    """How each character is written inside a string of one face, filled when first met."""

    def __init__(self, press: Press, style: Style) -> None:
        super().__init__()
        self.press = press
        self.style = style

    def __missing__(self, code: int) -> str:
        shown = glyph(self.style, chr(code))
        if shown is None:
            written = ""
        elif shown.style is not self.style:
            written = _OTHER_FACE
        else:
            subset, coded = self.press.coded(shown.style, shown.character)
            written = _OTHER_FACE if subset else _escaped(coded[0])
        self[code] = written
        return written


def _escaped(code: int) -> str:
    """One byte as it stands in a PDF string."""
    if code in b"()\\":
        return "\\" + chr(code)
    # A bare carriage return would be read as a line feed; all else may stand as it is.
    return "\\r" if code == ord("\r") else chr(code)


def _stream(head: bytes, content: bytes) -> bytes:
    """A stream object: dictionary and content, compressed where that is worth it."""
    if len(content) >= _WORTH_COMPRESSING:
        content = zlib.compress(content, 6)
        head += b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream\n" % (head, len(content), content)
