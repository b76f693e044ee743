"""Logos as the press wants them: PNG or JPEG bytes to colours and opacity, never too large."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

# Two centimetres at 600 dots an inch: more cannot be seen on paper.
_LARGEST = 480
# More is no logo: it would fill the memory.
_MOST_PIXELS = 60_000_000


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
        with _opened(BytesIO(content)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            image = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return None
    image.thumbnail((_LARGEST, _LARGEST))
    return Picture(
        image.width, image.height, image.convert("RGB").tobytes(), image.getchannel("A").tobytes()
    )


def _opened(content: BytesIO) -> Image.Image:
    """The picture, by its own format's reader: PIL's general one loads the readers of all."""
    if content.getvalue().startswith(b"\x89PNG"):
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(content)
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(content)
