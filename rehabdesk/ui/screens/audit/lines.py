"""The list of entries: one line each."""

from collections.abc import Callable

from rehabdesk.domain.audit import AuditEntry, EntryKind
from rehabdesk.storage import Store
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.wording.audit import entry_summary
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.terms import label

_TONES = {
    EntryKind.CHANGE: Tone.NEUTRAL,
    EntryKind.READING: Tone.INFO,
    EntryKind.PRINT: Tone.ACCENT,
    EntryKind.EXPORT: Tone.WARNING,
    EntryKind.LOGIN: Tone.SUCCESS,
    EntryKind.SECURITY: Tone.DANGER,
}


def entry_table(store: Store) -> tuple[Table[AuditEntry], TableModel[AuditEntry]]:
    """The list, empty."""
    name, zone = _remembering(store), store.office.time_zone
    columns = (
        Column[AuditEntry](
            key="at",
            heading="Kapan",
            text=lambda one: stamp(one.at, zone),
            sort=lambda one: (one.at, one.number),
            width=186,
        ),
        Column[AuditEntry](key="who", heading="Oleh", text=lambda one: name(one.user), width=140),
        Column[AuditEntry](
            key="kind",
            heading="Jenis",
            text=lambda one: label(one.kind),
            tone=lambda one: _TONES[one.kind],
            width=120,
        ),
        Column[AuditEntry](
            key="label", heading="Yang dilakukan", text=lambda one: one.label, stretch=True
        ),
        Column[AuditEntry](
            key="about", heading="Tentang", text=entry_summary, width=130, muted=True
        ),
    )
    model = TableModel[AuditEntry](columns, key=lambda one: (one.origin, one.number))
    empty = EmptyState("Tidak ada catatan", "Longgarkan saringannya.", icon_name="history")
    return Table[AuditEntry]("Jejak audit", model, empty=empty), model


def _remembering(store: Store) -> Callable[[str], str]:
    """Names by stamp, each looked up once."""
    known: dict[str, str] = {}

    def name(user: str) -> str:
        if user not in known:
            known[user] = store.users.name_of(user)
        return known[user]

    return name
