"""Pejabat: who signs, as what, and from when to when."""

from collections.abc import Sequence

from rehabdesk.domain.identity import OfficialId, new_id
from rehabdesk.domain.office import Official, OfficialRole
from rehabdesk.services.done import Done
from rehabdesk.services.office import remove_official, save_official
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.fields.office import OFFICIAL


def _position(row: Official) -> str:
    return f"{row.acting.value} {row.position}".strip()


def _period(row: Official) -> str:
    since = medium_date(row.active_from) if row.active_from else "…"
    until = medium_date(row.active_to) if row.active_to else "sekarang"
    return f"{since} - {until}"


class OfficialsSection(TableSection[Official]):
    """The signers of sheets and certificates."""

    key = "officials"
    title = "Pejabat penanda tangan"
    caption = "Yang berlaku pada tanggal kertasnya tercetak; Plh. dan Plt. didahulukan."
    icon = "signature"
    noun = "pejabat"
    fields = OFFICIAL
    open_at_first = ("role",)
    form_columns = 2
    form_width = 680

    def columns(self) -> tuple[Column[Official], ...]:
        """Name, position, role and NIP, and in place of two days whether it is now."""
        made = columns_of(
            OFFICIAL,
            *("name", "position", "role", "nip"),
            name={"stretch": True},
            position={"text": _position, "tip": _position, "stretch": False, "width": 190},
            role={"muted": True, "width": 164},
        )
        now = Column[Official](
            key="time", heading="Masa", text=self._time, tone=self._tone, tip=_period, width=150
        )
        return (*made, now)

    def rows(self) -> Sequence[Official]:
        """Those who sign now first, by role."""
        today, roles = self.context.today(), list(OfficialRole)
        return sorted(
            self.context.store.officials.all(),
            key=lambda row: (not row.active_on(today), roles.index(row.role), row.name),
        )

    def new(self) -> Official:
        """An official of whom nothing is known."""
        return Official(id=OfficialId(new_id()), name="", position="", role=OfficialRole.OTHER)

    def save(self, record: Official) -> Done[Official]:
        """Save one."""
        return save_official(self.context.store, record)

    def removal(self, row: Official) -> Done[Official]:
        """Remove one."""
        return remove_official(self.context.store, row.id)

    def _time(self, row: Official) -> str:
        today = self.context.today()
        if row.active_on(today):
            return f"s.d. {medium_date(row.active_to)}" if row.active_to else "Menjabat"
        ended = row.active_to is not None and row.active_to < today
        return "Sudah berakhir" if ended else "Belum mulai"

    def _tone(self, row: Official) -> Tone:
        return Tone.SUCCESS if row.active_on(self.context.today()) else Tone.NEUTRAL
