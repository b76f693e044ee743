"""The line under the table: the number being typed, a short word, guests, what can be added."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rehabdesk.domain.session import SessionGuest
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.elided import Elided
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.text import icon_button, label
from rehabdesk.wording.names import short_name

_READING = 6000
_USUAL = "Huruf menandai dan maju · angka lalu huruf menandai baris itu · F1 semua tombol"
_MOST_SHOWN = 2


class FootCommands(Struct, frozen=True, kw_only=True):
    """What can be done from here; ``remove_guest`` gives the command for one of the guests."""

    person: Command
    guest: Command
    remove_guest: Callable[[SessionGuest], Command]


class Foot(QWidget):
    """Says what the keys would do now."""

    def __init__(self, context: Context, commands: FootCommands) -> None:
        super().__init__()
        self._context = context
        self._remove_guest = commands.remove_guest
        self.digits = Chip("", Tone.ACCENT)
        self.digits.hide()
        self.words = Elided(_USUAL, "small")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._usual = _USUAL
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_READING)
        self._clock.timeout.connect(lambda: self.words.setText(self._usual))
        buttons = CommandButtons(context)
        person = buttons.add(commands.person, "&Orang", "quiet")
        guest = buttons.add(commands.guest, "&Tamu", "quiet")
        self._guests = QHBoxLayout()
        self._guests.setSpacing(Space.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.digits)
        row.addWidget(self.words, 1)
        row.addLayout(self._guests)
        row.addWidget(person)
        row.addWidget(guest)

    def show_digits(self, digits: str) -> None:
        """Show the row number that is being typed."""
        self.digits.set_chip(f"Baris {digits}: Enter ke sana, atau huruf", Tone.ACCENT)
        self.digits.setVisible(bool(digits))
        self.words.setText("" if digits else self._usual)

    def show_mode(self, *, marking_engagement: bool) -> None:
        """Say what the digits do."""
        self._usual = (
            "Angka 1 sampai 5 mengisi keterlibatan dan maju · F6 selesai"
            if marking_engagement
            else _USUAL
        )
        self.words.setText(self._usual)

    def say(self, text: str) -> None:
        """Say something for a few seconds."""
        self.words.setText(text)
        self._clock.start()
        announce(self.words, text)

    def show_guests(self, guests: Sequence[SessionGuest]) -> None:
        """Show the guests by name, each with a way to take it off."""
        while (item := self._guests.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        made = CommandButtons(self._context)
        shown = guests[-_MOST_SHOWN:]
        if len(guests) > len(shown):
            self._guests.addWidget(label(f"{len(guests)} tamu, terakhir:", "small"))
        for status in shown:
            chip = Chip(short_name(status.name), Tone.INFO)
            chip.setToolTip(as_tip(f"Tamu: {status.name}, {status.institution}".rstrip(", ")))
            removal = self._remove_guest(status)
            cross = icon_button(removal.icon, removal.words)
            made.take(cross, removal)
            self._guests.addWidget(chip)
            self._guests.addWidget(cross)
