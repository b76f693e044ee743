"""Preview of a PDF with page number and zoom."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.pdf_canvas import FIT_PAGE, FIT_WIDTH, STEP, PdfCanvas
from rehabdesk.ui.widgets.pdf_pages import PdfPages
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import icon_button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import shell


class PdfView(QWidget):
    """A tool bar with page number and zoom over the pages."""

    def __init__(self, name: str = "Pratinjau", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PdfCanvas(name)
        self._previous = icon_button("previous", "Halaman sebelumnya", "PgUp")
        self._next = icon_button("next", "Halaman berikutnya", "PgDn")
        self._page = label("", "muted")
        self._zoom = label("", "muted")
        smaller = _sign_button("−", "Perkecil", "Ctrl+−")
        larger = _sign_button("+", "Perbesar", "Ctrl++")
        self.fit = Segmented("Ukuran", ((FIT_WIDTH, "Selebar layar"), (FIT_PAGE, "Satu halaman")))
        explain(self.fit, shell.FIT)
        self._previous.clicked.connect(lambda: self.canvas.turn(-1))
        self._next.clicked.connect(lambda: self.canvas.turn(1))
        smaller.clicked.connect(lambda: self.canvas.zoom_by(1 / STEP))
        larger.clicked.connect(lambda: self.canvas.zoom_by(STEP))
        self.fit.chosen.connect(self.canvas.set_fit)
        self.canvas.moved.connect(self._tell)
        bar = QHBoxLayout()
        bar.setSpacing(Space.MEDIUM)
        for part in (self._previous, self._page, self._next):
            bar.addWidget(part)
        bar.addStretch(1)
        for part in (smaller, self._zoom, larger, self.fit):
            bar.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(bar)
        layout.addWidget(self.canvas, 1)
        order = (self._previous, self._next, smaller, larger, self.fit, self.canvas)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF from its first page; ValueError with a sentence when it is none."""
        self.canvas.show_pages(PdfPages(content))

    def clear(self) -> None:
        """Show nothing."""
        self.canvas.show_pages(None)

    def title(self) -> str:
        """Give the kind of document, as it says of itself."""
        return self.canvas.title()

    def page_sizes(self) -> tuple[tuple[float, float], ...]:
        """Give the size of every page, in points."""
        return self.canvas.page_sizes()

    def page_count(self) -> int:
        """Give the number of pages."""
        return self.canvas.page_count()

    def _tell(self) -> None:
        """Show page number and zoom."""
        count = self.canvas.page_count()
        here = self.canvas.page()
        self._page.setText(f"Halaman {here + 1} dari {count}" if count else "Belum ada halaman")
        self._zoom.setText(f"{self.canvas.zoom():.0%}".replace("%", " %"))
        self._previous.setEnabled(here > 0)
        self._next.setEnabled(here + 1 < count)


def _sign_button(sign: str, spoken: str, keys: str) -> QToolButton:
    """Make a button that shows a sign."""
    widget = icon_button("search", spoken, keys)
    widget.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    widget.setText(sign)
    widget.setFont(font(TextRole.HEADING))
    return widget
