"""A card with a list; where there is nothing it says so in one line and takes no room."""

from typing import Generic

from PySide6.QtCore import Qt

from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.column import Row
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.text import label


class ListCard(Card, Generic[Row]):
    """Title with the number of rows, then the rows or the sentence."""

    def __init__(self, title: str, nothing: str, table: Table[Row]) -> None:
        super().__init__(title)
        self._words = title
        self.table = table
        self.nothing = label(nothing, "muted", wrap=True)
        # The sentence takes the room, or heading and sentence would share it.
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add(self.nothing, 1)
        self.add(table, 1)

    def show_count(self, count: int, caption: str = "") -> None:
        """Show the list, or that there is nothing."""
        self.set_title(f"{self._words} · {count}" if count else self._words, caption)
        self.nothing.setVisible(not count)
        self.table.setVisible(bool(count))
