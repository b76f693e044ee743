"""Papers and cut edges in words."""

import pytest

from rehabdesk.domain.printer_paper import Cut, PaperSize
from rehabdesk.wording.printer_paper import (
    cut_words,
    full_paper_name,
    pages_on,
    paper_name,
)


@pytest.mark.parametrize(
    ("size", "name", "full"),
    [
        ((210, 297), "A4", "A4 (210 × 297 mm)"),
        ((215.9, 330.2), "F4", "F4 (215 × 330 mm)"),
        ((215.9, 279.4), "Letter", "Letter (215,9 × 279,4 mm)"),
        ((182, 257), "182 × 257 mm", "182 × 257 mm"),
    ],
)
def test_a_paper_is_called_as_in_the_shop_else_by_its_size(size, name, full):
    assert paper_name(PaperSize(*size)) == name
    assert full_paper_name(PaperSize(*size)) == full


def test_cut_edges_are_named_one_by_one():
    assert cut_words(Cut(0, 0)) == "tidak ada yang terpotong"
    assert cut_words(Cut(0, 16.5)) == "terpotong 16,5 mm di tiap tepi pendek"
    assert cut_words(Cut(2.5, 0)) == "terpotong 2,5 mm di tiap tepi panjang"
    assert cut_words(Cut(3, 16.5)) == (
        "terpotong 16,5 mm di tiap tepi pendek, 3 mm di tiap tepi panjang"
    )


def test_pages_are_counted_by_paper():
    assert pages_on(PaperSize(215, 330), 1200) == "1.200 halaman F4"
