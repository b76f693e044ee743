"""Jejak audit: everything that was done, read and printed, and whether the log is whole."""

from PySide6.QtGui import QShowEvent

from rehabdesk.domain.audit import AuditEntry
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import entries
from rehabdesk.services.safety_papers import audit_head_pdf
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.audit.checking import check_dialog
from rehabdesk.ui.screens.audit.deleted import DeletedDialog
from rehabdesk.ui.screens.audit.filters import AuditFilters
from rehabdesk.ui.screens.audit.lines import entry_table
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys
from rehabdesk.ui.screens.kit.entry_view import EntryView
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.widgets.side_panel import ListAndDetail
from rehabdesk.wording.numbers import thousands

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
