"""What the button *Cetak* offers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget


class PrintMenu(QMenu):
    """The ways to print; ``chosen`` counts the chosen certificates when the menu opens."""

    all_wanted = Signal()
    chosen_wanted = Signal()
    copies_wanted = Signal()
    each_wanted = Signal()
    register_wanted = Signal()

    def __init__(self, chosen: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._count = chosen
        self.addAction("Semua yang terbit, satu berkas\tCtrl+P", self.all_wanted.emit)
        self._chosen = self.addAction("Yang dipilih", self.chosen_wanted.emit)
        self._copies = self.addAction("Salinan yang dipilih", self.copies_wanted.emit)
        self.addAction("Satu berkas per orang…", self.each_wanted.emit)
        self.addSeparator()
        self.addAction("Buku register", self.register_wanted.emit)
        self.aboutToShow.connect(self._recount)

    def _recount(self) -> None:
        number = self._count()
        self._chosen.setText(f"Yang dipilih ({number})")
        self._copies.setText(f"Salinan yang dipilih ({number}), bertanda SALINAN")
        self._chosen.setEnabled(number > 0)
        self._copies.setEnabled(number > 0)
