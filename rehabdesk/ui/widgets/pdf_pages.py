"""The pages of a PDF as images, drawn in strips when they are wanted."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from io import BytesIO
from threading import RLock
from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

_MOST_PIXELS = 1_000_000
_KEPT_BYTES = 64_000_000
_WHITE = (255, 255, 255, 255)

PDFIUM = RLock()
"""PDFium works for one thread at a time: whoever calls it holds this."""


class PdfPages:
    """An open PDF; sizes in points, images in real pixels. ValueError when it is no PDF.

    No image is larger than a strip of four megabytes, whatever the page and the zoom, and no
    more than 64 MB of them are kept.
    """

    def __init__(self, content: bytes) -> None:
        # Loading pdfium costs time and memory that the start of the program must not pay.
        import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

        try:
            with PDFIUM:
                self._document: Any = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as trouble:
            raise ValueError("Berkas PDF tidak dapat dibuka.") from trouble
        self._page: tuple[int, Any] | None = None
        self._strips: OrderedDict[tuple[int, int, int, int], QImage] = OrderedDict()
        self._kept = 0
        with PDFIUM:
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(number) for number in range(len(self._document))
            )

    def title(self) -> str:
        """What kind of document it says it is."""
        with PDFIUM:
            return str(self._document.get_metadata_value("Title"))

    def strips(self, number: int, size: QSize, seen: QRect) -> Iterator[tuple[QRect, QImage]]:
        """What is ``seen`` of a page that is ``size`` pixels large; the last strips are kept."""
        for place in strips_of(size):
            if place.intersects(seen):
                yield place, self._kept_strip(number, size, place)

    def draw(self, number: int, size: QSize, place: QRect) -> QImage:
        """A part of a page that is ``size`` pixels large; nothing is kept."""
        import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

        helpers: Any = pypdfium2
        pdfium = helpers.raw
        across, down = place.width(), place.height()
        with PDFIUM:
            bitmap = helpers.PdfBitmap.new_native(across, down, pdfium.FPDFBitmap_BGRx)
            bitmap.fill_rect(_WHITE, 0, 0, across, down)
            whole = (-place.left(), -place.top(), size.width(), size.height())
            page = self.page(number)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, *whole, 0, pdfium.FPDF_ANNOT)
        raw = memoryview(bitmap.buffer)
        image = QImage(raw, across, down, bitmap.stride, QImage.Format.Format_RGB32).copy()
        del raw
        bitmap.close()
        return image

    def page(self, number: int) -> Any:
        """PDFium's page, open until the next one is asked for."""
        with PDFIUM:
            if self._page is None or self._page[0] != number:
                self._close_page()
                self._page = (number, self._document[number])
            return self._page[1]

    def part(self, numbers: Sequence[int]) -> bytes:
        """Some of the pages, from 0, as a PDF of their own."""
        from pypdfium2 import PdfDocument  # pyright: ignore[reportMissingTypeStubs]

        written = BytesIO()
        with PDFIUM:
            fewer: Any = PdfDocument.new()
            fewer.import_pages(self._document, list(numbers))
            fewer.save(written)
            fewer.close()
        return written.getvalue()

    def close(self) -> None:
        """Let go of the file."""
        self._strips.clear()
        self._kept = 0
        with PDFIUM:
            self._close_page()
            self._document.close()

    def _kept_strip(self, number: int, size: QSize, place: QRect) -> QImage:
        key = (number, size.width(), size.height(), place.top())
        found = self._strips.get(key)
        if found is not None:
            self._strips.move_to_end(key)
            return found
        image = self._strips[key] = self.draw(number, size, place)
        self._kept += image.sizeInBytes()
        while self._kept > _KEPT_BYTES and len(self._strips) > 1:
            self._kept -= self._strips.popitem(last=False)[1].sizeInBytes()
        return image

    def _close_page(self) -> None:
        if self._page is not None:
            self._page[1].close()
            self._page = None


def strips_of(size: QSize) -> Iterator[QRect]:
    """The strips, from the top, that a page of so many pixels is drawn in."""
    rows = max(1, _MOST_PIXELS // max(1, size.width()))
    for top in range(0, size.height(), rows):
        yield QRect(0, top, size.width(), min(rows, size.height() - top))
