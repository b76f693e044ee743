"""A week as a calendar: days beside each other, hours downwards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from rehabdesk.ui.theme.tokens import Tone, tokens_of, tone_colours
from rehabdesk.ui.widgets.day_words import long_day
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.week_layout import Lane, WeekItem, hours_shown, lanes, minutes
from rehabdesk.ui.widgets.week_paint import (
    HEAD,
    SIDE,
    WeekLook,
    paint_day_head,
    paint_hour,
    paint_item,
)

_HOUR = 60
_HOUR_HEIGHT = 56
_FIRST, _LAST = 7, 17
_SLOT = 15
_GAP = 2
_WEEKEND = 6


class WeekGrid(QAbstractScrollArea):
    """Blocks on a week; arrows go between them, Enter opens, a double click begins a new one."""

    current_changed = Signal(object)
    item_opened = Signal(object)
    slot_chosen = Signal(object, object)
    item_menu_wanted = Signal(object, QPoint)

    def __init__(
        self, name: str, monday: date, *, days: int = 7, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self._days = days
        self._monday = monday
        self._now: datetime | None = None
        self._notes: Mapping[date, str] = {}
        self._items: tuple[WeekItem, ...] = ()
        self._lanes: dict[str, Lane] = {}
        self._hours = (_FIRST, _LAST)
        self._current = ""

    def set_week(
        self,
        monday: date,
        items: Sequence[WeekItem],
        *,
        now: datetime | None = None,
        notes: Mapping[date, str] | None = None,
        days: int = 0,
    ) -> None:
        """Show a week; ``now`` draws the line of the present, ``notes`` name holidays.

        ``days`` is how many days from Monday are shown, 0 for as many as before.
        """
        self._days = days or self._days
        self._monday = monday
        self._now = now
        self._notes = notes or {}
        last = monday + timedelta(days=self._days)
        within = [item for item in items if monday <= item.day < last]
        self._items = tuple(sorted(within, key=lambda item: (item.day, item.start, item.id)))
        self._lanes = lanes(self._items)
        self._hours = hours_shown(self._items, _FIRST, _LAST)
        if self.current_item() is None:
            self._current = ""
        self._set_range()
        self.viewport().update()

    def items(self) -> tuple[WeekItem, ...]:
        """The blocks that are shown, by day and time."""
        return self._items

    def current_item(self) -> WeekItem | None:
        """Give the block the cursor is on."""
        return next((item for item in self._items if item.id == self._current), None)

    def set_current(self, item_id: str) -> None:
        """Put the cursor on a block and bring it into sight."""
        self._current = item_id
        item = self.current_item()
        if item is not None:
            self._bring_into_sight(item)
            self.setAccessibleDescription(f"{long_day(item.day)}: {item.spoken()}")
            announce(self, self.accessibleDescription())
        self.viewport().update()
        self.current_changed.emit(item)

    def item_at(self, place: QPoint) -> WeekItem | None:
        """Give the block at a place of the viewport."""
        if place.y() < HEAD:
            return None
        return next((item for item in self._items if self.box_of(item).contains(place)), None)

    def slot_at(self, place: QPoint) -> tuple[date, time] | None:
        """Give day and time at a place, to the quarter of an hour."""
        if place.x() < SIDE or place.y() < HEAD:
            return None
        number = int((place.x() - SIDE) / self._day_width())
        passed = (place.y() - HEAD + self._scrolled()) * _HOUR // _HOUR_HEIGHT
        moment = self._hours[0] * _HOUR + passed // _SLOT * _SLOT
        if number >= self._days or moment >= self._hours[1] * _HOUR:
            return None
        return self._monday + timedelta(days=number), time(moment // _HOUR, moment % _HOUR)

    def box_of(self, item: WeekItem) -> QRect:
        """Give where a block is painted, in the viewport."""
        width = self._day_width()
        lane = self._lanes[item.id]
        left = SIDE + (item.day - self._monday).days * width
        inner = (width - 2 * _GAP) / lane.count
        top = self._top_of(minutes(item.start))
        height = self._top_of(minutes(item.end)) - top
        return QRect(
            round(left + _GAP + lane.number * inner), top + 1, round(inner) - 2, max(18, height - 2)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go between blocks; open with Enter."""
        key = Qt.Key(event.key())
        item = self.current_item()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self.item_opened.emit(item)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step_day(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor where the mouse is; the right button asks for a menu."""
        item = self.item_at(event.position().toPoint())
        self.set_current(item.id if item else "")
        if item is not None and event.button() is Qt.MouseButton.RightButton:
            self.item_menu_wanted.emit(item, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the release to ourselves: nothing under the calendar waits for it."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a block, or tell of an empty slot."""
        place = event.position().toPoint()
        item = self.item_at(place)
        slot = self.slot_at(place)
        if item is not None:
            self.item_opened.emit(item)
        elif slot is not None:
            self.slot_chosen.emit(*slot)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole text of a block as its tip."""
        if isinstance(event, QHelpEvent):
            item = self.item_at(event.pos())
            QToolTip.showText(event.globalPos(), as_tip(item.spoken() if item else ""), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scroll bar to the height."""
        super().resizeEvent(event)
        self._set_range()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: heads stay where they are."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hours, the blocks, then the heads over them."""
        painter = QPainter(self.viewport())
        look = WeekLook(tokens=tokens_of(self.palette()), painter=painter)
        area = self.viewport().rect()
        painter.fillRect(area, QColor(look.tokens.surface_raised))
        painter.setClipRect(area.adjusted(0, HEAD, 0, 0))
        self._paint_ground(look, area)
        for item in self._items:
            current = item.id == self._current
            paint_item(look, self.box_of(item), item, current=current)
        self._paint_now(look)
        painter.setClipping(False)
        self._paint_heads(look, area)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_ground(self, look: WeekLook, area: QRect) -> None:
        """Paint days off, hours and the lines between days."""
        width = self._day_width()
        for number in range(self._days):
            day = self._monday + timedelta(days=number)
            left = round(SIDE + number * width)
            if day.isoweekday() >= _WEEKEND or day in self._notes:
                box = QRect(left, HEAD, round(width), area.height())
                look.painter.fillRect(box, QColor(look.tokens.surface))
            look.painter.setPen(QPen(QColor(look.tokens.line), 1))
            look.painter.drawLine(left, HEAD, left, area.bottom())
        for hour in range(self._hours[0], self._hours[1] + 1):
            paint_hour(look, self._top_of(hour * _HOUR), hour, area.right())

    def _paint_heads(self, look: WeekLook, area: QRect) -> None:
        """Paint weekday and date of every column."""
        look.painter.setPen(QPen(QColor(look.tokens.line_strong), 1))
        look.painter.drawLine(0, HEAD - 1, area.right(), HEAD - 1)
        width = self._day_width()
        for number in range(self._days):
            day = self._monday + timedelta(days=number)
            box = QRect(round(SIDE + number * width), 0, round(width), HEAD)
            today = self._now is not None and self._now.date() == day
            paint_day_head(look, box, day, self._notes.get(day, ""), today=today)

    def _paint_now(self, look: WeekLook) -> None:
        """Paint the line of the present across its day."""
        if self._now is None:
            return
        number = (self._now.date() - self._monday).days
        if not 0 <= number < self._days:
            return
        top = self._top_of(self._now.hour * _HOUR + self._now.minute)
        left = round(SIDE + number * self._day_width())
        colour = tone_colours(look.tokens, Tone.DANGER)[0]
        look.painter.fillRect(QRect(left, top - 1, round(self._day_width()), 2), colour)

    def _step(self, by: int) -> None:
        """Go to the next or previous block in time."""
        if not self._items:
            return
        ids = [item.id for item in self._items]
        if self._current in ids:
            at = max(0, min(ids.index(self._current) + by, len(ids) - 1))
        else:
            at = 0 if by > 0 else len(ids) - 1
        self.set_current(ids[at])

    def _step_day(self, by: int) -> None:
        """Go to the block nearest in time on the next or previous day that has any."""
        now = self.current_item()
        if now is None:
            self._step(by)
            return
        others = [item for item in self._items if (item.day - now.day).days * by > 0]
        if not others:
            return
        day = min((item.day for item in others), key=lambda day: abs((day - now.day).days))
        start = minutes(now.start)
        nearest = min(
            (item for item in others if item.day == day),
            key=lambda item: abs(minutes(item.start) - start),
        )
        self.set_current(nearest.id)

    def _bring_into_sight(self, item: WeekItem) -> None:
        box = self.box_of(item)
        bar = self.verticalScrollBar()
        if box.top() < HEAD:
            bar.setValue(bar.value() + box.top() - HEAD - _GAP)
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + _GAP)

    def _set_range(self) -> None:
        whole = (self._hours[1] - self._hours[0]) * _HOUR_HEIGHT + _SLOT
        room = self.viewport().height() - HEAD
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(_HOUR_HEIGHT // 2)

    def _day_width(self) -> float:
        return max(40.0, (self.viewport().width() - SIDE) / self._days)

    def _scrolled(self) -> int:
        """Give how far the hours are moved up; a little air stands above the first."""
        return self.verticalScrollBar().value() - 10

    def _top_of(self, moment: int) -> int:
        """Give the height of a time of day in the viewport."""
        passed = moment - self._hours[0] * _HOUR
        return HEAD + passed * _HOUR_HEIGHT // _HOUR - self._scrolled()
