"""Whether Qt's own parts work here: plugins, typefaces, preview and printing to a file."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontDatabase, QImage, QImageReader
from PySide6.QtPrintSupport import QPrinter

from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import portrait
from rehabdesk.documents.kit.press import Press
from rehabdesk.domain.office import Paper
from rehabdesk.domain.printer_paper import PrinterPaper, runs
from rehabdesk.ui.performer import why_not
from rehabdesk.ui.shell.printing.order import PlacedRun, PrintOrder, Sent
from rehabdesk.ui.shell.printing.painted import paint
from rehabdesk.ui.widgets.pdf_pages import PdfPages
from rehabdesk.ui.widgets.picture_asking import PictureReading, PictureRefusedError

_FAMILIES = ("Inter", "DejaVu Sans")
_UNPRINTED = "Pencetakan ke berkas gagal"
_AN_EMPTY_PAGE = 2000
_LINES = 40
_MARGIN = 40.0
_PICTURES = ("jpeg", "png", "svg")
_DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
    b'<text x="1" y="9" font-size="4">RehabDesk</text></svg>'
)
_DRAWN_WIDTH = 60


def failures() -> list[str]:
    """One line for each part that does not work; an application must be there."""
    there = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    found = [f"Gambar {one} tidak dapat dibaca" for one in _PICTURES if one not in there]
    families = QFontDatabase.families()
    found += [f"Huruf {one} tidak termuat" for one in _FAMILIES if one not in families]
    pdf = _a_page()
    return [*found, *_drawn_anew(), *_previewed(pdf), *_printed(pdf), *_drawn_on_devices(pdf)]


def _drawn_anew() -> list[str]:
    """A picture goes through a process of its own."""
    try:
        drawn = PictureReading(_DRAWING, width=60, height=60, photo=False).picture()
    except PictureRefusedError as refused:
        return [f"Pembaca gambar: {refused}"]
    return [] if QImage.fromData(drawn).width() == _DRAWN_WIDTH else ["Pembaca gambar: kosong"]


def _a_page() -> bytes:
    """A full page of words and rules: what the papers are made of, without an office."""
    press, size = Press("Uji"), portrait(Paper.A4)
    pen = press.pen(size)
    for line in range(_LINES):
        y = size.height - (line + 2) * size.height / (_LINES + 3)
        pen.text(_MARGIN, y, f"Baris uji {line + 1} dari {_LINES}", Ink(Style.REGULAR, 10))
        pen.rule((_MARGIN, y - 4, size.width - _MARGIN, y - 4), 0.6)
    press.add(pen)
    return press.finished()


def _previewed(pdf: bytes) -> list[str]:
    pages = PdfPages(pdf)
    width, height = pages.sizes[0]
    size = QSize(round(width / 2), round(height / 2))
    image = pages.draw(0, size, QRect(QPoint(), size))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(image.height())}
    pages.close()
    return [] if len(colours) > 1 else ["Pratinjau dokumen kosong"]


def _printed(pdf: bytes) -> list[str]:
    """Print to a file, which goes through all of Qt's printing but the printer's own driver."""
    pages = PdfPages(pdf)
    (run,) = runs(pages.sizes[:1], (0,))
    pages.close()
    found = PlacedRun(run, PrinterPaper(size=run.size))
    order = PrintOrder(pdf=pdf, title="", printer="", runs=(found,))
    with tempfile.TemporaryDirectory(prefix="rehabdesk-", ignore_cleanup_errors=True) as folder:
        target = Path(folder) / "cetak.pdf"
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        if why_not(lambda: paint(printer, order, found, Sent(), lambda _done, _whole: None)):
            return [_UNPRINTED]
        whole = target.is_file() and target.read_bytes().startswith(b"%PDF-")
    return [] if whole else [_UNPRINTED]


def _drawn_on_devices(pdf: bytes) -> list[str]:
    """Windows' printers are drawn on by PDFium; a device in memory stands in for them."""
    if sys.platform != "win32":
        return []
    from rehabdesk.ui.shell.printing import windows

    if windows.is_there() and windows.length_on_metafile(pdf) > _AN_EMPTY_PAGE:
        return []
    return ["Halaman tidak dapat digambar untuk printer"]
