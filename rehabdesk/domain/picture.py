"""Pictures as the office keeps them: PNG or JPEG, and no larger than is printed or shown."""

from struct import unpack_from

MOST_PIXELS = 4_000_000
"""The most pixels of a kept picture; what the program itself makes has a tenth of it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def media_type_of(content: bytes) -> str | None:
    """What a picture is by its first bytes, "image/png" or "image/jpeg"; None for anything else."""
    if content.startswith(_PNG):
        return "image/png"
    return "image/jpeg" if content.startswith(b"\xff\xd8\xff") else None


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels that a PNG or JPEG says it has, without unpacking it."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and len(content) > 24:  # noqa: PLR2004 - both numbers are there
        width, height = unpack_from(">LL", content, 16)
        return width, height
    return _size_of_jpeg(content) if content.startswith(_JPEG) else None


def may_be_kept(content: bytes) -> bool:
    """Whether a picture is PNG or JPEG with a size, and within ``MOST_PIXELS``."""
    size = size_of(content)
    return size is not None and 0 < size[0] * size[1] <= MOST_PIXELS


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    """The size in the first frame's head; the segments before it are passed over."""
    at = len(_JPEG)
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every mark begins so
        mark = content[at + 1]
        if mark in _SIZES:
            height, width = unpack_from(">HH", content, at + 5)
            return width, height
        if mark == 0xFF:  # noqa: PLR2004 - a mark may be filled up in front
            at += 1
        elif mark in _ALONE:
            at += 2
        else:
            (length,) = unpack_from(">H", content, at + 2)
            at += 2 + max(2, length)
    return None
