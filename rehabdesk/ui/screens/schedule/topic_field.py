"""A line of text that offers the topics of a kind of session; any other may be typed."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from rehabdesk.ui.widgets.choice_field import no_leading_blank
from rehabdesk.ui.widgets.fields import TextField


class TopicField(TextField):
    """Down shows every topic; typing finds any part of one."""

    def __init__(self, *, limit: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(
            limit=limit, placeholder="Ketik, atau ↓ untuk daftar materi", parent=parent
        )
        self._topics = QStringListModel(self)
        completer = QCompleter(self._topics, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("completions")
        self.setCompleter(completer)
        no_leading_blank(self)

    def set_topics(self, topics: Sequence[str]) -> None:
        """Offer these topics; what is typed stays."""
        self._topics.setStringList(list(topics))

    def topics(self) -> list[str]:
        """Give what is offered."""
        return list(self._topics.stringList())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all topics with Down."""
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down:
            completer.setCompletionPrefix("")
            completer.complete()
            return
        super().keyPressEvent(event)
