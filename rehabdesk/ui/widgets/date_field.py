"""A date typed in any usual spelling, with its weekday beside it and a calendar to pick from."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space, tokens_of
from rehabdesk.ui.widgets.day_words import long_day, read_day, short_day, weekday_name
from rehabdesk.ui.widgets.line import TextLine
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.text import icon_button, label

_STEPS = {"+": 1, "=": 1, "-": -1}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class DateField(QWidget):
    """A day or None; keys: + and - step a day, h is today, Alt+Down opens the calendar."""

    changed = Signal()

    def __init__(
        self,
        value: date | None = None,
        *,
        today: date,
        weekday: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._edit = TextLine(self)
        self._edit.setPlaceholderText("tt-bb-tttt")
        self._edit.setFixedWidth(118)
        self._edit.installEventFilter(self)
        self._weekday = label("", "muted", parent=self)
        self._weekday.setMinimumWidth(52)
        self._weekday.setVisible(weekday)
        self._button = icon_button("calendar", "Buka kalender", "Alt+↓")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self._popup: QFrame | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._edit)
        layout.addWidget(self._button)
        layout.addWidget(self._weekday, 1)
        self.setFocusProxy(self._edit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_value(value)
        self._edit.textChanged.connect(self._text_changed)
        self._edit.editingFinished.connect(self._spell_out)

    def value(self) -> date | None:
        """Give the day, or None when empty or not a day."""
        try:
            return read_day(self._edit.text(), self._today)
        except ValueError:
            return None

    def set_value(self, value: date | None) -> None:
        """Show a day, or nothing."""
        self._edit.setText("" if value is None else short_day(value))
        self._show_weekday()

    def is_empty(self) -> bool:
        """Tell whether nothing has been typed."""
        return not self._edit.text().strip()

    def error(self) -> str:
        """Say why the input is no day."""
        if self.is_empty():
            return ""
        try:
            read_day(self._edit.text(), self._today)
        except ValueError as trouble:
            return str(trouble)
        return ""

    def line_edit(self) -> QLineEdit:
        """Give the part that is typed into."""
        return self._edit

    def open_calendar(self) -> None:
        """Show the calendar under the field, without blocking."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Kalender")
        _colour_weekend(calendar)
        day = self.value() or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        inside = QVBoxLayout(popup)
        inside.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        inside.addWidget(calendar)
        popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        popup.show()
        calendar.setFocus()
        self._popup = popup

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that step, jump to today or open the calendar."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._took(event)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        """Carry out a key of our own; tell whether it was one."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | _SHIFT):
            return False
        if event.text().lower() == "h" and not self._in_words():
            self.set_value(self._today)
            return True
        step = _STEPS.get(event.text())
        day = self.value()
        # A minus inside an unfinished date is only a minus.
        if step is None or (day is None and not self.is_empty()):
            return False
        self.set_value((day or self._today) + timedelta(days=step if day else 0))
        return True

    def _in_words(self) -> bool:
        """Tell whether a month is being spelt, where h is a letter."""
        return any(sign.isalpha() for sign in self._edit.text())

    def _pick(self, day: QDate) -> None:
        """Take the day chosen in the calendar."""
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self._edit.setFocus()

    def _spell_out(self) -> None:
        """Rewrite a good date in the usual spelling."""
        day = self.value()
        if day is not None:
            self.set_value(day)

    def _text_changed(self) -> None:
        self._show_weekday()
        self.changed.emit()

    def _show_weekday(self) -> None:
        """Show the weekday beside the field and say the whole date to a screen reader."""
        day = self.value()
        self._weekday.setText(weekday_name(day) if day else "")
        self._edit.setToolTip(
            as_tip(long_day(day) if day else "+ − menggeser hari, h untuk hari ini")
        )


def _colour_weekend(calendar: QCalendarWidget) -> None:
    """Write Sundays in red, as Indonesian calendars do, and Saturdays like any other day."""
    tokens = tokens_of(calendar.palette())
    for day, colour in ((Qt.DayOfWeek.Saturday, tokens.text), (Qt.DayOfWeek.Sunday, tokens.danger)):
        letters = calendar.weekdayTextFormat(day)
        letters.setForeground(QColor(colour))
        calendar.setWeekdayTextFormat(day, letters)
