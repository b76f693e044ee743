"""Which columns a list of people has, in which order, and what stands above each."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.services.exporting import column_choices
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form_row import FormRow
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.asked import people

Pairs = tuple[tuple[str, str], ...]

_SIDE = 270
_LONGEST = 60
_HEIGHT = 300
_USUAL = dict(column_choices())


class OutColumn(Struct, frozen=True, kw_only=True):
    """One column of the file: its place, what is in it, what stands above it."""

    place: int
    key: str
    heading: str


_COLUMNS = (
    Column[OutColumn](
        key="place",
        heading="Ke",
        text=lambda one: str(one.place),
        align=Align.RIGHT,
        width=48,
        sortable=False,
        muted=True,
    ),
    Column[OutColumn](
        key="content", heading="Isi", text=lambda one: _USUAL[one.key], width=190, sortable=False
    ),
    Column[OutColumn](
        key="heading",
        heading="Judul di berkas",
        text=lambda one: one.heading,
        stretch=True,
        strong=True,
        sortable=False,
    ),
)


class ExportColumns(QWidget):
    """A list of columns and what changes it; ``changed`` after each change by the user."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[str, str]] = []
        self._filling = False
        self.model: TableModel[OutColumn] = TableModel(_COLUMNS, key=lambda one: one.key)
        self.table: Table[OutColumn] = Table(
            "Kolom di berkas",
            self.model,
            empty=EmptyState("Belum ada kolom", "Tambahkan kolom di sebelah kanan."),
        )
        self.heading = TextField(limit=_LONGEST)
        self.heading_row = FormRow("&Judul kolom ini", self.heading, what=people.EXPORT_HEADING)
        self.up_button = button("Naik", icon_name="up")
        self.down_button = button("Turun", icon_name="down")
        self.remove_button = button("&Keluarkan", icon_name="remove")
        self.more: ChoiceField[str] = ChoiceField(placeholder="Pilih kolom…")
        self.more_row = FormRow("&Tambah kolom", self.more, what=people.EXPORT_MORE)
        self.add_button = button("Sis&ipkan di bawahnya", icon_name="add")
        # So that the access key of its label leads here.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()

    def value(self) -> Pairs:
        """Key and heading of each column, in order."""
        return tuple(self._pairs)

    def set_value(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other columns; nothing is told."""
        self._pairs = list(pairs)
        self._show(0)

    def is_empty(self) -> bool:
        """Whether there is no column."""
        return not self._pairs

    def error(self) -> str:
        """What is wrong with the first heading that cannot stand, or nothing."""
        for place in range(len(self._pairs)):
            if wrong := self._wrong(place):
                return wrong
        return ""

    def shift(self, step: int) -> None:
        """Move the column under the cursor up or down."""
        at = self._place()
        if 0 <= at < len(self._pairs) and 0 <= at + step < len(self._pairs):
            self._pairs.insert(at + step, self._pairs.pop(at))
            self._changed_at(at + step)

    def remove(self) -> None:
        """Leave the column under the cursor out."""
        at = self._place()
        if 0 <= at < len(self._pairs):
            del self._pairs[at]
            self._changed_at(min(at, len(self._pairs) - 1))

    def add(self) -> None:
        """Put the chosen column under the one with the cursor."""
        key = self.more.value()
        if key is None:
            self.more_row.show_error("Pilih dahulu kolom yang ditambahkan.")
            self.more.setFocus()
            return
        at = self._place() + 1 if self._pairs else 0
        self._pairs.insert(at, (key, _USUAL[key]))
        self._changed_at(at)

    def _place(self) -> int:
        return self.table.currentIndex().row()

    def _changed_at(self, place: int) -> None:
        self._show(place)
        self.changed.emit()

    def _show(self, place: int) -> None:
        self._fill()
        free = [(key, words) for key, words in column_choices() if key not in dict(self._pairs)]
        self.more.set_options(free)
        self.more.set_value(None)
        self.more_row.show_error("")
        self.add_button.setEnabled(bool(free))
        self.table.select_place(place)
        self._show_column()

    def _fill(self) -> None:
        self.model.replace(
            [
                OutColumn(place=at + 1, key=key, heading=heading)
                for at, (key, heading) in enumerate(self._pairs)
            ]
        )

    def _show_column(self) -> None:
        at = self._place()
        there = 0 <= at < len(self._pairs)
        self._filling = True
        self.heading.set_value(self._pairs[at][1] if there else "")
        self._filling = False
        self.heading_row.show_error(self._wrong(at) if there else "")
        self.heading.setEnabled(there)
        self.remove_button.setEnabled(there)
        self.up_button.setEnabled(there and at > 0)
        self.down_button.setEnabled(there and at < len(self._pairs) - 1)

    def _take_heading(self) -> None:
        at = self._place()
        if self._filling or not 0 <= at < len(self._pairs):
            return
        self._pairs[at] = (self._pairs[at][0], self.heading.value())
        self._fill()
        self.heading_row.show_error(self._wrong(at))
        self.changed.emit()

    def _wrong(self, place: int) -> str:
        heading = self._pairs[place][1].strip()
        if not heading:
            return f"Kolom ke-{place + 1} belum berjudul."
        if len(heading) > _LONGEST:
            return f"Judul kolom ke-{place + 1} terlalu panjang, paling banyak {_LONGEST} karakter."
        others = (one for at, (_, one) in enumerate(self._pairs) if at != place)
        if any(heading.casefold() == one.strip().casefold() for one in others):
            return f"Judul “{heading}” dipakai dua kolom."
        return ""

    def _connect(self) -> None:
        self.table.current_row_changed.connect(self._show_column)
        on(self.table.activated_row, self.heading.setFocus)
        self.heading.changed.connect(self._take_heading)
        self.up_button.clicked.connect(lambda: self.shift(-1))
        self.down_button.clicked.connect(lambda: self.shift(1))
        self.remove_button.clicked.connect(self.remove)
        self.add_button.clicked.connect(self.add)
        self.more.changed.connect(lambda: self.more_row.show_error(""))
        for keys, deed, pressed in (
            ("Alt+Up", lambda: self.shift(-1), self.up_button),
            ("Alt+Down", lambda: self.shift(1), self.down_button),
            ("Delete", self.remove, self.remove_button),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)
            words = pressed.text().replace("&", "")
            pressed.setToolTip(as_tip(f"{words} ({keys} di daftar kolom)"))

    def _lay_out(self) -> None:
        moves = QHBoxLayout()
        moves.setSpacing(Space.MEDIUM)
        moves.addWidget(self.up_button, 1)
        moves.addWidget(self.down_button, 1)
        side = QVBoxLayout()
        side.setSpacing(Space.MEDIUM)
        side.addWidget(self.heading_row)
        side.addLayout(moves)
        side.addWidget(self.remove_button)
        side.addSpacing(Space.LARGE)
        side.addWidget(self.more_row)
        side.addWidget(self.add_button)
        side.addStretch(1)
        holder = QWidget()
        holder.setObjectName("clear")
        holder.setFixedWidth(_SIDE)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(side)
        self.table.setFixedHeight(_HEIGHT)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.WIDE)
        whole.addWidget(self.table, 1)
        whole.addWidget(holder)
