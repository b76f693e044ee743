"""QR codes: the quick ones equal another encoder's, and all can be read from the page."""

import random

import pytest
import segno
import zxingcpp

from rehabdesk.documents import certificate
from rehabdesk.documents.kit.qr import qr_code
from tests.documents import invented as samples
from tests.documents.reading import pictures_of

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def modules(made):
    across = len(made.rows) // made.modules
    return [
        [made.rows[row * across + at // 8] >> (7 - at % 8) & 1 for at in range(made.modules)]
        for row in range(made.modules)
    ]


def read(made):
    """What a decoder reads from a code with its quiet zone, one pixel a module."""
    side = made.modules + 8
    pixels = bytearray(b"\xff" * side * side)
    for row, line in enumerate(modules(made)):
        for at, dark in enumerate(line):
            if dark:
                pixels[(row + 4) * side + at + 4] = 0
    image = memoryview(pixels).cast("B", (side, side))
    found = zxingcpp.read_barcode(image)
    return found.text if found else None


@pytest.mark.parametrize("length", [1, 2, 24, 32, 47, 57, 59, 60, 61])
def test_quick_codes_equal_another_encoders_module_by_module(length):
    chance = random.Random(length)
    for _ in range(20):
        text = "".join(chance.choice(SIGNS) for _ in range(length))
        other = segno.make(
            text, version=3, error="m", mask=0, mode="alphanumeric", boost_error=False
        )
        assert modules(qr_code(text)) == [list(row) for row in other.matrix]


@pytest.mark.parametrize("length", range(1, 62))
def test_quick_codes_of_every_length_can_be_read(length):
    text = (SIGNS * 2)[:length]

    assert read(qr_code(text)) == text


@pytest.mark.parametrize("text", ["huruf kecil", "RD1-" + "A" * 80, "Ž", "https://contoh.id/x?y=1"])
def test_other_texts_are_made_by_the_library(text):
    assert read(qr_code(text)) == text


def test_the_code_on_a_certificate_is_read_back_from_the_page():
    dossier = samples.certificate(7)

    front = pictures_of(certificate.draw([dossier]), scale=3)[0]

    assert [found.text for found in zxingcpp.read_barcodes(front)] == [dossier.check_code]
