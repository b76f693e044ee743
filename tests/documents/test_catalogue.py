"""Every document on the shelf: its samples are drawn, inside the margins, the same each time."""

import subprocess
import sys
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.domain.office import Paper
from tests.documents import real
from tests.documents.reading import pages_of, size_of
from tests.documents.unlike import in_every_word

LONG = "Muhammad Nurhidayatullah Al-Farisi bin Haji Abdurrahman Sidik"
EACH = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)


@EACH
def test_the_same_facts_give_the_same_bytes(document):
    assert document.draw(real.of(document)) == document.draw(real.of(document))


@EACH
def test_everything_is_inside_the_margins(document):
    for page in pages_of(document.draw(real.of(document))):
        page.assert_inside_margins(7)


@EACH
def test_nothing_is_smaller_than_seven_points(document):
    pack = [*real.of(document), *(in_every_word(one, LONG) for one in real.of(document)[:1])]

    for page in pages_of(document.draw(pack)):
        assert [one["text"] for one in page.letters if size_of(one) < 6.99] == []


@EACH
@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
def test_the_letterhead_stands_once_on_the_first_page(document, paper):
    dossier = replace(real.of(document)[0], paper=paper)

    first = pages_of(document.draw([dossier]))[0]

    assert first.text.count("LEMBAGA PEMASYARAKATAN KELAS IIA SERANG") == 1


@EACH
def test_a_saved_paper_asks_whoever_prints_it_not_to_scale_it(document):
    with PdfDocument(document.draw(real.of(document)[:1])) as paper:
        assert pdfium.FPDF_VIEWERREF_GetPrintScaling(paper) == 0


@EACH
def test_nothing_to_draw_is_still_a_file(document):
    assert document.draw([]).startswith(b"%PDF-")


def test_keys_and_titles_are_each_of_one_document():
    assert len({document.key for document in DOCUMENTS}) == len(DOCUMENTS)
    assert len({document.title for document in DOCUMENTS}) == len(DOCUMENTS)


def test_naming_the_shelf_does_not_load_reportlab():
    """The first window is painted before anything of paper is loaded."""
    code = "import sys, rehabdesk.documents; sys.exit('reportlab' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2], check=False
    )

    assert done.returncode == 0


def test_reportlabs_inner_loops_are_the_compiled_ones():
    import _rl_accel
    from reportlab.lib import rl_accel as used

    assert used.instanceStringWidthTTF is _rl_accel.instanceStringWidthTTF
