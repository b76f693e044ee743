"""The press: pages and repeated parts written as ready bytes, and bound into one file.

This is the one place that is written for speed rather than with reportlab's canvas: what repeats
is a form that each page only names, page objects are made as finished bytes, and text is coded by
one table a face. A test draws the same pages with the plain canvas and compares every pixel.
"""

from rehabdesk.documents.kit.binding import Binder, packed, stream
from rehabdesk.documents.kit.fonts import Style, composed, glyph
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.pen import Part, Pen
from rehabdesk.documents.kit.pictures import Picture

_OTHER_FACE = "\0"


class Press:
    """One PDF being made: draw pages with pens, name repeated parts, then take the bytes.

    Reportlab binds them unless another binder is given.
    """

    def __init__(self, title: str, binder: Binder | None = None) -> None:
        binding = self._binding = (binder or _usual())(title)
        self._forms: dict[tuple[Size, Part] | Picture, str] = {}
        self._shown: dict[Style, _Shown] = {}
        resources = b"<</Font %s/XObject %s/ProcSet[/PDF/Text/ImageC/ImageB]>>\n"
        self._resources = binding.add(resources % (binding.fonts, binding.parts))
        self._page = b"<</Type/Page/Parent %s/Resources %s" % (binding.pages, self._resources)

    def pen(self, size: Size) -> Pen:
        """A pen over an empty page of this size."""
        return Pen(self, size)

    def add(self, pen: Pen) -> None:
        """Put what the pen has drawn behind the last page."""
        contents = self._binding.add(packed(b"", pen.written()))
        page = b"%s/MediaBox[0 0 %.2f %.2f]/Contents %s>>\n"
        self._binding.add_page(page % (self._page, pen.size.width, pen.size.height, contents))

    def form(self, part: Part, size: Size) -> str:
        """The name of a repeated part, drawn when its like is first met; stamp it with a pen."""
        key = size, part
        name = self._forms.get(key)
        if name is None:
            pen = Pen(self, size)
            part(pen)
            head = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources %s"
            head %= (size.width, size.height, self._resources)
            name = self._forms[key] = self._binding.add_part(stream(head, pen.written()))
        return name

    def picture(self, picture: Picture) -> str:
        """The name of a picture, put into the file once; stamp it with a pen."""
        name = self._forms.get(picture)
        if name is None:
            head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8"
            head %= (picture.width, picture.height)
            rows = b"/DecodeParms<</Predictor 15/Columns %d/Colors %d>>"
            grey = b"%s/ColorSpace/DeviceGray" % head + rows % (picture.width, 1)
            mask = self._binding.add(packed(grey, picture.opacity))
            head += b"/ColorSpace/DeviceRGB/SMask %s" % mask + rows % (picture.width, 3)
            name = self._forms[picture] = self._binding.add_part(packed(head, picture.colours))
        return name

    def show(self, words: str, style: Style) -> str:
        """The operators that show words in the face that is set."""
        known = self._shown.get(style)
        if known is None:
            known = self._shown[style] = _Shown(self, style)
        return known[words]

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
        return self._binding.coded(style, character)

    def face(self, style: Style, subset: int = 0) -> str:
        """What a face is called in this file."""
        return self._binding.face(style, subset)

    def finished(self) -> bytes:
        """The whole file; the press cannot be used again."""
        return self._binding.finished()


class _Shown(dict[str, str]):
    """The operators that show words of one face, made when they are first met."""

    def __init__(self, press: Press, style: Style) -> None:
        super().__init__()
        self.codes = _Codes(press, style)

    def __missing__(self, words: str) -> str:
        coded = composed(words).translate(self.codes)
        shown = self[words] = "" if _OTHER_FACE in coded else f"({coded})Tj"
        return shown


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


def _usual() -> Binder:
    from rehabdesk.documents.kit.reportlab_parts import ReportlabBinding

    return ReportlabBinding


def _escaped(code: int) -> str:
    """One byte as it stands in a PDF string."""
    if code in b"()\\":
        return "\\" + chr(code)
    # A bare carriage return would be read as a line feed; all else may stand as it is.
    return "\\r" if code == ord("\r") else chr(code)
