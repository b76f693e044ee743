"""Printing on Windows: PDFium draws each page on the printer's device, as lines and letters."""

from collections.abc import Callable
from ctypes import c_void_p, cast
from typing import Any

from rehabdesk.domain.refusals import PrinterRefused
from rehabdesk.ui.shell.printing.order import PrintOrder, Sent
from rehabdesk.ui.shell.printing.windows_device import Device, DeviceTrouble, Metafile, WrongPaper
from rehabdesk.ui.widgets.pdf_pages import PDFIUM, PdfPages


def is_there() -> bool:
    """Whether PDFium draws on devices here; its builds for other systems cannot."""
    import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]

    return hasattr(pdfium, "FPDF_RenderPage")


def send(
    order: PrintOrder,
    sent: Sent,
    report: Callable[[int, int], None],
    output: str | None = None,
) -> None:
    """Each copy as one document of the spool, each page on its own paper; raises PrinterRefused.

    A second copy in the same document would begin on the back of the first one's last sheet.
    Stopped, the document at hand is taken back. ``output`` is a file to be written instead.
    """
    pages = PdfPages(order.pdf)
    try:
        for _ in range(order.copies):
            device = Device(order.printer, order.title, output)
            try:
                _draw(order, device, pages, sent, report)
                device.end()
            finally:
                device.break_off()
    except DeviceTrouble as trouble:
        reason = "paper" if isinstance(trouble, WrongPaper) else "no"
        raise PrinterRefused(reason=reason, printer=order.printer) from trouble
    finally:
        pages.close()


def _draw(
    order: PrintOrder,
    device: Device,
    pages: PdfPages,
    sent: Sent,
    report: Callable[[int, int], None],
) -> None:
    whole = order.page_count()
    for run in order.runs:
        for number in run.run.pages:
            report(sent.pages, whole)
            size = pages.sizes[number]
            device.begin_page(run.paper, order.sides, lying=size[0] > size[1])
            _draw_page(device, pages, number, device.place(size))
            device.end_page()
            sent.pages += 1
    report(sent.pages, whole)


def length_on_metafile(pdf: bytes) -> int:
    """How many bytes of lines and letters Windows is told of a first page; no printer is needed."""
    pages = PdfPages(pdf)
    paper = Metafile()
    try:
        width, height = map(round, pages.sizes[0])
        _render(paper.handle, pages, 0, (0, 0, width, height))
    finally:
        length = paper.length()
        pages.close()
    return length


def _draw_page(
    device: Device, pages: PdfPages, number: int, place: tuple[int, int, int, int]
) -> None:
    if not _render(device.handle, pages, number, place):
        raise DeviceTrouble("FPDF_RenderPage")


def _render(
    handle: c_void_p, pages: PdfPages, number: int, place: tuple[int, int, int, int]
) -> bool:
    """Draw a page on what Windows calls a device context, as lines and letters."""
    import pypdfium2.raw as named  # pyright: ignore[reportMissingTypeStubs]

    pdfium: Any = named
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_PRINTING
    with PDFIUM:
        target = cast(handle, pdfium.HDC)
        return bool(pdfium.FPDF_RenderPage(target, pages.page(number), *place, 0, flags))
