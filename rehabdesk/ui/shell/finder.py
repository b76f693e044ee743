"""Ctrl+K: every person, screen and deed from one field."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMainWindow

from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.refusals import SheetOfOtherOffice, Undone
from rehabdesk.domain.resident import place
from rehabdesk.services.attendance import find_page
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.command import press
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.widgets.command_list import CommandList, Deliver
from rehabdesk.ui.widgets.command_model import CommandItem

_MOST_UNDONE = 5
_MOST_PEOPLE = 12

Deed = Callable[[], None]


class Finder:
    """The command list of the main window, filled anew each time it opens."""

    def __init__(
        self,
        window: QMainWindow,
        context: Context,
        current: Callable[[], ScreenPage],
        about: Deed | None = None,
        looks: Sequence[tuple[str, str, Deed]] = (),
    ) -> None:
        self.context = context
        self._about, self._looks = about, looks
        self.current = current
        self.list = CommandList(window, (), provider=self._more)
        self.list.chosen.connect(self._choose)

    def open(self) -> None:
        """Show the list with what can be done here first."""
        self.list.set_items(
            [
                *self._deeds(),
                *self._undoing(),
                *self._screens(),
                *self._text_steps(),
                *self._program(),
            ]
        )
        self.list.open_list()

    def _deeds(self) -> list[CommandItem]:
        return [
            CommandItem(
                title=one.words,
                subtitle=one.why_not() or "Perintah",
                icon_name=one.icon,
                keys=one.keys,
                payload=partial(press, self.context, one),
            )
            for one in self.current().allowed_commands()
        ]

    def _undoing(self) -> list[CommandItem]:
        """What can be undone, the latest first; it may have been done on another page."""
        return [
            CommandItem(
                title=f"Urungkan: {words}",
                subtitle="Yang terakhir dilakukan" if not at else "Dilakukan sebelumnya",
                icon_name="undo",
                keys="" if at else "Ctrl+Z",
                payload=partial(self.context.undo, change),
            )
            for at, (change, words) in enumerate(self.context.undo_steps()[:_MOST_UNDONE])
        ]

    def _screens(self) -> list[CommandItem]:
        return [
            CommandItem(
                title=one.title,
                subtitle="Halaman",
                icon_name=one.icon,
                keys=one.keys,
                payload=partial(self.context.shell.go, one.key),
            )
            for one in SCREENS
            if allowed(self.context.store, one.right)
        ]

    def _text_steps(self) -> list[CommandItem]:
        """The size of text, where the window offers it."""
        return [
            CommandItem(
                title=title, subtitle="Tampilan", icon_name="preview", keys=keys, payload=deed
            )
            for title, keys, deed in self._looks
        ]

    def _program(self) -> list[CommandItem]:
        if self._about is None:
            return []
        return [
            CommandItem(title=title, subtitle="Bantuan", icon_name=picture, payload=self._about)
            for title, picture in (("Tentang RehabDesk", "info"), ("Periksa program", "check"))
        ]

    def _more(self, text: str, deliver: Deliver) -> None:
        deliver([*self._sheet(text), *self._people(text)])

    def _sheet(self, text: str) -> Sequence[CommandItem]:
        """The sheet of a number, on the page of a scanned code; another office's says so."""
        refused: list[Undone] = []
        found = carry_out(lambda: find_page(self.context.store, text), refused.append)
        if found is None:
            return [
                CommandItem(
                    title="Lembar ini dari kantor lain",
                    subtitle="Daftar hadir",
                    icon_name="warning",
                    payload=partial(self.context.refuse, one),
                )
                for one in refused
                if isinstance(one, SheetOfOtherOffice)
            ]
        sheet, numbers = found
        rows = f" · nomor {numbers.start}–{numbers.stop - 1}" if numbers else ""
        return (
            CommandItem(
                title=f"Isi daftar hadir {sheet.number}",
                subtitle=f"Daftar hadir{rows}",
                icon_name="attendance",
                payload=partial(self.context.shell.go, "attendance", found),
            ),
        )

    def _people(self, text: str) -> list[CommandItem]:
        store, today = self.context.store, self.context.today()
        ids = store.residents.ids(ResidentFilter(text=text), today)[:_MOST_PEOPLE]
        return [
            CommandItem(
                title=one.name,
                subtitle=" · ".join(
                    words
                    for words in (
                        one.registration_no,
                        place(one.block, one.cell),
                        one.group_name,
                    )
                    if words
                ),
                icon_name="resident",
                payload=partial(self.context.shell.go, "residents", one.id),
            )
            for one in store.residents.lines(ids, today)
        ]

    def _choose(self, payload: object) -> None:
        deed = payload.payload if isinstance(payload, CommandItem) else payload
        if callable(deed):
            deed()
