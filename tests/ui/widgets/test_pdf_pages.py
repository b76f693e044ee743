"""Pages as images: whole when put together, and never more of them than a limit."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from rehabdesk.documents.attendance_sheet import draw
from rehabdesk.ui.widgets.pdf_canvas import PdfCanvas
from rehabdesk.ui.widgets.pdf_pages import PdfPages, strips_of
from tests.benchmarks.pages import sheets

A_STRIP = 4_000_000
MOST = 64_000_000


@pytest.fixture(scope="module")
def pdf():
    return draw(sheets(30))


@pytest.fixture
def pages(pdf):
    opened = PdfPages(pdf)
    yield opened
    opened.close()


@pytest.mark.parametrize("size", [(1, 1), (610, 936), (5080, 7795), (20_000, 30_000)])
def test_strips_cover_the_page_once_and_none_is_large(size):
    strips = list(strips_of(QSize(*size)))

    tops = [one.top() for one in strips]
    ends = [one.top() + one.height() for one in strips]
    assert tops == [0, *ends[:-1]]
    assert ends[-1] == size[1]
    assert all(one.width() == size[0] for one in strips)
    assert all(one.width() * one.height() * 4 <= A_STRIP for one in strips)


def test_strips_put_together_are_the_page(pages):
    size = QSize(1270, 1949)
    whole = pages.draw(0, size, QRect(QPoint(), size))
    joined = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(joined)
    count = 0
    for place, image in pages.strips(0, size, QRect(QPoint(), size)):
        painter.drawImage(place.topLeft(), image)
        count += 1
    painter.end()

    assert count > 1
    assert joined == whole


def test_only_what_is_seen_is_drawn(pages):
    size = QSize(5080, 7795)
    seen = QRect(0, 3000, 5080, 10)

    found = list(pages.strips(0, size, seen))

    assert len(found) <= 2
    assert all(place.intersects(seen) for place, _ in found)


def test_however_much_is_looked_at_only_so_much_is_kept(pages):
    size = QSize(2540, 3898)
    for number in range(len(pages.sizes)):
        for _ in pages.strips(number, size, QRect(QPoint(), size)):
            pass
        assert pages._kept <= MOST
        assert pages._kept == sum(one.sizeInBytes() for one in pages._strips.values())

    assert pages._kept > MOST - 2 * A_STRIP


def test_some_of_the_pages_are_a_document_of_their_own(pages):
    part = PdfPages(pages.part((4, 2)))

    assert part.sizes == (pages.sizes[4], pages.sizes[2])
    part.close()


def test_the_preview_at_its_largest_keeps_no_more_either(qtbot, pdf):
    canvas = PdfCanvas("Pratinjau")
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    opened = PdfPages(pdf)
    canvas.show_pages(opened)
    canvas.show()
    canvas.zoom_by(16)

    for number in range(8):
        canvas.go_to(number)
        canvas.grab()
        assert opened._kept <= MOST
    canvas.show_pages(None)
