"""How safe the office's data is now, in a few facts."""

from datetime import datetime

from PySide6.QtWidgets import QPushButton

from rehabdesk.services.safekeeping import Charge
from rehabdesk.services.safety import Safety
from rehabdesk.storage.whole_file import read_catalogue
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.facts import Facts
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.numbers import file_size
from rehabdesk.wording.safekeeping import age


class StateCard(Card):
    """Last backup, last rehearsal, size of the file, and what is still missing."""

    def __init__(self, check_button: QPushButton) -> None:
        self.check_button = check_button
        super().__init__("Keadaan", buttons=(self.check_button,))
        self.facts = Facts(columns=2)
        self.advice = Banner("", Tone.WARNING)
        self.advice.hide()
        self.add(self.facts)
        self.add(self.advice)

    def show_safety(self, charge: Charge, safety: Safety, now: datetime) -> None:
        """Show how things stand."""
        rehearsed = read_catalogue(charge.folder).rehearsed_on
        size = charge.path.stat().st_size if charge.path.is_file() else 0
        self.facts.set_facts(
            (
                ("Cadangan terakhir", age(safety.newest, now) if safety.newest else "belum ada"),
                ("Uji pemulihan terakhir", medium_date(rehearsed) if rehearsed else "belum pernah"),
                ("Berkas kantor", file_size(size)),
                ("Di luar komputer ini", "belum ada" if safety.only_here else "ada"),
            )
        )
        words = advice_on(safety, rehearsed=rehearsed is not None)
        self.advice.setVisible(bool(words))
        if words:
            self.advice.set_message(words, Tone.WARNING)


def advice_on(safety: Safety, *, rehearsed: bool) -> str:
    """The one next thing that would make the data safer; nothing where all is done."""
    if safety.newest is None:
        return "Buat cadangan pertama sekarang."
    if safety.only_here:
        return (
            "Semua cadangan masih di komputer ini. Bila komputernya hilang atau rusak, semuanya"
            " ikut hilang: siapkan flashdisk atau pilih folder lain."
        )
    if not rehearsed:
        return "Cadangan belum pernah diuji. Jalankan Uji pemulihan sekali; hanya sebentar."
    return ""
