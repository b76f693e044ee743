"""Jadwal."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage


class SchedulePage(ScreenPage):
    """Jadwal."""

    key = "schedule"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Jadwal")
