"""A PNG taken apart without being decoded has the pixels that PIL reads."""

import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image, ImageDraw

from rehabdesk.documents.kit.pictures import read_picture
from rehabdesk.documents.kit.png import channels
from tests.documents.reading import image_of


def badge(side=61):
    """A round badge whose edge is smooth, so that every filter of PNG is used."""
    image = Image.new("RGBA", (side * 4, side * 3))
    draw = ImageDraw.Draw(image)
    draw.ellipse((4, 4, side * 4 - 5, side * 3 - 5), fill=(20, 60, 110, 255))
    for x in range(side * 4):
        draw.line((x, side, x, side + 20), fill=(x % 256, 255 - x % 256, 30, x % 256))
    return image.resize((side, side), Image.Resampling.LANCZOS)


def saved(image, kind="PNG", **options):
    made = BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def test_the_pixels_of_a_logo_are_kept():
    image = badge()

    taken = channels(saved(image), 480)

    assert taken is not None
    assert set(zlib.decompress(_data(saved(image)))[:: 1 + 4 * 61]) > {0, 1}
    assert image_of(read_picture(saved(image))).tobytes() == image.tobytes()


@settings(max_examples=40, deadline=None)
@given(
    width=some.integers(1, 40),
    height=some.integers(1, 40),
    seed=some.binary(min_size=1, max_size=40),
)
def test_any_pixels_are_kept(width, height, seed):
    pixels = (seed * (width * height * 4 // len(seed) + 1))[: width * height * 4]
    image = Image.frombytes("RGBA", (width, height), pixels)

    assert channels(saved(image), 480) is not None
    assert image_of(read_picture(saved(image))).tobytes() == image.tobytes()


@pytest.mark.parametrize(
    ("mode", "kind", "options"),
    [
        ("RGB", "PNG", {}),
        ("L", "PNG", {}),
        ("LA", "PNG", {}),
        ("P", "PNG", {}),
        ("1", "PNG", {}),
        ("RGB", "PNG", {"transparency": (20, 60, 110)}),
        ("RGB", "JPEG", {}),
        ("L", "JPEG", {}),
    ],
)
def test_other_kinds_are_left_to_the_library(mode, kind, options):
    content = saved(badge().convert(mode), kind, **options)

    assert channels(content, 480) is None
    expected = Image.open(BytesIO(content)).convert("RGBA")
    assert image_of(read_picture(content)).tobytes() == expected.tobytes()


def test_a_large_picture_is_made_smaller():
    content = saved(badge().resize((900, 300)))

    assert channels(content, 480) is None
    assert image_of(read_picture(content)).size == (480, 160)


def test_a_broken_picture_is_none():
    content = saved(badge())

    for end in range(0, len(content) - 12, 97):
        assert channels(content[:end], 480) is None
    for at in range(8, len(content), 41):
        wrong = content[:at] + bytes((content[at] ^ 0xFF,)) + content[at + 1 :]
        assert channels(wrong, 480) is None


def test_pixels_that_are_too_few_are_not_made_up():
    rows = zlib.compress(bytes(1 + 4 * 10) * 9)

    assert channels(_png(10, 10, rows), 480) is None


def _data(content):
    at = content.index(b"IDAT")
    return content[at + 4 : at + 4 + int.from_bytes(content[at - 4 : at], "big")]


def _png(width, height, packed):
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(content).to_bytes(4, "big")
        + kind
        + content
        + zlib.crc32(kind + content).to_bytes(4, "big")
        for kind, content in ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    )
