"""What a screen is: how it is listed, and the page that it shows."""

from collections.abc import Callable
from typing import Any, ClassVar

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.bringing import BroughtList, copied_table, files_in
from rehabdesk.ui.screens.kit.command import Command, add_keys
from rehabdesk.ui.screens.kit.exporting import (
    ask_file,
    ask_list,
    copy_rows,
    offer_exports,
    table_to_export,
)
from rehabdesk.ui.screens.kit.list_printing import print_list
from rehabdesk.ui.screens.kit.permitting import permits
from rehabdesk.ui.screens.kit.remembering import remember_others
from rehabdesk.ui.widgets.page import Page
from rehabdesk.ui.widgets.table import Table

EXPORT_KEYS = "F9"
"""Exports the list that is worked in, on every page."""
FILTER_KEYS = "Ctrl+Shift+F"
"""Asks what the list that is worked in is narrowed to, on every page."""
PRINT_KEYS = "Ctrl+P"
"""Prints the list that is worked in, on every page that prints nothing else by it."""


_NOT_FILTERED = "Daftar ini tetap utuh selama diisi."


class ScreenPage(Page):
    """The page of one screen; it looks again when a table that it has read was changed.

    The store notes what is read while the page is seen. A page that is not seen waits with
    looking again until it is shown.
    """

    key: ClassVar[str] = ""
    lists: ClassVar[tuple[ImportSubject, ...]] = ()
    """What lists can be dragged onto the page or pasted there, to be imported."""
    list_print_keys: ClassVar[str] = PRINT_KEYS
    """What prints the list that is worked in; empty where the page prints other things by it."""

    def __init__(
        self,
        context: Context,
        title: str,
        subtitle: str = "",
        *,
        actions: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, subtitle, actions=actions, parent=parent)
        self.context = context
        self._stale = True
        self._read: set[str] = set()
        context.store.noted = self._read
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        context.tables_changed.connect(self._heard)
        context.day_changed.connect(self.look_again)
        self._add_list_keys()

    def reload(self) -> None:
        """Look in the store again and show what is there; keep what is chosen and typed."""

    def show_target(self, target: object) -> None:
        """Show what another screen asked for (a record's id, a filter)."""

    def list_subject(self) -> ImportSubject | None:
        """What a list would be a list of that is brought to the page as it stands now."""
        return self.lists[0] if self.lists else None

    def copied_list(self) -> str:
        """What was copied and can be imported here; nothing where it is no table."""
        return copied_table()

    def take_list(self, brought: BroughtList) -> None:
        """Take a list that was brought here to where it is previewed."""
        self.context.shell.go("imports", brought)

    def take_focus(self) -> None:
        """Take the keyboard when the screen is opened: its first list, so that arrows work at once.

        A page with a search field gives it that.
        """
        lists = (one for one in self.findChildren(QAbstractItemView) if one.isVisibleTo(self))
        next((one for one in lists if one.isEnabled()), self).setFocus()

    def unsaved(self) -> str:
        """What was typed here and is in no file yet, as a sentence; empty where all is kept."""
        return ""

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return ()

    def allowed_commands(self) -> tuple[Command, ...]:
        """What whoever sits at the desk may do here."""
        pasted = (self._paste_command(),) if self.lists else ()
        known = (*self.commands(), *self._list_command(), *pasted)
        return tuple(one for one in known if allowed(self.context.store, one.right))

    def look_again(self) -> None:
        """Reload now if the page is seen, else when it is shown."""
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.reload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, where the page has lists and somebody may import them."""
        wanted = files_in(event.mimeData()) and self.list_subject() is not None
        if wanted and permits(self.context, Right.IMPORT):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file to where it is previewed."""
        subject, files = self.list_subject(), files_in(event.mimeData())
        if subject is not None and files:
            event.acceptProposedAction()
            self.take_list(BroughtList(subject=subject, file=files[0]))

    def showEvent(self, event: QShowEvent) -> None:
        """Reload a page that was changed while nobody saw it."""
        super().showEvent(event)
        self.context.store.noted = self._read
        if self._stale:
            self._stale = False
            self.reload()
        offer_exports(self.context, self)
        remember_others(self.context, self.key, self.findChildren(Table))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the next page note what it reads."""
        super().hideEvent(event)
        if self.context.store.noted is self._read:
            self.context.store.noted = None

    def listens_to(self) -> frozenset[str]:
        """The tables that the page has read so far."""
        return frozenset(self._read)

    def _list_command(self) -> tuple[Command, ...]:
        """What lets the list out that is worked in, where the page has one in sight."""
        table = table_to_export(self)
        if table is None:
            return ()
        return (
            Command(
                text=f"Saring daftar ini menurut kolom: {table.accessibleName()}",
                run=table.filter.ask,
                icon="filter",
                why_not=lambda: "" if table.rows_model().filterable else _NOT_FILTERED,
                keys=FILTER_KEYS,
            ),
            Command(
                text=f"Susun kolom daftar ini: {table.accessibleName()}",
                run=table.heading_menu.arrange,
                icon="column",
                why_not=lambda: "" if table.rows_model().filterable else _NOT_FILTERED,
            ),
            Command(
                text=f"Cetak daftar ini: {table.accessibleName()}",
                run=lambda: print_list(self.context, table, whole=True),
                icon="print",
                keys=self.list_print_keys,
                right=Right.PRINT,
            ),
            Command(
                text="Cetak baris yang dipilih",
                run=lambda: print_list(self.context, table, whole=False),
                icon="print",
                right=Right.PRINT,
                why_not=lambda: "" if table.selected_rows() else "Pilih baris dahulu.",
            ),
            Command(
                text=f"Ekspor daftar ini: {table.accessibleName()}",
                run=lambda: ask_file(self.context, table),
                icon="export",
                keys=EXPORT_KEYS,
                right=Right.EXPORT,
            ),
            Command(
                "Salin baris yang dipilih",
                lambda: copy_rows(self.context, table, whole=False),
                "copy",
                Right.EXPORT,
                lambda: "" if table.selected_rows() else "Pilih baris dahulu.",
                "Ctrl+C",
                # In a field they copy the field's text.
                pressed=(),
            ),
            Command(
                f"Salin seluruh daftar ini: {table.accessibleName()}",
                lambda: copy_rows(self.context, table, whole=True),
                "copy",
                Right.EXPORT,
            ),
        )

    def _print_list(self) -> None:
        if (table := self._list_worked_in()) is not None:
            print_list(self.context, table, whole=True)

    def _ask_filter(self) -> None:
        if (table := self._list_worked_in()) is not None:
            table.filter.ask()

    def _list_worked_in(self) -> Table[Any] | None:
        """The list with the cursor, else the first one in sight; without any it is said."""
        table = table_to_export(self)
        if table is None:
            self.context.shell.say("Tidak ada daftar berisi di halaman ini.")
        return table

    def paste_list(self) -> None:
        """Take the copied table to where it is previewed."""
        subject, text = self.list_subject(), self.copied_list()
        if subject is not None and text:
            self.take_list(BroughtList(subject=subject, text=text))

    def _why_not_pasted(self) -> str:
        if self.list_subject() is None:
            return "Bagian ini tidak punya daftar yang dapat diimpor."
        return "" if self.copied_list() else "Salin dahulu tabelnya di Excel."

    def _paste_command(self) -> Command:
        return Command(
            text="Impor tabel yang disalin dari Excel",
            run=self.paste_list,
            icon="copy",
            keys="Ctrl+V",
            right=Right.IMPORT,
            why_not=self._why_not_pasted,
        )

    def _add_list_keys(self) -> None:
        export = Command(
            text="Ekspor daftar ini",
            run=lambda: ask_list(self.context, self),
            keys=EXPORT_KEYS,
            right=Right.EXPORT,
        )
        printing = Command(
            text="Cetak daftar ini",
            run=self._print_list,
            keys=self.list_print_keys,
            right=Right.PRINT,
        )
        narrowing = Command("Saring daftar ini menurut kolom", self._ask_filter, keys=FILTER_KEYS)
        add_keys(self, self.context, (export, printing, narrowing))
        if self.lists:
            self.setAcceptDrops(True)
            add_keys(self, self.context, (self._paste_command(),))

    def _heard(self, changed: frozenset[str]) -> None:
        if self._read & changed:
            self.look_again()


class PagePart(Struct, frozen=True, kw_only=True):
    """A part of a page by its key, and in it a field by its name or a record by its id."""

    key: str
    field: str = ""
    record: str = ""


class Screen(Struct, frozen=True, kw_only=True):
    """One line of the sidebar: what it is called and how its page is made."""

    key: str
    title: str
    icon: str
    keys: str
    make: Callable[[Context], ScreenPage]
    right: Right = Right.LOOK
    """What somebody must be allowed to find it in the sidebar."""
