"""Sending a finished PDF to a printer: each page as a picture at the printer's resolution."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.widgets.pdf_pages import PdfPages

_MOST_DPI = 300
_POINTS_AN_INCH = 72


class PrintDialog(QPrintDialog):
    """The system's printer dialog, set to the paper of the document's first page."""

    def __init__(self, pdf: bytes, parent: QWidget | None = None) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        pages = PdfPages(pdf)
        set_paper(printer, pages.sizes[0])
        count = len(pages.sizes)
        pages.close()
        super().__init__(printer, parent)
        self._printer = printer
        self.setWindowTitle("Cetak")
        self.setMinMax(1, count)

    def chosen_printer(self) -> QPrinter:
        """The printer as it was chosen."""
        return self._printer


def set_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    """Tell the printer the paper, in points, and its orientation."""
    width, height = size
    short, long = sorted((width, height))
    paper = QPageSize(
        QSizeF(short, long),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def draw_on_printer(pdf: bytes, printer: QPrinter) -> int:
    """Send the pages that were asked for; how many the printer took."""
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    pages = PdfPages(pdf)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(pages.sizes), len(pages.sizes))
    scale = min(printer.resolution(), _MOST_DPI) / _POINTS_AN_INCH
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        target = QRectF(0, 0, sheet.width(), sheet.height())
        painter.drawImage(target, pages.image(number - 1, scale))
    pages.close()
    return last - first + 1 if painter.end() else 0
