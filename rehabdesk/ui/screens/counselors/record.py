"""The record of one counselor: who it is, the present groups, the coming sessions."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.counselors.columns import CounselorLine, load_words
from rehabdesk.ui.screens.counselors.deeds import CounselorDeeds
from rehabdesk.ui.screens.counselors.lines import (
    LedGroup,
    SessionLine,
    coming_sessions,
    group_lines,
)
from rehabdesk.ui.screens.kit.command import CommandButtons, fill_menu
from rehabdesk.ui.theme.tokens import Height, Space, Tone
from rehabdesk.ui.widgets.bars import PercentBar
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.elided import Elided
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.facts import Facts
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.dates import SHORT_MONTHS, SHORT_WEEKDAYS, clock_range
from rehabdesk.wording.fields.counselor import COUNSELOR
from rehabdesk.wording.fields.words import facts_of, value_words

_MOST_GROUPS = 3
_IN_THE_HEAD = ("name", "function", "institution", "internal")
_FACTS = [one for one in COUNSELOR.fields if one.key not in _IN_THE_HEAD]
_FULL = 100.0
_SESSIONS: Sequence[Column[SessionLine]] = (
    Column[SessionLine](
        key="day",
        heading="Hari",
        text=lambda line: _short_day(line.session.held_on),
        sort=lambda line: (line.session.held_on, line.session.starts_at),
        width=104,
    ),
    Column[SessionLine](
        key="time",
        heading="Waktu",
        text=lambda line: clock_range(line.session.starts_at, line.session.ends_at),
        width=104,
        least=100,
    ),
    Column[SessionLine](key="kind", heading="Kegiatan", text=lambda line: line.kind, stretch=True),
    Column[SessionLine](
        key="groups", heading="Kelompok", text=lambda line: line.groups, width=108, muted=True
    ),
    Column[SessionLine](
        key="room", heading="Tempat", text=lambda line: line.room, width=128, muted=True
    ),
)
_GROUPS: Sequence[Column[LedGroup]] = (
    Column[LedGroup](
        key="group", heading="Kelompok", text=lambda line: line.group.name, width=140, strong=True
    ),
    Column[LedGroup](
        key="cohort", heading="Angkatan", text=lambda line: line.cohort, stretch=True, muted=True
    ),
    Column[LedGroup](
        key="residents",
        heading="Residen",
        text=lambda line: str(line.residents),
        sort=lambda line: line.residents,
        align=Align.RIGHT,
        width=84,
    ),
    Column[LedGroup](
        key="capacity",
        heading="Kapasitas",
        text=lambda line: str(line.group.capacity or "–"),
        align=Align.RIGHT,
        width=92,
        muted=True,
    ),
)


class CounselorRecord(QWidget):
    """Shows one counselor."""

    def __init__(self, context: Context, deeds: CounselorDeeds) -> None:
        super().__init__()
        self._context = context
        self._counselor: str | None = None
        self._name = Elided("", "title")
        self._line = label("", "muted", wrap=True)
        self._state = Chip("")
        self._origin = Chip("")
        self._load = Chip("")
        self._commands = deeds.of(self._shown)
        self._buttons = CommandButtons(context)
        self.edit_button = self._buttons.add(self._commands[0], "&Ubah")
        self.more_button = button("Ti&ndakan")
        self.more_button.setProperty("menu", "true")
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self.menu)
        self.facts = Facts(columns=2)
        self.load_card = Card("Kelompok asuhan")
        self._bar = PercentBar("Beban asuhan")
        self.groups_model: TableModel[LedGroup] = TableModel(
            _GROUPS, key=lambda line: line.group.id
        )
        self.groups = Table(
            "Kelompok asuhan", self.groups_model, empty=EmptyState("Tidak memegang kelompok.")
        )
        self.sessions_model: TableModel[SessionLine] = TableModel(
            _SESSIONS, key=lambda line: line.session.id
        )
        self.sessions = Table(
            "Sesi mendatang",
            self.sessions_model,
            empty=EmptyState("Tidak ada sesi dalam 14 hari ke depan.", icon_name="schedule"),
        )
        for table in (self.groups, self.sessions):
            table.tell(of=self._name.text)
        self._schedule = button("Buka jadwal", "quiet", "schedule")
        self._lay_out()
        self.groups.activated_row.connect(self._open_group)
        self.sessions.activated_row.connect(self._open_session)
        self._schedule.clicked.connect(lambda: self._context.shell.go("schedule"))

    def show_line(self, line: CounselorLine) -> None:
        """Show somebody."""
        found = line.counselor
        self._counselor = found.id
        self._buttons.offer()
        store, today = self._context.store, self._context.today()
        self._name.setText(found.name)
        self._line.setText(" · ".join(part for part in (found.function, found.institution) if part))
        self._state.set_chip(
            "Aktif" if line.active else "Tidak aktif",
            Tone.SUCCESS if line.active else Tone.NEUTRAL,
        )
        self._origin.set_chip(value_words(COUNSELOR.by_key["internal"], found.internal))
        self._load.setVisible(line.overloaded)
        self._load.set_chip(f"Melebihi {line.limit} residen", Tone.WARNING)
        self.facts.set_facts(facts_of(COUNSELOR, found, _FACTS))
        words = f"{load_words(line)} residen" if line.load.groups else "Tidak ada"
        self.load_card.set_title(f"Kelompok asuhan: {words}")
        self._bar.setVisible(bool(line.load.groups))
        self._bar.set_value(_FULL * line.load.residents / line.limit)
        groups = group_lines(store, line, today)
        self.groups_model.replace(groups)
        self.groups.setVisible(bool(groups))
        self.groups.setFixedHeight(Height.ROW * (1 + min(len(groups), _MOST_GROUPS)) + Space.SMALL)
        self.sessions_model.replace(coming_sessions(store, found.id, today))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(self._name)
        words.addWidget(self._line)
        top = Qt.AlignmentFlag.AlignTop
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addLayout(words, 1)
        head.addWidget(self.edit_button, 0, top)
        head.addWidget(self.more_button, 0, top)
        chips = QHBoxLayout()
        chips.setSpacing(Space.SMALL)
        for widget in (self._state, self._origin, self._load):
            chips.addWidget(widget)
        chips.addStretch(1)
        identity = Card()
        identity.add(self.facts)
        self.load_card.add(self._bar)
        self.load_card.add(self.groups)
        sessions = Card("Sesi 14 hari ke depan", buttons=(self._schedule,))
        sessions.add(self.sessions, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, 0, 0, 0)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(head)
        whole.addLayout(chips)
        whole.addWidget(identity)
        whole.addWidget(self.load_card)
        whole.addWidget(sessions, 1)

    def _shown(self) -> str | None:
        return self._counselor

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self._context, self._commands)

    def _open_group(self, line: LedGroup) -> None:
        self._context.shell.go("programs", line.group.cohort)

    def _open_session(self, line: SessionLine) -> None:
        self._context.shell.go("schedule", line.session.id)


def _short_day(day: date) -> str:
    return f"{SHORT_WEEKDAYS[day.weekday()]}, {day.day} {SHORT_MONTHS[day.month - 1]}"
