"""Papers and printers that the tests of printing share."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from rehabdesk.domain.printer_paper import PaperSize, PrinterPaper, runs
from rehabdesk.ui.shell.printing.order import PlacedRun, PrintOrder
from rehabdesk.ui.widgets.pdf_pages import PdfPages

MM = 72 / 25.4
A4, F4 = (210, 297), (215, 330)
LYING_A4 = (297, 210)
SQUARE = 100
"""Millimetres: a square with its lower left corner at 20, 20 is on every page."""


def paper(*pages):
    """A PDF of pages in millimetres, each with its number in words and a square."""
    content = BytesIO()
    canvas = Canvas(content, invariant=1)
    canvas.setTitle("Daftar Hadir")
    for number, (width, height) in enumerate(pages, 1):
        canvas.setPageSize((width * MM, height * MM))
        canvas.rect(20 * MM, 20 * MM, SQUARE * MM, SQUARE * MM)
        canvas.drawString(30 * MM, 150 * MM, f"Lembar {number}")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def order(pdf, printer="Kantor", papers=None, numbers=None, **more):
    """All pages, or some, each on a printer's paper of its size, or on the one that is given."""
    pages = PdfPages(pdf)
    sizes = pages.sizes
    pages.close()
    wanted = runs(sizes, range(len(sizes)) if numbers is None else numbers)
    placed = tuple(PlacedRun(run, papers or PrinterPaper(size=run.size)) for run in wanted)
    return PrintOrder(pdf=pdf, title="Daftar Hadir", printer=printer, runs=placed, **more)


def named(key, width, height):
    """A printer's own paper."""
    return PrinterPaper(size=PaperSize(width, height), key=key)
