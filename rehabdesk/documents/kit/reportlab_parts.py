"""The few parts of reportlab that paper needs, with types: only this module imports reportlab.

It is below reportlab's canvas: its PDF document, which numbers and writes objects, and its
TrueType faces, which are cut down to the characters in use.
"""

from functools import cache
from threading import Lock
from typing import Protocol, cast

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
)
from reportlab.pdfbase.ttfonts import TTFont

from rehabdesk.documents.kit.fonts import Style
from rehabdesk.paths import fonts

rl_config.pdfComments = 0
# A face reads its own file while it is cut down, so two documents are not finished at once.
_FINISHING = Lock()


class _Reference(Protocol):
    """How one object of a file names another."""

    def format(self, document: "_Document") -> bytes: ...


class _Catalog(Protocol):
    """What a file says of itself as a whole."""

    ViewerPreferences: object


class _Document(Protocol):
    """A file in the making: objects are added and named, at last all is written."""

    Catalog: _Catalog
    Pages: object
    objectcounter: int

    def Reference(self, obj: object, name: str | None = None) -> _Reference: ...  # noqa: N802
    def addPage(self, page: object) -> None: ...  # noqa: N802
    def GetPDFData(self, canvas: None) -> bytes: ...  # noqa: N802


class _Face(Protocol):
    """A TrueType face, shared by all documents of the process."""

    def splitString(self, text: str, doc: _Document) -> list[tuple[int, bytes]]: ...  # noqa: N802
    def getSubsetInternalName(self, subset: int, doc: _Document) -> str: ...  # noqa: N802


class _ReadyObject(PDFObject):
    """An object of the file that is bytes already."""

    def __init__(self, written: bytes) -> None:
        self.written = written

    def format(self, document: _Document) -> bytes:  # noqa: ARG002 - reportlab's signature
        return self.written


class ReportlabBinding:
    """A file written by reportlab: the usual binding."""

    def __init__(self, title: str) -> None:
        # The first version that knows how a viewer is asked not to scale.
        document = PDFDocument(compression=1, invariant=1, lang="id", pdfVersion=(1, 6))
        document.info.title = title
        document.info.creator = document.info.author = "RehabDesk"
        self._document = cast("_Document", document)
        self._document.Catalog.ViewerPreferences = PDFDictionary({"PrintScaling": "/None"})
        self._named = PDFDictionary({})
        self._count = 0
        self.fonts = cast("_Reference", PDFObjectReference("BasicFonts")).format(self._document)
        self.parts = self._document.Reference(self._named, "Parts").format(self._document)
        self.pages = self._document.Reference(self._document.Pages).format(self._document)

    def add(self, written: bytes) -> bytes:
        """Add an object that is written already, and give back how others name it."""
        return self._added(written).format(self._document)

    def add_part(self, written: bytes) -> str:
        """Add a repeated part, and give back what pages call it."""
        name = f"X{self._count}"
        self._named[name] = self._added(written)
        self._count += 1
        return name

    def add_page(self, written: bytes) -> None:
        """Put a page behind the last one."""
        self._document.addPage(_ReadyObject(written))

    def coded(self, style: Style, character: str) -> tuple[int, bytes]:
        """In which cut of the face a character is (256 each), and its code there."""
        return _face(style).splitString(character, self._document)[0]

    def face(self, style: Style, subset: int = 0) -> str:
        """What a cut of a face is called in this file."""
        return _face(style).getSubsetInternalName(subset, self._document)

    def finished(self) -> bytes:
        """The whole file; nothing can be added to it any more."""
        with _FINISHING:
            return self._document.GetPDFData(None)

    def _added(self, written: bytes) -> _Reference:
        return self._document.Reference(_ReadyObject(written), f"S{self._document.objectcounter}")


@cache
def _face(style: Style) -> _Face:
    """The face, read from its file at the first call (some 10 ms) and kept."""
    path = str(fonts() / f"{style.value}.ttf")
    return cast("_Face", TTFont(style.value, path, asciiReadable=0, shapable=False))
