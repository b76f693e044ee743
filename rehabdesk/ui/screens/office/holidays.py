"""Hari libur: the calendar of days that are not ordinary ones, a year at a time."""

from collections.abc import Sequence

from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.services.done import Done
from rehabdesk.services.office import remove_holiday, save_holiday
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.office.table_section import Entry, TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.terms import label as term

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

    def __init__(self, context: Context) -> None:
        self.year: ChoiceField[int] = ChoiceField(searchable=False)
        self.year.setAccessibleName("Tahun")
        self.year.setFixedWidth(96)
        super().__init__(context)
        self.head.insertWidget(1, self.year)
        self.year.changed.connect(self.show_rows)

    def columns(self) -> tuple[Column[Holiday], ...]:
        """Day, name, kind."""
        return (
            Column(
                key="day",
                heading="Tanggal",
                text=lambda row: long_date(row.day, weekday=True),
                sort=lambda row: row.day,
                width=230,
            ),
            Column(
                key="label",
                heading="Keterangan",
                text=lambda row: row.label,
                stretch=True,
                strong=True,
            ),
            Column(
                key="kind",
                heading="Jenis",
                text=lambda row: term(row.kind),
                tone=lambda row: _TONES[row.kind],
                width=200,
            ),
        )

    def reload(self) -> None:
        """Offer the years that have days, and those around today."""
        now = self.context.today().year
        years = {one.day.year for one in self.context.store.holidays.all()}
        chosen = self.year.value() or now
        blocked = self.year.blockSignals(True)
        self.year.set_options([(one, f"{one}") for one in sorted(years | {now, now + 1, chosen})])
        self.year.set_value(chosen)
        self.year.blockSignals(blocked)
        super().reload()

    def rows(self) -> Sequence[Holiday]:
        """The days of the chosen year."""
        year = self.year.value()
        return [one for one in self.context.store.holidays.all() if one.day.year == year]

    def entry(self, row: Holiday | None) -> Entry:
        """Ask for one."""
        day = DateField(row.day if row else None, today=self.context.today())
        label = TextField(row.label if row else "", limit=100)
        kind: ChoiceField[DayKind] = ChoiceField(
            [(one, term(one)) for one in DayKind], value=row.kind if row else DayKind.HOLIDAY
        )
        form = Form()
        form.row("&Tanggal", day, name="day", required=True)
        form.row("&Keterangan", label, name="label", required=True)
        form.row(
            "&Jenis",
            kind,
            name="kind",
            required=True,
            hint="“Tetap masuk” membatalkan libur pada hari itu.",
        )

        def deed() -> Done[Holiday]:
            chosen = day.value() or self.context.today()
            done = save_holiday(
                self.context.store,
                Holiday(
                    id=row.id if row else HolidayId(new_id()),
                    day=chosen,
                    kind=kind.value() or DayKind.HOLIDAY,
                    label=label.value(),
                ),
            )
            self._show_year(chosen.year)
            return done

        return Entry(form=form, deed=deed)

    def removal(self, row: Holiday) -> Done[Holiday]:
        """Remove one."""
        return remove_holiday(self.context.store, row.id)

    def _show_year(self, year: int) -> None:
        """Go to the year of a day that was just saved."""
        if year != self.year.value():
            self.reload()
            self.year.set_value(year)
