"""QR codes can be read by a decoder, alone and from the page."""

import string

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from rehabdesk.documents import certificate
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.qr import qr_code
from tests.documents import invented as samples
from tests.documents.reading import pages_of, pictures_of

SIGNS = string.digits + string.ascii_uppercase + " $%*+-./:"


def read(made, scale=1):
    """What a decoder reads from a code with its quiet zone."""
    side = made.modules * scale
    image = made.image.resize((side, side), Image.Resampling.NEAREST)
    found = zxingcpp.read_barcode(ImageOps.expand(image, 4 * scale, 255))
    return found.text if found else None


@settings(max_examples=60, deadline=None)
@given(text=st.text(SIGNS, min_size=1, max_size=90))
def test_codes_of_capitals_and_digits_can_be_read(text):
    assert read(qr_code(text), 3) == text


@pytest.mark.parametrize("text", ["huruf kecil", "RD1-" + "A" * 80, "Ž", "https://contoh.id/x?y=1"])
def test_other_texts_can_be_read(text):
    assert read(qr_code(text), 3) == text


def test_a_check_code_takes_the_smallest_version_that_holds_it():
    assert qr_code("RD1-ABCD-EFGH-JKMN-PQRS").modules == 25
    assert qr_code("21-1569-7.1AB").modules == 21


def test_the_code_on_a_certificate_is_read_back_from_the_page():
    dossier = samples.certificate(7)

    front = pictures_of(certificate.draw([dossier]), scale=3)[0]

    assert [found.text for found in zxingcpp.read_barcodes(front)] == [dossier.check_code]


@settings(max_examples=60, deadline=None)
@given(text=st.text(SIGNS, min_size=4, max_size=40))
def test_what_stands_behind_a_code_is_read_from_the_page(text):
    press = Press("Uji")
    pen = press.pen(Size(300, 100))
    pen.code(qr_code(text), 10, 10, 60)
    pen.text(100, 50, "sesudahnya", Ink(Style.REGULAR, 10))
    press.add(pen)

    assert pages_of(press.finished())[0].text == "sesudahnya"
