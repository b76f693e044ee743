"""Hari libur: the calendar of days that are not ordinary ones, a year at a time."""

from collections.abc import Sequence

from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.holidays import (
    LAST_YEAR,
    YEARS,
    missing_holidays,
    remove_holiday,
    save_holiday,
    take_over_holidays,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.office import HOLIDAY

_TONES = {
    DayKind.HOLIDAY: Tone.DANGER,
    DayKind.JOINT_LEAVE: Tone.WARNING,
    DayKind.CLOSED: Tone.NEUTRAL,
    DayKind.WORKS_ANYWAY: Tone.SUCCESS,
}


class HolidaysSection(TableSection[Holiday]):
    """The days that weekly series pass over, or hold in spite of the calendar."""

    key = "holidays"
    title = "Hari libur"
    caption = "Dilewati saat jadwal mingguan dibuat."
    icon = "holiday"
    noun = "hari"
    fields = HOLIDAY
    open_at_first = ("day",)

    def __init__(self, context: Context) -> None:
        self.year: ChoiceField[int] = ChoiceField(searchable=False)
        explain(self.year, asked.YEAR)
        self.year.setAccessibleName("Tahun")
        self.year.setFixedWidth(96)
        self._take_over = Command(
            "&Lengkapi dari daftar pemerintah",
            self.take_over,
            "calendar",
            Right.SET_UP_OFFICE,
            lambda: self._complete,
        )
        self._complete = ""
        super().__init__(context)
        self.take_over_button = self._buttons.add(self._take_over, "&Lengkapi")
        self.head.insertWidget(1, self.year)
        self.head.insertWidget(2, self.take_over_button)
        self.year.changed.connect(self.show_rows)

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the days, and with a whole year."""
        return (*super().commands(), self._take_over)

    def take_over(self) -> None:
        """Write what the government set for the chosen year and the office lacks."""
        year = self._year()
        self.context.perform(lambda: take_over_holidays(self.context.store, year))

    def columns(self) -> tuple[Column[Holiday], ...]:
        """The fields, the day in full."""
        return columns_of(HOLIDAY, day={"text": _day, "width": 230}, kind={"tone": _tone})

    def reload(self) -> None:
        """Offer the years that have days or could be taken over, and those around today."""
        now = self.context.today().year
        years = {one.day.year for one in self.context.store.holidays.all()}
        chosen = self.year.value() or now
        blocked = self.year.blockSignals(True)
        self.year.set_options(
            [(one, f"{one}") for one in sorted({*years, *YEARS, now, now + 1, chosen})]
        )
        self.year.set_value(chosen)
        self.year.blockSignals(blocked)
        super().reload()

    def show_rows(self) -> None:
        """Show the days of the year, and look once whether it lacks any."""
        self._complete = self._why_complete()
        super().show_rows()

    def rows(self) -> Sequence[Holiday]:
        """The days of the chosen year."""
        year = self.year.value()
        return [one for one in self.context.store.holidays.all() if one.day.year == year]

    def new(self) -> Holiday:
        """A day off without a name; its date is still asked for."""
        kind = DayKind.HOLIDAY
        return Holiday(id=HolidayId(new_id()), day=self.context.today(), kind=kind, label="")

    def save(self, record: Holiday) -> Done[Holiday]:
        """Save one, and show its year."""
        done = save_holiday(self.context.store, record)
        self._show_year(record.day.year)
        return done

    def removal(self, row: Holiday) -> Done[Holiday]:
        """Remove one."""
        return remove_holiday(self.context.store, row.id)

    def _year(self) -> int:
        return self.year.value() or self.context.today().year

    def _why_complete(self) -> str:
        year = self._year()
        if year > LAST_YEAR:
            return f"Hari libur {year} belum ada di RehabDesk."
        lacking = missing_holidays(self.context.store, year)
        return "" if lacking else f"Hari libur {year} sudah lengkap."

    def _show_year(self, year: int) -> None:
        """Go to the year of a day that was just saved."""
        if year != self.year.value():
            self.reload()
            self.year.set_value(year)


def _day(row: Holiday) -> str:
    return long_date(row.day, weekday=True)


def _tone(row: Holiday) -> Tone:
    return _TONES[row.kind]
