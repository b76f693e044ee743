"""The buttons and the menu under the chosen session."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rehabdesk.domain.session import Session
from rehabdesk.services.schedule import has_paper
from rehabdesk.storage import Store
from rehabdesk.ui.screens.schedule.week import Progress
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.text import button, icon_button


class SessionButtons(QWidget):
    """Only the deeds that fit the session as it stands are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill = button("&Isi kehadiran", "primary", "attendance")
        self.print = button("Cetak &daftar hadir", icon_name="print")
        self.restore = button("Pu&lihkan", icon_name="undo")
        self.edit = button("&Ubah…")
        self.cancel = button("B&atalkan…")
        self.more = icon_button("more", "Tindakan lain")
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.move_away = self.menu.addAction("Pindahkan ke waktu lain…")
        self.blank = self.menu.addAction("Cetak lembar kosong")
        self.menu.addSeparator()
        self.delete = self.menu.addAction("Hapus sesi ini")
        self.delete_rest = self.menu.addAction("Hapus sisa jadwal mingguan…")
        self._lay_out()

    def offer(self, store: Store, session: Session, progress: Progress) -> None:
        """Show the deeds that fit."""
        cancelled = progress is Progress.CANCELLED
        empty = not has_paper(store, session.id)
        self.restore.setVisible(cancelled)
        for one in (self.fill, self.print, self.cancel):
            one.setVisible(not cancelled)
        for action in (self.move_away, self.blank):
            action.setVisible(not cancelled)
        self.delete.setVisible(empty)
        self.delete_rest.setVisible(session.series is not None and empty and not cancelled)
        self.more.setVisible(not cancelled or empty)
        typed = progress is Progress.RECORDED
        self.fill.setText("L&ihat kehadiran" if typed else "&Isi kehadiran")

    def planning(self) -> tuple[QWidget | QAction, ...]:
        """The deeds that alter the plan."""
        acts = (self.move_away, self.delete, self.delete_rest)
        return (self.restore, self.edit, self.cancel, *acts)

    def _lay_out(self) -> None:
        foot = QVBoxLayout(self)
        foot.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.fill)
        foot.addWidget(self.print)
        foot.addWidget(self.restore)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.edit, 1)
        row.addWidget(self.cancel, 1)
        row.addWidget(self.more)
        foot.addLayout(row)
