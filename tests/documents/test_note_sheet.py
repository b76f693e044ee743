"""A note on paper: every word of it, over as many pages as it takes."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rehabdesk.documents.note_sheet import draw
from tests.documents.invented import counseling_note
from tests.documents.reading import MM, pages_of

WORD = re.compile(r"b\d-\d+")


def numbered(count):
    """A text whose every word is another."""
    return " ".join(f"kata{number}" for number in range(count))


def test_a_short_note_is_one_page_with_its_parts_in_order_and_the_signer():
    (page,) = pages_of(draw([counseling_note()]))

    tops = [page.find(*words)["top"] for words in (("Tema",), ("S", "·"), ("O", "·"), ("P", "·"))]

    assert tops == sorted(tops)
    assert "NIP. 19810111 200503 2 001" in page.text
    assert "Sesi ke- : 7" in page.text
    assert "Halaman 1 dari 1" in page.text


def test_a_counselor_without_a_nip_has_no_line_for_it():
    note = counseling_note()
    signer = replace(note.signature, nip="")

    (page,) = pages_of(draw([replace(note, signature=signer)]))

    assert "NIP" not in page.text
    assert "Siti Rahmawati, S.Psi." in page.text


def test_a_part_that_is_not_written_is_a_dash():
    (page,) = pages_of(draw([replace(counseling_note(), parts=(("Rujukan", ""),))]))

    assert "Rujukan –" in page.text


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=700), min_size=1, max_size=4))
def test_no_word_is_lost_however_long_the_parts_are(sizes):
    texts = [" ".join(f"b{n}-{at}" for at in range(size)) for n, size in enumerate(sizes)]
    note = replace(
        counseling_note(), parts=tuple((f"Bagian{n}", text) for n, text in enumerate(texts))
    )

    pages = pages_of(draw([note]))

    printed = [word["text"] for page in pages for word in page.words]
    assert [one for one in printed if WORD.fullmatch(one)] == " ".join(texts).split()
    for page in pages:
        page.assert_inside_margins(7)
    assert "Siti Rahmawati, S.Psi." in pages[-1].text
    assert any(WORD.fullmatch(word["text"]) for word in pages[-1].words)


def test_a_heading_is_never_the_last_line_of_a_page():
    for count in range(440, 560, 6):
        note = replace(counseling_note(), parts=(("Pertama", numbered(count)), ("Kedua", "akhir")))

        for page in pages_of(draw([note])):
            lowest = [word["text"] for word in page.words if word["top"] < page.height - 22 * MM]
            assert lowest[-1] != "Kedua"


def test_a_long_note_says_on_each_page_whose_it_is_and_which_page():
    pages = pages_of(draw([replace(counseling_note(), parts=(("S", numbered(1200)),))]))

    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page.text
        assert "BI 283/2020" in page.text
