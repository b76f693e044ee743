"""The press: shared parts look as if drawn on each page, and no text can break one."""

from io import BytesIO

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from pdfminer.pdftypes import resolve1
from PIL import ImageChops

from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.press import Press
from tests.documents.reading import pages_of, pictures_of


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
@given(words=st.text(max_size=60))
def test_no_text_breaks_a_page(words):
    pdf = written(words)

    assert len(pages_of(pdf)) == 1
    assert pdf == written(words)


class Box(Struct, frozen=True):
    """A part with a frame and a word in it."""

    word: str

    def __call__(self, pen):
        pen.frame(20, 20, 60, 30, 2)
        pen.text(25, 30, self.word, Ink(Style.BOLD, 10, 1.5))


def drawn(draw):
    press = Press("Uji")
    for at in range(3):
        pen = press.pen(Size(300, 100))
        draw(pen, at)
        press.add(pen)
    return press.finished()


def test_a_shared_part_gives_the_same_pixels_as_when_it_is_drawn_on_each_page():
    def shared(pen, at):
        pen.text(120, 30, f"halaman {at}", Ink(Style.REGULAR, 9))
        pen.share(Box("Sama"))
        pen.stamp(pen.press.form(Box("Lain"), pen.size), 100, 30)
        pen.text(120, 15, "sesudahnya", Ink(Style.REGULAR, 9))

    def in_full(pen, at):
        pen.text(120, 30, f"halaman {at}", Ink(Style.REGULAR, 9))
        Box("Sama")(pen)
        pen.frame(120, 50, 60, 30, 2)
        pen.text(125, 60, "Lain", Ink(Style.BOLD, 10, 1.5))
        pen.text(120, 15, "sesudahnya", Ink(Style.REGULAR, 9))

    once, each = drawn(shared), drawn(in_full)

    for one, other in zip(pictures_of(once), pictures_of(each), strict=True):
        assert ImageChops.difference(one, other).getbbox() is None
    assert b"/XObject" in once


def test_a_part_within_a_part_is_drawn_where_it_belongs():
    class Outer(Struct, frozen=True):
        word: str

        def __call__(self, pen):
            pen.share(Box(self.word))
            pen.rule((0, 5, 290, 5), 1)

    nested = drawn(lambda pen, _at: pen.share(Outer("Dalam")))

    def plain(pen, _at):
        Box("Dalam")(pen)
        pen.rule((0, 5, 290, 5), 1)

    for one, other in zip(pictures_of(nested), pictures_of(drawn(plain)), strict=True):
        assert ImageChops.difference(one, other).getbbox() is None


def test_every_face_of_a_paper_is_in_the_file():
    """A face that is only named would be another one at another printer."""
    with pdfplumber.open(BytesIO(written("Šěř ☐ centang"))) as opened:
        named = resolve1(opened.pages[0].page_obj.resources["Font"])
        faces = [resolve1(one) for one in named.values()]

    assert len(faces) == 2
    assert all("FontFile2" in resolve1(one["FontDescriptor"]) for one in faces)
