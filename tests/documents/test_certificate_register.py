"""Register book: every certificate once, with room to sign for it."""

import pytest

from rehabdesk.documents.certificate_register import draw
from tests.documents import invented as samples
from tests.documents.reading import pages_of


@pytest.mark.parametrize("count", [1, 2, 12, 13, 16, 17, 40, 131])
def test_every_certificate_stands_once_and_the_signature_not_alone(count):
    pages = pages_of(draw([samples.register(count)]))

    numbers = [text for page in pages for text in page.column(14, 25) if text.isdigit()]
    assert numbers == [str(number) for number in range(1, count + 1)]
    assert "Mengetahui," in pages[-1].text
    assert pages[-1].text.count("TAHUN 2021") >= min(2, count)
    for page in pages:
        assert "Tanda Terima" in page.text
        page.assert_inside_margins(7)


def test_an_empty_register_says_so():
    assert "Belum ada sertifikat" in pages_of(draw([samples.register(0)]))[0].text
