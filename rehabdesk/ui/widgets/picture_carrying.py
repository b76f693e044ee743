"""What goes to the process that draws pictures anew, and what comes back."""

from msgspec import Struct


class WantedPicture(Struct, array_like=True, frozen=True):
    """A picture to be drawn into so many pixels, as PNG with its see-through ground or as JPEG.

    ``drawings`` says whether SVG is taken, too.
    """

    content: bytes
    width: int
    height: int
    drawings: bool
    photo: bool


class DrawnPicture(Struct, array_like=True, frozen=True):
    """The picture, or why there is none: "kind", "drawing", "large" or "elsewhere"."""

    content: bytes
    problem: str = ""
