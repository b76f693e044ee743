"""Jejak audit: everything that was done, read and printed, and whether the log is whole."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent

from rehabdesk.domain.audit import AuditEntry, EntryKind
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import entries
from rehabdesk.services.safety_papers import audit_head_pdf
from rehabdesk.storage import Store
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.audit.checking import check_dialog
from rehabdesk.ui.screens.audit.deleted import DeletedDialog
from rehabdesk.ui.screens.audit.filters import AuditFilters
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys
from rehabdesk.ui.screens.kit.entry_view import EntryView
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.side_panel import ListAndDetail
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.wording.audit import entry_summary
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.numbers import thousands
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


_MOST = 500


class AuditPage(ScreenPage):
    """The newest entries, one of them in full."""

    key = "audit"

    def __init__(self, context: Context) -> None:
        self._check = Command(text="&Periksa keutuhan jejak audit…", run=self.check, icon="check")
        self._paper = Command(text="&Cetak sidik jejak audit", run=self.print_head, icon="print")
        self._deleted = Command(
            text="Pulihkan yang &dihapus…",
            run=self.show_deleted,
            icon="undo",
            right=Right.RESTORE,
        )
        self._search = Command(text="Cari catatan", run=self._find, icon="search", keys="Ctrl+F")
        buttons = CommandButtons(context)
        self.check_button = buttons.add(self._check, "&Periksa keutuhan…", "primary")
        self.paper_button = buttons.add(self._paper, "&Cetak sidik")
        self.deleted_button = buttons.add(self._deleted, "Yang &dihapus…")
        super().__init__(
            context,
            "Jejak audit",
            "Hanya bertambah; setiap catatan mengunci catatan sebelumnya.",
            actions=(self.deleted_button, self.paper_button, self.check_button),
        )
        self.filters = AuditFilters(context.store, context.today())
        self.table, self.model = entry_table(context.store)
        self.table.tell(*self.filters.fields())
        self.view = EntryView(context.store)
        self.panes = ListAndDetail(self.table, list_width=780, detail_width=380)
        self.add(self.filters)
        self.add(self.filters.note)
        self.add(self.panes, 1)
        self.filters.changed.connect(self._list)
        self.filters.search.list_wanted.connect(self.table.focus_list)
        self.table.current_row_changed.connect(self._show)
        add_keys(self, context, self.commands())

    def reload(self) -> None:
        """List the newest entries."""
        self.filters.show_users()
        self._list()

    def showEvent(self, event: QShowEvent) -> None:
        """The log grows with every deed, so it is read again whenever it is shown."""
        super().showEvent(event)
        self.reload()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (self._check, self._paper, self._deleted, self._search)

    def check(self) -> None:
        """Read the whole log and say whether it holds."""
        check_dialog(self.context).open()

    def print_head(self) -> None:
        """Show the sheet with the head of the chain."""
        store = self.context.store
        pdf = self.context.carry_out(lambda: audit_head_pdf(store, now=store.moment()))
        if pdf is not None:
            self.context.shell.show_pdf(pdf, "Sidik jejak audit", "sidik-jejak-audit.pdf")
            self._list()

    def show_deleted(self) -> None:
        """Show what was deleted and can come back."""
        dialog = DeletedDialog(self.context)
        dialog.finished.connect(self._look_again)
        dialog.open()

    def _find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _look_again(self, _result: int) -> None:
        self._list()

    def _list(self) -> None:
        found = entries(self.context.store, self.filters.wanted(), _MOST)
        self.model.replace(found)
        reasons = self.filters.reasons()
        whole = (
            sum(one.count for one in self.context.store.audit.heads())
            if any(reasons)
            else len(found)
        )
        self.filters.note.say(reasons, len(found), whole)
        newest = f"{thousands(_MOST)} terbaru" if len(found) == _MOST else f"{len(found)}"
        self.set_title("Jejak audit", f"{newest} catatan; hanya bertambah, tidak dapat diubah.")
        if self.table.current_row() is None and found:
            self.table.select_place(0)
        self._show(self.table.current_row())

    def _show(self, entry: AuditEntry | None) -> None:
        if entry is None:
            self.panes.show_nothing()
        else:
            self.view.show_entry(entry)
            self.panes.show_detail(self.view)
