"""Lists brought to a page: a file that is dragged onto it, or a table that is pasted there."""

from msgspec import Struct
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from rehabdesk.domain.importing import ImportSubject


class BroughtList(Struct, frozen=True, kw_only=True):
    """A list for *Impor*: what it is a list of, and its file or the text of its table."""

    subject: ImportSubject
    file: str = ""
    text: str = ""


def files_in(brought: QMimeData) -> list[str]:
    """The files on this computer that are dragged."""
    return [one.toLocalFile() for one in brought.urls() if one.isLocalFile()]


def copied_table() -> str:
    """The table that was copied, as Excel copies one: cells apart by tabs; else nothing."""
    text = QApplication.clipboard().text()
    return text if "\t" in text else ""
