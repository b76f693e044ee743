"""A part that is a table of records: add, change, remove, and put in order."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct
from PySide6.QtWidgets import QPushButton

from rehabdesk.services.done import Done
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.office.section import Section
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button

R = TypeVar("R")
_SEARCH_WIDTH = 190


class Entry(Struct, frozen=True, kw_only=True):
    """The form for one record, and what saves it."""

    form: Form
    deed: Callable[[], Done[Any]]
    width: int = 520


class TableSection(Section, Generic[R]):
    """Children say which rows there are, and how one is asked for, saved and removed."""

    noun: ClassVar[str] = ""
    ordered: ClassVar[bool] = False
    searchable: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model: TableModel[R] = TableModel(
            self.columns(), key=lambda row: getattr(row, "id", row), parent=self
        )
        self.table: Table[R] = Table(self.title, self.model)
        self.add_button = _deed(f"&Tambah {self.noun}…", "add", self.add, "Ctrl+N")
        self.edit_button = _deed("&Ubah…", "edit", self.edit, "Enter")
        self.remove_button = _deed("&Hapus", "remove", self.remove, "Del")
        self.up_button = _deed("&Naik", "up", lambda: self.shift(-1), "Alt+↑")
        self.down_button = _deed("T&urun", "down", lambda: self.shift(1), "Alt+↓")
        self.search = SearchField("Cari", name=f"Cari {self.noun}", keys="Ctrl+F")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._lay_out()
        self._connect()

    def columns(self) -> tuple[Column[R], ...]:
        """What the table shows."""
        raise NotImplementedError

    def rows(self) -> Sequence[R]:
        """The records, in their order."""
        raise NotImplementedError

    def entry(self, row: R | None) -> Entry:
        """The form for a record, or for a new one."""
        raise NotImplementedError

    def removal(self, row: R) -> Done[Any]:
        """Remove a record."""
        raise NotImplementedError

    def put_in_order(self, rows: Sequence[R]) -> Done[Any]:
        """Keep another order."""
        raise NotImplementedError

    def reload(self) -> None:
        """Look again; the chosen row and the search stay."""
        self.show_rows()

    def show_rows(self) -> None:
        """Show the records that hold every typed word."""
        words = self.search.search_text().casefold().split()
        found = [
            row
            for row in self.rows()
            if all(
                word in " ".join(c.text(row) for c in self.model.columns).casefold()
                for word in words
            )
        ]
        self.model.replace(found)
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._show_buttons()

    def begin(self) -> None:
        """Begin in the table."""
        self.table.focus_list()

    def add(self) -> None:
        """Ask for a new record."""
        self._ask(f"Tambah {self.noun}", None)

    def edit(self) -> None:
        """Ask for changes of the current record."""
        row = self.table.current_row()
        if row is not None:
            self._ask(f"Ubah {self.noun}", row)

    def remove(self) -> None:
        """Remove the current record; it can be taken back."""
        row = self.table.current_row()
        if row is not None:
            self.context.perform(lambda: self.removal(row))

    def shift(self, step: int) -> None:
        """Move the current record up or down by ``step`` places."""
        row = self.table.current_row()
        rows = list(self.rows())
        if row is None or not self.ordered:
            return
        place = rows.index(row)
        if not 0 <= place + step < len(rows):
            return
        rows[place], rows[place + step] = rows[place + step], rows[place]
        self.context.perform(lambda: self.put_in_order(rows), "-")

    def _ask(self, title: str, row: R | None) -> None:
        entry = self.entry(row)
        FormDialog(
            title,
            entry.form,
            "&Simpan",
            lambda: self.context.attempt(entry.form, entry.deed),
            icon_name="save-file",
            width=entry.width,
            parent=self.context.shell.window_widget(),
        ).open()

    def _show_buttons(self) -> None:
        there = self.table.current_row() is not None
        for one in (self.edit_button, self.remove_button, self.up_button, self.down_button):
            one.setEnabled(there)

    def _lay_out(self) -> None:
        self.up_button.setVisible(self.ordered)
        self.down_button.setVisible(self.ordered)
        self.search.setVisible(self.searchable)
        for part in (
            self.search,
            self.up_button,
            self.down_button,
            self.remove_button,
            self.edit_button,
            self.add_button,
        ):
            self.head.addWidget(part)
        self.body.addWidget(self.table, 1)
        first = button(f"Tambah {self.noun}", "primary")
        first.clicked.connect(self.add)
        self.table.set_empty(
            EmptyState(f"Belum ada {self.noun}.", icon_name=self.icon, buttons=(first,))
        )

    def _connect(self) -> None:
        if self.ordered:
            self.table.setSortingEnabled(False)
        self.table.activated_row.connect(self.edit)
        self.table.current_row_changed.connect(self._show_buttons)
        self.search.searched.connect(self.show_rows)
        self.search.list_wanted.connect(self.table.focus_list)
        self.add_key("Ctrl+N", self.add, from_the_list=True)
        self.add_key("Delete", self.remove)
        self.add_key("Alt+Up", lambda: self.shift(-1))
        self.add_key("Alt+Down", lambda: self.shift(1))
        if self.searchable:
            self.add_key("Ctrl+F", self.search.setFocus)


def _deed(text: str, icon_name: str, deed: Callable[[], None], keys: str) -> QPushButton:
    primary = "primary" if icon_name == "add" else "plain"
    made = button(text, primary, icon_name)
    made.setToolTip(as_tip(f"{text.replace('&', '')} ({keys})"))
    made.clicked.connect(lambda: deed())  # noqa: PLW0108 - the signal passes whether it is down
    return made


def yes(value: bool) -> str:
    """A tick, or nothing: what a table shows of a yes or no."""
    return "✓" if value else ""
