"""Where backups go: the office's folder, a chosen folder, a stick."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.domain.backup import BackupPlan
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.text import label


class PlacesCard(Card):
    """Three places with how they stand, and the buttons to choose them."""

    def __init__(
        self,
        folder: tuple[QPushButton, QPushButton],
        stick: tuple[QPushButton, QPushButton],
    ) -> None:
        super().__init__("Tempat cadangan")
        self.folder_button, self.folder_off = folder
        self.stick_button, self.stick_off = stick
        self.office = _Place("Folder kantor", ())
        self.folder = _Place("Folder pilihan", folder)
        self.stick = _Place("Flashdisk", stick)
        for widget in (self.office, self.folder, self.stick):
            self.add(widget)

    def show_plan(self, plan: BackupPlan, plugged: tuple[Path, ...]) -> None:
        """Show where backups go."""
        self.office.show_state("Di komputer ini, dengan sendirinya", "Aktif", Tone.SUCCESS)
        there = bool(plan.folder) and Path(plan.folder).is_dir()
        self.folder.show_state(
            plan.folder or "Folder lain, misalnya di hard disk kedua atau komputer lain",
            ("Aktif" if there else "Tidak ada") if plan.folder else "Belum dipilih",
            (Tone.SUCCESS if there else Tone.DANGER) if plan.folder else Tone.NEUTRAL,
        )
        self.stick.show_state(
            ", ".join(str(one.parent) for one in plugged)
            or "Dipakai setiap kali dicolokkan; simpan di luar ruangan",
            "Terpasang" if plugged else ("Tidak dicolokkan" if plan.stick else "Belum disiapkan"),
            Tone.SUCCESS if plugged else (Tone.WARNING if plan.stick else Tone.NEUTRAL),
        )


class _Place(QWidget):
    """One place: name, state, where, buttons."""

    def __init__(self, name: str, buttons: tuple[QPushButton, ...]) -> None:
        super().__init__()
        self._chip = Chip("")
        self._where = label("", "small", wrap=True)
        head = QHBoxLayout()
        head.addWidget(label(name, "label"), 1)
        head.addWidget(self._chip)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        for button in buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, Space.SMALL)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(head)
        whole.addWidget(self._where)
        if buttons:
            whole.addLayout(foot)

    def show_state(self, where: str, state: str, tone: Tone) -> None:
        """Show how the place stands."""
        self._where.setText(where)
        self._chip.set_chip(state, tone)
