"""Shows a chapter of the guide: its words, and its pictures as wide as there is room."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QImage,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from rehabdesk import paths
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.wording.guide import PICTURES

_REST = 80


class GuideView(QTextBrowser):
    """One chapter at a time; what was searched is marked in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Isi bab")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(Space.PAGE)
        self._markdown = ""
        self._words = ""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_REST)
        self._settled.timeout.connect(self._draw)

    def show_markdown(self, markdown: str, words: str = "") -> None:
        """Show another chapter from its beginning, with each of some words marked."""
        self._markdown, self._words = markdown, words
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._go_to_first()

    def show_keys(self, html: str) -> None:
        """Show the tables of keys."""
        self._markdown = self._words = ""
        self.setExtraSelections([])
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture, drawn smaller where there is less room, sharp on a fine screen too."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        file = name.fileName() if isinstance(name, QUrl) else name
        picture = QImage(str(paths.guide() / PICTURES / file))
        room = self.viewport().width() - 3 * Space.PAGE
        ratio = self.devicePixelRatioF()
        if not picture.isNull() and picture.width() > room * ratio:
            picture = picture.scaledToWidth(
                int(room * ratio), Qt.TransformationMode.SmoothTransformation
            )
            picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pictures anew when the width has settled."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settled.start()

    def _draw(self) -> None:
        if not self._markdown:
            return
        place = self.verticalScrollBar().value()
        self.document().clear()
        self.setMarkdown(self._markdown)
        _give_headings_room(self.document())
        self._mark()
        self.verticalScrollBar().setValue(place)

    def _mark(self) -> None:
        marked: list[QTextEdit.ExtraSelection] = []
        ground = QTextCharFormat()
        ground.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        ground.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        for word in self._words.split():
            at = self.document().find(word)
            while not at.isNull():
                found = QTextEdit.ExtraSelection()
                found.cursor, found.format = at, ground  # type: ignore[attr-defined]
                marked.append(found)
                at = self.document().find(word, at)
        self.setExtraSelections(marked)

    def _go_to_first(self) -> None:
        marked = self.extraSelections()
        if marked:
            first = min((one.cursor for one in marked), key=lambda one: one.position())  # type: ignore[attr-defined]
            self.setTextCursor(first)
            self.ensureCursorVisible()
            first.clearSelection()
            self.setTextCursor(first)


def _give_headings_room(text: QTextDocument) -> None:
    """Set headings apart from what stands before them: markdown comes without."""
    block = text.begin().next()
    while block.isValid():
        room = block.blockFormat()
        if room.headingLevel():
            room.setTopMargin(Space.LARGE)
        room.setBottomMargin(Space.SMALL)
        QTextCursor(block).setBlockFormat(room)
        block = block.next()
