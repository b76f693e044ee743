"""Through a real CUPS: what reaches the printer has its true size, own paper and letters."""

import sys
import threading
import time
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from rehabdesk.documents.attendance_sheet import draw
from rehabdesk.domain.printer_paper import PaperSize, PrinterPaper, known_paper, paper_of
from rehabdesk.ui.background import Cancelled
from rehabdesk.ui.shell.printing import cups, painted
from rehabdesk.ui.shell.printing.order import Sent
from rehabdesk.ui.shell.printing.printers import InstalledPrinters
from tests.benchmarks.pages import sheets
from tests.ui.shell.printing.papers import A4, F4, LYING_A4, MM, SQUARE, named, order, paper

if sys.platform == "win32":
    pytest.skip("Windows has no CUPS", allow_module_level=True)

from tests.ui.shell.printing.spooler import ANY_SIZE, MISSING, ONLY_A4, Spooler

pytestmark = pytest.mark.skipif(MISSING, reason="no CUPS (cups, cups-filters), or nobody is root")
A4_PAPER = named("A4", 210, 297)


@pytest.fixture(scope="module")
def spooler():
    made = Spooler()
    yield made
    made.end()


@pytest.fixture(autouse=True)
def this_spooler(spooler, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", spooler.socket)


def ignore(_done, _whole):
    """Nobody looks at the progress."""


def printed(spooler, sent_order, more=1):
    """The pages that reach the printer, one list a job."""
    before = len(spooler._done())
    cups.send(sent_order, Sent(), ignore)
    return [pages_of(one) for one in spooler.jobs(before + more)[before:]]


def pages_of(pdf):
    """Size in millimetres, the square (left, foot, sides), the words, and how many pictures."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [
            (
                (round(float(page.width) / MM), round(float(page.height) / MM)),
                square(page),
                (page.extract_text() or "").strip(),
                len(page.images),
            )
            for page in document.pages
        ]


def square(page):
    one = page.rects[0]
    sides = (one["x0"], float(page.height) - one["bottom"], one["width"], one["height"])
    return tuple(round(float(side) / MM, 1) for side in sides)


def test_f4_is_printed_on_f4_in_its_true_size_as_letters_and_lines(spooler):
    ((page,),) = printed(spooler, order(paper(F4), ANY_SIZE))

    size, place, words, pictures = page
    assert size == F4
    assert place[2:] == (SQUARE, SQUARE)
    assert place[:2] == pytest.approx((20, 20), abs=0.2)
    assert (words, pictures) == ("Lembar 1", 0)


def test_a_printer_that_cannot_print_to_the_edge_shrinks_nothing(spooler):
    ((page,),) = printed(spooler, order(paper(A4), ONLY_A4, papers=A4_PAPER))

    assert page[0] == A4
    assert page[1] == pytest.approx((20, 20, SQUARE, SQUARE), abs=0.2)


def test_f4_on_a_printer_of_a4_stays_in_its_true_size_in_the_middle(spooler):
    """What somebody agreed to: 16.5 mm are cut above and below, 2.5 mm at the sides."""
    ((page,),) = printed(spooler, order(paper(F4), ONLY_A4, papers=A4_PAPER))

    assert page[0] == A4
    assert page[1] == pytest.approx((17.5, 3.5, SQUARE, SQUARE), abs=0.2)


def test_mixed_papers_come_out_each_on_its_own(spooler):
    jobs = printed(spooler, order(paper(A4, F4, F4, LYING_A4), ANY_SIZE), more=3)

    assert [[sorted(page[0]) for page in job] for job in jobs] == [
        [sorted(A4)],
        [sorted(F4)] * 2,
        [sorted(A4)],
    ]
    words = [page[2] for job in jobs[:2] for page in job]
    assert words == ["Lembar 1", "Lembar 2", "Lembar 3"]
    sides = {side for job in jobs for page in job for side in page[1][2:]}
    assert sides == {SQUARE}


def test_the_spool_knows_the_kind_of_paper_and_no_name(spooler):
    printed(spooler, order(paper(F4), ANY_SIZE))

    assert spooler.titles()[-1].strip() == "Daftar Hadir"


def test_a_week_of_seventy_sheets_is_with_the_spooler_within_three_seconds(spooler):
    pdf, sent = draw(sheets(70)), Sent()
    wanted = order(pdf, ANY_SIZE)
    before = len(spooler._done())

    began = time.monotonic()
    cups.send(wanted, sent, ignore)
    took = time.monotonic() - began

    assert took < 3
    assert sent.pages == 70
    assert len(pages_of(spooler.jobs(before + 1)[-1])) == 70


def test_qts_pictures_have_their_true_size_and_paper_too(spooler, qapp):
    """The way of a PC that has printers and no ``lp``: beside the window, as it is used."""
    wanted, sent, before = order(paper(F4, A4), ANY_SIZE, copies=2), Sent(), len(spooler._done())
    # CUPS' library remembers for each thread which server it asks.
    painting = threading.Thread(target=lambda: painted.send(wanted, sent, ignore))
    painting.start()
    painting.join()

    jobs = spooler.jobs(before + 4)[before:]
    found = [drawn_square(one) for one in jobs]
    for (size, _), asked_for in zip(found, (F4, A4, F4, A4), strict=True):
        # Qt calls F4 by the name of 8.5 x 13 inch, which counts as the same paper.
        assert paper_of(*size).is_same(PaperSize(*asked_for))
    for _, place in found:
        # The square's line and the dots it falls on count with its sides.
        assert place == pytest.approx((20, 20, SQUARE), abs=0.7)
    assert sent.pages == 4


def drawn_square(pdf):
    """Size of the page, and left, foot and width of what is black on it, in millimetres."""
    dots = 150 / 25.4
    document: Any = pypdfium2.PdfDocument(pdf)
    page = document[0]
    size = page.get_size()
    picture = page.render(scale=150 / 72).to_pil().convert("L")
    document.close()
    left, _, right, foot = picture.point(lambda one: 255 if one < 128 else 0).getbbox()
    return size, (left / dots, (picture.height - foot) / dots, (right - left) / dots)


def test_what_is_stopped_leaves_the_queue(spooler):
    spooler.hold(ANY_SIZE)
    told = []

    def stop_after_the_first(done, _whole):
        told.append(done)
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        cups.send(order(paper(A4, F4), ANY_SIZE), Sent(), stop_after_the_first)

    assert told[-1] == 1
    assert spooler.waiting() == []
    spooler.let_go(ANY_SIZE)


def test_what_a_printer_says_of_its_papers_is_found(spooler, qapp):
    found = []
    # CUPS' library remembers for each thread which server it asks.
    asking = threading.Thread(target=lambda: found.extend(asked()))
    asking.start()
    asking.join()

    names, any_size, only_a4 = found
    assert names == (ANY_SIZE, ONLY_A4)
    f4 = PaperSize(215, 330)
    assert known_paper(any_size, f4) == PrinterPaper(size=f4)
    assert known_paper(only_a4, f4) is None
    assert known_paper(only_a4, PaperSize(210, 297)) == only_a4.usual
    assert only_a4.usual.key == "A4"


def asked():
    printers = InstalledPrinters()
    return printers.names(), printers.named(ANY_SIZE), printers.named(ONLY_A4)


@pytest.mark.parametrize(("rule", "kept"), [("", 1), ("PreserveJobFiles No", 0)])
def test_the_spool_keeps_a_printed_document_for_a_day_unless_it_is_told_not_to(
    rule, kept, monkeypatch
):
    """What docs/security.md says of the spool of CUPS."""
    own = Spooler(rule)
    try:
        monkeypatch.setenv("CUPS_SERVER", own.socket)
        cups.send(order(paper(F4), ANY_SIZE), Sent(), ignore)
        own.jobs(1)
        own._until(lambda: len(own.kept_documents()) == kept, "the spool keeps something else")
        time.sleep(0.5)
        assert len(own.kept_documents()) == kept
        assert all(one.stat().st_mode & 0o007 == 0 for one in own.kept_documents())
    finally:
        own.end()
