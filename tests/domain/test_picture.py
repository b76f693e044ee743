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
