"""The few parts of reportlab that paper needs, with types: only this module imports reportlab.

It is below reportlab's canvas: its PDF document, which numbers and writes objects, and its
TrueType faces, which are cut down to the characters in use.
"""

from pathlib import Path
from typing import Protocol, cast

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFObjectReference
from reportlab.pdfbase.ttfonts import TTFont

rl_config.pdfComments = 0


class Reference(Protocol):
    """How one object of a file names another."""

    def format(self, document: "Document") -> bytes:
        """The number of the object, as it is written."""
        ...


class Document(Protocol):
    """A file in the making: objects are added and named, at last all is written."""

    Pages: object
    objectcounter: int

    def Reference(self, obj: object, name: str | None = None) -> Reference:  # noqa: N802
        """Add an object, or find it, and give back its name."""
        ...

    def addPage(self, page: object) -> None:  # noqa: N802
        """Put a page behind the last one."""
        ...

    def GetPDFData(self, canvas: None) -> bytes:  # noqa: N802
        """Write the file."""
        ...


class _Glyphs(Protocol):
    charToGlyph: dict[int, int]  # noqa: N815


class Face(Protocol):
    """A TrueType face, shared by all documents of the process."""

    face: _Glyphs

    def stringWidth(self, text: str, size: float) -> float:  # noqa: N802
        """How wide a text is."""
        ...

    def splitString(self, text: str, doc: Document) -> list[tuple[int, bytes]]:  # noqa: N802
        """The text in pieces of (cut of the face, codes in it)."""
        ...

    def getSubsetInternalName(self, subset: int, doc: Document) -> str:  # noqa: N802
        """What a cut of the face is called in a document."""
        ...


class ReadyObject(PDFObject):
    """An object of the file that is bytes already."""

    def __init__(self, written: bytes) -> None:
        self.written = written

    def format(self, document: Document) -> bytes:  # noqa: ARG002 - reportlab's signature
        """The bytes."""
        return self.written


class NamedObjects:
    """A dictionary of the file that grows until the file is written: names and their objects."""

    def __init__(self, document: Document, name: str) -> None:
        self._named = PDFDictionary({})
        self._count = 0
        self.reference = document.Reference(self._named, name)

    def add(self, reference: Reference) -> str:
        """Name one more object and give back its name."""
        name = f"X{self._count}"
        self._named[name] = reference
        self._count += 1
        return name


def new_document(title: str) -> Document:
    """An empty file, without anything in it that tells when or where it was made."""
    document = PDFDocument(compression=1, invariant=1, lang="id")
    document.info.title = title
    document.info.creator = document.info.author = "RehabDesk"
    return cast("Document", document)


def fonts_of(document: Document) -> bytes:
    """How the dictionary of all the file's fonts is named in it."""
    return cast("Reference", PDFObjectReference("BasicFonts")).format(document)


def load_face(path: Path) -> Face:
    """Read a face from its file: some five milliseconds."""
    return cast("Face", TTFont(path.stem, str(path), asciiReadable=0, shapable=False))
