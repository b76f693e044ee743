"""Jenis program: the kinds of rehabilitation."""

from collections.abc import Sequence

from rehabdesk.domain.identity import ProgramKindId, new_id
from rehabdesk.domain.program import ProgramKind
from rehabdesk.services.done import Done
from rehabdesk.services.terms import remove_program_kind, save_program_kind
from rehabdesk.ui.screens.office.table_section import Entry, TableSection, yes
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.fields import CheckField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form


class ProgramKindsSection(TableSection[ProgramKind]):
    """The kinds of programme that a cohort can be of."""

    key = "program-kinds"
    title = "Jenis program"
    caption = "Judulnya tercetak pada daftar hadir dan sertifikat."
    icon = "program"
    noun = "jenis program"

    def columns(self) -> tuple[Column[ProgramKind], ...]:
        """Title, code, ratio, active."""
        return (
            Column(
                key="title", heading="Judul", text=lambda row: row.title, stretch=True, strong=True
            ),
            Column(key="code", heading="Kode", text=lambda row: row.code, width=130),
            Column(
                key="ratio",
                heading="Residen per konselor",
                text=lambda row: f"{row.ratio}",
                sort=lambda row: row.ratio,
                align=Align.RIGHT,
                width=180,
            ),
            Column(
                key="active",
                heading="Aktif",
                text=lambda row: yes(row.active),
                out=lambda row: row.active,
                align=Align.CENTRE,
                width=90,
            ),
        )

    def rows(self) -> Sequence[ProgramKind]:
        """All kinds."""
        return self.context.store.program_kinds.all()

    def entry(self, row: ProgramKind | None) -> Entry:
        """Ask for one."""
        title = TextField(row.title if row else "", limit=120)
        code = TextField(row.code if row else "", limit=12)
        ratio = NumberField(row.ratio if row else 22, lowest=1, highest=999)
        active = CheckField("&Aktif", checked=row.active if row else True)
        form = Form()
        form.row("&Judul", title, name="title", required=True, hint="Misalnya Rehabilitasi Sosial.")
        form.row("&Kode", code, name="code", required=True, hint="Paling banyak 12 huruf.")
        form.row(
            "&Residen per konselor",
            ratio,
            name="ratio",
            required=True,
            hint="Lebih dari ini diberi peringatan.",
        )
        form.row("Pemakaian", active, name="active")
        position = row.position if row else len(self.rows()) + 1

        def deed() -> Done[ProgramKind]:
            return save_program_kind(
                self.context.store,
                ProgramKind(
                    id=row.id if row else ProgramKindId(new_id()),
                    code=code.value(),
                    title=title.value(),
                    ratio=ratio.value() or 0,
                    active=active.value(),
                    position=position,
                ),
            )

        return Entry(form=form, deed=deed)

    def removal(self, row: ProgramKind) -> Done[ProgramKind]:
        """Remove one."""
        return remove_program_kind(self.context.store, row.id)
