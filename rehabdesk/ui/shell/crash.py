"""An unforeseen error: a report without names, a dialog, and the program goes on."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from rehabdesk import __version__
from rehabdesk.ui.widgets.plain_text import as_tip

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox

_KEPT_REPORTS = 20


def report_of(error: BaseException) -> str:
    """What happened, by kinds of error and places in the code: no values, so no names."""
    import platform
    import traceback

    lines = [
        f"RehabDesk {__version__}",
        f"Python {platform.python_version()} {platform.system()} {platform.release()}",
    ]
    current: BaseException | None = error
    while current is not None:
        lines.append(type(current).__qualname__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Keep the report as a file; nothing where the folder cannot be written."""
    from datetime import datetime

    from rehabdesk.own_files import make_folder, write_whole

    moment = datetime.now().astimezone()
    path = folder / f"laporan-{moment:%Y%m%d-%H%M%S}.txt"
    try:
        make_folder(folder)
        write_whole(path, report_of(error).encode())
        for old in sorted(folder.glob("laporan-*.txt"))[:-_KEPT_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return path


class CrashWatch:
    """Takes the place of Python's last resort while the program runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._dialog: QMessageBox | None = None

    def install(self) -> None:
        """Hear of every error that nobody caught."""
        sys.excepthook = self.caught

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
    ) -> None:
        """Note it, write the report and tell the user; the program goes on."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from rehabdesk.services.trouble_log import note_trouble

        note_trouble(error)
        path = write_report(error, self.folder)
        if QApplication.instance() is not None:
            self._tell(path)

    def _tell(self, path: Path | None) -> None:
        if self._dialog is not None:
            return
        # Making these classes takes long, and most starts need none of them.
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        dialog = self._dialog = QMessageBox(QApplication.activeWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setIcon(QMessageBox.Icon.Warning)
        dialog.setWindowTitle("Kesalahan tidak terduga")
        dialog.setText("Terjadi kesalahan yang tidak terduga pada RehabDesk.")
        kept = f"Laporan tanpa data pribadi disimpan di:\n{path}" if path else ""
        dialog.setInformativeText(
            as_tip(
                "Semua yang sudah diisi tetap tersimpan, dan program dapat dipakai terus. Bila"
                f" terulang, serahkan laporan kepada petugas komputer.\n\n{kept}"
            )
        )
        dialog.addButton("Lanjutkan", QMessageBox.ButtonRole.AcceptRole)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None
