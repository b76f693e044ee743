"""How a week calendar is painted."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Tokens, Tone, tone_colours
from rehabdesk.ui.widgets.day_words import month_name, weekday_name
from rehabdesk.ui.widgets.week_layout import WeekItem

HEAD = 46
SIDE = 52
_BAR = 3
_INSET = 8
_LINE = 16
_TWO_LINES = 34
_ROUND = 4
_NARROW = 96


class WeekLook(Struct, frozen=True, kw_only=True):
    """What the calendar is painted with."""

    tokens: Tokens
    painter: QPainter

    def write(self, box: QRect, text: str, letters: QFont, colour: str | QColor) -> None:
        """Write one line at the left of a box, shortened when it is too long."""
        self.painter.setFont(letters)
        self.painter.setPen(QColor(colour))
        short = self.painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.painter.drawText(box, int(place), short)


def paint_day_head(look: WeekLook, box: QRect, day: date, note: str, *, today: bool) -> None:
    """Paint weekday and date above a column, with a note such as a holiday's name."""
    tokens = look.tokens
    strong = font(TextRole.BODY)
    strong.setWeight(QFont.Weight.DemiBold)
    colour = tokens.accent if today else tokens.text
    inside = box.adjusted(_INSET, 5, -_INSET, 0)
    inside.setHeight(18)
    look.write(inside, weekday_name(day), strong, colour)
    under = inside.translated(0, 18)
    text = f"{day.day} {month_name(day.month)}"
    look.write(
        under,
        f"{text} · {note}" if note else text,
        font(TextRole.SMALL),
        tokens.danger if note else tokens.text_muted,
    )
    if today:
        look.painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), QColor(colour))


def paint_hour(look: WeekLook, top: int, hour: int, right: int) -> None:
    """Paint the line of an hour and its name at the left."""
    look.painter.setPen(QPen(QColor(look.tokens.line), 1))
    look.painter.drawLine(SIDE, top, right, top)
    box = QRect(0, top - 8, SIDE - 8, 16)
    look.painter.setFont(font(TextRole.SMALL))
    look.painter.setPen(QColor(look.tokens.text_muted))
    place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    look.painter.drawText(box, int(place), f"{hour:02d}.00")


def paint_item(look: WeekLook, box: QRect, item: WeekItem, *, current: bool) -> None:
    """Paint one block: soft ground, a bar in its tone, title, hours and subtitle."""
    painter, tokens = look.painter, look.tokens
    ink, ground = tone_colours(tokens, item.tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(box), _ROUND, _ROUND)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(box.x(), box.y(), _BAR, box.height()), 1, 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _write_item(look, box, item, ink)
    if item.flagged:
        warning = tone_colours(tokens, Tone.WARNING)[0]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(warning)
        painter.drawEllipse(QRectF(box.right() - 12, box.y() + 5, 8, 8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if item.icon and box.width() >= _NARROW // 2:
        left = box.right() - (30 if item.flagged else 18)
        icon(item.icon, item.tone).paint(painter, QRect(left, box.y() + 3, 14, 14))
    if current:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _write_item(look: WeekLook, box: QRect, item: WeekItem, ink: QColor) -> None:
    """Write as many lines as the block is high enough for."""
    strong = font(TextRole.SMALL)
    strong.setWeight(QFont.Weight.DemiBold)
    strong.setStrikeOut(item.struck)
    right = -4 - (12 if item.flagged else 0) - (16 if item.icon else 0)
    line = box.adjusted(_INSET, 2, right, 0)
    line.setHeight(min(_LINE, box.height() - 2))
    hours = f"{item.start:%H.%M}–{item.end:%H.%M}"
    if box.height() < _TWO_LINES:
        look.write(line, f"{item.title}  {hours}", strong, ink)
        return
    look.write(line, item.title, strong, ink)
    room = box.height() - 2 - _LINE
    narrow = box.width() < _NARROW
    for text in (f"{item.start:%H.%M}" if narrow else hours, item.subtitle):
        line = line.translated(0, _LINE)
        room -= _LINE
        if text and room >= -2:  # noqa: PLR2004 - a line may lose two pixels of its air
            look.write(line, text, font(TextRole.SMALL), look.tokens.text_muted)
