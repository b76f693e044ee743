"""The buttons and the menu under the chosen session."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import CommandButtons, fill_menu
from rehabdesk.ui.screens.schedule.deeds import SessionDeeds
from rehabdesk.ui.screens.schedule.week import Progress
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.text import icon_button


class SessionButtons(QWidget):
    """Only the deeds that fit the session as it stands are shown."""

    def __init__(self, context: Context, deeds: SessionDeeds) -> None:
        super().__init__()
        self._context, self._deeds = context, deeds
        self._buttons = CommandButtons(context)
        self.fill = self._buttons.add(deeds.fill_command, "&Isi kehadiran", "primary")
        self.print = self._buttons.add(deeds.print_command, "Cetak &daftar hadir")
        self.restore = self._buttons.add(deeds.restore_command, "Pu&lihkan")
        self.edit = self._buttons.add(deeds.change_command, "&Ubah…")
        self.cancel = self._buttons.add(deeds.cancel_command, "Ti&adakan…")
        self.more = icon_button("more", "Tindakan lain")
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self._lay_out()

    def offer(self, progress: Progress) -> None:
        """Show the deeds that fit."""
        self._buttons.offer()
        self._fill_menu()
        self.more.setVisible(bool(self.menu.actions()))
        typed = progress is Progress.RECORDED
        self.fill.setText("L&ihat kehadiran" if typed else "&Isi kehadiran")

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self._context, self._deeds.seldom())

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
