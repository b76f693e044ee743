"""Pulihkan: what was deleted, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from rehabdesk.services.audit import Deleted, deleted_records, restore_deleted
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.tables import table_word


class DeletedDialog(QDialog):
    """Lists deleted records and brings the chosen one back with what went with it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.shell.window_widget())
        self.context = context
        self.setWindowTitle("Yang dihapus")
        self.setAccessibleName("Yang dihapus")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, 760, 520)
        zone = context.store.office.time_zone
        columns = (
            Column[Deleted](
                key="name", heading="Nama", text=lambda one: one.name, stretch=True, strong=True
            ),
            Column[Deleted](
                key="table", heading="Jenis", text=lambda one: table_word(one.table), width=150
            ),
            Column[Deleted](
                key="at",
                heading="Dihapus",
                text=lambda one: stamp(one.at, zone),
                sort=lambda one: one.at,
                width=186,
            ),
            Column[Deleted](key="by", heading="Oleh", text=lambda one: one.by, width=140),
        )
        self.model = TableModel[Deleted](columns, key=lambda one: (one.table, one.key))
        empty = EmptyState("Tidak ada yang dihapus", icon_name="success")
        self.table = Table[Deleted]("Yang dihapus", self.model, empty=empty)
        self.restore_button = button("&Pulihkan", "primary", "undo")
        self.restore_button.clicked.connect(self.restore)
        self.table.activated_row.connect(self._opened)
        close = button("&Tutup")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(label("Yang terhapus bersama ikut pulih.", "small"), 1)
        foot.addWidget(close)
        foot.addWidget(self.restore_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(label("Yang dihapus", "title"))
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        self.reload()

    def reload(self) -> None:
        """List what is deleted now."""
        self.model.replace(deleted_records(self.context.store))
        self.restore_button.setEnabled(bool(self.model.rows()))
        if self.model.rows():
            self.table.select_place(0)

    def _opened(self, _line: Deleted) -> None:
        self.restore()

    def restore(self) -> None:
        """Bring the chosen record back."""
        chosen = self.table.current_row()
        if chosen is None:
            return
        store = self.context.store
        self.context.perform(
            lambda: restore_deleted(store, chosen.table, chosen.key),
            f"Dipulihkan: {chosen.name}",
        )
        self.reload()
