"""Printing where only Qt knows the way: pictures of the pages, a strip at a time, at 100 %."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from rehabdesk.domain.printer_paper import PaperSize, PrinterPaper, Sides
from rehabdesk.domain.refusals import PrinterRefused
from rehabdesk.ui.shell.printing.order import PlacedRun, PrintOrder, Sent
from rehabdesk.ui.widgets.pdf_pages import PdfPages, strips_of

_MOST_DPI = 300
_AN_INCH = 72
_SIDES = {
    Sides.AS_SET: QPrinter.DuplexMode.DuplexAuto,
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


def send(order: PrintOrder, sent: Sent, report: Callable[[int, int], None]) -> None:
    """One job a paper and copy; raises PrinterRefused, and drops the job at hand when stopped."""
    for run in order.runs * order.copies:
        printer = QPrinter(
            QPrinterInfo.printerInfo(order.printer), QPrinter.PrinterMode.HighResolution
        )
        printer.setDocName(order.title)
        if order.sides is not Sides.AS_SET:
            printer.setDuplex(_SIDES[order.sides])
        paint(printer, order, run, sent, report)


def paint(
    printer: QPrinter,
    order: PrintOrder,
    run: PlacedRun,
    sent: Sent,
    report: Callable[[int, int], None],
) -> None:
    """Draw the pages of one paper once on a printer that is ready; raises PrinterRefused."""
    pages = PdfPages(order.pdf)
    painter = QPainter()
    try:
        wanted = run.run.pages
        set_paper(printer, run.paper, lying=_lies(pages, wanted[0]))
        _must(order, done=painter.begin(printer))
        for place, number in enumerate(wanted):
            report(sent.pages, order.page_count())
            if place:
                set_paper(printer, run.paper, lying=_lies(pages, number))
                printer.newPage()
            _draw(painter, printer, pages, number)
            sent.pages += 1
        _must(order, done=painter.end())
        report(sent.pages, order.page_count())
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        pages.close()


def _must(order: PrintOrder, *, done: bool) -> None:
    if not done:
        raise PrinterRefused(reason="no", printer=order.printer)


def set_paper(printer: QPrinter, paper: PrinterPaper, *, lying: bool) -> None:
    """Tell the printer the paper and how the page lies on it."""
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    layout = QPageLayout(_page_size(paper.size, paper.name), way, QMarginsF(0, 0, 0, 0))
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _page_size(size: PaperSize, name: str) -> QPageSize:
    exact = QSizeF(size.width, size.height)
    return QPageSize(exact, QPageSize.Unit.Millimeter, name, QPageSize.SizeMatchPolicy.FuzzyMatch)


def _lies(pages: PdfPages, number: int) -> bool:
    width, height = pages.sizes[number]
    return width > height


def _draw(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    """One page in the middle of the paper, in its true size."""
    dots = printer.resolution()
    sheet = QRectF(printer.pageLayout().fullRectPixels(dots))
    width, height = pages.sizes[number]
    page = QRectF(0, 0, width / _AN_INCH * dots, height / _AN_INCH * dots)
    page.moveCenter(sheet.center())
    finest = min(dots, _MOST_DPI) / _AN_INCH
    size = QSize(round(width * finest), round(height * finest))
    for place in strips_of(size):
        painter.drawImage(_inside(page, size, place), pages.draw(number, size, place))


def _inside(page: QRectF, size: QSize, place: QRect) -> QRectF:
    """Where a strip of the picture lies on the printer."""
    across, down = page.width() / size.width(), page.height() / size.height()
    return QRectF(
        page.left() + place.left() * across,
        page.top() + place.top() * down,
        place.width() * across,
        place.height() * down,
    )
