"""How a line of the field for everything is painted."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Tone, tokens_of
from rehabdesk.ui.widgets.command_model import ITEM_ROLE, MARKS_ROLE, CommandItem

_HEIGHT = 36
_SIDE = 10
_PICTURE = 18


class CommandDelegate(QStyledItemDelegate):
    """Icon, title with the matched letters marked, subtitle, keys at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give all lines one height."""
        return QSize(200, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        line: Any = option
        item: CommandItem = index.data(ITEM_ROLE)
        tokens = tokens_of(line.palette)
        chosen = bool(line.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(line.rect.adjusted(0, 1, 0, -1), 6, 6)
        box = line.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if item.icon_name:
            top = box.top() + (box.height() - _PICTURE) // 2
            tone = Tone.ACCENT if chosen else Tone.NEUTRAL
            icon(item.icon_name, tone).paint(painter, QRect(box.left(), top, _PICTURE, _PICTURE))
        box.setLeft(box.left() + _PICTURE + _SIDE)
        box.setRight(_paint_keys(painter, box, item.keys, QColor(tokens.text_muted)))
        ink = QColor(tokens.on_accent_soft if chosen else tokens.text)
        after = _paint_title(painter, box, item.title, index.data(MARKS_ROLE), ink)
        box.setLeft(after + _SIDE)
        painter.setFont(font(TextRole.SMALL))
        painter.setPen(QColor(tokens.text_muted))
        short = painter.fontMetrics().elidedText(
            item.subtitle, Qt.TextElideMode.ElideRight, max(0, box.width())
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), short)
        painter.restore()


def _paint_keys(painter: QPainter, box: QRect, keys: str, ink: QColor) -> int:
    """Write the keys at the right and give where they begin."""
    if not keys:
        return box.right()
    painter.setFont(font(TextRole.SMALL))
    painter.setPen(ink)
    place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(place), keys)
    return box.right() - painter.fontMetrics().horizontalAdvance(keys) - _SIDE


def _paint_title(
    painter: QPainter, box: QRect, title: str, marks: tuple[int, ...], ink: QColor
) -> int:
    """Write the title with marked letters bold and underlined; give where it ends."""
    plain, bold = font(), font()
    bold.setWeight(QFont.Weight.Bold)
    bold.setUnderline(True)
    marked = set(marks)
    shown = QFontMetrics(plain).elidedText(title, Qt.TextElideMode.ElideRight, box.width())
    x = box.left()
    painter.setPen(ink)
    at = 0
    while at < len(shown):
        end = at
        while end < len(shown) and (end in marked) == (at in marked):
            end += 1
        painter.setFont(bold if at in marked else plain)
        piece = shown[at:end]
        painter.drawText(
            QRect(x, box.top(), box.width(), box.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            piece,
        )
        x += painter.fontMetrics().horizontalAdvance(piece)
        at = end
    return x
