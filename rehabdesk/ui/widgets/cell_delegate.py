"""How a table's cells are painted: quiet text, small pills for states, a line under each row."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Tone, tokens_of, tone_colours
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.rows_model import COLUMN_ROLE, TONE_ROLE

_PILL_HEIGHT = 20
_PILL_SIDE = 9
_MARGIN = 10


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of our tables; ``hovered`` is the row under the mouse, -1 for none."""

    hovered = -1

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Mute or strengthen the text as its column says; the focus is drawn for whole rows."""
        super().initStyleOption(option, index)
        # The stubs of PySide6 do not know the fields of the option.
        cell: Any = option
        cell.state &= ~QStyle.StateFlag.State_HasFocus
        column: Column[Any] | None = index.data(COLUMN_ROLE)
        if column is None:
            return
        if column.strong:
            letters = font()
            letters.setWeight(letters.Weight.Medium)
            cell.font = letters
        if column.muted and not cell.state & QStyle.StateFlag.State_Selected:
            muted = QColor(tokens_of(cell.palette).text_muted)
            cell.palette.setColor(QPalette.ColorRole.Text, muted)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        cell: Any = option
        tokens = tokens_of(cell.palette)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        ground = tokens.accent_soft if chosen else tokens.hover
        if chosen or index.row() == self.hovered:
            painter.fillRect(cell.rect, QColor(ground))
        tone: Tone | None = index.data(TONE_ROLE)
        text: str = index.data(Qt.ItemDataRole.DisplayRole) or ""
        if tone is not None and text:
            _paint_pill(painter, cell, text, tone)
        else:
            super().paint(painter, option, index)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(cell.rect.bottomLeft(), cell.rect.bottomRight())


def _paint_pill(painter: QPainter, cell: Any, text: str, tone: Tone) -> None:
    """Draw a state as a rounded label."""
    ink, ground = tone_colours(tokens_of(cell.palette), tone)
    letters = font(TextRole.SMALL)
    letters.setWeight(letters.Weight.Medium)
    painter.save()
    painter.setFont(letters)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wanted = painter.fontMetrics().horizontalAdvance(text) + 2 * _PILL_SIDE
    room = cell.rect.width() - _MARGIN
    top = cell.rect.y() + (cell.rect.height() - _PILL_HEIGHT) / 2
    pill = QRectF(cell.rect.x() + _MARGIN / 2, top, min(wanted, room), _PILL_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
    painter.setPen(ink)
    inside = int(pill.width()) - 2 * _PILL_SIDE + 1
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, short)
    painter.restore()
