"""How marks look: the letter on a soft ground, the same in the table and in the legend."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs
from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Tokens, Tone, tokens_of, tone_colours
from rehabdesk.ui.widgets.cell_delegate import CellDelegate
from rehabdesk.ui.widgets.rows_model import ROW_ROLE

if TYPE_CHECKING:
    from rehabdesk.ui.screens.attendance.opened import MarkLine

CHIP_WIDTH = 30
CHIP_HEIGHT = 18
_SIDE = 10
_ROUND = 5


def tone_of(status: AttendanceStatus) -> Tone:
    """The colour that goes with a status: by what it counts as, not by its letter."""
    if status.counts_as is CountsAs.PRESENT:
        return Tone.WARNING if status.is_late else Tone.SUCCESS
    if status.counts_as is CountsAs.IGNORED:
        return Tone.NEUTRAL
    return Tone.INFO if status.excused else Tone.DANGER


def paint_chip(painter: QPainter, box: QRectF, letter: str, tone: Tone, tokens: Tokens) -> None:
    """Draw a status letter on its ground."""
    ink, ground = tone_colours(tokens, tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(ink)
    edge.setAlpha(90)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    letters = font(TextRole.BODY)
    letters.setWeight(QFont.Weight.Bold)
    painter.setFont(letters)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


class MarkDelegate(CellDelegate):
    """Paints the mark of a row: chip and word, or an empty box where there is none."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        # The stubs of PySide6 do not know the fields of the option.
        cell: Any = option
        box: QRect = cell.rect
        tokens = tokens_of(cell.palette)
        line = cast("MarkLine", index.model().data(index, ROW_ROLE))
        top = box.top() + (box.height() - CHIP_HEIGHT) / 2
        chip = QRectF(box.left() + _SIDE, top, CHIP_WIDTH, CHIP_HEIGHT)
        if line.status is None:
            _paint_waiting(painter, chip, tokens)
            return
        paint_chip(painter, chip, line.status.key, tone_of(line.status), tokens)
        painter.setFont(font(TextRole.BODY))
        painter.setPen(QColor(tokens.text))
        words = box.adjusted(_SIDE + CHIP_WIDTH + 8, 0, -4, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), line.status.label)


def _paint_waiting(painter: QPainter, chip: QRectF, tokens: Tokens) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line_strong), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.restore()
