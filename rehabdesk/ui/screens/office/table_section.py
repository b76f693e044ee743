"""A part that is a table of records: add, change, remove, and put in order."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct

from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.kit.record_form import Options, RecordForm
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.office.section import OfficeSection
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.filter_note import FilterNote, searched
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.wording.fields.field import RecordFields

R = TypeVar("R", bound=Struct)
_SEARCH_WIDTH = 190


class RecordEntry(Struct, frozen=True, kw_only=True):
    """The form for one record, and what saves it."""

    form: Form
    deed: Callable[[], Done[Any]]
    width: int = 520


class TableSection(OfficeSection, Generic[R]):
    """Children name the fields of their records and say how one is found, saved and removed.

    Table and form are made from the fields; for those in ``open_at_first`` a new record has
    nothing chosen.
    """

    noun: ClassVar[str] = ""
    fields: ClassVar[RecordFields]
    open_at_first: ClassVar[tuple[str, ...]] = ()
    form_columns: ClassVar[int] = 1
    form_width: ClassVar[int] = 520
    ordered: ClassVar[bool] = False
    searchable: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model: TableModel[R] = TableModel(
            self.columns(), key=lambda row: getattr(row, "id", row), parent=self
        )
        self.table: Table[R] = Table(self.title, self.model)
        self._rows_commands = self._told()
        buttons = self._buttons = CommandButtons(context)
        add, edit, remove, up, down = self._rows_commands
        self.add_button = buttons.add(add, kind="primary")
        self.edit_button = buttons.add(edit, "&Ubah…")
        self.remove_button = buttons.add(remove, "&Hapus")
        self.up_button = buttons.add(up, "&Naik")
        self.down_button = buttons.add(down, "Tu&run")
        self.search = SearchField("Cari", name=f"Cari {self.noun}", keys="Ctrl+F")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._to_search = Command(
            text=f"Cari {self.noun}", run=self.search.setFocus, icon="search", keys="Ctrl+F"
        )
        self.note = FilterNote(self.noun)
        self._lay_out()
        self._connect()

    def columns(self) -> tuple[Column[R], ...]:
        """What the table shows."""
        return columns_of(self.fields)

    def rows(self) -> Sequence[R]:
        """The records, in their order."""
        raise NotImplementedError

    def new(self) -> R:
        """A new record, as its form shows it first."""
        raise NotImplementedError

    def choices(self) -> dict[str, Options]:
        """What is chosen from in fields that name another record."""
        return {}

    def save(self, record: R) -> Done[Any]:
        """Save what stands in the form."""
        raise NotImplementedError

    def entry(self, row: R | None) -> RecordEntry:
        """The form for a record, or for a new one."""
        form = Form({}, columns=self.form_columns)
        entry = RecordForm(
            form,
            self.fields,
            self.new() if row is None else row,
            self.context.today(),
            choices=self.choices(),
            open_at_first=self.open_at_first if row is None else (),
        )
        entry.put()
        return RecordEntry(form=form, deed=lambda: self.save(entry.record()), width=self.form_width)

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
        every = self.rows()
        found = [
            row
            for row in every
            if all(
                word in " ".join(c.text(row) for c in self.model.columns).casefold()
                for word in words
            )
        ]
        self.model.replace(found)
        self.note.say((searched(self.search.search_text()),), len(found), len(every))
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._buttons.offer()

    def _show_all(self) -> None:
        self.search.clear()
        self.show_rows()

    def begin(self) -> None:
        """Begin in the table."""
        self.table.focus_list()

    def show_record(self, key: str) -> None:
        """Put the cursor on a record by its id, whatever was searched for."""
        if key and self.model.place_of(key) is None:
            self.search.clear()
            self.show_rows()
        place = self.model.place_of(key) if key else None
        if place is not None:
            self.table.select_place(place)

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
        if row is None or self._why_fixed(step):
            return
        place = rows.index(row)
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

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the records."""
        told = self._rows_commands if self.ordered else self._rows_commands[:3]
        return (*told, self._to_search) if self.searchable else told

    def _told(self) -> tuple[Command, ...]:
        noun, right = self.noun, Right.SET_UP_OFFICE
        return (
            Command(f"&Tambah {noun}…", self.add, "add", right, keys="Ctrl+N"),
            Command(f"&Ubah {noun}…", self.edit, "edit", right, self._why_none, "Enter"),
            Command(
                f"&Hapus {noun}", self.remove, "remove", right, self._why_none, "Del", ("Delete",)
            ),
            Command(
                f"&Naikkan {noun}",
                lambda: self.shift(-1),
                "up",
                right,
                lambda: self._why_fixed(-1),
                "Alt+↑",
                ("Alt+Up",),
            ),
            Command(
                f"Tu&runkan {noun}",
                lambda: self.shift(1),
                "down",
                right,
                lambda: self._why_fixed(1),
                "Alt+↓",
                ("Alt+Down",),
            ),
        )

    def _why_none(self) -> str:
        return "" if self.table.current_row() is not None else f"Pilih {self.noun} dahulu."

    def _why_fixed(self, step: int) -> str:
        row, rows = self.table.current_row(), list(self.rows())
        if row is None or row not in rows:
            return self._why_none() or "Muat ulang dahulu."
        end = "pertama" if step < 0 else "terakhir"
        there = 0 <= rows.index(row) + step < len(rows)
        return "" if there else f"Sudah yang {end}."

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
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        first = self._buttons.add(self._rows_commands[0], f"Tambah {self.noun}", "primary")
        self.table.set_empty(
            EmptyState(f"Belum ada {self.noun}.", icon_name=self.icon, buttons=(first,))
        )

    def _connect(self) -> None:
        if self.ordered:
            self.table.setSortingEnabled(False)
        self.table.activated_row.connect(self.edit)
        on(self.table.current_row_changed, self._buttons.offer)
        self.search.searched.connect(self.show_rows)
        self.note.cleared.connect(self._show_all)
        self.search.list_wanted.connect(self.table.focus_list)
        first, *others = self.commands()
        add_keys(self, self.context, (first,), beside=True)
        add_keys(self, self.context, others)
