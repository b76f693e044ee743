"""A pen over one page or repeated part: words, rules, shapes, as PDF operators."""

from collections.abc import Hashable, Iterable
from enum import Enum
from functools import cache
from typing import Protocol

from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.pictures import Picture

Line = tuple[float, float, float, float]
Colour = tuple[float, float, float]

BLACK: Colour = (0, 0, 0)


class Align(Enum):
    """Which part of the words stands at the given place: how much of them is left of it."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Part(Hashable, Protocol):
    """Draws something that many pages share, from nothing but what it holds itself.

    It is its own key: parts that hold the same are drawn once, parts that differ in anything
    are never taken for each other.
    """

    def __call__(self, pen: "Pen") -> None:
        """Draw it where it stands on a page of the pen's size."""
        ...


class Coding(Protocol):
    """What a pen needs to know of the file it writes for: how words and parts are named there."""

    def form(self, part: Part, size: Size) -> str:
        """The name of a repeated part."""
        ...

    def picture(self, picture: Picture) -> str:
        """The name of a picture."""
        ...

    def show(self, words: str, style: Style) -> str:
        """The operators that show words, or nothing if they need several faces."""
        ...

    def runs(self, words: str, style: Style) -> list[tuple[str, str]]:
        """Pieces of words that need several faces: face and operators."""
        ...

    def face(self, style: Style, subset: int = 0) -> str:
        """What a face is called."""
        ...


class Pen:
    """Draws on a page of ``size``; x to the right, y upwards, in points."""

    def __init__(self, press: Coding, size: Size) -> None:
        self.size = size
        self.press = press
        self._operators: list[str] = []
        self._face: tuple[Style, float] | None = None
        self._spacing = 0.0

    def text(self, x: float, y: float, words: str, ink: Ink, align: Align = Align.LEFT) -> None:
        """Set words on the baseline ``y``; empty words draw nothing."""
        if words:
            if align is not Align.LEFT:
                x -= width(words, ink) * align.value
            self._show(f"{x:.2f} {y:.2f} Td", words, ink)

    def upright(self, x: float, y: float, words: str, ink: Ink) -> None:
        """Set words that climb from ``y``, with their feet at the right, on the line ``x``."""
        if words:
            self._show(f"0 1 -1 0 {x:.2f} {y:.2f} Tm", words, ink)

    def rules(self, lines: Iterable[Line], weight: float) -> None:
        """Draw straight lines of one weight."""
        drawn = " ".join(f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in lines)
        if drawn:
            self._operators.append(f"{weight:.2f} w {drawn} S")

    def rule(self, line: Line, weight: float) -> None:
        """Draw one straight line."""
        self.rules((line,), weight)

    def frame(self, x: float, y: float, across: float, up: float, weight: float) -> None:
        """Draw the outline of a rectangle."""
        self._operators.append(f"{weight:.2f} w {x:.2f} {y:.2f} {across:.2f} {up:.2f} re S")

    def fill(self, x: float, y: float, across: float, up: float) -> None:
        """Fill a rectangle with the colour that is set."""
        self._operators.append(f"{x:.2f} {y:.2f} {across:.2f} {up:.2f} re f")

    def colour(self, colour: Colour) -> None:
        """Draw in this colour from here on; red, green and blue from 0 to 1."""
        self._operators.append(_shade(colour))

    def shape(self, path: str, weight: float = 0.0) -> None:
        """Draw a path in PDF's own path operators: filled, or its outline if it has a weight."""
        self._operators.append(f"{weight:.2f} w {path} S" if weight else f"{path} f")

    def stamp(self, name: str, right: float = 0, up: float = 0) -> None:
        """Put a repeated part where it was drawn, or moved from there."""
        if self._spacing:
            # A part is written as if nothing had been set before it.
            self._spacing = 0.0
            self._operators.append("0 Tc")
        moved = f"q 1 0 0 1 {right:.2f} {up:.2f} cm /{name} Do Q" if right or up else f"/{name} Do"
        self._operators.append(moved)

    def share(self, part: Part) -> None:
        """Put a part that other pages may have, too; it is drawn into the file once."""
        self.stamp(self.press.form(part, self.size))

    def place(self, name: str, x: float, y: float, across: float, up: float) -> None:
        """Put a picture into a rectangle."""
        self._operators.append(f"q {across:.2f} 0 0 {up:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def dots(self, x: float, y: float, side: float, modules: int, rows: bytes) -> None:
        """Draw a square of modules, one bit each, rows from the top filled up to whole bytes."""
        self._operators.append(
            f"q {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm "
            f"BI/W {modules}/H {modules}/IM true/D[1 0]/F/AHx ID {rows.hex()}> EI Q"
        )

    def written(self) -> bytes:
        """All that was drawn, as the content of a PDF stream."""
        return "\n".join(self._operators).encode("latin-1")

    def _show(self, place: str, words: str, ink: Ink) -> None:
        style, size, spacing = ink.style, ink.size, ink.spacing
        shown = self.press.show(words, style)
        if not shown:
            self._face = None
            pieces = self.press.runs(words, style)
            shown = " ".join(f"{face} {size:.4g} Tf {piece}" for face, piece in pieces)
        elif self._face != (style, size):
            self._face = (style, size)
            shown = f"{self.press.face(style)} {size:.4g} Tf {shown}"
        if spacing != self._spacing:
            self._spacing = spacing
            shown = f"{spacing:.3g} Tc {shown}"
        self._operators.append(f"BT {place} {shown} ET")


@cache
def _shade(colour: Colour) -> str:
    """The operators that set a colour for shapes and lines."""
    shade = " ".join(f"{part:.3g}" for part in colour)
    return f"{shade} rg {shade} RG"
