"""How a table's cells are painted: quiet text, small pills for states, a line under each row."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rehabdesk.ui.theme.fonts import TextRole, chosen_step, font
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Height, Tokens, Tone, tokens_of, tone_colours
from rehabdesk.ui.widgets.column import Column

if TYPE_CHECKING:
    from rehabdesk.ui.widgets.rows_model import RowsModel

_PILL_HEIGHT = 20
_PILL_SIDE = 9
_PADDING = 10
_ICON_GAP = 6


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of our tables; ``hovered`` is the row under the mouse, -1 for none.

    It asks the row once and draws by itself: going through the style sheet's style takes five
    times as long for a screenful of cells.
    """

    hovered = -1

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        # The stubs of PySide6 do not know the fields of the option.
        cell: Any = option
        box: QRect = cell.rect
        tokens = tokens_of(cell.palette)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        if chosen or index.row() == self.hovered:
            painter.fillRect(box, QColor(tokens.accent_soft if chosen else tokens.hover))
        model = cast("RowsModel[Any]", index.model())
        row = model.row_at(index.row())
        if row is not None:
            _paint_content(painter, box, tokens, model.columns[index.column()], row, chosen=chosen)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def needed_width(column: Column[Any], row: Any) -> int:
    """How many pixels a cell needs to be read whole."""
    text = column.text(row)
    if column.tone and text and column.tone(row) is not None:
        _, metrics = _letters(TextRole.SMALL, True)
        return metrics.horizontalAdvance(text) + 2 * (_PILL_SIDE + _PADDING)
    _, metrics = _letters(TextRole.NUMBERS, column.strong)
    picture = Height.ICON + _ICON_GAP if column.icon and column.icon(row) else 0
    return metrics.horizontalAdvance(text.replace("\n", " ")) + picture + 2 * _PADDING + 1


def _paint_content(
    painter: QPainter, box: QRect, tokens: Tokens, column: Column[Any], row: Any, *, chosen: bool
) -> None:
    """Draw icon and text, or the pill, of one cell."""
    text = column.text(row)
    tone = column.tone(row) if column.tone else None
    if tone is not None and text:
        _paint_pill(painter, box, text, tone, tokens, chosen=chosen)
        return
    inside = box.adjusted(_PADDING, 0, -_PADDING, 0)
    name = column.icon(row) if column.icon else ""
    if name:
        top = box.top() + (box.height() - Height.ICON) // 2
        icon(name).paint(painter, QRect(inside.left(), top, Height.ICON, Height.ICON))
        inside.setLeft(inside.left() + Height.ICON + _ICON_GAP)
    letters, metrics = _letters(TextRole.NUMBERS, column.strong)
    painter.setFont(letters)
    plain = tokens.text_muted if column.muted else tokens.text
    painter.setPen(QColor(tokens.on_accent_soft if chosen else plain))
    line = text.replace("\n", " ")
    if metrics.horizontalAdvance(line) > inside.width():
        line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, column.align.value.value, line)


def _letters(role: TextRole, strong: bool) -> tuple[QFont, QFontMetrics]:
    """Give letters and their measures in the size of text in force."""
    return _letters_in(role, strong, chosen_step())


@lru_cache(maxsize=24)
def _letters_in(role: TextRole, strong: bool, _step: int) -> tuple[QFont, QFontMetrics]:
    """Made once: a screenful has hundreds of cells."""
    letters = font(role)
    if strong:
        letters.setWeight(QFont.Weight.Medium)
    return letters, QFontMetrics(letters)


def _paint_pill(
    painter: QPainter, box: QRect, text: str, tone: Tone, tokens: Tokens, *, chosen: bool
) -> None:
    """Draw a state as a rounded label; on a chosen row it stands on the table's own ground."""
    ink, ground = tone_colours(tokens, tone)
    if chosen:
        ground = QColor(tokens.surface_raised)
    letters, metrics = _letters(TextRole.SMALL, True)
    painter.save()
    painter.setFont(letters)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wanted = metrics.horizontalAdvance(text) + 2 * _PILL_SIDE
    room = box.width() - 2 * _PADDING
    top = box.y() + (box.height() - _PILL_HEIGHT) / 2
    pill = QRectF(box.x() + _PADDING, top, min(wanted, room), _PILL_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
    painter.setPen(ink)
    inside = int(pill.width()) - 2 * _PILL_SIDE + 1
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, short)
    painter.restore()
