"""The press: quick pages equal plain ones, and no text can break them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import ImageChops

from rehabdesk.documents import attendance_sheet, certificate, certificate_register, monthly_grid
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.quick_binding import QuickBinding
from rehabdesk.documents.kit.reportlab_parts import ReportlabBinding
from tests.documents import invented as samples
from tests.documents.plain_press import PlainPress
from tests.documents.reading import pages_of, pictures_of, png

KOP = replace(samples.KOP, left_logo=png(), right_logo=png(30, (0, 90, 0, 120)))
# Codes are one picture here and squares there, whose edges are blended otherwise.
PAGES = [
    (attendance_sheet, replace(samples.sheet(24), kop=KOP, sheet_number="")),
    (monthly_grid, samples.grid(6, 40)),
    (certificate, replace(samples.certificate(1, 3), copy_mark="SALINAN", check_code="")),
    (certificate_register, samples.register(4)),
]
BINDERS = pytest.mark.parametrize("binder", [ReportlabBinding, QuickBinding])


@BINDERS
@pytest.mark.parametrize(
    ("document", "dossier"), PAGES, ids=lambda one: getattr(one, "__name__", "")
)
def test_ready_bytes_give_the_same_pixels_as_the_canvas(document, dossier, binder):
    quick, plain = Press("Uji", binder), PlainPress()

    document.compose(quick, [dossier])
    document.compose(plain, [dossier])

    ours, theirs = pictures_of(quick.finished()), pictures_of(plain.finished())
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert one.size == other.size
        assert ImageChops.difference(one, other).getbbox() is None


def written(words, binder, style=Style.REGULAR):
    press = Press("Uji", binder)
    pen = press.pen(Size(500, 100))
    pen.text(10, 50, words, Ink(style, 10))
    press.add(pen)
    return press.finished()


@BINDERS
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
def test_every_sign_is_printed_or_shown_as_a_question_mark(words, read, binder):
    assert pages_of(written(words, binder))[0].text == read


@BINDERS
def test_more_signs_than_one_cut_of_a_face_holds_are_all_printed(binder):
    words = "".join(chr(code) for code in range(0x400, 0x500)) + "".join(map(chr, range(33, 127)))

    page = pages_of(written(words, binder))[0]

    assert "".join(letter["text"] for letter in page.letters) == words


@BINDERS
@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=60))
def test_no_text_breaks_a_page(words, binder):
    pdf = written(words, binder)

    assert len(pages_of(pdf)) == 1
    assert pdf == written(words, binder)


def test_both_bindings_show_the_same_words_and_pixels():
    """Signs of two faces and of several cuts, a title beyond ASCII."""
    words = "Šěř ☐ " + "".join(chr(code) for code in range(0x400, 0x500)) + "ŽŠ"

    one, other = written(words, ReportlabBinding), written(words, QuickBinding)

    assert pages_of(one)[0].text == pages_of(other)[0].text
    (ours,), (theirs,) = pictures_of(other), pictures_of(one)
    assert ImageChops.difference(ours, theirs).getbbox() is None
