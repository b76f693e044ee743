"""Getting an office back before it is open: from a stick on another PC, or after damage.

It never shows a traceback: what cannot be read is said, and what is lost is counted.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.domain.backup import Backup
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.comparing import Comparison, compare_closed
from rehabdesk.services.rescue import backups_around, find_backups, save_readable, unlock_any
from rehabdesk.services.restoring import Permit, permit, restore_permitted
from rehabdesk.services.troubles import trouble_sentence
from rehabdesk.storage import StorageTrouble
from rehabdesk.storage.whole_file import Salvaged
from rehabdesk.ui.background import Report, Work, Worker, run_in_background
from rehabdesk.ui.screens.safekeeping.columns import BACKUP_COLUMNS, BackupLine
from rehabdesk.ui.screens.safekeeping.restore_dialog import (
    ComparedTable,
    since_words,
    written_words,
)
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.ui.widgets.secret_line import SecretLine
from rehabdesk.ui.widgets.speech import name_widget
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import shell
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.refusals import sentence
from rehabdesk.wording.safekeeping import FORMER_KEY, FORMER_KEY_MEANS, made
from rehabdesk.wording.tables import table_word

_WIDTH, _HEIGHT, _LOWEST = 820, 660, 190
_SHOWN = ("made", "age", "place", "size")


class RescueDialog(QDialog):
    """Choose a backup, prove who asks, look, put back; ``restored`` carries folder and words."""

    restored = Signal(object, str)

    def __init__(
        self, office_folder: Path, trouble: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.office_folder = office_folder
        title = "Penyelamatan kantor" if trouble else "Pulihkan dari cadangan"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, _WIDTH, _HEIGHT)
        self._permit: Permit | None = None
        self._worker: Worker[Any] | None = None
        self._stopped = False
        self.message = Banner(trouble, Tone.DANGER)
        self.message.setVisible(bool(trouble))
        self._make_lists()
        self._make_fields(rescuing=bool(trouble))
        self._lay_out(title)
        self._connect()
        self._list(backups_around(office_folder))

    def _make_lists(self) -> None:
        columns = [one for one in BACKUP_COLUMNS if one.key in _SHOWN]
        self.model: TableModel[BackupLine] = TableModel(columns, key=lambda line: str(line.source))
        nothing = EmptyState(
            "Belum ada cadangan yang terlihat",
            "Colokkan flashdisk cadangan, lalu pilih foldernya.",
            icon_name="backup",
        )
        self.table: Table[BackupLine] = Table("Cadangan yang ditemukan", self.model, empty=nothing)
        self.compared = ComparedTable()
        self.written = label("", "muted", wrap=True)

    def _make_fields(self, *, rescuing: bool) -> None:
        self.login = QLineEdit()
        self.login.setPlaceholderText("Nama pengguna (kosong untuk kunci pemulihan)")
        name_widget(self.login, "Nama pengguna")
        explain(self.login, shell.RESCUE_LOGIN)
        self.passphrase = SecretLine()
        explain(self.passphrase, shell.RESCUE_WORDS)
        self.passphrase.setPlaceholderText("Kata sandi atau kunci pemulihan")
        name_widget(self.passphrase, "Kata sandi atau kunci pemulihan")
        self.folder_button = button("Pilih &folder atau flashdisk…", "plain", "folder")
        self.look_button = button("&Lihat isinya", "plain", "preview")
        self.salvage_button = button("&Selamatkan yang terbaca", "plain", "copy")
        self.salvage_button.setVisible(rescuing)
        self.verb_button = button("P&ulihkan", "primary", "undo")
        self.verb_button.setEnabled(False)
        self.cancel_button = button("Tidak jadi")

    def look_in(self, folder: Path) -> None:
        """List the backups of a folder, of the folders in it, or the folder itself."""
        self._list(find_backups(folder))
        if self.model.rowCount() == 0:
            self._say(f"Di {folder.name or folder} tidak ada cadangan RehabDesk yang baik.")

    def look(self) -> None:
        """Prove who asks and that they may, and compare the chosen backup with today."""
        line = self.table.current_row()
        if line is None:
            self._say("Pilih cadangan dahulu.")
            return
        # What was seen before does not count any more, whatever is seen now.
        self._chosen_other()
        words, login, folder = self.passphrase.text(), self.login.text().strip(), self.office_folder
        beside = folder if folder.is_dir() else line.source.parent

        def opened(found: tuple[Permit, Comparison]) -> None:
            self._permit, comparison = found
            self.compared.show_comparison(comparison)
            told = [written_words(comparison), since_words(comparison)]
            if self._permit.with_former_key:
                told.append(f"{FORMER_KEY.capitalize()}. {FORMER_KEY_MEANS}")
            self.written.setText(" ".join(one for one in told if one))
            self.verb_button.setEnabled(True)
            self.verb_button.setFocus()

        def work(report: Report) -> tuple[Permit, Comparison]:
            found = permit(
                *(line.source, folder, words, login),
                count_in=beside,
                now=_now(),
                look=lambda: report(0, 0),
            )
            return found, compare_closed(found, line.source, folder)

        self._begin(work, opened, stoppable=True)

    def put_back(self) -> None:
        """Put the chosen backup in the office's place."""
        line, permitted, folder = self.table.current_row(), self._permit, self.office_folder
        if line is None or permitted is None:
            return
        made_at = line.backup.made_at
        self._begin(
            lambda _report: restore_permitted(permitted, line.source, made_at, folder, _now()),
            lambda _contents: self._finish(
                f"Kantor dipulihkan dari cadangan {made(made_at)}. Buka dengan kata sandi yang"
                " sama; siapa yang memulihkan tercatat di jejak audit."
            ),
        )

    def save_readable(self) -> None:
        """Save what can still be read of the damaged file, and list it like a backup."""
        words, login, folder = self.passphrase.text(), self.login.text().strip(), self.office_folder

        def work(_report: object) -> Salvaged:
            key = unlock_any((folder,), words, login, count_in=folder, now=_now()).key
            return save_readable(folder, key, datetime.now().astimezone())[1]

        def saved(salvaged: Salvaged) -> None:
            torn = ", ".join(table_word(one) for one in salvaged.torn)
            count = thousands(sum(salvaged.counts.values()))
            self._list(backups_around(folder))
            rest = f" Tidak lengkap: {torn}." if torn else " Tidak ada yang hilang."
            self._say(f"{count} catatan terselamatkan.{rest} Pilih di daftar, lalu Lihat isinya.")

        self._begin(work, saved)

    def _list(self, found: tuple[tuple[Path, Backup], ...]) -> None:
        now = datetime.now().astimezone()
        self.model.replace([BackupLine(backup=b, source=source, now=now) for source, b in found])
        if found:
            self.table.select_place(0)

    def _begin(
        self, work: Work[Any], done: Callable[[Any], None], *, stoppable: bool = False
    ) -> None:
        if self._worker is not None:
            return
        self.message.hide()
        self._take_keys(False, stoppable=stoppable)

        def finished(result: Any) -> None:
            self._come_back()
            done(result)

        def failed(error: Exception) -> None:
            self._come_back()
            if isinstance(error, Refusal):
                self._say(sentence(error))
            elif isinstance(error, StorageTrouble):
                self._say(trouble_sentence(error))
            else:
                raise error

        self._stopped = False
        self._worker = run_in_background(self, work, finished, failed, on_end=self._over)

    def _over(self) -> None:
        """Take keys again after work that was stopped, which has told nobody."""
        if self._worker is not None and self._stopped:
            self._come_back()
            self._say("Pembacaan cadangan dihentikan; tidak ada yang diubah.")

    def _come_back(self) -> None:
        """Let the thread end, for it must not be deleted while it runs, and take keys again."""
        if self._worker is not None:
            self._worker.wait()
        self._worker = None
        self._take_keys(True, stoppable=True)

    def _take_keys(self, free: bool, *, stoppable: bool) -> None:
        """Let everything be pressed, or nothing but what stops the work."""
        fields = (self.login, self.passphrase, self.folder_button, self.look_button)
        for widget in (*fields, self.table, self.compared, self.salvage_button):
            widget.setEnabled(free)
        self.verb_button.setEnabled(free and self._permit is not None)
        self.cancel_button.setEnabled(free or stoppable)
        self.cancel_button.setText("Tidak jadi" if free or not stoppable else "Hentikan")

    def reject(self) -> None:
        """Close; what is being looked at is stopped first, and what is put back goes on."""
        if self._worker is None:
            super().reject()
        elif self.cancel_button.isEnabled():
            self.cancel_button.setEnabled(False)
            self._stopped = True
            self._worker.requestInterruption()

    def _finish(self, words: str) -> None:
        self.restored.emit(self.office_folder, words)
        self.accept()

    def _say(self, words: str) -> None:
        self.message.set_message(words, Tone.WARNING)
        self.message.show()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder cadangan atau flashdisk")
        if chosen:
            self.look_in(Path(chosen))

    def _chosen_other(self, _line: object = None) -> None:
        self._permit = None
        self.verb_button.setEnabled(False)
        self.compared.compared.replace(())
        self.written.setText("")

    def _connect(self) -> None:
        self.folder_button.clicked.connect(self._choose)
        self.look_button.clicked.connect(self.look)
        self.passphrase.returnPressed.connect(self.look)
        self.verb_button.clicked.connect(self.put_back)
        self.salvage_button.clicked.connect(self.save_readable)
        self.cancel_button.clicked.connect(self.reject)
        self.table.current_row_changed.connect(self._chosen_other)

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"), 1)
        head.addWidget(self.folder_button)
        asks = QHBoxLayout()
        asks.setSpacing(Space.MEDIUM)
        for widget in (self.login, self.passphrase):
            asks.addWidget(widget, 1)
        asks.addWidget(self.look_button)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.salvage_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.verb_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self.message)
        inside.addWidget(label(f"Kantor dipulihkan ke: {self.office_folder}", "small", wrap=True))
        inside.addWidget(self.table, 2)
        inside.addLayout(asks)
        inside.addWidget(self.written)
        inside.addWidget(self.compared, 3)
        for table in (self.table, self.compared):
            table.setMinimumHeight(_LOWEST)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(foot)


def _now() -> datetime:
    return datetime.now().astimezone()
