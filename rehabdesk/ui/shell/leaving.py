"""Closing the window: what was typed is asked about, and the last backup of the day is made."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.ui.background import Worker
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.shell.backup_watch import BackupWatch
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.progress import ProgressPanel
from rehabdesk.ui.widgets.text import button, label

_WIDTH = 460


class WindowClosing:
    """Says whether the window may close; ``unsaved`` gives a page that would lose something."""

    def __init__(
        self,
        window: QWidget,
        context: Context,
        backups: BackupWatch,
        unsaved: Callable[[], ScreenPage | None],
    ) -> None:
        self._window = window
        self._context = context
        self._backups = backups
        self._unsaved = unsaved
        self._discarded = False
        self.settled = False
        """Whether nothing is left to be asked or backed up."""

    def may_close(self) -> bool:
        """Whether the window may close now; else what has to be done first is begun."""
        if self.settled:
            return True
        if not self._discarded and (page := self._unsaved()):
            self._ask(page)
            return False
        if self._backups.automatic and self._backups.changed:
            self._back_up_and_close()
            return False
        return True

    def close(self) -> None:
        """Close the window without asking anything."""
        self.settled = True
        self._window.close()

    def fall_silent(self) -> None:
        """Let nothing below the window look into a file that is about to be closed.

        Work in threads is ended first; then no timer, list or field is answered any more,
        whatever still moves in it.
        """
        workers: list[Worker[object]] = self._window.findChildren(Worker)
        for worker in workers:
            worker.end_with_window()
        for part in (self._context, *self._window.findChildren(QObject)):
            part.blockSignals(True)
            if isinstance(part, QTimer):
                part.stop()

    def _ask(self, page: ScreenPage) -> None:
        self._context.shell.go(page.key)
        confirm(
            self._window,
            "Tutup tanpa menyimpan?",
            page.unsaved(),
            "Tutup",
            self._throw_away,
            danger=True,
        )

    def _throw_away(self) -> None:
        """Close as always, but without asking once more."""
        self._discarded = True
        self._window.close()

    def _back_up_and_close(self) -> None:
        dialog = LeavingDialog(self._window)
        self._backups.made.connect(dialog.accept)
        dialog.accepted.connect(self._close_with_backup)
        self._backups.back_up_now(dialog.panel.show_progress)
        dialog.open()

    def _close_with_backup(self) -> None:
        self._backups.stop()
        self.close()


class LeavingDialog(QDialog):
    """Shows how far the backup is; leaving without it is one button. Esc goes back to work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Menutup kantor")
        self.setAccessibleName("Menutup kantor")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(in_step(_WIDTH))
        self.panel = ProgressPanel("Membuat cadangan sebelum ditutup…", cancellable=False)
        self.leave_button = button("Keluar tanpa menunggu", "quiet")
        self.leave_button.clicked.connect(self.accept)
        back = button("Kembali bekerja")
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.leave_button)
        foot.addStretch(1)
        foot.addWidget(back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(self.panel)
        whole.addWidget(label("Semua isian sudah tersimpan.", "small"))
        whole.addLayout(foot)
        back.setFocus()
