"""The press: pages and repeated parts drawn on one canvas of reportlab's, and bound into a file."""

from io import BytesIO
from threading import Lock

from rehabdesk.documents.kit.fonts import Style, font
from rehabdesk.documents.kit.paper import Size
from rehabdesk.documents.kit.pen import Pen, SharedDrawing
from rehabdesk.documents.kit.reportlab_parts import new_canvas

# A face reads its own file while it is cut down, so two documents are not finished at once.
_FINISHING = Lock()


class Press:
    """One PDF being made: draw pages with pens, one after the other, then take the bytes."""

    def __init__(self, title: str) -> None:
        font(Style.REGULAR)
        self._content = BytesIO()
        self.canvas = new_canvas(self._content, title, Style.REGULAR.value)
        self._forms: dict[tuple[Size, SharedDrawing], str] = {}

    def pen(self, size: Size) -> Pen:
        """A pen over an empty page of this size; the one before must have been added."""
        self.canvas.setPageSize((size.width, size.height))
        return Pen(self, size)

    def add(self, pen: Pen) -> None:  # noqa: ARG002 - what was drawn lies on the canvas
        """End the page that the pen has drawn."""
        self.canvas.showPage()

    def form(self, part: SharedDrawing, size: Size) -> str:
        """The name of a repeated part, drawn when its like is first met; stamp it with a pen."""
        key = size, part
        name = self._forms.get(key)
        if name is None:
            name = self._forms[key] = f"part{len(self._forms)}"
            self.canvas.beginForm(name, 0, 0, size.width, size.height)
            part(Pen(self, size))
            self.canvas.endForm()
        return name

    def finished(self) -> bytes:
        """The whole file; the press cannot be used again."""
        with _FINISHING:
            self.canvas.save()
        return self._content.getvalue()
