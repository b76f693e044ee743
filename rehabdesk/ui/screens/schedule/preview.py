"""The preview beside a session's form: every date with its holiday and its clashes in words."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.dates import medium_date

_WIDTH = 410


class PreviewLine(Struct, frozen=True, kw_only=True):
    """One date: ``skipped`` says why no session stands there, ``clashes`` what it meets.

    ``group`` is whose it is, where each group has a session of its own.
    """

    day: date
    group: str = ""
    skipped: str = ""
    holiday: str = ""
    clashes: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """What becomes of the date, in one word or two."""
        if self.skipped:
            return "Dilewati"
        if self.clashes:
            return f"{len(self.clashes)} bentrok"
        return "Hari libur" if self.holiday else "Akan dibuat"

    @property
    def tone(self) -> Tone:
        """The colour of that word."""
        if self.skipped:
            return Tone.NEUTRAL
        return Tone.WARNING if self.clashes or self.holiday else Tone.SUCCESS

    @property
    def words(self) -> str:
        """The whole story."""
        group = f"{self.group}." if self.group else ""
        said = [group, self.skipped or self.holiday, *self.clashes]
        return " ".join(part for part in said if part)


_COLUMNS: tuple[Column[PreviewLine], ...] = (
    Column(
        key="day",
        heading="Tanggal",
        text=lambda line: medium_date(line.day, weekday=True),
        sort=lambda line: line.day,
        width=150,
        sortable=False,
    ),
    Column(
        key="state",
        heading="Hasil",
        text=lambda line: line.state,
        tone=lambda line: line.tone,
        tip=lambda line: line.words,
        width=100,
        sortable=False,
    ),
    Column(
        key="words",
        heading="Keterangan",
        text=lambda line: line.words,
        tip=lambda line: line.words,
        stretch=True,
        muted=True,
        sortable=False,
    ),
)


class SeriesPreview(QWidget):
    """A heading with the sum, the dates, and the chosen date's clashes in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("Tanggal dan bentrok", "heading")
        self.caption = label("Bentrok diperlihatkan, tidak dilarang.", "small", wrap=True)
        self.model: TableModel[PreviewLine] = TableModel(
            _COLUMNS, key=lambda line: (line.day, line.group)
        )
        self.table: Table[PreviewLine] = Table("Tanggal dan bentrok", self.model)
        self.words = label("", "small", wrap=True)
        self.words.setMinimumHeight(52)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self.heading)
        whole.addWidget(self.caption)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.words)
        self.setFixedWidth(_WIDTH)
        self.table.current_row_changed.connect(self._show_words)

    def show_lines(self, lines: Sequence[PreviewLine], waiting: str = "") -> None:
        """Show these dates, or say what is still wanted."""
        if waiting:
            self.table.set_empty(EmptyState("Belum ada tanggal.", waiting, icon_name="calendar"))
        self.model.replace(lines)
        held = [one for one in lines if not one.skipped]
        clashing = sum(bool(one.clashes) for one in held)
        parts = [f"{len(held)} sesi"]
        parts += [f"{len(lines) - len(held)} dilewati"] if len(held) < len(lines) else []
        parts += [f"{clashing} bentrok"] if clashing else []
        self.heading.setText(", ".join(parts) if lines else "Tanggal dan bentrok")
        trouble = next((at for at, one in enumerate(lines) if one.clashes), 0)
        if self.table.current_row() is None:
            self.table.select_place(trouble)
        self._show_words()

    def held(self) -> int:
        """How many sessions there will be."""
        return sum(not one.skipped for one in self.model.rows())

    def _show_words(self) -> None:
        line = self.table.current_row()
        words = line.words if line else ""
        self.words.setText(words)
