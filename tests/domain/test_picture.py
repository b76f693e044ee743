"""The size of a picture is read from its head, also of one that was cut off."""

import pytest

from rehabdesk.domain.dossiers import Kop
from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.picture import MOST_PIXELS, may_be_kept, media_type_of, size_of

HEAD = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\x01"
FRAME = b"\xff\xc0\x00\x11\x08\x01\x2c\x00\xc8"
JPEG = HEAD[:-1] + b"\xd0" + FRAME


def png(width, height):
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x0dIHDR" + size + b"\x08\x02\x00\x00\x00"


def test_a_jpeg_says_its_width_and_height_in_its_first_frame():
    assert size_of(JPEG) == (200, 300)
    assert media_type_of(JPEG) == "image/jpeg"


@pytest.mark.parametrize("cut", range(len(JPEG)))
def test_a_jpeg_that_was_cut_off_before_its_size_has_none(cut):
    assert size_of(JPEG[:cut]) is None


def test_a_png_says_its_size_once_its_head_is_whole():
    assert size_of(png(640, 480)) == (640, 480)
    assert size_of(png(640, 480)[:24]) is None
    assert size_of(png(640, 480)[:25]) == (640, 480)


@pytest.mark.parametrize(
    ("width", "height", "kept"),
    [(2000, 1999, True), (2000, 2000, True), (2000, 2001, False), (0, 5, False), (1, 1, True)],
)
def test_a_picture_is_kept_up_to_its_most_pixels(width, height, kept):
    assert MOST_PIXELS == 4_000_000
    assert may_be_kept(png(width, height)) is kept


def test_a_letterhead_has_one_line_of_address_unless_it_says_otherwise():
    assert Kop(lines=("KEMENTERIAN", "LAPAS", "Jalan Raya")).address_lines == 1


def test_a_list_of_residents_that_is_not_narrowed_has_those_who_left_too():
    assert ResidentFilter() == ResidentFilter(present_only=False)
    assert not ResidentFilter().present_only


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png(1, 1), "image/png"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\x89PNG\r\n\x1a", None),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\xff\xd8", None),
        (b"GIF89a", None),
        (b"<svg/>", None),
        (b"", None),
    ],
)
def test_a_picture_is_what_its_first_bytes_say(content, kind):
    assert media_type_of(content) == kind


SIZED = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
ALONE = {0x01, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7}


@pytest.mark.parametrize("mark", range(1, 0xFF))
def test_each_mark_of_a_jpeg_has_the_size_stands_alone_or_is_passed_over(mark):
    """ITU-T T.81, table B.1."""
    begun = b"\xff\xd8\xff" + bytes([mark])
    if mark in SIZED:
        assert size_of(begun + FRAME[2:]) == (200, 300)
    elif mark in ALONE:
        assert size_of(begun + FRAME) == (200, 300)
    else:
        assert size_of(begun + b"\x00\x04ab" + FRAME) == (200, 300)


@pytest.mark.parametrize(
    ("length", "filling"),
    [(b"\x00\x00", b""), (b"\x00\x01", b""), (b"\x00\x02", b""), (b"\x00\x03", b"a")],
)
def test_a_segment_is_at_least_as_long_as_its_length(length, filling):
    assert size_of(b"\xff\xd8\xff\xe0" + length + filling + FRAME) == (200, 300)


@pytest.mark.parametrize(
    "content",
    [
        b"x" + png(640, 480)[1:],
        png(640, 480)[:12] + b"IDAT" + png(640, 480)[16:],
        b"GIF89a\r\n" + png(640, 480)[8:],
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_only_looks_like_a_png_has_no_size(content):
    assert size_of(content) is None


@pytest.mark.parametrize(
    ("width", "height", "kept"),
    [(4000, 1000, True), (4000, 1001, False), (1, 2, True), (1, 4_000_000, True), (5, 0, False)],
)
def test_a_wide_or_a_high_picture_is_measured_by_all_its_pixels(width, height, kept):
    assert may_be_kept(png(width, height)) is kept
