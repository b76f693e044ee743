"""Pejabat: who signs, as what, and from when to when."""

from collections.abc import Sequence
from datetime import date

from rehabdesk.domain.identity import OfficialId, new_id
from rehabdesk.domain.nip import spaced_nip
from rehabdesk.domain.office import Acting, Official, OfficialRole
from rehabdesk.services.done import Done
from rehabdesk.services.office import remove_official, save_official
from rehabdesk.ui.screens.office.table_section import Entry, TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.terms import label as term


class OfficialsSection(TableSection[Official]):
    """The signers of sheets and certificates."""

    key = "officials"
    title = "Pejabat penanda tangan"
    caption = "Yang berlaku pada tanggal kertasnya tercetak; Plh. dan Plt. didahulukan."
    icon = "signature"
    noun = "pejabat"

    def columns(self) -> tuple[Column[Official], ...]:
        """Name, position, role, NIP, time, and whether it is now."""
        return (
            Column(
                key="name", heading="Nama", text=lambda row: row.name, stretch=True, strong=True
            ),
            Column(key="position", heading="Jabatan", text=_position, tip=_position, width=190),
            Column(
                key="role", heading="Peran", text=lambda row: term(row.role), width=148, muted=True
            ),
            Column(key="nip", heading="NIP", text=lambda row: spaced_nip(row.nip), width=182),
            Column(
                key="time",
                heading="Masa",
                text=self._time,
                tone=self._tone,
                tip=_period,
                width=150,
            ),
        )

    def rows(self) -> Sequence[Official]:
        """Those who sign now first, by role."""
        today, roles = self.context.today(), list(OfficialRole)
        return sorted(
            self.context.store.officials.all(),
            key=lambda row: (not row.active_on(today), roles.index(row.role), row.name),
        )

    def entry(self, row: Official | None) -> Entry:
        """Ask for one."""
        fields = _Fields(row, self.context.today())
        key = row.id if row else OfficialId(new_id())
        return Entry(
            form=fields.form,
            deed=lambda: save_official(self.context.store, fields.record(key)),
            width=680,
        )

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


class _Fields:
    """The fields of one official."""

    def __init__(self, row: Official | None, today: date) -> None:
        self.name = TextField(row.name if row else "", limit=100)
        self.position = TextField(row.position if row else "", limit=160)
        self.role: ChoiceField[OfficialRole] = ChoiceField(
            [(one, term(one)) for one in OfficialRole], value=row.role if row else None
        )
        self.nip = TextField(spaced_nip(row.nip) if row else "", limit=40)
        self.acting: ChoiceField[Acting] = ChoiceField(
            [(one, term(one)) for one in Acting], value=row.acting if row else Acting.NONE
        )
        self.institution = TextField(row.institution if row else "", limit=120)
        self.active_from = DateField(row.active_from if row else None, today=today)
        self.active_to = DateField(row.active_to if row else None, today=today)
        self.form = Form(columns=2)
        self.form.row(
            "&Nama dengan gelar",
            self.name,
            name="name",
            required=True,
            hint="Persis seperti yang tercetak.",
        )
        self.form.row("NI&P", self.nip, name="nip", hint="18 angka; kosongkan bila tidak ada.")
        self.form.row(
            "&Jabatan",
            self.position,
            name="position",
            required=True,
            wide=True,
            hint="Misalnya Kepala Lembaga Pemasyarakatan Kelas IIA Serang.",
        )
        self.form.row("Pe&ran", self.role, name="role", required=True)
        self.form.row("&Kedudukan", self.acting, name="acting", required=True)
        self.form.row(
            "&Instansi", self.institution, name="institution", wide=True, hint="Untuk mitra."
        )
        self.form.row("&Mulai", self.active_from, name="active_from", hint="Boleh kosong.")
        self.form.row("Samp&ai", self.active_to, name="active_to", hint="Boleh kosong.")

    def record(self, key: OfficialId) -> Official:
        """The official as it stands in the fields."""
        return Official(
            id=key,
            name=self.name.value(),
            position=self.position.value(),
            role=self.role.value() or OfficialRole.OTHER,
            nip=self.nip.value(),
            acting=self.acting.value() or Acting.NONE,
            institution=self.institution.value(),
            active_from=self.active_from.value(),
            active_to=self.active_to.value(),
        )


def _position(row: Official) -> str:
    return f"{row.acting.value} {row.position}".strip()


def _period(row: Official) -> str:
    since = medium_date(row.active_from) if row.active_from else "…"
    until = medium_date(row.active_to) if row.active_to else "sekarang"
    return f"{since} - {until}"
