"""The tables of Beranda: today's sessions, sheets that wait, people who leave early."""

from datetime import date

from PySide6.QtCore import QModelIndex, Signal

from rehabdesk.domain.lines import EarlyRelease
from rehabdesk.domain.session import SessionState
from rehabdesk.ui.screens.kit.sheet_lines import SheetLine
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.wording.dates import clock_range, medium_date, relative_day

_PRINT, _TYPE = "print", "type"


def _can_be_done(line: SheetLine) -> bool:
    return line.session.state is not SessionState.CANCELLED


def _print_words(line: SheetLine) -> str:
    if not _can_be_done(line):
        return ""
    return "Cetak"


def _type_words(line: SheetLine) -> str:
    if not _can_be_done(line):
        return ""
    return "Buka" if line.session.state is SessionState.RECORDED else "Isi"


TODAY: tuple[Column[SheetLine], ...] = (
    Column(
        key="time",
        heading="Jam",
        text=lambda line: clock_range(line.session.starts_at, line.session.ends_at),
        sort=lambda line: line.session.starts_at,
        width=116,
        least=112,
    ),
    Column(key="kind", heading="Kegiatan", text=lambda line: line.kind, strong=True, stretch=True),
    Column(key="group", heading="Kelompok", text=lambda line: line.group, width=124),
    Column(
        key="state",
        heading="Keadaan",
        text=lambda line: line.state,
        tone=lambda line: line.tone,
        width=128,
    ),
    Column(
        key=_PRINT,
        heading="",
        text=_print_words,
        tone=lambda _line: Tone.ACCENT,
        width=72,
        sortable=False,
    ),
    Column(
        key=_TYPE,
        heading="",
        text=_type_words,
        tone=lambda _line: Tone.ACCENT,
        width=64,
        sortable=False,
    ),
)

WAITING: tuple[Column[SheetLine], ...] = (
    Column(
        key="day",
        heading="Sesi",
        text=lambda line: f"{medium_date(line.session.held_on)[:-5]} · {line.kind}",
        sort=lambda line: line.session.held_on,
        stretch=True,
        tip=lambda line: f"{line.kind}, {relative_day(line.session.held_on, line.today)}",
    ),
    Column(key="group", heading="Kelompok", text=lambda line: line.group, width=108),
    Column(
        key="state",
        heading="Keadaan",
        text=lambda line: line.state,
        tone=lambda line: line.tone,
        width=122,
    ),
)


def _why(release: EarlyRelease) -> str:
    words = "Dua pertiga masa pidana" if release.by_two_thirds else "Bebas"
    return f"{words}; program selesai {medium_date(release.cohort_ends_on)}"


def release_columns(today: date) -> tuple[Column[EarlyRelease], ...]:
    """The columns of people who leave before the programme ends."""
    return (
        Column(
            key="name",
            heading="Nama",
            text=lambda one: f"{one.name} ({one.registration_no})",
            sort=lambda one: one.name.casefold(),
            tip=lambda one: f"{one.name} · {one.registration_no} · {one.cohort_name}",
            stretch=True,
            strong=True,
        ),
        Column(
            key="leaves",
            heading="Kapan",
            text=lambda one: relative_day(one.leaves_on, today),
            sort=lambda one: one.leaves_on,
            tip=lambda one: medium_date(one.leaves_on, weekday=True),
            width=92,
        ),
        Column(
            key="why",
            heading="",
            text=lambda one: "2/3" if one.by_two_thirds else "Bebas",
            tone=lambda one: Tone.INFO if one.by_two_thirds else Tone.WARNING,
            tip=_why,
            width=72,
        ),
    )


class TodayTable(Table[SheetLine]):
    """Today's sessions; the words *Cetak* and *Isi* are pressed with one click."""

    print_wanted = Signal(object)
    type_wanted = Signal(object)

    def __init__(self) -> None:
        self.lines: TableModel[SheetLine] = TableModel(TODAY, key=lambda line: line.session.id)
        nothing = EmptyState("Tidak ada sesi hari ini.", icon_name="schedule")
        super().__init__("Sesi hari ini", self.lines, empty=nothing)
        self.clicked.connect(self._clicked)
        self.activated_row.connect(self.type_wanted)

    def _clicked(self, index: QModelIndex) -> None:
        line = self.lines.row_at(index.row())
        key = TODAY[index.column()].key
        if line is None or not _can_be_done(line):
            return
        if key == _PRINT:
            self.print_wanted.emit(line)
        elif key == _TYPE:
            self.type_wanted.emit(line)
