"""Jenis program: the kinds of rehabilitation."""

from collections.abc import Sequence

from rehabdesk.domain.identity import ProgramKindId, new_id
from rehabdesk.domain.program import ProgramKind
from rehabdesk.services.done import Done
from rehabdesk.services.terms import remove_program_kind, save_program_kind
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.wording.fields.office_terms import PROGRAM_KIND


class ProgramKindsSection(TableSection[ProgramKind]):
    """The kinds of programme that a cohort can be of."""

    key = "program-kinds"
    title = "Jenis program"
    caption = "Judulnya tercetak pada daftar hadir dan sertifikat."
    icon = "program"
    noun = "jenis program"
    fields = PROGRAM_KIND

    def rows(self) -> Sequence[ProgramKind]:
        """All kinds."""
        return self.context.store.program_kinds.all()

    def new(self) -> ProgramKind:
        """A kind behind all others."""
        place = len(self.rows()) + 1
        return ProgramKind(id=ProgramKindId(new_id()), code="", title="", position=place)

    def save(self, record: ProgramKind) -> Done[ProgramKind]:
        """Save one."""
        return save_program_kind(self.context.store, record)

    def removal(self, row: ProgramKind) -> Done[ProgramKind]:
        """Remove one."""
        return remove_program_kind(self.context.store, row.id)
