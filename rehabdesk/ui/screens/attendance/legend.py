"""The right side of the capture view: what the letters mean, how many there are, the end."""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.attendance import AttendanceStatus, tally
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.marks import CHIP_HEIGHT, CHIP_WIDTH, paint_chip, tone_of
from rehabdesk.ui.screens.attendance.opened import OpenSheet
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.theme.fonts import TextRole, font, in_step
from rehabdesk.ui.theme.tokens import Space, Tone, tokens_of
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.fields import NumberField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.asked import attendance

_WIDTH = 246
_LINE = 26
_MOST_PEOPLE = 9999


class StatusButton(QAbstractButton):
    """One status: its key, its name, how many rows have it; a click marks the current row."""

    def __init__(self, status: AttendanceStatus) -> None:
        super().__init__()
        self.status = status
        self.count = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(_LINE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many rows have this status."""
        self.count = count
        self.setAccessibleName(f"{self.status.label}, tombol {self.status.key}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(in_step(_WIDTH) - 2 * Space.WIDE, _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint chip, name and number."""
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.hover))
        chip = QRectF(0, (_LINE - CHIP_HEIGHT) / 2, CHIP_WIDTH, CHIP_HEIGHT)
        paint_chip(painter, chip, self.status.key, tone_of(self.status), tokens)
        painter.setFont(font(TextRole.NUMBERS))
        painter.setPen(QColor(tokens.text if self.count else tokens.text_muted))
        words = self.rect().adjusted(CHIP_WIDTH + 12, 0, -4, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), self.status.label)
        if self.count:
            painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignRight), str(self.count))
        painter.end()


class LegendCommands(Struct, frozen=True, kw_only=True):
    """What can be done from here; ``mark`` gives the command of a status."""

    mark: Callable[[AttendanceStatus], Command]
    fill: Command
    finish: Command
    reopen: Command


class Legend(QWidget):
    """Statuses with their numbers, the head count, the state of saving, and *Selesai*."""

    head_count_typed = Signal(object)

    def __init__(self, context: Context, commands: LegendCommands) -> None:
        super().__init__()
        self.setFixedWidth(in_step(_WIDTH))
        self._context = context
        self._mark = commands.mark
        self._deeds = CommandButtons(context)
        self.buttons: list[StatusButton] = []
        self.fill = self._deeds.add(commands.fill)
        self.fill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head_count = NumberField(highest=_MOST_PEOPLE)
        only_with(context, Right.MARK, self.head_count)
        self.finish = self._deeds.add(commands.finish, "&Selesai", "primary")
        self.finish.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reopen = self._deeds.add(commands.reopen, "&Buka lagi")
        self._keys = Card("Tanda")
        self._keys.body.setSpacing(0)
        self._counted = Card()
        self._present = label("", "heading")
        self._empty = label("", "small")
        self._saved_icon = IconLabel("success", 16, tone=Tone.SUCCESS)
        self._saved = label("", "small", wrap=True)
        self._fill_counted()
        self._lay_out()

    def show_sheet(self, sheet: OpenSheet) -> None:
        """Show another sheet's statuses and head count."""
        used = {line.row.status for line in sheet.lines}
        statuses = [one for one in sheet.statuses if one.active or one.number in used]
        if [one.status for one in self.buttons] != statuses:
            self._make_buttons(statuses)
        if self.head_count.value() != sheet.session.head_count:
            self.head_count.blockSignals(True)
            self.head_count.set_value(sheet.session.head_count)
            self.head_count.blockSignals(False)
        usual = sheet.usual
        self.fill.setText(f"Isi yang kosong: {usual.label} (F8)" if usual else "")
        self.fill.setVisible(usual is not None)
        self.show_saved("Setiap tanda langsung tersimpan.")

    def show_totals(self, rows: Sequence[int | None], statuses: Sequence[AttendanceStatus]) -> None:
        """Show the numbers of each status and of all, and how they fit the head count."""
        counts = Counter(rows)
        for key in self.buttons:
            if key.count != counts[key.status.number]:
                key.show_count(counts[key.status.number])
        sums = tally(counts.items(), statuses)
        self._present.setText(f"{sums.present} hadir dari {len(rows)}")
        self._empty.setText(f"{sums.empty} belum ditandai" if sums.empty else "Semua ditandai.")
        set_style(self._empty, "tone", "" if sums.empty else "success")
        self._deeds.offer()
        self._compare(sums.present)

    def show_saved(self, text: str, *, failed: bool = False) -> None:
        """Say whether the last mark is safe."""
        tone = Tone.DANGER if failed else Tone.SUCCESS
        self._saved_icon.set_icon("error" if failed else "success", tone)
        self._saved.setText(text)

    def _compare(self, present: int) -> None:
        typed = self.head_count.value()
        row = self.form.field_row("head_count")
        if self.head_count.error() or typed is None:
            row.set_hint("Dari lembar: berapa orang yang hadir.")
        elif typed == present:
            row.set_hint("✓ Sama dengan yang ditandai hadir.")
        else:
            more = typed - present
            row.set_hint(f"Selisih {abs(more)}: {'kurang' if more > 0 else 'lebih'} tanda hadir.")

    def _make_buttons(self, statuses: Sequence[AttendanceStatus]) -> None:
        for old in self.buttons:
            self._keys.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [StatusButton(one) for one in statuses]
        made = CommandButtons(self._context)
        for key in self.buttons:
            made.take(key, self._mark(key.status))
            self._keys.body.addWidget(key)

    def _fill_counted(self) -> None:
        self.form = Form(attendance.COUNTED)
        self.form.row("&Jumlah di ruangan", self.head_count, name="head_count", hint=" ")
        self.head_count.changed.connect(self._typed)
        body = self._counted.body
        body.setSpacing(Space.HAIR)
        body.addWidget(self._present)
        body.addWidget(self._empty)
        body.addSpacing(Space.MEDIUM)
        body.addWidget(self.form)

    def _typed(self) -> None:
        if not self.head_count.error():
            self.head_count_typed.emit(self.head_count.value())

    def _lay_out(self) -> None:
        saved = QHBoxLayout()
        saved.setSpacing(Space.MEDIUM)
        saved.addWidget(self._saved_icon)
        saved.addWidget(self._saved, 1)
        content = QWidget()
        inside = QVBoxLayout(content)
        whole = QVBoxLayout(self)
        for layout in (inside, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(Space.MEDIUM)
        inside.addWidget(self._keys)
        inside.addWidget(self.fill)
        inside.addWidget(self._counted)
        inside.addStretch(1)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(saved)
        whole.addWidget(self.finish)
        whole.addWidget(self.reopen)
