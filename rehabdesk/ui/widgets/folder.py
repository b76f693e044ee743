"""A folder: chosen by a button or typed, and shown where a file was saved."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.text import button

OPEN_FOLDER = "Buka folder"
_LONGEST = 300


class FolderField(QWidget):
    """The path of a folder, with a button that chooses one."""

    changed = Signal()

    def __init__(self, folder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = TextField(folder, limit=_LONGEST)
        self.choose_button = button("Pilih…", "plain", "folder")
        self.choose_button.setAccessibleName("Pilih folder")
        self.choose_button.clicked.connect(self.choose)
        self._line.changed.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._line, 1)
        row.addWidget(self.choose_button)
        self.setFocusProxy(self._line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> str:
        """Give the path as typed."""
        return self._line.value()

    def set_value(self, folder: str) -> None:
        """Show a path."""
        self._line.set_value(folder)
        self._line.setCursorPosition(0)

    def is_empty(self) -> bool:
        """Tell whether there is none."""
        return self._line.is_empty()

    def error(self) -> str:
        """Say when it is longer than a path can be."""
        return self._line.error()

    def choose(self) -> None:
        """Ask for a folder, from the typed one on, without blocking."""
        dialog = QFileDialog(self, "Pilih folder", str(_nearest(Path(self.value()).expanduser())))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_value)
        dialog.open()


def open_folder(of: Path) -> None:
    """Show the folder of a file, or the folder itself, in the computer's own window."""
    folder = of if of.is_dir() else of.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that there is."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())
