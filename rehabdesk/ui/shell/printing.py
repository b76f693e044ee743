"""Sending a finished PDF to a printer: each page as a picture at the printer's resolution."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_MOST_DPI = 300
_POINTS_AN_INCH = 72


class PrintDialog(QPrintDialog):
    """The system's printer dialog, set to the paper of the document's first page."""

    def __init__(self, pdf: bytes, parent: QWidget | None = None) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_paper(printer, pdf)
        super().__init__(printer, parent)
        self._printer = printer
        self.setWindowTitle("Cetak")
        self.setMinMax(1, page_count(pdf))

    def chosen_printer(self) -> QPrinter:
        """The printer as it was chosen."""
        return self._printer


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def set_paper(printer: QPrinter, pdf: bytes) -> None:
    """Tell the printer the paper and its orientation."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    width, height = document[0].get_size()
    document.close()
    short, long = sorted((width, height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point)
    printer.setPageSize(size)
    landscape = width > height
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)


def draw_on_printer(pdf: bytes, printer: QPrinter) -> bool:
    """Send the pages that were asked for; whether the printer took them."""
    import pypdfium2

    painter = QPainter()
    if not painter.begin(printer):
        return False
    document = pypdfium2.PdfDocument(pdf)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(document), len(document))
    scale = min(printer.resolution(), _MOST_DPI) / _POINTS_AN_INCH
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        bitmap = document[number - 1].render(scale=scale, rev_byteorder=True)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        mode = QImage.Format.Format_RGB888
        image = QImage(bytes(bitmap.buffer), width, height, stride, mode)
        page = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRectF(0, 0, page.width(), page.height()), image)
    document.close()
    return painter.end()
