"""Papers printed in one run: each page belongs to its own dossier, whatever stands beside it.

Every document on the shelf is tried with dossiers that are unlike in one place or in every word.
"""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageChops

from rehabdesk.documents.catalogue import DOCUMENTS
from tests.documents import real
from tests.documents.reading import pages_of, pictures_of
from tests.documents.unlike import in_every_word, one_by_one, words_of

EACH = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
TAGS = ("#1", "#22")
# Shorter words are not broken off at the foot of a page.
LEAST_CARRIED = 20


def page_counts(document, dossiers):
    return [len(pypdfium2.PdfDocument(BytesIO(document.draw([one])))) for one in dossiers]


@EACH
def test_a_page_in_a_pack_is_the_page_that_is_drawn_alone(document):
    usual = min(real.of(document), key=lambda one: page_counts(document, [one]))
    pack = [usual, *one_by_one(usual), usual]

    together = pictures_of(document.draw(pack), scale=0.7)

    alone = [page for one in pack for page in pictures_of(document.draw([one]), scale=0.7)]
    assert len(together) == len(alone)
    for at, (one, other) in enumerate(zip(together, alone, strict=True)):
        assert one.size == other.size
        assert ImageChops.difference(one, other).getbbox() is None, at


@EACH
def test_each_page_of_a_pack_reads_as_its_own_dossier(document):
    pack = [in_every_word(one, tag) for one in real.of(document) for tag in TAGS]
    counts = page_counts(document, pack)
    pages = pages_of(document.draw(pack))

    assert len(pages) == sum(counts)
    for at, (dossier, count) in enumerate(zip(pack, counts, strict=True)):
        start = sum(counts[:at])
        own = [
            "".join(one["text"] for one in page.letters) for page in pages[start : start + count]
        ]
        read = [squeezed(words) for words in own]
        missing = [words for words in words_of(dossier) if not stands_on(squeezed(words), read)]
        assert missing == codes_on(document, dossier, missing)
        assert not [one for one in TAGS if one != TAGS[at % len(TAGS)] and one in "".join(read)]


def squeezed(words):
    """Without blanks, as lines are broken where there is room."""
    return "".join(words.split())


def stands_on(words, pages):
    """Whether words are on one of the pages, or run on from one page to the next."""
    if not words or any(words in page for page in pages):
        return True
    for at, page in enumerate(pages[:-1]):
        kept = next((end for end in range(len(words), 0, -1) if words[:end] in page), 0)
        if kept >= LEAST_CARRIED and stands_on(words[kept:], pages[at + 1 :]):
            return True
    return False


def codes_on(document, dossier, wanted):
    """Those of the words that a code on the pages holds."""
    pictures = pictures_of(document.draw([dossier])) if wanted else []
    held = {code.text for one in pictures for code in zxingcpp.read_barcodes(one)}
    return [words for words in wanted if any(words in text for text in held)]
