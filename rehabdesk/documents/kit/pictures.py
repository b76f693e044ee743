"""Logos as the press wants them: PNG or JPEG bytes to colours and opacity, never too large."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

# Two centimetres at 600 dots an inch: more cannot be seen on paper.
_LARGEST = 480


class Picture(NamedTuple):
    """Pixels from the top row: three bytes of colour each, and one of opacity."""

    width: int
    height: int
    colours: bytes
    opacity: bytes


@lru_cache(maxsize=16)
def read_picture(content: bytes) -> Picture | None:
    """The picture in PNG or JPEG bytes, or None if they hold no picture that can be read."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            image = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    image.thumbnail((_LARGEST, _LARGEST))
    return Picture(
        image.width, image.height, image.convert("RGB").tobytes(), image.getchannel("A").tobytes()
    )
