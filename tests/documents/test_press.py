"""The press: quick pages equal plain ones, and no text can break them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import ImageChops

from rehabdesk.documents import attendance_sheet, certificate, certificate_register, monthly_grid
from rehabdesk.documents.kit import samples
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.press import Press
from tests.documents.plain_press import PlainPress
from tests.documents.reading import pages_of, pictures_of, png

KOP = replace(samples.KOP, left_logo=png(), right_logo=png(30, (0, 90, 0, 120)))
PAGES = [
    (attendance_sheet, replace(samples.sheet(24), kop=KOP)),
    (monthly_grid, samples.grid(6, 40)),
    (certificate, replace(samples.certificate(1, 3), copy_mark="SALINAN", check_code="")),
    (certificate_register, samples.register(4)),
]


@pytest.mark.parametrize(
    ("document", "dossier"), PAGES, ids=lambda one: getattr(one, "__name__", "")
)
def test_ready_bytes_give_the_same_pixels_as_the_canvas(document, dossier):
    quick, plain = Press("Uji"), PlainPress()

    document.compose(quick, [dossier])
    document.compose(plain, [dossier])

    ours, theirs = pictures_of(quick.finished()), pictures_of(plain.finished())
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert one.size == other.size
        assert ImageChops.difference(one, other).getbbox() is None


def written(words, style=Style.REGULAR):
    press = Press("Uji")
    pen = press.pen(Size(500, 100))
    pen.text(10, 50, words, Ink(style, 10))
    press.add(pen)
    return press.finished()


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Müller Žan Nguyễn O'Brien", "Müller Žan Nguyễn O'Brien"),
        ("Zoe\u0301 (bin) \\ Sarip", "Zoé (bin) \\ Sarip"),
        ("bel\x07 tab\tbaris\nbaru", "bel? tab baris baru"),
        ("gambar \U0001fae8 \ud800", "gambar ? ?"),
        ("centang \u2611 kotak \u2610", "centang \u2611 kotak \u2610"),
        ("nol\u200blebar", "nollebar"),
    ],
)
def test_every_sign_is_printed_or_shown_as_a_question_mark(words, read):
    assert pages_of(written(words))[0].text == read


def test_more_signs_than_one_cut_of_a_face_holds_are_all_printed():
    words = "".join(chr(code) for code in range(0x400, 0x500)) + "".join(map(chr, range(33, 127)))

    page = pages_of(written(words))[0]

    assert "".join(letter["text"] for letter in page.letters) == words


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_a_page(words):
    pdf = written(words)

    assert len(pages_of(pdf)) == 1
    assert pdf == written(words)
