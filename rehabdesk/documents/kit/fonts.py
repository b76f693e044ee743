"""The bundled typefaces, loaded once for the life of the process, and the width of words in them.

No text can break a page: a sign that the face lacks is taken from DejaVu Sans, one that no face
has becomes a visible "?", and invisible joiners vanish.
"""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby

from msgspec import Struct

from rehabdesk.documents.kit.reportlab_parts import Metrics, metrics


class Style(StrEnum):
    """The faces that are bundled, by the name of their file."""

    REGULAR = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"
    SYMBOLS = "DejaVuSans"


class Ink(Struct, frozen=True):
    """How words are set: face, size in points, extra space after each letter in points."""

    style: Style
    size: float
    spacing: float = 0.0

    def sized(self, size: float) -> "Ink":
        """The same at another size."""
        return Ink(self.style, size, self.spacing)


class Glyph(Struct, frozen=True):
    """The face and the character that stand for a character on paper."""

    style: Style
    character: str


def font(style: Style) -> Metrics:
    """The face, read from its file at the first call and kept."""
    return metrics(style.value)


def load_faces() -> None:
    """Read all faces, some 10 ms each, before anybody prints."""
    for style in Style:
        font(style)


@lru_cache(maxsize=4096)
def glyph(style: Style, character: str) -> Glyph | None:
    """What is drawn for one character in this style, or None for an invisible one."""
    if character.isspace():
        return Glyph(style, " ")
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return None
    code = ord(character)
    if code in font(style).charToGlyph:
        return Glyph(style, character)
    if code in font(Style.SYMBOLS).charToGlyph:
        return Glyph(Style.SYMBOLS, character)
    return Glyph(style, "?")


@lru_cache(maxsize=16384)
def runs(words: str, style: Style) -> tuple[tuple[str, str], ...]:
    """Words in pieces of (face, characters): a new piece where another face has the next sign."""
    shown = [found for sign in composed(words) if (found := glyph(style, sign)) is not None]
    return tuple(
        (face.value, "".join(one.character for one in piece))
        for face, piece in groupby(shown, key=lambda one: one.style)
    )


def composed(words: str) -> str:
    """Letters with their accents in one character each, as the faces have them."""
    return words if words.isascii() else unicodedata.normalize("NFC", words)


def width(words: str, ink: Ink) -> float:
    """How wide the words are in points, letter spacing included."""
    em, letters = _ems(words, ink.style)
    return em * ink.size + max(0, letters - 1) * ink.spacing


class _Widths(dict[str, float]):
    """Width of each character of one style in thousandths of the size, measured when first met."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style = style

    def __missing__(self, character: str) -> float:
        shown = glyph(self.style, character)
        measured = 0.0 if shown is None else font(shown.style).getCharWidth(ord(shown.character))
        self[character] = measured
        return measured


@cache
def _widths(style: Style) -> _Widths:
    return _Widths(style)


@lru_cache(maxsize=16384)
def _ems(words: str, style: Style) -> tuple[float, int]:
    """Width at size 1, and the number of letters."""
    letters = composed(words)
    return sum(map(_widths(style).__getitem__, letters)) / 1000, len(letters)
