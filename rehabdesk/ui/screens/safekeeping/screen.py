"""Cadangan: what there is, how safe that is, making, proving and putting back."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.services.safekeeping import (
    backups_of,
    charge_of,
    choose_folder,
    forget_stick,
    plan_of,
    stick_folders,
    with_former_key,
)
from rehabdesk.services.safety import safety_of
from rehabdesk.storage.whole_file import sticks
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, press
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.safekeeping.columns import BACKUP_COLUMNS, BackupLine
from rehabdesk.ui.screens.safekeeping.deeds import SafekeepingDeeds
from rehabdesk.ui.screens.safekeeping.places_card import PlacesCard
from rehabdesk.ui.screens.safekeeping.state_card import StateCard
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.progress import ProgressPanel
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.wording.safekeeping import FORMER_KEY

if TYPE_CHECKING:
    from rehabdesk.domain.backup import BackupPlan

_SIDE = 372
_LOOK_AGAIN = 5_000


class SafekeepingPage(ScreenPage):
    """Cadangan."""

    key = "safekeeping"

    def __init__(self, context: Context) -> None:
        self._commands = self._told()
        make, rehearse, restore, retention, check, *places = self._commands
        folder, no_folder, stick, no_stick = places
        buttons = self._buttons = CommandButtons(context)
        self.make_button = buttons.add(make, kind="primary")
        self.rehearse_button = buttons.add(rehearse, "&Uji pemulihan")
        self.restore_button = buttons.add(restore, "&Pulihkan…")
        self.retention_button = buttons.add(retention, "&Masa simpan…", "quiet")
        actions = (
            self.retention_button,
            self.restore_button,
            self.rehearse_button,
            self.make_button,
        )
        super().__init__(context, "Cadangan", " ", actions=actions)
        self.charge = charge_of(context.store)
        self._plan: BackupPlan | None = None
        self.deeds = SafekeepingDeeds(context, self.charge, self) if self.charge else None
        self.model: TableModel[BackupLine] = TableModel(
            BACKUP_COLUMNS, key=lambda line: str(line.source)
        )
        nothing = EmptyState(
            "Belum ada cadangan",
            "Buat yang pertama dengan Cadangkan sekarang; hanya beberapa detik.",
            icon_name="backup",
        )
        self.table: Table[BackupLine] = Table("Daftar cadangan", self.model, empty=nothing)
        self.state = StateCard(buttons.add(check, "Periksa &berkas", "quiet"))
        self.places = PlacesCard(
            (
                buttons.add(folder, "Pilih &folder…"),
                buttons.add(no_folder, "Lepas folder", "quiet"),
            ),
            (
                buttons.add(stick, "Siapkan flash&disk…"),
                buttons.add(no_stick, "Lepas flashdisk", "quiet"),
            ),
        )
        self.progress = ProgressPanel("Sedang bekerja")
        self.progress.hide()
        self._sticks = sticks()
        # A stick is seen soon after it was plugged in, without a key being pressed.
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AGAIN)
        self.add(self._lay_out(), 1)
        self._connect()
        self._clock.start()

    def reload(self) -> None:
        """List the backups of every place that can be reached now."""
        self._allow()
        if self.charge is None:
            return
        now = datetime.now().astimezone()
        found = backups_of(self.charge)
        former = with_former_key(self.charge, (source for _, source, _ in found))
        lines = [
            BackupLine(backup=one, source=source, now=now, place=place, former_key=source in former)
            for place, source, one in found
        ]
        self.model.replace(lines)
        if self.table.current_row() is None and lines:
            self.table.select_place(0)
        older = f"; {len(former)} {FORMER_KEY}" if former else ""
        good = (
            f"{len(lines)} cadangan baik, semuanya terenkripsi" if lines else "Belum ada cadangan"
        )
        self.set_title("Cadangan", f"{good}{older}")
        self._plan = plan_of(self.charge)
        self.places.show_plan(self._plan, stick_folders(self.charge))
        self.state.show_safety(self.charge, safety_of(self.charge, now), now)
        self._allow()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return self._commands

    def make_backup(self) -> None:
        """Back up to every place."""
        if self.deeds is not None:
            self.deeds.make_backup()

    def show_retention(self) -> None:
        """Show whose data is older than the set time."""
        from rehabdesk.ui.screens.safekeeping.retention_dialog import RetentionDialog

        RetentionDialog(self.context, self.context.shell.window_widget()).open()

    def check_file(self) -> None:
        """Read every page of the office's file."""
        if self.deeds is not None:
            self.deeds.check_file()

    def rehearse_chosen(self) -> None:
        """Prove the chosen backup, or the newest."""
        line = self.table.current_row() or self.model.row_at(0)
        if line is not None and self.deeds is not None:
            self.deeds.rehearse(line)

    def ask_restore(self) -> None:
        """Compare the chosen backup with today and put it back if that is wanted."""
        line = self.table.current_row()
        if line is not None and self.deeds is not None:
            self.deeds.ask_restore(line)

    def _allow(self) -> None:
        """Let press what makes sense now."""
        self._buttons.offer()

    def _told(self) -> tuple[Command, ...]:
        back_up, set_up = Right.BACK_UP, Right.SET_UP_OFFICE
        busy, none, unchosen = self._why_busy, self._why_none, self._why_unchosen
        file = self._why_no_file

        def never() -> str:
            return ""

        return tuple(
            Command(
                text=text,
                run=run,
                icon=picture,
                right=right,
                why_not=why,
                only_where_it_fits=why in {self._why_no_folder, self._why_no_stick},
            )
            for text, run, picture, right, why in (
                ("Cadangkan &sekarang", self.make_backup, "backup", back_up, busy),
                ("&Uji pemulihan cadangan", self.rehearse_chosen, "check", back_up, none),
                ("&Pulihkan cadangan…", self.ask_restore, "undo", back_up, unchosen),
                ("&Masa simpan data…", self.show_retention, "clock", set_up, never),
                ("Periksa &berkas kantor", self.check_file, "check", Right.LOOK, busy),
                ("Pilih &folder cadangan…", self._choose_folder, "folder", back_up, file),
                ("Lepas folder cadangan", self._drop_folder, "", back_up, self._why_no_folder),
                ("Siapkan flash&disk cadangan…", self._choose_stick, "backup", back_up, file),
                ("Lepas flashdisk cadangan", self._drop_stick, "", back_up, self._why_no_stick),
            )
        )

    def _why_no_file(self) -> str:
        return "" if self.deeds is not None else "Kantor ini tidak berada di sebuah berkas."

    def _why_no_folder(self) -> str:
        there = self._plan is not None and bool(self._plan.folder)
        return "" if there else "Belum ada folder cadangan yang dipilih."

    def _why_no_stick(self) -> str:
        there = self._plan is not None and self._plan.stick
        return "" if there else "Belum ada flashdisk cadangan yang disiapkan."

    def _why_busy(self) -> str:
        if self.deeds is None:
            return self._why_no_file()
        return "Tunggu sampai yang sedang berjalan selesai." if self.deeds.busy() else ""

    def _why_none(self) -> str:
        some = self.model.rowCount() > 0
        return self._why_busy() or ("" if some else "Belum ada cadangan untuk diuji.")

    def _why_unchosen(self) -> str:
        chosen = self.table.current_row() is not None
        return self._why_busy() or ("" if chosen else "Pilih dahulu cadangan yang akan dipulihkan.")

    def _began(self, title: str, stoppable: bool) -> None:
        self.progress.set_title(title)
        self.progress.show_progress(0, 0)
        self.progress.cancel_button.setVisible(stoppable)
        self.progress.cancel_button.setEnabled(True)
        self.progress.show()
        self._allow()

    def _ended(self) -> None:
        self.progress.hide()
        self.look_again()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder cadangan")
        if chosen and self.charge is not None:
            choose_folder(self.charge, Path(chosen))
            self.make_backup()

    def _drop_folder(self) -> None:
        if self.charge is not None:
            choose_folder(self.charge, None)
            self.reload()

    def _choose_stick(self) -> None:
        """The only stick that is plugged in, else the one that is shown."""
        found = sticks()
        chosen = str(found[0]) if len(found) == 1 else ""
        chosen = chosen or QFileDialog.getExistingDirectory(self, "Pilih flashdisk")
        if chosen and self.deeds is not None:
            self.deeds.prepare(Path(chosen))

    def _drop_stick(self) -> None:
        if self.charge is not None:
            forget_stick(self.charge)
            self.reload()

    def _look_for_sticks(self) -> None:
        if self.isVisible() and (found := sticks()) != self._sticks:
            self._sticks = found
            self.reload()

    def _lay_out(self) -> QWidget:
        cards = QWidget()
        side = QVBoxLayout(cards)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(Space.LARGE)
        for widget in (self.state, self.places):
            side.addWidget(widget)
        side.addStretch(1)
        beside = scrolled(cards)
        beside.setFixedWidth(_SIDE)
        left = QVBoxLayout()
        left.setSpacing(Space.LARGE)
        left.addWidget(self.progress)
        left.addWidget(self.table, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE)
        row.addLayout(left, 1)
        row.addWidget(beside)
        return whole

    def _connect(self) -> None:
        on(self.table.activated_row, partial(press, self.context, self._commands[2]))
        on(self.table.current_row_changed, self._allow)
        self._clock.timeout.connect(self._look_for_sticks)
        if self.deeds is not None:
            self.deeds.began.connect(self._began)
            self.deeds.ended.connect(self._ended)
            self.deeds.progressed.connect(self.progress.show_progress)
            self.progress.cancelled.connect(self.deeds.stop)
