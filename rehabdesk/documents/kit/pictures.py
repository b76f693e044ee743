"""Logos as the press wants them: PNG or JPEG bytes to colours and opacity, never too large."""

from functools import lru_cache
from io import BytesIO

from msgspec import Struct

from rehabdesk.documents.kit.png import channels
from rehabdesk.domain.picture import MOST_PIXELS

# Two centimetres at 600 dots an inch: more cannot be seen on paper.
_LARGEST = 480


class Picture(Struct, frozen=True):
    """Rows of pixels from the top: three bytes of colour each, and one of opacity.

    Each row is led by the byte that names its PNG filter; PDF knows the same filters.
    """

    width: int
    height: int
    colours: bytes
    opacity: bytes


@lru_cache(maxsize=16)
def read_picture(content: bytes) -> Picture | None:
    """The picture in PNG or JPEG bytes, or None if they hold no picture that can be read."""
    plain = channels(content, _LARGEST)
    return Picture(*plain) if plain else _by_library(content)


def _by_library(content: bytes) -> Picture | None:
    """Pictures of all kinds and sizes."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    # Each by its own format's reader: PIL's general one loads the readers of all.
    reader = PngImageFile if content.startswith(b"\x89PNG") else JpegImageFile
    try:
        with reader(BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            image = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return None
    image.thumbnail((_LARGEST, _LARGEST))
    colours, opacity = image.convert("RGB").tobytes(), image.getchannel("A").tobytes()
    across = image.width
    return Picture(
        across, image.height, _unfiltered(colours, 3 * across), _unfiltered(opacity, across)
    )


def _unfiltered(pixels: bytes, across: int) -> bytes:
    """The rows, each led by the byte that says "as it is"."""
    starts = range(0, len(pixels), across)
    return b"".join(b"\0" + pixels[start : start + across] for start in starts)
