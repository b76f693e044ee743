"""Where only Qt knows the way: pictures, but each page on its own paper and in its true size."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtPrintSupport import QPrinter

from rehabdesk.domain.refusals import PrinterRefused
from rehabdesk.ui.background import Cancelled
from rehabdesk.ui.shell.printing import painted
from rehabdesk.ui.shell.printing.order import PlacedRun, Sent
from tests.ui.shell.printing.papers import A4, F4, LYING_A4, MM, named, order, paper

DOTS = 150 / 25.4
LINE = 0.7
"""Millimetres: the square's line and the dots it falls on count with its sides."""


@pytest.fixture
def printer(tmp_path, qapp):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "cetak.pdf"))
    return made


def ignore(_done, _whole):
    """Nobody looks at the progress."""


def pictures_of(path):
    document: Any = pypdfium2.PdfDocument(BytesIO(path.read_bytes()))
    drawn = [page.render(scale=DOTS * 25.4 / 72).to_pil().convert("L") for page in document]
    sizes = [tuple(round(one / MM) for one in page.get_size()) for page in document]
    document.close()
    return sizes, drawn


def square(picture):
    """Left, foot, width and height of what is black, in millimetres, without the words."""
    black = picture.point(lambda one: 255 if one < 128 else 0)
    left, top, right, foot = black.getbbox()
    high = picture.height
    return tuple(one / DOTS for one in (left, high - foot, right - left, foot - top))


def test_each_page_lies_on_its_own_paper_in_its_true_size(printer, tmp_path):
    wanted, sent = order(paper(A4, LYING_A4)), Sent()
    (one,) = wanted.runs

    painted.paint(printer, wanted, one, sent, ignore)

    sizes, drawn = pictures_of(tmp_path / "cetak.pdf")
    assert sizes == [A4, LYING_A4]
    assert sent.pages == 2
    for picture in drawn:
        left, foot, width, _ = square(picture)
        assert (left, foot) == pytest.approx((20, 20), abs=0.4)
        assert width == pytest.approx(100, abs=LINE)


def test_f4_on_a4_is_not_shrunk_but_cut_alike_at_both_ends(printer, tmp_path):
    wanted = order(paper(F4), papers=named("A4", 210, 297))
    (one,) = wanted.runs

    painted.paint(printer, wanted, one, Sent(), ignore)

    sizes, (drawn,) = pictures_of(tmp_path / "cetak.pdf")
    left, foot, width, _ = square(drawn)
    assert sizes == [A4]
    assert (left, foot) == pytest.approx((17.5, 3.5), abs=0.4)
    assert width == pytest.approx(100, abs=LINE)


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_cannot_begin_is_a_refusal(printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "tidak-ada" / "cetak.pdf"))
    wanted = order(paper(A4))

    with pytest.raises(PrinterRefused):
        painted.paint(printer, wanted, wanted.runs[0], Sent(), ignore)


def test_it_can_be_stopped_between_two_pages(printer):
    wanted, sent = order(paper(A4, A4, A4)), Sent()

    def stop(done, _whole):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        painted.paint(printer, wanted, wanted.runs[0], sent, stop)

    assert sent.pages == 2


def test_progress_counts_pages_and_copies(printer):
    told = []
    wanted, sent = order(paper(A4, A4), copies=2), Sent()
    sent.pages = 2

    painted.paint(printer, wanted, wanted.runs[0], sent, lambda *one: told.append(one))

    assert told == [(2, 4), (3, 4), (4, 4)]


def test_a_run_keeps_its_pages_wherever_it_goes():
    wanted = order(paper(A4, F4))
    first, second = wanted.runs
    moved = replace(wanted, runs=(PlacedRun(first.run, second.paper),))

    assert moved.page_count() == 1
    assert not moved.runs[0].lost()
    assert PlacedRun(second.run, first.paper).lost()
