"""What binds pages into a file, as the press sees it, and how a stream is written."""

import zlib
from collections.abc import Callable
from typing import Protocol

from rehabdesk.documents.kit.fonts import Style

# Compressing a short stream costs more time than it saves bytes.
_WORTH_COMPRESSING = 1500


class Binding(Protocol):
    """A file in the making: numbered objects, pages, and the faces that the pages use."""

    @property
    def fonts(self) -> bytes:
        """How the dictionary of all faces is named."""
        ...

    @property
    def parts(self) -> bytes:
        """How the dictionary of all repeated parts is named."""
        ...

    @property
    def pages(self) -> bytes:
        """How the list of all pages is named."""
        ...

    def add(self, written: bytes) -> bytes:
        """Add an object that is written already, and give back how others name it."""
        ...

    def add_part(self, written: bytes) -> str:
        """Add a repeated part, and give back what pages call it."""
        ...

    def add_page(self, written: bytes) -> None:
        """Put a page behind the last one."""
        ...

    def coded(self, style: Style, character: str) -> tuple[int, bytes]:
        """In which cut of the face a character is (256 each), and its code there."""
        ...

    def face(self, style: Style, subset: int = 0) -> str:
        """What a cut of a face is called in this file."""
        ...

    def finished(self) -> bytes:
        """The whole file; nothing can be added to it any more."""
        ...


Binder = Callable[[str], Binding]


def stream(head: bytes, content: bytes) -> bytes:
    """A stream object: dictionary and content, compressed where that is worth it."""
    if len(content) >= _WORTH_COMPRESSING:
        return packed(head, content)
    return b"<<%s/Length %d>>stream\n%s\nendstream\n" % (head, len(content), content)


def packed(head: bytes, content: bytes) -> bytes:
    """A stream object that is always compressed."""
    content = zlib.compress(content, 6)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream\n" % (
        head,
        len(content),
        content,
    )
