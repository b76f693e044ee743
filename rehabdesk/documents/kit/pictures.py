"""Logos and photos for drawing: PNG or JPEG bytes, decoded by PIL, limited in size."""

from functools import lru_cache
from io import BytesIO

from msgspec import Struct
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from rehabdesk.documents.kit.reportlab_parts import reader
from rehabdesk.domain.picture import MOST_PIXELS

# Two centimetres at 600 dots an inch: more cannot be seen on paper.
_LARGEST = 480


class PaperPicture(Struct, frozen=True):
    """A picture with its size in pixels, ``read`` as the canvas takes it."""

    width: int
    height: int
    read: object


@lru_cache(maxsize=16)
def read_picture(content: bytes) -> PaperPicture | None:
    """The picture in PNG or JPEG bytes, or None if they hold no picture that can be read."""
    # Each by its own format's reader: PIL's general one loads the readers of all.
    kind = PngImageFile if content.startswith(b"\x89PNG") else JpegImageFile
    try:
        with kind(BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            image = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return None
    image.thumbnail((_LARGEST, _LARGEST))
    return PaperPicture(image.width, image.height, reader(image))
