"""Status kehadiran: the letters that mark, and how each one counts."""

from collections.abc import Sequence

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs
from rehabdesk.domain.identity import StatusId, new_id
from rehabdesk.services.done import Done
from rehabdesk.services.terms import order_statuses, remove_status, save_status
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.fields.office_terms import STATUS

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
    fields = STATUS
    open_at_first = ("counts_as",)
    form_columns = 2
    form_width = 580
    ordered = True

    def columns(self) -> tuple[Column[AttendanceStatus], ...]:
        """The fields, the key as it stands on the keyboard."""
        key = {"text": _key, "align": Align.CENTRE}
        return columns_of(STATUS, key=key, counts_as={"tone": _tone})

    def rows(self) -> Sequence[AttendanceStatus]:
        """All statuses, in their order."""
        return self.context.store.statuses.all()

    def new(self) -> AttendanceStatus:
        """A status behind all others; saving gives it its number."""
        return AttendanceStatus(
            id=StatusId(new_id()),
            number=1,
            code="",
            label="",
            key="",
            counts_as=CountsAs.ABSENT,
            position=len(self.rows()) + 1,
        )

    def save(self, record: AttendanceStatus) -> Done[AttendanceStatus]:
        """Save one."""
        return save_status(self.context.store, record)

    def removal(self, row: AttendanceStatus) -> Done[AttendanceStatus]:
        """Remove one."""
        return remove_status(self.context.store, row.id)

    def put_in_order(self, rows: Sequence[AttendanceStatus]) -> Done[tuple[AttendanceStatus, ...]]:
        """Keep another order."""
        return order_statuses(self.context.store, [one.id for one in rows])


def _key(row: AttendanceStatus) -> str:
    return row.key.upper()


def _tone(row: AttendanceStatus) -> Tone:
    return _TONES[row.counts_as]
