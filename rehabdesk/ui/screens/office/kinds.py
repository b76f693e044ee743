"""Jenis sesi: what kinds of meeting there are, in the office's order."""

from collections.abc import Sequence

from rehabdesk.domain.identity import SessionKindId, new_id
from rehabdesk.domain.session import SessionKind
from rehabdesk.services.done import Done
from rehabdesk.services.terms import order_session_kinds, remove_session_kind, save_session_kind
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.wording.fields.office_terms import SESSION_KIND


class SessionKindsSection(TableSection[SessionKind]):
    """The kinds of session, with their length and what they count for."""

    key = "session-kinds"
    title = "Jenis sesi"
    caption = "Singkatan dipakai pada rekap bulanan; urutan ini dipakai di semua pilihan."
    icon = "schedule"
    noun = "jenis sesi"
    fields = SESSION_KIND
    form_columns = 2
    form_width = 580
    ordered = True

    def rows(self) -> Sequence[SessionKind]:
        """All kinds, in their order."""
        return self.context.store.session_kinds.all()

    def new(self) -> SessionKind:
        """A kind behind all others."""
        place = len(self.rows()) + 1
        return SessionKind(id=SessionKindId(new_id()), name="", short="", position=place)

    def save(self, record: SessionKind) -> Done[SessionKind]:
        """Save one."""
        return save_session_kind(self.context.store, record)

    def removal(self, row: SessionKind) -> Done[SessionKind]:
        """Remove one."""
        return remove_session_kind(self.context.store, row.id)

    def put_in_order(self, rows: Sequence[SessionKind]) -> Done[tuple[SessionKind, ...]]:
        """Keep another order."""
        return order_session_kinds(self.context.store, [one.id for one in rows])
