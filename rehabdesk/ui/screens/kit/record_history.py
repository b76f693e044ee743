"""The history of one record: who did what, when, on which PC, why, and each value before it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from rehabdesk.domain.audit import AuditEntry
from rehabdesk.services.audit import history_of
from rehabdesk.services.safety_papers import pc_code
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.entry_view import EntryView
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.side_panel import ListAndDetail
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.dates import stamp

_WIDTH, _HEIGHT = 1080, 560


class RecordHistoryDialog(QDialog):
    """The newest entry first; the one under the cursor is told in full at the right."""

    def __init__(self, context: Context, title: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__(context.shell.window_widget())
        self.setWindowTitle("Riwayat perubahan")
        self.setAccessibleName("Riwayat perubahan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        store = context.store
        zone = store.office.time_zone
        columns: tuple[Column[AuditEntry], ...] = (
            Column(key="at", heading="Kapan", text=lambda one: stamp(one.at, zone), width=176),
            Column(
                key="who",
                heading="Oleh",
                text=lambda one: store.users.name_of(one.user),
                width=130,
            ),
            Column(key="pc", heading="Komputer", text=lambda one: pc_code(one.origin), width=96),
            Column(key="label", heading="Perbuatan", text=lambda one: one.label, stretch=True),
        )
        nothing = EmptyState("Belum ada catatan.", icon_name="history")
        self.model: TableModel[AuditEntry] = TableModel(
            columns, history_of(store, *rows), key=lambda one: (one.origin, one.number)
        )
        self.table: Table[AuditEntry] = Table("Riwayat perubahan", self.model, empty=nothing)
        self.view = EntryView(store)
        panes = ListAndDetail(self.table, list_width=640, detail_width=400)
        panes.show_detail(self.view)
        close = button("&Tutup", "primary")
        close.setAutoDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(label(title, "heading"))
        whole.addWidget(panes, 1)
        whole.addLayout(foot)
        open_as(self, _WIDTH, _HEIGHT)
        self.table.current_row_changed.connect(self._show)
        self.table.select_place(0)
        self._show(self.table.current_row())

    def _show(self, entry: AuditEntry | None) -> None:
        if entry is not None:
            self.view.show_entry(entry)
