"""A locked PDF is opened by programs that are not ours, with its passphrase and with no other."""

import io
import re
import shutil
import subprocess

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.locking.pdf import lock_pdf
from rehabdesk.locking.pdf_key import hardened
from tests.documents import real

WORDS = "ABCD-EFGH-KLMN-PQRS"
EACH = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.key)


def texts(pdf, password=None):
    with pypdfium2.PdfDocument(pdf, password=password) as paper:
        return [page.get_textpage().get_text_range() for page in paper]


def pictures(pdf, password=None):
    with pypdfium2.PdfDocument(pdf, password=password) as paper:
        return [page.render(scale=1).to_pil().tobytes() for page in paper]


@EACH
def test_every_paper_reads_and_looks_the_same_when_it_is_unlocked(document):
    pdf = document.draw(real.of(document)[:1])

    locked = lock_pdf(pdf, WORDS)

    assert texts(locked, WORDS) == texts(pdf)
    assert pictures(locked, WORDS) == pictures(pdf)


@pytest.fixture(scope="module")
def pdf():
    return DOCUMENTS[0].draw(real.of(DOCUMENTS[0])[:1])


@pytest.mark.parametrize("wrong", ["", "ABCD-EFGH-KLMN-PQRT", WORDS.lower()])
def test_another_passphrase_opens_nothing(pdf, wrong):
    locked = lock_pdf(pdf, WORDS)

    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(locked, password=wrong)
    with (
        pytest.raises(PdfminerException) as told,
        pdfplumber.open(io.BytesIO(locked), password=wrong),
    ):
        pass
    assert isinstance(told.value.args[0], PDFPasswordIncorrect)


def test_a_second_reader_finds_the_words_and_what_the_file_tells_of_itself(pdf):
    with pdfplumber.open(io.BytesIO(lock_pdf(pdf, WORDS)), password=WORDS) as paper:
        assert "DAFTAR HADIR" in paper.pages[0].extract_text()
        assert paper.metadata["Creator"] == "RehabDesk"
        assert paper.doc.encryption
        assert paper.doc.encryption[1]["R"] == 6


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_poppler_says_that_it_is_aes_256(pdf, tmp_path):
    place = tmp_path / "terkunci.pdf"
    place.write_bytes(lock_pdf(pdf, WORDS))

    told = subprocess.run(
        ["pdfinfo", "-upw", WORDS, place], capture_output=True, text=True, check=True
    )

    assert "algorithm:AES-256" in told.stdout
    assert told.stderr == ""


def test_nothing_of_the_paper_stands_in_the_locked_file(pdf):
    locked = lock_pdf(pdf, WORDS)

    assert b"RehabDesk" in pdf
    assert b"RehabDesk" not in locked
    streams = [part for part in pdf.split(b"stream\n")[1::2] if len(part) > 200]
    assert streams
    assert not any(part[:100] in locked for part in streams)


def test_two_locked_files_of_one_paper_share_no_key(pdf):
    first, second = lock_pdf(pdf, WORDS), lock_pdf(pdf, WORDS)

    assert first != second
    entries = [set(re.findall(rb"/(?:U|UE|O|OE|Perms) <(\w+)>", one)) for one in (first, second)]
    assert len(entries[0]) == len(entries[1]) == 5
    assert not entries[0] & entries[1]


def test_a_long_passphrase_with_letters_of_other_scripts_opens_it(pdf):
    words = "kata sandi yang sangat panjang é ü 語 " * 2

    assert texts(lock_pdf(pdf, words), words) == texts(pdf)


@pytest.mark.parametrize(
    "broken", [b"", b"%PDF-1.4", b"%PDF-1.4\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"]
)
def test_what_reportlab_did_not_write_is_refused_and_not_half_locked(broken):
    with pytest.raises(ValueError, match="PDF"):
        lock_pdf(broken, WORDS)


def test_the_hash_goes_on_until_it_may_end():
    """Algorithm 2.B: equal words give equal hashes, each part of them counts."""
    salt, user = b"12345678", b"u" * 48

    assert hardened(b"kata", salt, b"") == hardened(b"kata", salt, b"")
    assert len({hardened(b"kata", salt, b""), hardened(b"kata", salt, user)}) == 2
    assert len(hardened(b"kata", salt, user)) == 32
