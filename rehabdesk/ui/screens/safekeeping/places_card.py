"""Where backups go: the office's folder, a chosen folder, a stick."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.domain.backup import BackupPlan
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.text import button, label


class PlacesCard(Card):
    """Three places with how they stand, and the buttons to choose them."""

    folder_wanted = Signal()
    folder_dropped = Signal()
    stick_wanted = Signal()
    stick_dropped = Signal()

    def __init__(self) -> None:
        super().__init__("Tempat cadangan")
        self.folder_button = button("Pilih &folder…", "plain", "folder")
        self.folder_off = button("Lepas folder", "quiet")
        self.stick_button = button("Siapkan s&tik…", "plain", "backup")
        self.stick_off = button("Lepas stik", "quiet")
        self.folder_button.clicked.connect(self.folder_wanted)
        self.folder_off.clicked.connect(self.folder_dropped)
        self.stick_button.clicked.connect(self.stick_wanted)
        self.stick_off.clicked.connect(self.stick_dropped)
        self.office = _Place("Folder kantor", ())
        self.folder = _Place("Folder pilihan", (self.folder_button, self.folder_off))
        self.stick = _Place("Stik", (self.stick_button, self.stick_off))
        for one in (self.office, self.folder, self.stick):
            self.add(one)

    def buttons(self) -> tuple[QPushButton, ...]:
        """What chooses the places."""
        return (self.folder_button, self.folder_off, self.stick_button, self.stick_off)

    def show_plan(self, plan: BackupPlan, plugged: tuple[Path, ...]) -> None:
        """Show where backups go."""
        self.office.show_state("Di komputer ini, dengan sendirinya", "Aktif", Tone.SUCCESS)
        there = bool(plan.folder) and Path(plan.folder).is_dir()
        self.folder.show_state(
            plan.folder or "Folder lain, misalnya di diska kedua atau komputer lain",
            ("Aktif" if there else "Tidak ada") if plan.folder else "Belum dipilih",
            (Tone.SUCCESS if there else Tone.DANGER) if plan.folder else Tone.NEUTRAL,
        )
        self.stick.show_state(
            ", ".join(str(one.parent) for one in plugged)
            or "Dipakai setiap kali dicolokkan; simpan di luar ruangan",
            "Terpasang" if plugged else ("Tidak dicolokkan" if plan.stick else "Belum disiapkan"),
            Tone.SUCCESS if plugged else (Tone.WARNING if plan.stick else Tone.NEUTRAL),
        )
        self.folder_off.setVisible(bool(plan.folder))
        self.stick_off.setVisible(plan.stick)


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
        for one in buttons:
            foot.addWidget(one)
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
