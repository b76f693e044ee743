"""The entry view: the number from the paper, and the sessions that wait to be typed in."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.refusals import Undone
from rehabdesk.domain.sheet_code import is_unfinished
from rehabdesk.services.attendance import find_page, find_sheet
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.opened import open_sheet
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.screens.kit.remembering import remember_columns
from rehabdesk.ui.screens.kit.sheet_lines import SheetLine, Which, count_of, sheet_lines
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.filter_note import FilterNote
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.speech import name_widget
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import attendance
from rehabdesk.wording.dates import clock_range, long_date, medium_date, relative_day

_WHOLE_NUMBER = 7
_NUMBER_WIDTH = 300
_PAGE = "attendance"

COLUMNS: tuple[Column[SheetLine], ...] = (
    Column(
        key="number",
        heading="Lembar",
        text=lambda line: line.number or "–",
        width=104,
        strong=True,
    ),
    Column(
        key="day",
        heading="Tanggal",
        text=lambda line: medium_date(line.session.held_on, weekday=True),
        sort=lambda line: (line.session.held_on, line.session.starts_at),
        out=lambda line: line.session.held_on,
        width=140,
    ),
    Column(
        key="time",
        heading="Jam",
        text=lambda line: clock_range(line.session.starts_at, line.session.ends_at),
        width=116,
        least=112,
        muted=True,
    ),
    Column(key="kind", heading="Jenis kegiatan", text=lambda line: line.kind, width=170),
    Column(
        key="group",
        heading="Kelompok",
        text=lambda line: line.group,
        tip=lambda line: line.group,
        width=140,
    ),
    Column(key="leaders", heading="Konselor", text=lambda line: line.leaders, stretch=True),
    Column(
        key="state",
        heading="Keadaan",
        text=lambda line: line.state,
        tone=lambda line: line.tone,
        width=148,
    ),
    Column(
        key="age",
        heading="Sejak",
        text=lambda line: relative_day(line.session.held_on, line.today),
        sort=lambda line: line.session.held_on,
        align=Align.RIGHT,
        width=110,
        muted=True,
    ),
)


class _SheetNumberField(TextField):
    """The sheet's number; Enter opens, Down goes to the list."""

    entered = Signal()
    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand over Enter and Down."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


class Listing(QWidget):
    """Asks for the number on the paper; below it the list."""

    opened = Signal(str, object)
    """A session, and the numbers (a range) of the rows on the page that was scanned."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.number = _SheetNumberField(limit=24, placeholder="21-0042-7")
        self.number.setFixedWidth(_NUMBER_WIDTH)
        letters = font(TextRole.TITLE)
        letters.setWeight(QFont.Weight.DemiBold)
        self.number.setFont(letters)
        self.number.setFixedHeight(44)
        self.form = Form(attendance.LISTING)
        self.form.row("&Nomor daftar hadir", self.number, name="sheet_number", hint=" ")
        self.opening = Command(
            "B&uka lembar", self.open_number, "next", why_not=self._why_not_opened, keys="Enter"
        )
        self.open_button = CommandButtons(context).add(self.opening, kind="primary")
        self.which: Segmented[Which] = Segmented(
            "Yang ditampilkan",
            [
                (Which.WAITING, "Belum diisi"),
                (Which.RECORDED, "Sudah diisi"),
                (Which.ALL, "Semua"),
            ],
        )
        explain(self.which, attendance.LISTING["which"])
        self.group: ChoiceField[str] = ChoiceField((), placeholder="Semua kelompok")
        explain(self.group, attendance.LISTING["group"])
        self.day = DateField(today=context.today())
        explain(self.day, attendance.LISTING["day"])
        self.note = FilterNote("sesi")
        self.count = label("", "small", wrap=True)
        self.model: TableModel[SheetLine] = TableModel(COLUMNS, key=lambda line: line.session.id)
        self.empty = EmptyState("Semua daftar hadir sudah diisi.", icon_name="success")
        self.table: Table[SheetLine] = Table(
            "Daftar sesi", self.model, multi=True, empty=self.empty
        )
        self.table.tell(self.which, self.group, self.day)
        self._lay_out()
        self._remembered()
        self._connect()

    def reload(self) -> None:
        """Look again; the cursor stays on its session, else it stands on the first."""
        current = self.table.current_row()
        self._offer_groups()
        self._fill()
        place = self.model.place_of(current.session.id) if current else None
        self.table.select_place(place if place is not None else 0)

    def show_day(self, day: date) -> None:
        """List every session of a day, whatever the list was narrowed to."""
        for field in (self.which, self.group, self.day):
            field.blockSignals(True)
        self.which.set_value(Which.ALL)
        self.group.set_value(None)
        self.day.set_value(day)
        for field in (self.which, self.group, self.day):
            field.blockSignals(False)
        self._filtered()
        self.table.focus_list()

    def after(self, session_id: str) -> list[str]:
        """The sessions that stand below one, or all where it is not listed."""
        listed: list[str] = [line.session.id for line in self.model.rows()]
        return listed[listed.index(session_id) + 1 :] if session_id in listed else listed

    def go_on(self, later: list[str]) -> None:
        """Choose the first of these that is still listed, ready to be opened with Enter."""
        places = (self.model.place_of(one) for one in later)
        self.table.select_place(next((one for one in places if one is not None), 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Put the cursor into the number."""
        self.number.clear()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_number(self) -> None:
        """Open the sheet whose number was typed; what is wrong with it stands beside it."""
        if not self.number.value():
            self.open_current()
            return
        number = self.number.value()
        found = self.context.carry_out(
            lambda: find_page(self.context.store, number), self._no_such_sheet
        )
        if found is None:
            self.number.selectAll()
            return
        self.number.clear()
        self.opened.emit(found[0].session, found[1])

    def open_current(self) -> None:
        """Open the session under the cursor."""
        line = self.table.current_row()
        if line is not None:
            self.opened.emit(line.session.id, range(0))

    def _why_not_opened(self) -> str:
        chosen = self.number.value() or self.table.current_row() is not None
        return "" if chosen else "Ketik nomor lembar, atau pilih sebuah sesi dahulu."

    def _fill(self) -> None:
        which = self.which.value()
        day = self.day.value()
        lines = sheet_lines(
            self.context.store,
            self.context.today(),
            which,
            day=day,
            group=self.group.value(),
        )
        self.model.replace(lines)
        printed = sum(bool(line.number) for line in lines)
        if which is Which.WAITING:
            self.count.setText(f"{len(lines)} belum diisi, {printed} di antaranya sudah dicetak")
        else:
            since = "" if day else " dalam 60 hari terakhir; pilih hari untuk yang lebih lama"
            self.count.setText(f"{len(lines)} sesi{since}")
        narrowed = day is not None or self.group.value() is not None
        self._say_nothing(which, narrowed=narrowed)
        self._say_filter(len(lines))

    def _say_filter(self, shown: int) -> None:
        """Say what group and day leave out of the sessions of this kind."""
        day, group = self.day.value(), self.group.value()
        reasons = (
            self.group.currentText() if group is not None else "",
            long_date(day, weekday=True) if day is not None else "",
        )
        store, today = self.context.store, self.context.today()
        whole = count_of(store, today, self.which.value()) if any(reasons) else shown
        self.note.say(reasons, shown, max(whole, shown))

    def _show_all(self) -> None:
        """Take group and day away."""
        for field in (self.group, self.day):
            blocked = field.blockSignals(True)
            field.set_value(None)
            field.blockSignals(blocked)
        self._filtered()

    def _say_nothing(self, which: Which, *, narrowed: bool) -> None:
        if narrowed:
            self.empty.set_text("Tidak ada sesi yang cocok.", "Kosongkan saringan di atas.")
        elif which is Which.WAITING and self.context.store.sessions.count():
            self.empty.set_text(
                "Semua daftar hadir sudah diisi.",
                "Sesi yang sudah lewat dan belum diisi akan tampil di sini.",
            )
        else:
            self.empty.set_text("Belum ada sesi.", "Susun jadwalnya di halaman Jadwal.")

    def _offer_groups(self) -> None:
        today = self.context.today()
        cohorts = {
            one.id: one.name
            for one in self.context.store.cohorts.all()
            if one.closed_on is None and one.starts_on <= today
        }
        groups = [one for one in self.context.store.groups.all() if one.cohort in cohorts]
        several = len(cohorts) > 1
        options: list[tuple[Any, str]] = [(None, "Semua kelompok")]
        options += [
            (one.id, f"{one.name} · {cohorts[one.cohort]}" if several else one.name)
            for one in groups
        ]
        if list(self.group.options()) != options:
            chosen = self.group.value()
            self.group.blockSignals(True)
            self.group.set_options(options)
            self.group.set_value(chosen)
            self.group.blockSignals(False)

    def _typed(self) -> None:
        """Say which sheet it is as soon as the number is whole."""
        text = self.number.value()
        row = self.form.field_row("sheet_number")
        if sum(sign.isdigit() for sign in text) < _WHOLE_NUMBER or is_unfinished(text):
            row.set_hint("Nomor di pojok lembar. Tanda hubung boleh dilewati.")
            return
        store = self.context.store
        opened = self.context.carry_out(
            lambda: open_sheet(store, find_sheet(store, text).session), self._no_such_sheet
        )
        if opened is not None:
            row.set_hint(f"{opened.title} · {opened.facts}. Enter membuka.")

    def _no_such_sheet(self, answer: Undone) -> None:
        self.form.show_error("sheet_number", answer_sentence(answer))

    def _filtered(self) -> None:
        self.context.preferences.remember_page(_PAGE, {"which": self.which.value().value})
        self._fill()
        self.table.select_place(0)

    def _remembered(self) -> None:
        kept = self.context.preferences.page(_PAGE).get("which")
        if kept in {one.value for one in Which}:
            self.which.set_value(Which(kept))
        remember_columns(self.context, self.table, "attendance.sheets")

    def _connect(self) -> None:
        self.number.entered.connect(self.open_number)
        self.number.list_wanted.connect(self.table.focus_list)
        self.number.changed.connect(self._typed)
        self.which.changed.connect(self._filtered)
        self.group.changed.connect(self._filtered)
        self.day.changed.connect(self._filtered)
        self.note.cleared.connect(self._show_all)
        on(self.table.activated_row, self.open_current)
        self._typed()

    def _lay_out(self) -> None:
        name_widget(self.group, "Kelompok", "")
        name_widget(self.day, "Hari", "")
        self.group.setFixedWidth(200)
        top = QHBoxLayout()
        top.setSpacing(Space.LARGE)
        top.addWidget(self.form, 1)
        filters = QHBoxLayout()
        filters.setSpacing(Space.LARGE)
        filters.addWidget(self.which)
        filters.addWidget(self.group)
        filters.addWidget(self.day)
        filters.addWidget(self.count, 1)
        filters.addWidget(self.open_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(top)
        whole.addLayout(filters)
        whole.addWidget(self.note)
        whole.addWidget(self.table, 1)
