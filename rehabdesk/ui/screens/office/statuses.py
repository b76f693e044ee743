"""Status kehadiran: the letters that mark, and how each one counts."""

from collections.abc import Callable, Sequence

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs
from rehabdesk.domain.identity import StatusId, new_id
from rehabdesk.services.done import Done
from rehabdesk.services.terms import order_statuses, remove_status, save_status
from rehabdesk.ui.screens.office.table_section import Entry, TableSection, yes
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.fields import CheckField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.terms import label as term

_TONES = {
    CountsAs.PRESENT: Tone.SUCCESS,
    CountsAs.ABSENT: Tone.WARNING,
    CountsAs.IGNORED: Tone.NEUTRAL,
}


class StatusesSection(TableSection[AttendanceStatus]):
    """The statuses in the order of the legend."""

    key = "statuses"
    title = "Status kehadiran"
    caption = "Satu huruf menandai satu orang. Urutan ini dipakai di layar dan di kertas."
    icon = "status"
    noun = "status"
    ordered = True

    def columns(self) -> tuple[Column[AttendanceStatus], ...]:
        """Code, label, key, how it counts, and the yes and no."""
        return (
            Column(key="code", heading="Kode", text=lambda row: row.code, width=66, strong=True),
            Column(key="label", heading="Label", text=lambda row: row.label, stretch=True),
            Column(
                key="key",
                heading="Tombol",
                text=lambda row: row.key.upper(),
                align=Align.CENTRE,
                width=80,
            ),
            Column(
                key="counts",
                heading="Dihitung",
                text=lambda row: term(row.counts_as),
                tone=lambda row: _TONES[row.counts_as],
                width=190,
            ),
            _tick("excused", "Beralasan", lambda row: row.excused, 100),
            _tick("reason", "Minta alasan", lambda row: row.needs_reason, 116),
            _tick("late", "Terlambat", lambda row: row.is_late, 98),
            _tick("active", "Aktif", lambda row: row.active, 70),
        )

    def rows(self) -> Sequence[AttendanceStatus]:
        """All statuses, in their order."""
        return self.context.store.statuses.all()

    def entry(self, row: AttendanceStatus | None) -> Entry:
        """Ask for one."""
        fields = _Fields(row)
        before = row or AttendanceStatus(
            id=StatusId(new_id()),
            number=1,
            code="",
            label="",
            key="",
            counts_as=CountsAs.ABSENT,
            position=len(self.rows()) + 1,
        )
        return Entry(
            form=fields.form,
            deed=lambda: save_status(self.context.store, fields.record(before)),
            width=580,
        )

    def removal(self, row: AttendanceStatus) -> Done[AttendanceStatus]:
        """Remove one."""
        return remove_status(self.context.store, row.id)

    def put_in_order(self, rows: Sequence[AttendanceStatus]) -> Done[tuple[AttendanceStatus, ...]]:
        """Keep another order."""
        return order_statuses(self.context.store, [one.id for one in rows])


class _Fields:
    """The fields of one status."""

    def __init__(self, row: AttendanceStatus | None) -> None:
        self.code = TextField(row.code if row else "", limit=4)
        self.label = TextField(row.label if row else "", limit=60)
        self.key = TextField(row.key if row else "", limit=1)
        self.counts: ChoiceField[CountsAs] = ChoiceField(
            [(one, term(one)) for one in CountsAs], value=row.counts_as if row else None
        )
        self.excused = CheckField(
            "&Beralasan (sakit, izin, dinas)", checked=bool(row and row.excused)
        )
        self.reason = CheckField(
            "&Minta alasan saat ditandai", checked=bool(row and row.needs_reason)
        )
        self.late = CheckField("T&erlambat", checked=bool(row and row.is_late))
        self.active = CheckField("&Aktif", checked=row.active if row else True)
        self.form = Form(columns=2)
        self.form.row("&Kode", self.code, name="code", required=True, hint="Tercetak pada rekap.")
        self.form.row("&Tombol", self.key, name="key", required=True, hint="Satu huruf atau tanda.")
        self.form.row("&Label", self.label, name="label", required=True, wide=True)
        self.form.row("&Dihitung sebagai", self.counts, name="counts_as", required=True, wide=True)
        self.form.row("Ketidakhadiran", self.excused, name="excused")
        self.form.row("Alasan", self.reason, name="needs_reason")
        self.form.row("Keterlambatan", self.late, name="is_late")
        self.form.row("Pemakaian", self.active, name="active")

    def record(self, before: AttendanceStatus) -> AttendanceStatus:
        """The status as it stands in the fields."""
        return AttendanceStatus(
            id=before.id,
            number=before.number,
            position=before.position,
            code=self.code.value(),
            label=self.label.value(),
            key=self.key.value(),
            counts_as=self.counts.value() or CountsAs.ABSENT,
            excused=self.excused.value(),
            needs_reason=self.reason.value(),
            is_late=self.late.value(),
            active=self.active.value(),
        )


def _tick(
    key: str, heading: str, value: Callable[[AttendanceStatus], bool], width: int
) -> Column[AttendanceStatus]:
    return Column(
        key=key,
        heading=heading,
        text=lambda row: yes(value(row)),
        out=value,
        align=Align.CENTRE,
        width=width,
    )
