"""Kehadiran."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage


class AttendancePage(ScreenPage):
    """Kehadiran."""

    key = "attendance"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Kehadiran")
