"""The pages of a PDF as images, drawn when they are wanted."""

from collections import OrderedDict
from typing import Any

from PySide6.QtGui import QImage

_KEPT = 12


class PdfPages:
    """An open PDF; sizes in points, images in real pixels. ValueError when it is no PDF."""

    def __init__(self, content: bytes) -> None:
        # Loading pdfium costs time and memory that the start of the program must not pay.
        import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

        try:
            self._document: Any = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as trouble:
            raise ValueError("Berkas PDF tidak dapat dibuka.") from trouble
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._document.get_page_size(number) for number in range(len(self._document))
        )

    def title(self) -> str:
        """What kind of document it says it is."""
        return str(self._document.get_metadata_value("Title"))

    def image(self, number: int, scale: float) -> QImage:
        """Draw a page, 1.0 being 72 pixels an inch; the last few are kept."""
        key = (number, round(scale * 1000))
        found = self._images.get(key)
        if found is not None:
            self._images.move_to_end(key)
            return found
        page = self._document[number]
        bitmap: Any = page.render(scale=scale, prefer_bgrx=True)
        raw = bytes(bitmap.buffer)
        image = QImage(
            raw, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        page.close()
        self._images[key] = image
        if len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return image

    def close(self) -> None:
        """Let go of the file."""
        self._images.clear()
        self._document.close()
