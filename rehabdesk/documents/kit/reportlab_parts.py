"""What paper needs of reportlab, with types: only this module imports it."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Protocol, cast

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import (
    registerFont,  # pyright: ignore[reportUnknownVariableType]
)
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas as _Canvas

from rehabdesk.paths import fonts

rl_config.pdfComments = 0
# Streams as bytes and not as letters, which are a quarter longer.
rl_config.useA85 = 0
NON_ZERO = 1
"""How overlapping parts of a shape are filled: all of them."""


class PlacedWords(Protocol):
    """Words in the making, from one place on."""

    def setTextTransform(
        self, a: float, b: float, c: float, d: float, x: float, y: float
    ) -> None: ...
    def setFont(self, name: str, size: float) -> None: ...
    def setCharSpace(self, spacing: float) -> None: ...
    def textOut(self, words: str) -> None: ...


class Outline(Protocol):
    """A path in the making."""

    def moveTo(self, x: float, y: float) -> None: ...
    def lineTo(self, x: float, y: float) -> None: ...
    def curveTo(self, ax: float, ay: float, bx: float, by: float, x: float, y: float) -> None: ...
    def close(self) -> None: ...


class Canvas(Protocol):
    """The part of reportlab's canvas that pens draw with."""

    def setPageSize(self, size: tuple[float, float]) -> None: ...
    def showPage(self) -> None: ...
    def save(self) -> None: ...
    def saveState(self) -> None: ...
    def restoreState(self) -> None: ...
    def translate(self, right: float, up: float) -> None: ...
    def beginForm(self, name: str, left: float, foot: float, right: float, top: float) -> None: ...
    def endForm(self) -> None: ...
    def doForm(self, name: str) -> None: ...
    def beginText(self) -> PlacedWords: ...
    def drawText(self, words: PlacedWords) -> None: ...
    def beginPath(self) -> Outline: ...
    def drawPath(
        self,
        path: Outline,
        *,
        stroke: int,
        fill: int,
        fillMode: int,
    ) -> None: ...
    def lines(self, lines: Sequence[tuple[float, float, float, float]]) -> None: ...
    def rect(
        self, x: float, y: float, across: float, up: float, *, stroke: int, fill: int
    ) -> None: ...
    def setLineWidth(self, weight: float) -> None: ...
    def setFillColorRGB(self, r: float, g: float, b: float) -> None: ...
    def setStrokeColorRGB(self, r: float, g: float, b: float) -> None: ...
    def drawImage(
        self, image: object, x: float, y: float, across: float, up: float, *, mask: str
    ) -> object: ...


class Metrics(Protocol):
    """What a face has: a glyph for each of its signs, and how wide each is."""

    @property
    def charToGlyph(self) -> dict[int, int]: ...
    def getCharWidth(self, code: int) -> float: ...


def new_canvas(content: BytesIO, title: str, first_face: str) -> Canvas:
    """A canvas over an empty file: equal drawings give equal bytes, and viewers do not scale."""
    # PDF 1.6 is the first version that knows how a viewer is asked not to scale.
    made = _Canvas(
        content,
        pageCompression=1,
        invariant=1,
        lang="id",
        pdfVersion=(1, 6),
        initialFontName=first_face,  # pyright: ignore[reportArgumentType]
    )
    made.setTitle(title)
    made.setAuthor("RehabDesk")
    made.setCreator("RehabDesk")
    made.setViewerPreference("PrintScaling", "None")  # pyright: ignore[reportUnknownMemberType]
    return cast("Canvas", made)


def reader(image: object) -> object:
    """A picture of PIL as the canvas takes it; it is put into a file once."""
    return ImageReader(image)


@cache
def metrics(name: str) -> Metrics:
    """A bundled face, read from its file at the first call (some 10 ms), and known by its name."""
    made = TTFont(name, str(fonts() / f"{name}.ttf"), asciiReadable=0, shapable=False)
    registerFont(made)
    return cast("Metrics", made.face)
