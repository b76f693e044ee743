"""The list of cohorts: three lines each, with the state as a pill."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QWidget

from rehabdesk.ui.screens.programs.columns import COHORT_TONES
from rehabdesk.ui.screens.programs.lines import CohortLine
from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Space, Tokens, tokens_of, tone_colours
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.wording.dates import period
from rehabdesk.wording.terms import label

_HEIGHT = 88
_LINE = 19
_PILL = 20
_ROLE = int(Qt.ItemDataRole.UserRole)


def people_sentence(line: CohortLine) -> str:
    """How many people there are now, ever were, and should be."""
    parts = [f"{line.now} peserta sekarang"]
    if line.ever != line.now:
        parts.append(f"{line.ever} seluruhnya")
    if line.cohort.target is not None:
        parts.append(f"target {line.cohort.target}")
    return " · ".join(parts)


class CohortList(QListWidget):
    """Arrows choose a cohort, Enter goes into it."""

    cohort_chosen = Signal(object)
    cohort_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Daftar angkatan")
        self.setItemDelegate(_CohortDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(250)
        self.currentItemChanged.connect(lambda: self.cohort_chosen.emit(self.line()))
        self.itemActivated.connect(lambda: self.cohort_opened.emit(self.line()))

    def show_lines(self, lines: tuple[CohortLine, ...], chosen: str) -> None:
        """Show these cohorts and stand on the chosen one, or on the first."""
        blocked = self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(_ROLE, line)
            spoken = f"{line.cohort.name}, {label(line.state)}, {people_sentence(line)}"
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), spoken)
            item.setToolTip(as_tip(spoken))
            self.addItem(item)
        ids = [str(line.cohort.id) for line in lines]
        self.setCurrentRow(ids.index(chosen) if chosen in ids else (0 if ids else -1))
        self.blockSignals(blocked)

    def line(self) -> CohortLine | None:
        """The cohort the cursor is on."""
        return _line_of(self.currentItem())

    def choose(self, cohort: str) -> bool:
        """Stand on a cohort; tells whether it is here."""
        for row in range(self.count()):
            line = _line_of(self.item(row))
            if line is not None and line.cohort.id == cohort:
                self.setCurrentRow(row)
                return True
        return False


def _line_of(item: QListWidgetItem | None) -> CohortLine | None:
    found = item.data(_ROLE) if item is not None else None
    return found if isinstance(found, CohortLine) else None


class _CohortDelegate(QStyledItemDelegate):
    """Paints name and pill, kind and time, and the people."""

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every cohort the same height."""
        return QSize(200, _HEIGHT)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cohort."""
        box: QRect = option.rect
        tokens = tokens_of(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or hovered:
            painter.fillRect(box, QColor(tokens.accent_soft if chosen else tokens.hover))
        line = index.data(_ROLE)
        if isinstance(line, CohortLine):
            _paint_line(painter, box, tokens, line, chosen=chosen)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()


def _paint_line(
    painter: QPainter, box: QRect, tokens: Tokens, line: CohortLine, *, chosen: bool
) -> None:
    """Write the lines of one cohort."""
    ink = QColor(tokens.on_accent_soft if chosen else tokens.text)
    quiet = QColor(tokens.on_accent_soft if chosen else tokens.text_muted)
    strong = font(TextRole.BODY)
    strong.setWeight(QFont.Weight.DemiBold)
    inside = box.adjusted(Space.LARGE, 10, -Space.LARGE, 0)
    inside.setHeight(_LINE)
    _write(painter, inside, line.cohort.name, strong, ink)
    when = period(line.cohort.starts_on, line.cohort.ends_on)
    small = font(TextRole.SMALL)
    _write(painter, inside.translated(0, _LINE), when, small, quiet)
    foot = inside.translated(0, 2 * _LINE + 5)
    width = _pill(painter, foot, tokens, line)
    words = f"{line.now} dari {line.cohort.target}" if line.cohort.target else f"{line.now}"
    _write(painter, foot.adjusted(width + Space.MEDIUM, 0, 0, 0), f"{words} peserta", small, quiet)


def _pill(painter: QPainter, box: QRect, tokens: Tokens, line: CohortLine) -> int:
    """Paint the state as a pill at the left; gives its width."""
    ink, ground = tone_colours(tokens, COHORT_TONES[line.state])
    painter.setFont(font(TextRole.SMALL))
    words = label(line.state)
    width = painter.fontMetrics().horizontalAdvance(words) + 18
    pill = QRectF(box.left(), box.top(), width, _PILL)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
    painter.setPen(ink)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    return width


def _write(painter: QPainter, box: QRect, text: str, letters: QFont, ink: QColor) -> None:
    """Write one line, shortened when it is too long."""
    painter.setFont(letters)
    painter.setPen(ink)
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(place), short)
