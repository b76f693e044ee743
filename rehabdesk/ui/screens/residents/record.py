"""The record of one resident: who it is, what can be done, and the views of what is known."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.resident import place
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, commands_in, fill_menu
from rehabdesk.ui.screens.kit.permitting import permits
from rehabdesk.ui.screens.residents.attendance import AttendanceView
from rehabdesk.ui.screens.residents.columns import GONE, TONES
from rehabdesk.ui.screens.residents.deeds import ResidentDeeds
from rehabdesk.ui.screens.residents.excuses import ExcuseCard
from rehabdesk.ui.screens.residents.history import HistoryView
from rehabdesk.ui.screens.residents.identity import IdentityView
from rehabdesk.ui.screens.residents.looked import Looked, look_up
from rehabdesk.ui.screens.residents.notes import NotesView, has_notes
from rehabdesk.ui.screens.residents.overview import OverviewView
from rehabdesk.ui.screens.residents.portrait import Portrait
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.text import Name, button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import people
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.excuses import excuse_source
from rehabdesk.wording.names import with_aliases
from rehabdesk.wording.terms import label as word

_RESTRICTED = "Terbatas"
_NOTES = "notes"
_TABS: tuple[str, ...] = ("overview", "identity", "attendance", _NOTES, "history")
_TAB_WORDS = ("&Ringkasan", "&Identitas", "&Kehadiran", "&Catatan", "Ri&wayat")


class View(Protocol):
    """One of the views of a record."""

    def show_record(self, looked: Looked) -> None:
        """Show somebody."""
        ...


class ResidentRecord(QWidget):
    """Shows one resident; a view is filled when it is looked at."""

    def __init__(self, context: Context, deeds: ResidentDeeds) -> None:
        super().__init__()
        self._context = context
        self._deeds = deeds
        self._looked: Looked | None = None
        self.portrait = Portrait()
        self._name = Name("title")
        self._line = label("", "muted", wrap=True)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(Space.SMALL)
        self._entries = deeds.of(self._shown)
        self._buttons = CommandButtons(context)
        self.edit_button = self._buttons.add(commands_in(self._entries)[0], "&Ubah")
        self.more_button = button("Ti&ndakan")
        self.more_button.setProperty("menu", "true")
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self.menu)
        self.tabs = Segmented("Bagian catatan", list(zip(_TABS, _TAB_WORDS, strict=True)))
        explain(self.tabs, people.RECORD_PART)
        self._stack = QStackedWidget()
        self._make_views()
        self._lay_out()
        self.tabs.chosen.connect(self.show_tab)
        self.portrait.clicked.connect(self._change_photo)

    def show_resident(self, resident: ResidentId) -> bool:
        """Show somebody; False when there is no such person."""
        other = self._looked is None or self._looked.resident.id != resident
        self._looked = look_up(self._context.store, resident, self._context.today())
        if self._looked is None:
            return False
        self._show_head(self._looked)
        self._buttons.offer()
        self._fill()
        if other:
            announce(self, self._name.accessibleName())
        return True

    def is_restricted(self) -> bool:
        """Whether whoever is shown is not for everybody to see."""
        return self._looked is not None and self._looked.restriction is not None

    def show_tab(self, tab: str) -> None:
        """Show one of the views."""
        self.tabs.set_value(tab)
        self._stack.setCurrentIndex(_TABS.index(tab))
        self._fill()

    def focus_tabs(self) -> None:
        """Go from the list to the record."""
        self.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def commands(self) -> tuple[Command, ...]:
        """What can be done in the view in sight."""
        noted = self._looked is not None and self.tabs.value() == _NOTES
        return self.notes.commands() if noted else ()

    def chips(self) -> list[str]:
        """The words of the small labels under the name."""
        return [one.text() for one in self.findChildren(Chip) if not one.isHidden()]

    def _fill(self) -> None:
        if self._looked is not None:
            self._views[self.tabs.value()].show_record(self._looked)

    def _show_head(self, looked: Looked) -> None:
        resident = looked.resident
        self._name.show_name(with_aliases(resident.name, resident.aliases))
        where = place(resident.block, resident.cell)
        parts = (
            resident.registration_no or "Tanpa nomor registrasi",
            f"Kamar {where}" if where else "",
            _age(looked),
        )
        self._line.setText(" · ".join(part for part in parts if part))
        picture = self._context.store.pictures.get(resident.photo) if resident.photo else None
        self.portrait.show_picture(picture.content if picture else None, resident.name)
        self._show_chips(looked)

    def _show_chips(self, looked: Looked) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for text, tone in _chip_words(looked):
            chip = Chip(text, tone)
            if looked.restriction is not None and text == _RESTRICTED:
                chip.setToolTip(as_tip(looked.restriction.reason))
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _make_views(self) -> None:
        """Make the views in the order of their tabs."""
        context, deeds = self._context, self._deeds
        self.overview = OverviewView(context, lambda: self.show_tab("attendance"))
        self.identity = IdentityView()
        self.attendance = AttendanceView(context)
        self.notes = NotesView(context, deeds.notes)
        numbers, places, excuses = commands_in(self._entries)[3:6]
        card = ExcuseCard(context, deeds, excuses)
        self.history = HistoryView(context, deeds, numbers, places, card)
        views = (self.overview, self.identity, self.attendance, self.notes, self.history)
        self._views: dict[str, View] = dict(zip(_TABS, views, strict=True))
        for view in views:
            self._stack.addWidget(view)
        self.tabs.offer([one for one in _TABS if one != _NOTES or has_notes(context)])

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(self._name)
        words.addWidget(self._line)
        top = Qt.AlignmentFlag.AlignTop
        line = QHBoxLayout()
        line.setSpacing(Space.MEDIUM)
        line.addLayout(words, 1)
        line.addWidget(self.edit_button, 0, top)
        line.addWidget(self.more_button, 0, top)
        side = QVBoxLayout()
        side.setSpacing(Space.SMALL)
        side.addLayout(line)
        side.addLayout(self._chips)
        side.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(self.portrait, 0, top)
        head.addLayout(side, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, 0, 0, 0)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(head)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)

    def _shown(self) -> ResidentId | None:
        return self._looked.resident.id if self._looked is not None else None

    def _change_photo(self) -> None:
        if self._looked is not None and permits(self._context, Right.WRITE_PEOPLE):
            self._deeds.change_photo(self._looked.resident.id)

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self._context, self._entries)


def _age(looked: Looked) -> str:
    born, today = looked.resident.birth_on, looked.today
    if born is None:
        return ""
    had = (today.month, today.day) >= (born.month, born.day)
    return f"{today.year - born.year - (0 if had else 1)} tahun"


def _chip_words(looked: Looked) -> list[tuple[str, Tone]]:
    chips: list[tuple[str, Tone]] = []
    part, stay = looked.part, looked.stay
    if looked.restriction is not None:
        chips.append((_RESTRICTED, Tone.DANGER))
    if stay is not None and stay.exited_on is not None:
        reason = word(stay.exit_reason) if stay.exit_reason else GONE
        chips.append((f"{reason}, {medium_date(stay.exited_on)}", Tone.NEUTRAL))
    if part is not None:
        chips.append((word(part.state), TONES[part.state]))
        chips.append((part.group_name() or "Belum berkelompok", Tone.NEUTRAL))
    else:
        chips.append(("Belum ikut program", Tone.NEUTRAL))
    if (excused := looked.excused) is not None:
        chips.append((excuse_source(excused, looked.excused_as), Tone.WARNING))
    if looked.early is not None:
        what = "2/3 masa pidana" if looked.early.by_two_thirds else "Bebas"
        day = medium_date(looked.early.leaves_on)
        chips.append((f"{what} {day}, sebelum program selesai", Tone.WARNING))
    return chips
