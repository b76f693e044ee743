"""A line of free text that offers the usual words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from rehabdesk.ui.widgets.choice_field import no_leading_blank
from rehabdesk.ui.widgets.fields import TextField


class SuggestField(TextField):
    """Any text; what contains the typed letters is offered below."""

    def __init__(
        self,
        suggestions: Sequence[str],
        text: str = "",
        *,
        limit: int = 200,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, limit=limit, placeholder=placeholder, parent=parent)
        completer = QCompleter(list(suggestions), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("completions")
        self.setCompleter(completer)
        no_leading_blank(self)
