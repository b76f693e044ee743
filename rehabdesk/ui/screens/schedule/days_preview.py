"""What becomes of the sessions of some days: a sum, and each before and after."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.domain.session import Session
from rehabdesk.domain.shifting import Became
from rehabdesk.services.lost_days import DayLine
from rehabdesk.ui.screens.schedule.names import Names
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.dates import clock, medium_date
from rehabdesk.wording.terms import label as word

_LEAST, _WIDTH = 380, 740
_TONES = {
    Became.MOVED: Tone.SUCCESS,
    Became.REPLACED: Tone.SUCCESS,
    Became.CHANGED: Tone.SUCCESS,
    Became.NO_DATE: Tone.WARNING,
    Became.CANCELLED: Tone.WARNING,
}


class ShownLine(Struct, frozen=True, kw_only=True):
    """A session with the words for how it was and how it will be."""

    line: DayLine
    what: str
    groups: str
    after: str
    words: str


def shown_lines(
    lines: Sequence[DayLine], names: Names, others: dict[str, Session]
) -> tuple[ShownLine, ...]:
    """The lines in words; ``others`` are the sessions that a clash may name."""
    found = (
        ShownLine(
            line=line,
            what=_what(line.session, names),
            groups=names.short_groups(line.session),
            after=_after(line, names),
            words=" ".join(names.clash_sentences(line.clashes, others)),
        )
        for line in lines
    )
    return tuple(sorted(found, key=_place))


def _place(shown: ShownLine) -> tuple[date, time, str]:
    session = shown.line.session
    return session.held_on, session.starts_at, shown.groups


def _what(session: Session, names: Names) -> str:
    kind = names.kind(session)
    return f"{kind}: {session.topic}" if session.topic else kind


def _after(line: DayLine, names: Names) -> str:
    """Where it is held then, by whom or where; nothing where it is not held."""
    after, before = line.after, line.session
    if line.became is Became.DROPPED:
        return "jamnya dipakai materi yang bergeser"
    if after is None:
        return ""
    if line.became is not Became.CHANGED:
        day = medium_date(after.held_on, weekday=True)
        return day if after.starts_at == before.starts_at else f"{day}, {clock(after.starts_at)}"
    if after.room != before.room:
        return names.room(after) or "ruangan belum ditentukan"
    return names.leaders(after)


_COLUMNS: tuple[Column[ShownLine], ...] = (
    Column(
        key="day",
        heading="Tanggal",
        text=lambda shown: medium_date(shown.line.session.held_on, weekday=True),
        sort=lambda shown: (shown.line.session.held_on, shown.line.session.starts_at),
        width=130,
    ),
    Column(
        key="hours",
        heading="Jam",
        text=lambda shown: clock(shown.line.session.starts_at),
        width=60,
    ),
    Column(
        key="what",
        heading="Sesi",
        text=lambda shown: shown.what,
        tip=lambda shown: shown.what,
        width=150,
    ),
    Column(
        key="groups",
        heading="Kelompok",
        text=lambda shown: shown.groups,
        tip=lambda shown: shown.groups,
        width=80,
    ),
    Column(
        key="became",
        heading="Menjadi",
        text=lambda shown: word(shown.line.became),
        tone=lambda shown: _TONES.get(shown.line.became, Tone.NEUTRAL),
        width=120,
    ),
    Column(
        key="after",
        heading="Sesudahnya",
        text=lambda shown: f"{shown.after} (bentrok)" if shown.words else shown.after,
        tip=lambda shown: f"{shown.after}. {shown.words}" if shown.words else shown.after,
        stretch=True,
        muted=True,
        sortable=False,
    ),
)


class DaysPreview(QWidget):
    """A heading with the sums, the sessions, and the chosen one's clashes in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("Sesi", "heading")
        self.caption = label("Bentrok diperlihatkan, tidak dilarang.", "small", wrap=True)
        self.model: TableModel[ShownLine] = TableModel(
            _COLUMNS, key=lambda shown: shown.line.session.id
        )
        self.table: Table[ShownLine] = Table("Sesi beberapa hari", self.model)
        self.words = label("", "small", wrap=True)
        self.words.setMinimumHeight(52)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self.heading)
        whole.addWidget(self.caption)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.words)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_WIDTH)
        self.table.current_row_changed.connect(self._show_words)

    def show_lines(self, lines: Sequence[ShownLine], waiting: str = "") -> None:
        """Show these sessions, or say what is still wanted."""
        if waiting:
            self.table.set_empty(EmptyState("Belum ada sesi.", waiting, icon_name="calendar"))
        self.model.replace(lines)
        sums = Counter(shown.line.became for shown in lines)
        parts = [f"{sums[became]} {word(became).casefold()}" for became in Became if sums[became]]
        clashing = sum(bool(shown.words) for shown in lines)
        parts += [f"{clashing} bentrok"] if clashing else []
        self.heading.setText(", ".join(parts) or "Sesi")
        self.table.select_place(0)
        self._show_words()

    def changed(self) -> int:
        """How many sessions will not stay as they are."""
        return sum(shown.line.became is not Became.KEPT for shown in self.model.rows())

    def _show_words(self) -> None:
        shown = self.table.current_row()
        self.words.setText(shown.words if shown else "")
