"""The lines of the field for everything: items and the letters that matched."""

from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MARKS_ROLE = ITEM_ROLE + 1


class CommandItem(Struct, frozen=True, kw_only=True):
    """One line of the list; ``payload`` is what the owner gets back."""

    title: str
    subtitle: str = ""
    icon_name: str = ""
    keys: str = ""
    payload: Any = None
    key: str = ""
    """What tells it from others; two lines of one key lead to the same place."""


class CommandModel(QAbstractListModel):
    """The items that match, with the places of the matched letters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[CommandItem, tuple[int, ...]]] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Say how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Answer the view for one line."""
        if not 0 <= index.row() < len(self._lines):
            return None
        item, marks = self._lines[index.row()]
        answers = {
            int(Qt.ItemDataRole.DisplayRole): item.title,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{item.title}. {item.subtitle}",
            ITEM_ROLE: item,
            MARKS_ROLE: marks,
        }
        return answers.get(role)

    def show_lines(self, lines: list[tuple[CommandItem, tuple[int, ...]]]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()
