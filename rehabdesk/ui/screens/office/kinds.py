"""Jenis sesi: what kinds of meeting there are, in the office's order."""

from collections.abc import Sequence

from rehabdesk.domain.identity import SessionKindId, new_id
from rehabdesk.domain.session import SessionKind
from rehabdesk.services.done import Done
from rehabdesk.services.terms import order_session_kinds, remove_session_kind, save_session_kind
from rehabdesk.ui.screens.office.table_section import Entry, TableSection, yes
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.fields import CheckField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form

_TONES = {
    "neutral": "Abu-abu",
    "teal": "Hijau laut",
    "green": "Hijau",
    "blue": "Biru",
    "amber": "Kuning",
    "rose": "Merah muda",
    "violet": "Ungu",
}


class SessionKindsSection(TableSection[SessionKind]):
    """The kinds of session, with their length and what they count for."""

    key = "session-kinds"
    title = "Jenis sesi"
    caption = "Singkatan dipakai pada rekap bulanan; urutan ini dipakai di semua pilihan."
    icon = "schedule"
    noun = "jenis sesi"
    ordered = True

    def columns(self) -> tuple[Column[SessionKind], ...]:
        """Name, sign, minutes, and the yes and no."""
        return (
            Column(
                key="name", heading="Nama", text=lambda row: row.name, stretch=True, strong=True
            ),
            Column(key="short", heading="Singkatan", text=lambda row: row.short, width=100),
            Column(
                key="minutes",
                heading="Lama",
                text=lambda row: f"{row.minutes} menit",
                align=Align.RIGHT,
                width=100,
            ),
            Column(
                key="mandatory",
                heading="Wajib",
                text=lambda row: yes(row.mandatory),
                out=lambda row: row.mandatory,
                align=Align.CENTRE,
                width=74,
            ),
            Column(
                key="counts",
                heading="Sertifikat",
                text=lambda row: yes(row.counts_for_certificate),
                out=lambda row: row.counts_for_certificate,
                align=Align.CENTRE,
                width=92,
            ),
            Column(
                key="tone",
                heading="Warna",
                text=lambda row: _TONES.get(row.tone, ""),
                width=112,
                muted=True,
            ),
            Column(
                key="active",
                heading="Aktif",
                text=lambda row: yes(row.active),
                out=lambda row: row.active,
                align=Align.CENTRE,
                width=70,
            ),
        )

    def rows(self) -> Sequence[SessionKind]:
        """All kinds, in their order."""
        return self.context.store.session_kinds.all()

    def entry(self, row: SessionKind | None) -> Entry:
        """Ask for one."""
        name = TextField(row.name if row else "", limit=80)
        short = TextField(row.short if row else "", limit=6)
        minutes = NumberField(row.minutes if row else 60, lowest=1, highest=1440)
        tone: ChoiceField[str] = ChoiceField(
            list(_TONES.items()), value=row.tone if row else "neutral", searchable=False
        )
        mandatory = CheckField("&Wajib diikuti", checked=bool(row and row.mandatory))
        counts = CheckField(
            "&Tercantum pada sertifikat", checked=row.counts_for_certificate if row else True
        )
        active = CheckField("&Aktif", checked=row.active if row else True)
        form = Form(columns=2)
        form.row("&Nama", name, name="name", required=True, wide=True)
        form.row("Sin&gkatan", short, name="short", required=True, hint="Paling banyak 6 huruf.")
        form.row("&Lama (menit)", minutes, name="minutes", required=True)
        form.row("Wa&rna di jadwal", tone, name="tone", required=True, wide=True)
        form.row("Kewajiban", mandatory, name="mandatory")
        form.row("Sertifikat", counts, name="counts_for_certificate")
        form.row("Pemakaian", active, name="active", wide=True)
        position = row.position if row else len(self.rows()) + 1

        def deed() -> Done[SessionKind]:
            return save_session_kind(
                self.context.store,
                SessionKind(
                    id=row.id if row else SessionKindId(new_id()),
                    name=name.value(),
                    short=short.value(),
                    minutes=minutes.value() or 0,
                    mandatory=mandatory.value(),
                    counts_for_certificate=counts.value(),
                    active=active.value(),
                    position=position,
                    tone=tone.value() or "neutral",
                ),
            )

        return Entry(form=form, deed=deed, width=580)

    def removal(self, row: SessionKind) -> Done[SessionKind]:
        """Remove one."""
        return remove_session_kind(self.context.store, row.id)

    def put_in_order(self, rows: Sequence[SessionKind]) -> Done[tuple[SessionKind, ...]]:
        """Keep another order."""
        return order_session_kinds(self.context.store, [one.id for one in rows])
