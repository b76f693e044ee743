"""A pen over one page or repeated part: words, rules, shapes, pictures, on reportlab's canvas."""

from collections.abc import Hashable, Iterable, Sequence
from enum import Enum
from typing import Protocol

from rehabdesk.documents.kit.fonts import Ink, runs, width
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.pictures import PaperPicture
from rehabdesk.documents.kit.qr import QrCode
from rehabdesk.documents.kit.reportlab_parts import NON_ZERO, Canvas, reader

Stroke = tuple[float, float, float, float]
Colour = tuple[float, float, float]
Step = tuple[float, ...]
"""A place to draw a line to, or two handles and a place to draw a curve to."""

BLACK: Colour = (0, 0, 0)
_PLACE = 2


class Anchor(Enum):
    """Which part of the words stands at the given place: how much of them is left of it."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class SharedDrawing(Hashable, Protocol):
    """Draws something that many pages share, from nothing but what it holds itself.

    It is its own key: parts that hold the same are drawn once, parts that differ in anything
    are never taken for each other.
    """

    def __call__(self, pen: "Pen") -> None:
        """Draw it where it stands on a page of the pen's size."""
        ...


class Drawing(Protocol):
    """The file that a pen draws into."""

    @property
    def canvas(self) -> Canvas:
        """Where all pages and parts are drawn."""
        ...

    def form(self, part: SharedDrawing, size: Size) -> str:
        """The name of a repeated part."""
        ...


class Pen:
    """Draws on a page of ``size``; x to the right, y upwards, in points."""

    def __init__(self, press: Drawing, size: Size) -> None:
        self.size = size
        self.press = press
        self._canvas = press.canvas

    def text(self, x: float, y: float, words: str, ink: Ink, align: Anchor = Anchor.LEFT) -> None:
        """Set words on the baseline ``y``; empty words draw nothing."""
        if align is not Anchor.LEFT:
            x -= width(words, ink) * align.value
        self._set(words, ink, (1, 0, 0, 1, x, y))

    def upright(self, x: float, y: float, words: str, ink: Ink) -> None:
        """Set words that climb from ``y``, with their feet at the right, on the line ``x``."""
        self._set(words, ink, (0, 1, -1, 0, x, y))

    def rules(self, lines: Iterable[Stroke], weight: float) -> None:
        """Draw straight lines of one weight."""
        if drawn := list(lines):
            self._canvas.setLineWidth(weight)
            self._canvas.lines(drawn)

    def rule(self, line: Stroke, weight: float) -> None:
        """Draw one straight line."""
        self.rules((line,), weight)

    def frame(self, x: float, y: float, across: float, up: float, weight: float) -> None:
        """Draw the outline of a rectangle."""
        self._canvas.setLineWidth(weight)
        self._canvas.rect(x, y, across, up, stroke=1, fill=0)

    def fill(self, x: float, y: float, across: float, up: float) -> None:
        """Fill a rectangle with the colour that is set."""
        self._canvas.rect(x, y, across, up, stroke=0, fill=1)

    def colour(self, colour: Colour) -> None:
        """Draw in this colour from here on; red, green and blue from 0 to 1."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setStrokeColorRGB(*colour)

    def shape(self, start: Step, steps: Sequence[Step], weight: float = 0.0) -> None:
        """Draw a path of lines and curves: filled, or as a line if it has a weight."""
        path = self._canvas.beginPath()
        path.moveTo(*start)
        for step in steps:
            if len(step) == _PLACE:
                path.lineTo(*step)
            else:
                path.curveTo(*step)
        if weight:
            self._canvas.setLineWidth(weight)
        else:
            path.close()
        self._canvas.drawPath(
            path, stroke=int(bool(weight)), fill=int(not weight), fillMode=NON_ZERO
        )

    def stamp(self, name: str, right: float = 0, up: float = 0) -> None:
        """Put a repeated part where it was drawn, or moved from there."""
        if right or up:
            self._canvas.saveState()
            self._canvas.translate(right, up)
            self._canvas.doForm(name)
            self._canvas.restoreState()
        else:
            self._canvas.doForm(name)

    def share(self, part: SharedDrawing) -> None:
        """Put a part that other pages may have, too; it is drawn into the file once."""
        self.stamp(self.press.form(part, self.size))

    def place(self, picture: PaperPicture, x: float, y: float, across: float, up: float) -> None:
        """Put a picture into a rectangle."""
        self._canvas.drawImage(picture.read, x, y, across, up, mask="auto")

    def code(self, code: QrCode, x: float, y: float, side: float) -> None:
        """Draw a QR code into a square, without a quiet zone."""
        # Not inline: the end of such an image is found by its letters, which it may also contain.
        self._canvas.drawImage(reader(code.image), x, y, side, side, mask="auto")

    def _set(self, words: str, ink: Ink, place: Step) -> None:
        pieces = runs(words, ink.style)
        if not pieces:
            return
        text = self._canvas.beginText()
        text.setTextTransform(*place)
        if ink.spacing:
            text.setCharSpace(ink.spacing)
        for face, piece in pieces:
            text.setFont(face, ink.size)
            text.textOut(piece)
        if ink.spacing:
            # What is set afterwards, also in a repeated part, would take the spacing over.
            text.setCharSpace(0)
        self._canvas.drawText(text)
